import { Failure } from '../../src/jobs/failure.js';
import type { GgufFile } from './gguf.js';

/** Hyperparameters of a llama-architecture transformer, named as in the GGUF specification. */
export interface Architecture {
  readonly name: 'llama';
  readonly layers: number;
  /** Width of the residual stream. */
  readonly width: number;
  readonly heads: number;
  /** Key/value heads; fewer than `heads` in grouped-query attention. */
  readonly kvHeads: number;
  readonly headWidth: number;
  readonly feedForwardWidth: number;
  readonly contextLength: number;
  readonly vocabularySize: number;
  readonly normEpsilon: number;
  readonly ropeBase: number;
  /** Positions are divided by this (linear position interpolation); 1 = as trained. */
  readonly ropeScale: number;
  /** The output head is the token embedding. */
  readonly hasTiedHead: boolean;
}

/** Throws Failure `model-unsupported`, naming what is not supported. */
export function readArchitecture(file: GgufFile): Architecture {
  const name = file.text('general.architecture') ?? 'unknown';
  if (name !== 'llama') throw new Failure('model-unsupported', `architecture "${name}"; supported is llama`);
  const required = (key: string): number => {
    const value = file.number(`llama.${key}`);
    if (value === undefined || !Number.isFinite(value)) {
      throw new Failure('model-unsupported', `the model file does not say llama.${key}`);
    }
    return value;
  };
  const scaling = file.text('llama.rope.scaling.type') ?? 'none';
  if (scaling !== 'none' && scaling !== 'linear')
    throw new Failure('model-unsupported', `rotary scaling "${scaling}"; supported are none, linear`);
  const width = required('embedding_length');
  const heads = required('attention.head_count');
  const headWidth = file.number('llama.attention.key_length') ?? width / heads;
  const rotaryWidth = file.number('llama.rope.dimension_count') ?? headWidth;
  if (rotaryWidth !== headWidth)
    throw new Failure('model-unsupported', 'rotary embedding of a part of each head');
  const kvHeads = file.number('llama.attention.head_count_kv') ?? heads;
  if (!Number.isInteger(headWidth / 2) || !Number.isInteger(heads / kvHeads))
    throw new Failure(
      'model-unsupported',
      `${heads} heads of width ${headWidth} over ${kvHeads} key/value heads`,
    );
  return {
    name,
    layers: required('block_count'),
    width,
    heads,
    kvHeads,
    headWidth,
    feedForwardWidth: required('feed_forward_length'),
    contextLength: required('context_length'),
    vocabularySize: file.tensor('token_embd.weight').shape[0] ?? 0,
    normEpsilon: required('attention.layer_norm_rms_epsilon'),
    ropeBase: file.number('llama.rope.freq_base') ?? 10_000,
    ropeScale: scaling === 'linear' ? (file.number('llama.rope.scaling.factor') ?? 1) : 1,
    hasTiedHead: !file.has('output.weight'),
  };
}

/** Bytes of keys and values that one position takes in the cache (float32). */
export const kvBytesPerPosition = ({ layers, kvHeads, headWidth }: Architecture): number =>
  layers * kvHeads * headWidth * 2 * Float32Array.BYTES_PER_ELEMENT;
