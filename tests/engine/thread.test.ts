/** What the port does when its thread does not behave. */
import { describe, expect, it } from 'vitest';
import type { EngineSettings } from '../../worker/engine/messages.js';
import type { EngineInfo } from '../../worker/engine/port.js';
import { startEngine } from '../../worker/engine/start-engine.js';

const info: EngineInfo = {
  name: 'none',
  quantisation: 'F32',
  sha256: '0'.repeat(64),
  device: 'cpu',
  deviceReason: 'CPU.',
  precision: 'exact',
  architecture: 'llama',
  parameters: 0,
  contextLength: 16,
  vocabularySize: 4,
};

const settings: EngineSettings = {
  graphPath: '/nonexistent/model.onnx',
  format: 'tree',
  architecture: { layers: 1, kvHeads: 1, headWidth: 1, vocabularySize: 4 },
  device: 'cpu',
  threads: 1,
  prefixCacheBytes: 0,
};

/** A thread that is ready, and then does `onMessage` with every request. */
const thread = (onMessage: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from 'node:worker_threads';
      parentPort.on('message', (request) => { ${onMessage} });
      parentPort.postMessage({ type: 'ready' });
    `)}`,
  );

describe('the engine’s thread', () => {
  it('fails to start with a reason when the graph is not there', async () => {
    await expect(startEngine(settings, info)).rejects.toMatchObject({
      code: 'model-unsupported',
      detail: expect.stringContaining('device "cpu"'),
    });
  });

  it('fails to start when it ends before it is ready', async () => {
    await expect(startEngine(settings, info, new URL('data:text/javascript,'))).rejects.toMatchObject({
      code: 'engine-stopped',
    });
  });

  it('that ends leaves no caller waiting, and later ones hear of it', async () => {
    const engine = await startEngine(settings, info, thread('process.exit(3)'));
    const waiting = await Promise.allSettled([engine.prefill([0]), engine.prefill([1])]);
    for (const result of waiting)
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'engine-stopped', retry: true } });
    await expect(engine.prefill([0])).rejects.toMatchObject({ code: 'engine-stopped' });
    await engine.dispose();
  });

  it('that throws leaves no caller waiting, and says why', async () => {
    const engine = await startEngine(settings, info, thread('throw new Error("out of paper")'));
    await expect(engine.prefill([0])).rejects.toMatchObject({
      code: 'engine-stopped',
      detail: expect.stringContaining('out of paper'),
    });
  });

  it('that reports a bug fails only the call in question', async () => {
    const engine = await startEngine(
      settings,
      info,
      thread(`
        if (request.type === 'stop') process.exit(0);
        if (request.prefix[0] === 1) parentPort.postMessage({ type: 'broken', id: request.id, message: 'a hole' });
        else parentPort.postMessage({ type: 'rows', id: request.id, rows: [Float64Array.of(1, 0, 0, 0)] });
      `),
    );
    const [fine, broken] = await Promise.allSettled([engine.prefill([0]), engine.prefill([1])]);
    expect(fine.status).toBe('fulfilled');
    expect(broken).toMatchObject({ status: 'rejected', reason: { message: 'the engine broke: a hole' } });
    await engine.dispose();
  });

  it('that never answers lets a withdrawn caller go', async () => {
    const engine = await startEngine(settings, info, thread("if (request.type === 'stop') process.exit(0);"));
    const controller = new AbortController();
    const waiting = engine.prefill([0], { signal: controller.signal });
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'shutting-down' });
    await engine.dispose();
  });
});
