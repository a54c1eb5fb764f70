/** The only file that touches onnxruntime: one model file, one run at a time, plain arrays in and out. */
import '../../src/ops/no-telemetry.mjs';

import { availableParallelism } from 'node:os';
import { InferenceSession, listSupportedBackends, Tensor } from 'onnxruntime-node';

export type SessionDevice = 'cpu' | 'webgpu' | 'cuda';

/** By the names of the runtime; that one is listed does not say that it starts here. */
export const offeredDevices = (): readonly string[] => listSupportedBackends().map(({ name }) => name);

export type Dims = readonly number[];

/** Row-major; the product of `dims` is the length of `data`. */
export type TensorData =
  | { readonly type: 'float32'; readonly data: Float32Array; readonly dims: Dims }
  | { readonly type: 'int64'; readonly data: BigInt64Array; readonly dims: Dims };

/** An input or output as the file declares it; a dimension is a name where it may vary. */
export interface Slot {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly (number | string)[];
}

/** Of a thread that waits for the next part of a run: as long as most gaps are. */
const SPIN_MICROSECONDS = 30;

export class OnnxSession {
  readonly #session: InferenceSession;
  readonly inputs: readonly Slot[];
  readonly outputs: readonly Slot[];

  private constructor(session: InferenceSession) {
    this.#session = session;
    this.inputs = slots(session.inputMetadata);
    this.outputs = slots(session.outputMetadata);
  }

  /** `threads` 0 = one per core. Rejects when the runtime takes neither file nor device. */
  static async open(path: string, device: SessionDevice, threads: number): Promise<OnnxSession> {
    return new OnnxSession(
      await InferenceSession.create(path, {
        executionProviders: device === 'cpu' ? ['cpu'] : [device, 'cpu'],
        graphOptimizationLevel: 'all',
        // An arena grows by doubling and gives nothing back; without it runs are as quick and the peak is lower.
        enableCpuMemArena: false,
        intraOpNumThreads: threads > 0 ? threads : availableParallelism(),
        logSeverityLevel: 3,
        // A step is some two hundred multiplications with microseconds between them: a thread that sleeps in each gap is woken too
        // late each time, and one that spins on for long takes the cores from bot, queue and other workers. So it spins through
        // the gaps of a run and no longer.
        extra: {
          session: {
            intra_op: { allow_spinning: '1', spin_duration_us: String(SPIN_MICROSECONDS) },
            force_spinning_stop: '1',
          },
        },
      }),
    );
  }

  /**
   * Holds its JavaScript thread for the whole run: only ever called in the engine's own thread. Only the outputs in
   * `wanted` are taken out of the runtime; their arrays are the caller's own.
   */
  async run(
    feeds: ReadonlyMap<string, TensorData>,
    wanted: readonly string[],
  ): Promise<ReadonlyMap<string, TensorData>> {
    const tensors: Record<string, Tensor> = {};
    for (const [name, feed] of feeds) tensors[name] = tensorOf(feed);
    const outputs = await this.#session.run(tensors, wanted);
    return new Map(wanted.map((name) => [name, dataOf(name, outputs[name])]));
  }

  async release(): Promise<void> {
    await this.#session.release();
  }
}

export function integers(values: readonly number[], dims: Dims): TensorData {
  return { type: 'int64', data: BigInt64Array.from(values, BigInt), dims };
}

/** The float32 array of an output. Throws when the model gives something else. */
export function floats(outputs: ReadonlyMap<string, TensorData>, name: string): Float32Array {
  const output = outputs.get(name);
  if (output?.type !== 'float32') throw new Error(`expected float32 in ${name}, got ${output?.type}`);
  return output.data;
}

function tensorOf(feed: TensorData): Tensor {
  return feed.type === 'float32'
    ? new Tensor('float32', feed.data, feed.dims)
    : new Tensor('int64', feed.data, feed.dims);
}

function dataOf(name: string, output: unknown): TensorData {
  if (!(output instanceof Tensor)) throw new Error(`the model gave no tensor ${name}`);
  const { data, dims } = output;
  if (data instanceof Float32Array) return { type: 'float32', data, dims };
  if (data instanceof BigInt64Array) return { type: 'int64', data, dims };
  throw new Error(`${name} holds ${output.type}, which this engine does not read`);
}

function slots(metadata: readonly InferenceSession.ValueMetadata[]): Slot[] {
  return metadata.map((slot) =>
    slot.isTensor
      ? { name: slot.name, type: slot.type, shape: slot.shape }
      : { name: slot.name, type: 'other', shape: [] },
  );
}
