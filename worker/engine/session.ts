/** The only file that touches onnxruntime: one graph, one run at a time. */
import { availableParallelism } from 'node:os';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Architecture } from '../model/architecture.js';
import { pastKey, pastValue, presentKey, presentValue } from '../model/graph.js';

export type SessionDevice = 'cpu' | 'webgpu' | 'cuda';

/** Keys and values of a sequence, all layers; immutable and shared between runs. */
export interface KvCache {
  readonly length: number;
  readonly tensors: ReadonlyMap<string, Tensor>;
}

export interface RunInput {
  readonly tokens: readonly number[];
  /** Position of each token in its own sequence, for the rotary embedding. */
  readonly positions: readonly number[];
  /** Row-major [S, past.length + S]; true = sees. */
  readonly sees: (row: number, column: number) => boolean;
  /** Rows whose logits are wanted. */
  readonly kept: readonly number[];
  /** Without it nothing but logits is taken out of the runtime. */
  readonly wantsCache: boolean;
}

export interface RunOutput {
  /** One row of logits for each kept position, [vocabulary]. */
  readonly logits: readonly Float32Array[];
  /** Keys and values after this run: the past and then the new positions. Absent unless wanted. */
  readonly cache: KvCache | undefined;
}

/** Added to an attention score, this makes its weight exactly zero in float32. */
const UNSEEN = -1e9;

export class ModelSession {
  readonly #session: InferenceSession;
  readonly #shape: Architecture;
  readonly emptyCache: KvCache;

  private constructor(session: InferenceSession, shape: Architecture) {
    this.#session = session;
    this.#shape = shape;
    const empty = () => new Tensor('float32', new Float32Array(0), [1, shape.kvHeads, 0, shape.headWidth]);
    const tensors = new Map<string, Tensor>();
    for (let layer = 0; layer < shape.layers; layer++) {
      tensors.set(pastKey(layer), empty());
      tensors.set(pastValue(layer), empty());
    }
    this.emptyCache = { length: 0, tensors };
  }

  static async open(
    path: string,
    shape: Architecture,
    device: SessionDevice,
    threads: number,
  ): Promise<ModelSession> {
    const session = await InferenceSession.create(path, {
      executionProviders: device === 'cpu' ? ['cpu'] : [device, 'cpu'],
      graphOptimizationLevel: 'all',
      intraOpNumThreads: threads > 0 ? threads : availableParallelism(),
      logSeverityLevel: 3,
      // Waiting threads sleep instead of spinning: bot, queue and other workers share these cores, and with them busy a
      // spinning pool took twice as long for the same run.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    });
    return new ModelSession(session, shape);
  }

  /** Holds its JavaScript thread for the whole run: only ever called in the engine's own thread. */
  async run(input: RunInput, past: KvCache): Promise<RunOutput> {
    const length = input.tokens.length;
    const total = past.length + length;
    const mask = new Float32Array(length * total);
    for (let row = 0; row < length; row++) {
      for (let column = past.length; column < total; column++) {
        if (!input.sees(row, column - past.length)) mask[row * total + column] = UNSEEN;
      }
    }
    const outputs = await this.#session.run(
      {
        tokens: integers(input.tokens, [1, length]),
        positions: integers(input.positions, [1, length]),
        kept: integers(input.kept, [input.kept.length]),
        mask: new Tensor('float32', mask, [1, 1, length, total]),
        ...Object.fromEntries(past.tensors),
      },
      input.wantsCache ? this.#session.outputNames : ['logits'],
    );
    const flat = floats(output(outputs, 'logits'));
    const width = this.#shape.vocabularySize;
    const logits = input.kept.map((_, row) => flat.subarray(row * width, (row + 1) * width));
    return { logits, cache: input.wantsCache ? this.#present(outputs, total) : undefined };
  }

  /** This run's outputs under the names that the next run takes them by. */
  #present(outputs: InferenceSession.OnnxValueMapType, length: number): KvCache {
    const tensors = new Map<string, Tensor>();
    for (let layer = 0; layer < this.#shape.layers; layer++) {
      tensors.set(pastKey(layer), output(outputs, presentKey(layer)));
      tensors.set(pastValue(layer), output(outputs, presentValue(layer)));
    }
    return { length, tensors };
  }

  async release(): Promise<void> {
    await this.#session.release();
  }
}

function integers(values: readonly number[], dims: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), dims);
}

function output(outputs: InferenceSession.OnnxValueMapType, name: string): Tensor {
  const value = outputs[name];
  if (!(value instanceof Tensor)) throw new Error(`the graph gave no tensor ${name}`);
  return value;
}

function floats(tensor: Tensor): Float32Array {
  if (!(tensor.data instanceof Float32Array)) throw new Error(`expected float32, got ${tensor.type}`);
  return tensor.data;
}
