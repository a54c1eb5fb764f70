/** Threads that speak the engine's language and compute nothing. */
import type { EngineSettings } from '../../worker/engine/messages.js';
import type { EngineInfo } from '../../worker/engine/port.js';

export const info: EngineInfo = {
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

export const settings: EngineSettings = {
  graphPath: '/nonexistent/model.onnx',
  format: 'tree',
  architecture: { layers: 1, kvHeads: 1, headWidth: 1, vocabularySize: 4 },
  device: 'cpu',
  threads: 1,
  prefixCacheBytes: 0,
};

/** A thread that is ready, and then does `onMessage` with every request. */
export const thread = (onMessage: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from 'node:worker_threads';
      parentPort.on('message', (request) => { ${onMessage} });
      parentPort.postMessage({ type: 'ready' });
    `)}`,
  );

/** What the thread does with a text, by its first token. */
export const POISON = { answers: 0, throws: 1, dies: 2, never: 3 } as const;
export type Poison = keyof typeof POISON;

export const POISONED = thread(`
  if (request.type === 'stop') process.exit(0);
  if (request.type !== 'prefill') return;
  const [token] = request.prefix;
  if (token === ${POISON.throws}) throw new Error('poison');
  if (token === ${POISON.dies}) process.exit(3);
  while (token === ${POISON.never});
  parentPort.postMessage({ type: 'rows', id: request.id, rows: [Float64Array.of(1, 0, 0, 0)] });
`);
