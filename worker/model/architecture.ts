import { Failure } from '../../src/jobs/failure.js';
import type { GgufFile } from './gguf.js';

const NAMES = ['llama', 'qwen2', 'qwen3'] as const;
export type ArchitectureName = (typeof NAMES)[number];

/** Hyperparameters of a transformer of the llama family, named as in the GGUF specification. */
export interface Architecture {
  readonly name: ArchitectureName;
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

/** In what a layer differs from a plain llama's. */
export interface LayerKind {
  /**
   * Rotary pairs are neighbours (2i, 2i + 1); else dimension i pairs with i + headWidth / 2, as in the papers' own weights.
   * A llama GGUF has the rows of Q and K permuted to the former, the others keep the latter.
   */
  readonly isRotaryInterleaved: boolean;
  /** Queries, keys and values have a bias. */
  readonly hasBias: boolean;
  /** Each head's queries and keys go through an RMS norm before they are rotated. */
  readonly hasHeadNorm: boolean;
}

export const LAYER_KINDS: Readonly<Record<ArchitectureName, LayerKind>> = {
  llama: { isRotaryInterleaved: true, hasBias: false, hasHeadNorm: false },
  qwen2: { isRotaryInterleaved: false, hasBias: true, hasHeadNorm: false },
  qwen3: { isRotaryInterleaved: false, hasBias: false, hasHeadNorm: true },
};

/** Throws Failure `model-unsupported`, naming what is not supported. */
export function readArchitecture(file: GgufFile): Architecture {
  const found = file.text('general.architecture') ?? 'unknown';
  const name = NAMES.find((known) => known === found);
  if (name === undefined)
    throw new Failure('model-unsupported', `architecture "${found}"; supported are ${NAMES.join(', ')}`);
  const required = (key: string): number => {
    const value = file.number(`${name}.${key}`);
    if (value === undefined || !Number.isFinite(value)) {
      throw new Failure('model-unsupported', `the model file does not say ${name}.${key}`);
    }
    return value;
  };
  const scaling = file.text(`${name}.rope.scaling.type`) ?? 'none';
  if (scaling !== 'none' && scaling !== 'linear')
    throw new Failure('model-unsupported', `rotary scaling "${scaling}"; supported are none, linear`);
  const width = required('embedding_length');
  const heads = required('attention.head_count');
  const headWidth = file.number(`${name}.attention.key_length`) ?? width / heads;
  const valueWidth = file.number(`${name}.attention.value_length`) ?? headWidth;
  if (valueWidth !== headWidth)
    throw new Failure('model-unsupported', `keys of width ${headWidth} but values of width ${valueWidth}`);
  const rotaryWidth = file.number(`${name}.rope.dimension_count`) ?? headWidth;
  if (rotaryWidth !== headWidth)
    throw new Failure('model-unsupported', 'rotary embedding of a part of each head');
  const kvHeads = file.number(`${name}.attention.head_count_kv`) ?? heads;
  if (!Number.isInteger(headWidth / 2) || !Number.isInteger(heads / kvHeads))
    throw new Failure(
      'model-unsupported',
      `${heads} heads of width ${headWidth} over ${kvHeads} key/value heads`,
    );
  if ((file.number(`${name}.expert_count`) ?? 0) > 0)
    throw new Failure('model-unsupported', 'a mixture of experts; supported are dense models');
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
    ropeBase: file.number(`${name}.rope.freq_base`) ?? 10_000,
    ropeScale: scaling === 'linear' ? (file.number(`${name}.rope.scaling.factor`) ?? 1) : 1,
    hasTiedHead: !file.has('output.weight'),
  };
}

/** Bytes of keys and values that one position takes in the cache (float32). */
export const kvBytesPerPosition = ({
  layers,
  kvHeads,
  headWidth,
}: Pick<Architecture, 'layers' | 'kvHeads' | 'headWidth'>): number =>
  layers * kvHeads * headWidth * 2 * Float32Array.BYTES_PER_ELEMENT;
