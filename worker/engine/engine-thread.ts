/** Entry of the engine's thread: messages in, computations that share runs, messages out. */
import { parentPort, workerData } from 'node:worker_threads';
import { Failure } from '../../src/jobs/failure.js';
import { EngineCore } from './engine-core.js';
import type { EngineRequest, EngineResponse, EngineSettings, EngineWork } from './messages.js';

const port = parentPort;
if (port === null) throw new Error('the engine thread was started as a program');
const send = (response: EngineResponse, transfer: readonly ArrayBuffer[] = []) =>
  port.postMessage(response, [...transfer]);
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

// A plain copy made by the thread that started this one, of the type it was given there.
const settings: EngineSettings = workerData;

try {
  const core = await EngineCore.open(settings);
  const serving = new Set<Promise<void>>();
  port.on('message', async (request: EngineRequest) => {
    if (request.type === 'cancel') core.cancel(request.id);
    else if (request.type === 'observe') {
      core.observe({
        run: (questions, tokens) => send({ type: 'run', questions, tokens }),
        prefix: (result) => send({ type: 'prefix', result }),
      });
    } else if (request.type === 'stop') {
      await Promise.all(serving);
      await core.release();
      port.close();
    } else {
      const served = serve(request);
      serving.add(served);
      await served;
      serving.delete(served);
    }
  });
  const serve = async (work: EngineWork) => {
    try {
      const result = await core.serve(work);
      send({ ...result, id: work.id }, result.type === 'rows' ? result.rows.map(transferable) : []);
    } catch (error) {
      if (error instanceof Failure)
        send({ type: 'failed', id: work.id, code: error.code, detail: error.detail });
      else send({ type: 'broken', id: work.id, message: messageOf(error) });
    }
  };
  send({ type: 'ready' });
} catch (error) {
  send({ type: 'broken', message: messageOf(error) });
}

function transferable(row: Float64Array): ArrayBuffer {
  if (row.buffer instanceof ArrayBuffer) return row.buffer;
  throw new Error('a distribution lies in shared memory');
}
