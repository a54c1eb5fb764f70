/** A small random model: its GGUF file, the weights that the file means, and what it computes. */
import { type RandomTensor, randomNumbers, randomTensor, TYPES, type TypeName } from './random-tensor.js';
import { forward, softmax, type TinyShape } from './tiny-forward.js';
import { type GgufValue, type GgufWeights, writeGguf } from './tiny-gguf.js';

export interface TinyOptions extends Partial<Omit<TinyShape, 'ropeFactors'>> {
  /** Encoding of the matrices, of each by its name where a function is given; norms and biases are F32. */
  readonly encoding: TypeName | ((tensor: string) => TypeName);
  /** One for each rotary pair, as a tensor of the file. */
  readonly ropeFactors?: readonly number[];
  readonly metadata?: ReadonlyMap<string, GgufValue>;
  readonly extraTensors?: ReadonlyMap<string, GgufWeights>;
}

const TINY: TinyShape = {
  architecture: 'llama',
  width: 64,
  heads: 4,
  kvHeads: 2,
  headWidth: 16,
  feedForwardWidth: 96,
  layers: 2,
  contextLength: 600,
  normEpsilon: 1e-5,
  ropeBase: 10_000,
  hasTiedHead: true,
  ropeScale: 1,
  ropeFactors: undefined,
};

/** Wide enough for blocks of 256: every matrix has that many inputs. */
export const WIDE = { width: 256, heads: 4, kvHeads: 1, headWidth: 64, feedForwardWidth: 256 } as const;

export interface TinyModel {
  readonly shape: TinyShape;
  readonly weights: ReadonlyMap<string, readonly number[]>;
  readonly vocabulary: readonly string[];
  /** Logits after the last token of a sequence. */
  logits(tokens: readonly number[]): number[];
  /** softmax of the same. */
  distribution(tokens: readonly number[]): number[];
}

/** Printable ASCII, "Ġ" for the space, and one control token: enough of a byte-level vocabulary to be loaded. */
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz', 'Ġ'];
export const TINY_VOCABULARY = ['<|endoftext|>', ...LETTERS, 'th', 'the', 'Ġthe', 'Ġa'];
export const TINY_MERGES = ['t h', 'th e', 'Ġ the', 'Ġ a'];

export async function writeTinyModel(path: string, seed: number, options: TinyOptions): Promise<TinyModel> {
  const shape: TinyShape = { ...TINY, ...options, ropeFactors: options.ropeFactors };
  const { width, heads, kvHeads, headWidth, feedForwardWidth, layers, architecture } = shape;
  const random = randomNumbers(seed);
  const tensors = new Map<string, GgufWeights>();
  const weights = new Map<string, readonly number[]>();
  const add = (name: string, made: RandomTensor) => {
    tensors.set(name, made.weights);
    weights.set(name, made.values);
  };
  const vector = (name: string, size: number) => add(name, randomTensor([size], 'F32', random));
  const matrix = (name: string, outputs: number, inputs: number) => {
    const { encoding } = options;
    const type = typeof encoding === 'function' ? encoding(name) : encoding;
    add(`${name}.weight`, randomTensor([outputs, inputs], type, random));
  };
  matrix('token_embd', TINY_VOCABULARY.length, width);
  for (let layer = 0; layer < layers; layer++) {
    const part = (name: string) => `blk.${layer}.${name}`;
    const projections = { q: heads * headWidth, k: kvHeads * headWidth, v: kvHeads * headWidth };
    vector(part('attn_norm.weight'), width);
    vector(part('ffn_norm.weight'), width);
    for (const [name, outputs] of Object.entries(projections)) {
      matrix(part(`attn_${name}`), outputs, width);
      if (architecture === 'qwen2') vector(part(`attn_${name}.bias`), outputs);
    }
    if (architecture === 'qwen3')
      for (const name of ['q', 'k']) vector(part(`attn_${name}_norm.weight`), headWidth);
    matrix(part('attn_output'), width, heads * headWidth);
    matrix(part('ffn_gate'), feedForwardWidth, width);
    matrix(part('ffn_up'), feedForwardWidth, width);
    matrix(part('ffn_down'), width, feedForwardWidth);
  }
  vector('output_norm.weight', width);
  if (!shape.hasTiedHead) matrix('output', TINY_VOCABULARY.length, width);
  if (shape.ropeFactors !== undefined) {
    const bytes = new Uint8Array(Float32Array.from(shape.ropeFactors).buffer);
    tensors.set('rope_freqs.weight', { shape: [shape.ropeFactors.length], type: TYPES.F32, bytes });
  }
  for (const [name, tensor] of options.extraTensors ?? []) tensors.set(name, tensor);
  await writeGguf(path, new Map([...tinyMetadata(shape), ...(options.metadata ?? [])]), tensors);
  const logits = (tokens: readonly number[]) => forward(weights, shape, tokens);
  const distribution = (tokens: readonly number[]) => softmax(logits(tokens));
  return { shape, weights, vocabulary: TINY_VOCABULARY, logits, distribution };
}

function tinyMetadata(shape: TinyShape): ReadonlyMap<string, GgufValue> {
  const u32 = (value: number): GgufValue => ({ type: 'u32', value });
  const f32 = (value: number): GgufValue => ({ type: 'f32', value });
  const text = (value: string): GgufValue => ({ type: 'text', value });
  const own = (key: string) => `${shape.architecture}.${key}`;
  const metadata = new Map<string, GgufValue>([
    ['general.architecture', text(shape.architecture)],
    ['general.name', text('Tiny')],
    [own('block_count'), u32(shape.layers)],
    [own('context_length'), u32(shape.contextLength)],
    [own('embedding_length'), u32(shape.width)],
    [own('feed_forward_length'), u32(shape.feedForwardWidth)],
    [own('attention.head_count'), u32(shape.heads)],
    [own('attention.head_count_kv'), u32(shape.kvHeads)],
    [own('attention.layer_norm_rms_epsilon'), f32(shape.normEpsilon)],
    [own('rope.freq_base'), f32(shape.ropeBase)],
    ['tokenizer.ggml.model', text('gpt2')],
    ['tokenizer.ggml.pre', text(shape.architecture === 'llama' ? 'smollm' : 'qwen2')],
    ['tokenizer.ggml.tokens', { type: 'texts', value: TINY_VOCABULARY }],
    [
      'tokenizer.ggml.token_type',
      { type: 'i32s', value: TINY_VOCABULARY.map((_, id) => (id === 0 ? 3 : 1)) },
    ],
    ['tokenizer.ggml.merges', { type: 'texts', value: TINY_MERGES }],
    ['tokenizer.ggml.bos_token_id', u32(0)],
    ['tokenizer.ggml.eos_token_id', u32(0)],
  ]);
  // Files say the width of a head only where it is not the stream's width shared out evenly.
  if (shape.headWidth * shape.heads !== shape.width) {
    metadata.set(own('attention.key_length'), u32(shape.headWidth));
    metadata.set(own('attention.value_length'), u32(shape.headWidth));
  }
  if (shape.ropeScale !== 1) {
    metadata.set(own('rope.scaling.type'), text('linear'));
    metadata.set(own('rope.scaling.factor'), f32(shape.ropeScale));
  }
  return metadata;
}
