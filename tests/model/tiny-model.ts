/** A small random llama model: its GGUF file, the weights that the file means, and what it computes, step by step in float64. */
import { type GgufValue, type GgufWeights, writeGguf } from './tiny-gguf.js';

export const TINY = {
  width: 64,
  heads: 4,
  kvHeads: 2,
  headWidth: 16,
  feedForwardWidth: 96,
  layers: 2,
  contextLength: 600,
  normEpsilon: 1e-5,
  ropeBase: 10_000,
} as const;

/** GGUF's number for each encoding that the reader knows. */
export const TYPES = { F32: 0, F16: 1, Q4_0: 2, Q4_1: 3, Q8_0: 8 } as const;
export type TypeName = keyof typeof TYPES;

export interface TinyOptions {
  /** Encoding of all matrices; norms are F32. */
  readonly encoding: TypeName;
  readonly tiedHead?: boolean;
  /** Positions are divided by this, declared in the file as linear scaling. */
  readonly ropeScale?: number;
  /** One for each rotary pair, as a tensor of the file. */
  readonly ropeFactors?: readonly number[];
  readonly metadata?: ReadonlyMap<string, GgufValue>;
  readonly extraTensors?: ReadonlyMap<string, GgufWeights>;
}

export interface TinyModel {
  readonly weights: ReadonlyMap<string, readonly number[]>;
  readonly vocabulary: readonly string[];
  /** Logits after the last token of a sequence. */
  logits(tokens: readonly number[]): number[];
  /** softmax of the same. */
  distribution(tokens: readonly number[]): number[];
}

/** Small deterministic generator (mulberry32), so that a failure can be repeated. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A half-precision number: its bits and what they mean. */
interface Half {
  readonly bits: number;
  readonly value: number;
}
const ZERO: Half = { bits: 0, value: 0 };
const SCALES: readonly Half[] = [
  { bits: 0x2400, value: 2 ** -6 },
  { bits: 0x2600, value: 1.5 * 2 ** -6 },
  { bits: 0x2800, value: 2 ** -5 },
  { bits: 0xa400, value: -(2 ** -6) },
];
const MINIMA: readonly Half[] = [
  { bits: 0xac00, value: -(2 ** -4) },
  { bits: 0xb000, value: -(2 ** -3) },
  { bits: 0xb200, value: -1.5 * 2 ** -3 },
];

/** Random weights of one tensor: the bytes that encode them and, from the same draws, the numbers that they mean. */
function randomTensor(shape: readonly number[], encoding: TypeName, random: () => number) {
  const size = shape.reduce((a, b) => a * b, 1);
  const values: number[] = [];
  const bytes: number[] = [];
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = (from: readonly Half[]): Half => from[below(from.length)] ?? ZERO;
  const half = (bits: number) => bytes.push(bits & 0xff, bits >> 8);
  if (encoding === 'F32') {
    for (let i = 0; i < size; i++) values.push(Math.fround(random() - 0.5));
    bytes.push(...new Uint8Array(Float32Array.from(values).buffer));
  } else if (encoding === 'F16') {
    for (let i = 0; i < size; i++) {
      const scale = pick(SCALES);
      half(scale.bits);
      values.push(scale.value);
    }
  } else {
    for (let block = 0; block < size / 32; block++) {
      const scale = pick(SCALES);
      half(scale.bits);
      if (encoding === 'Q8_0') {
        const quants = Array.from({ length: 32 }, () => below(16) - 8);
        bytes.push(...quants.map((quant) => quant & 0xff));
        values.push(...quants.map((quant) => quant * scale.value));
        continue;
      }
      const minimum = encoding === 'Q4_1' ? pick(MINIMA) : undefined;
      if (minimum !== undefined) half(minimum.bits);
      const nibbles = Array.from({ length: 32 }, () => below(16));
      for (let j = 0; j < 16; j++) bytes.push((nibbles[j] ?? 0) | ((nibbles[j + 16] ?? 0) << 4));
      const mean = (nibble: number) =>
        minimum === undefined ? (nibble - 8) * scale.value : nibble * scale.value + minimum.value;
      values.push(...nibbles.map(mean));
    }
  }
  return { values, weights: { shape, type: TYPES[encoding], bytes: Uint8Array.from(bytes) } };
}

/** Printable ASCII, "Ġ" for the space, and one control token: enough of a byte-level vocabulary to be loaded. */
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz', 'Ġ'];
export const TINY_VOCABULARY = ['<|endoftext|>', ...LETTERS, 'th', 'the', 'Ġthe', 'Ġa'];
const MERGES = ['t h', 'th e', 'Ġ the', 'Ġ a'];

export async function writeTinyModel(path: string, seed: number, options: TinyOptions): Promise<TinyModel> {
  const { width, heads, kvHeads, headWidth, feedForwardWidth, layers } = TINY;
  const random = randomNumbers(seed);
  const tensors = new Map<string, GgufWeights>();
  const weights = new Map<string, readonly number[]>();
  const add = (name: string, shape: readonly number[], encoding: TypeName) => {
    const made = randomTensor(shape, encoding, random);
    tensors.set(name, made.weights);
    weights.set(name, made.values);
  };
  const matrix = (name: string, outputs: number, inputs: number) =>
    add(`${name}.weight`, [outputs, inputs], options.encoding);
  matrix('token_embd', TINY_VOCABULARY.length, width);
  for (let layer = 0; layer < layers; layer++) {
    add(`blk.${layer}.attn_norm.weight`, [width], 'F32');
    add(`blk.${layer}.ffn_norm.weight`, [width], 'F32');
    matrix(`blk.${layer}.attn_q`, heads * headWidth, width);
    matrix(`blk.${layer}.attn_k`, kvHeads * headWidth, width);
    matrix(`blk.${layer}.attn_v`, kvHeads * headWidth, width);
    matrix(`blk.${layer}.attn_output`, width, heads * headWidth);
    matrix(`blk.${layer}.ffn_gate`, feedForwardWidth, width);
    matrix(`blk.${layer}.ffn_up`, feedForwardWidth, width);
    matrix(`blk.${layer}.ffn_down`, width, feedForwardWidth);
  }
  add('output_norm.weight', [width], 'F32');
  if (options.tiedHead === false) matrix('output', TINY_VOCABULARY.length, width);
  if (options.ropeFactors !== undefined) {
    const bytes = new Uint8Array(Float32Array.from(options.ropeFactors).buffer);
    tensors.set('rope_freqs.weight', { shape: [options.ropeFactors.length], type: TYPES.F32, bytes });
  }
  for (const [name, tensor] of options.extraTensors ?? []) tensors.set(name, tensor);
  await writeGguf(path, new Map([...tinyMetadata(options), ...(options.metadata ?? [])]), tensors);
  const logits = (tokens: readonly number[]) => forward(weights, options, tokens);
  return { weights, vocabulary: TINY_VOCABULARY, logits, distribution: (tokens) => softmax(logits(tokens)) };
}

function tinyMetadata(options: TinyOptions): ReadonlyMap<string, GgufValue> {
  const u32 = (value: number): GgufValue => ({ type: 'u32', value });
  const f32 = (value: number): GgufValue => ({ type: 'f32', value });
  const text = (value: string): GgufValue => ({ type: 'text', value });
  const metadata = new Map<string, GgufValue>([
    ['general.architecture', text('llama')],
    ['general.name', text('Tiny')],
    ['llama.block_count', u32(TINY.layers)],
    ['llama.context_length', u32(TINY.contextLength)],
    ['llama.embedding_length', u32(TINY.width)],
    ['llama.feed_forward_length', u32(TINY.feedForwardWidth)],
    ['llama.attention.head_count', u32(TINY.heads)],
    ['llama.attention.head_count_kv', u32(TINY.kvHeads)],
    ['llama.attention.layer_norm_rms_epsilon', f32(TINY.normEpsilon)],
    ['llama.rope.freq_base', f32(TINY.ropeBase)],
    ['tokenizer.ggml.model', text('gpt2')],
    ['tokenizer.ggml.pre', text('smollm')],
    ['tokenizer.ggml.tokens', { type: 'texts', value: TINY_VOCABULARY }],
    [
      'tokenizer.ggml.token_type',
      { type: 'i32s', value: TINY_VOCABULARY.map((_, id) => (id === 0 ? 3 : 1)) },
    ],
    ['tokenizer.ggml.merges', { type: 'texts', value: MERGES }],
    ['tokenizer.ggml.bos_token_id', u32(0)],
    ['tokenizer.ggml.eos_token_id', u32(0)],
  ]);
  if (options.ropeScale !== undefined) {
    metadata.set('llama.rope.scaling.type', text('linear'));
    metadata.set('llama.rope.scaling.factor', f32(options.ropeScale));
  }
  return metadata;
}

type Weights = ReadonlyMap<string, readonly number[]>;

/** The transformer as its papers write it, one position after the other, no cache and no batching. */
function forward(weights: Weights, options: TinyOptions, tokens: readonly number[]): number[] {
  const { width, heads, kvHeads, headWidth, layers } = TINY;
  const of = (name: string): readonly number[] => {
    const found = weights.get(`${name}.weight`);
    if (found === undefined) throw new Error(`no weight ${name}`);
    return found;
  };
  const embedding = of('token_embd');
  let stream = tokens.map((token) => embedding.slice(token * width, (token + 1) * width));
  for (let layer = 0; layer < layers; layer++) {
    const w = (part: string) => of(`blk.${layer}.${part}`);
    const inputs = stream.map((row) => rmsNorm(row, w('attn_norm')));
    const turned = (part: string) =>
      inputs.map((row, position) => rotate(multiply(w(part), row), position, options));
    const queries = turned('attn_q');
    const keys = turned('attn_k');
    const values = inputs.map((row) => multiply(w('attn_v'), row));
    stream = stream.map((row, position) => {
      const attended: number[] = [];
      for (let head = 0; head < heads; head++) {
        const kvHead = Math.floor(head / (heads / kvHeads));
        const part = (vector: readonly number[] | undefined, which: number) =>
          (vector ?? []).slice(which * headWidth, (which + 1) * headWidth);
        const query = part(queries[position], head);
        const past = Array.from({ length: position + 1 }, (_, index) => index);
        const shares = softmax(
          past.map((index) => dot(query, part(keys[index], kvHead)) / Math.sqrt(headWidth)),
        );
        for (let at = 0; at < headWidth; at++)
          attended.push(
            past.reduce(
              (sum, index) => sum + (shares[index] ?? 0) * (part(values[index], kvHead)[at] ?? 0),
              0,
            ),
          );
      }
      return add(row, multiply(w('attn_output'), attended));
    });
    stream = stream.map((row) => {
      const input = rmsNorm(row, w('ffn_norm'));
      const gate = multiply(w('ffn_gate'), input);
      const up = multiply(w('ffn_up'), input);
      const hidden = gate.map((value, index) => (value / (1 + Math.exp(-value))) * (up[index] ?? 0));
      return add(row, multiply(w('ffn_down'), hidden));
    });
  }
  const last = rmsNorm(stream.at(-1) ?? [], of('output_norm'));
  return multiply(options.tiedHead === false ? of('output') : embedding, last);
}

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

const add = (a: readonly number[], b: readonly number[]) => a.map((value, index) => value + (b[index] ?? 0));

/** `matrix` is row-major [outputs, inputs]. */
function multiply(matrix: readonly number[], vector: readonly number[]): number[] {
  const outputs = matrix.length / vector.length;
  return Array.from({ length: outputs }, (_, row) =>
    dot(matrix.slice(row * vector.length, (row + 1) * vector.length), vector),
  );
}

function rmsNorm(row: readonly number[], weight: readonly number[]): number[] {
  const scale = 1 / Math.sqrt(dot(row, row) / row.length + TINY.normEpsilon);
  return row.map((value, index) => value * scale * (weight[index] ?? 0));
}

/** Neighbours 2i and 2i + 1 of each head turn by their pair's angle. */
function rotate(vector: readonly number[], position: number, options: TinyOptions): number[] {
  const out = [...vector];
  for (let at = 0; at < vector.length; at += 2) {
    const pair = (at % TINY.headWidth) / 2;
    const divisor = (options.ropeScale ?? 1) * (options.ropeFactors?.[pair] ?? 1);
    const angle = (position / divisor) * TINY.ropeBase ** ((-2 * pair) / TINY.headWidth);
    const [x = 0, y = 0] = vector.slice(at, at + 2);
    out[at] = x * Math.cos(angle) - y * Math.sin(angle);
    out[at + 1] = x * Math.sin(angle) + y * Math.cos(angle);
  }
  return out;
}

function softmax(values: readonly number[]): number[] {
  const highest = Math.max(...values);
  const weights = values.map((value) => Math.exp(value - highest));
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / total);
}
