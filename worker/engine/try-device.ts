/** Whether a device computes here, found out with a sum of two numbers. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ONNX_TYPE, OnnxGraph } from '../model/onnx-proto.js';
import { floats, OnnxSession, type SessionDevice } from './session.js';

/** Rejects with the runtime's reason when the device does not start, and with a plain one when it computes wrongly. */
export async function tryDevice(device: SessionDevice): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'given-device-'));
  try {
    const path = join(folder, 'sum.onnx');
    await writeFile(path, sumGraph());
    const session = await OnnxSession.open(path, device, 1);
    try {
      const numbers = { type: 'float32' as const, data: Float32Array.of(1, 2), dims: [2] };
      const outputs = await session.run(new Map([['numbers', numbers]]), ['sums']);
      if (floats(outputs, 'sums').join() !== '11,22') throw new Error('it adds two numbers wrongly');
    } finally {
      await session.release();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function sumGraph(): Uint8Array {
  const graph = new OnnxGraph();
  graph.input('numbers', ONNX_TYPE.float, [2]);
  graph.floats('added', [10, 20]);
  graph.node('Add', ['numbers', 'added'], ['sums']);
  graph.output('sums', ONNX_TYPE.float, [2]);
  return graph.encode('sum');
}
