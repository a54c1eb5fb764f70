/** What the port does when its thread does not behave. */
import { describe, expect, it } from 'vitest';
import { startEngine } from '../../worker/engine/start-engine.js';
import { info, POISON, POISONED, settings, thread } from './made-up-thread.js';

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

  it.each(['throws', 'dies'] as const)('that %s has stopped, and is not before', async (poison) => {
    const engine = await startEngine(settings, info, POISONED);
    await engine.prefill([POISON.answers]);
    expect(engine.hasStopped).toBe(false);
    await expect(engine.prefill([POISON[poison]])).rejects.toMatchObject({ code: 'engine-stopped' });
    expect(engine.hasStopped).toBe(true);
  });

  it('that never comes to an end is told of, also when nobody waits any more; one that answers is not', async () => {
    const stuck: string[] = [];
    const open = async (name: string) => {
      const engine = await startEngine(settings, info, POISONED, 1_000);
      engine.observe?.({
        run: () => undefined,
        prefix: () => undefined,
        expansions: () => undefined,
        stuck: () => stuck.push(name),
      });
      return engine;
    };
    const [well, ill] = [await open('well'), await open('ill')];
    const leaving = new AbortController();
    const waiting = ill.prefill([POISON.never], { signal: leaving.signal });
    leaving.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'shutting-down' });
    await expect
      .poll(
        async () => {
          await well.prefill([POISON.answers]);
          return stuck;
        },
        { timeout: 30_000 },
      )
      .toEqual(['ill']);
    await well.dispose();
  });
});
