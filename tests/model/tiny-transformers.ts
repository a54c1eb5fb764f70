/** The weights of a tiny llama in the format of Transformers.js: config.json, tokenizer.json, onnx/*.onnx with data beside it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ONNX_TYPE, OnnxGraph } from '../../worker/model/onnx-proto.js';
import { WeightWriter } from '../../worker/model/weight-writer.js';
import type { TinyModel } from './tiny-model.js';

export interface TinyTransformersOptions {
  /** Name of the ONNX file without its ending. */
  readonly file?: string;
  /** The standard's operator, or the runtime's own one that most published files have. */
  readonly attention?: 'standard' | 'grouped';
  /** Adds an input that nobody knows. */
  readonly extraInput?: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly tokenizer?: Readonly<Record<string, unknown>>;
}

export async function writeTinyTransformers(
  folder: string,
  model: TinyModel,
  merges: readonly string[],
  options: TinyTransformersOptions = {},
): Promise<void> {
  await mkdir(join(folder, 'onnx'), { recursive: true });
  const { shape, vocabulary } = model;
  await writeFile(
    join(folder, 'config.json'),
    JSON.stringify({
      model_type: 'llama',
      vocab_size: vocabulary.length,
      num_hidden_layers: shape.layers,
      num_attention_heads: shape.heads,
      num_key_value_heads: shape.kvHeads,
      hidden_size: shape.width,
      head_dim: shape.headWidth,
      max_position_embeddings: shape.contextLength,
      bos_token_id: 0,
      eos_token_id: 0,
      ...options.config,
    }),
  );
  await writeFile(
    join(folder, 'tokenizer.json'),
    JSON.stringify({
      version: '1.0',
      added_tokens: [{ id: 0, content: '<|endoftext|>', special: true }],
      normalizer: null,
      pre_tokenizer: {
        type: 'Sequence',
        pretokenizers: [
          { type: 'Digits', individual_digits: true },
          { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
        ],
      },
      decoder: { type: 'ByteLevel' },
      model: { type: 'BPE', vocab: Object.fromEntries(vocabulary.map((text, id) => [text, id])), merges },
      ...options.tokenizer,
    }),
  );
  const name = options.file ?? 'model_q4';
  const data = `${name}.onnx_data`;
  const weights = await WeightWriter.create(join(folder, 'onnx', data));
  const graph = new OnnxGraph();
  const store = async (tensor: string, dims: readonly number[], values: readonly number[]) => {
    const place = await weights.append(tensor, [Float32Array.from(values)]);
    graph.external(tensor, dims, data, place);
  };
  await describe(graph, model, store, options.attention ?? 'standard');
  if (options.extraInput !== undefined) graph.input(options.extraInput, ONNX_TYPE.float, [1]);
  await weights.close();
  await writeFile(join(folder, 'onnx', `${name}.onnx`), graph.encode('tiny'));
}

async function describe(
  graph: OnnxGraph,
  { shape, weights, vocabulary }: TinyModel,
  store: (tensor: string, dims: readonly number[], values: readonly number[]) => Promise<void>,
  attention: 'standard' | 'grouped',
): Promise<void> {
  const { int64, float } = ONNX_TYPE;
  const of = (name: string): readonly number[] => {
    const found = weights.get(name);
    if (found === undefined) throw new Error(`no weight ${name}`);
    return found;
  };
  const { width, heads, kvHeads, headWidth, feedForwardWidth, contextLength } = shape;
  const norm = async (input: string, weight: string, output: string) => {
    await store(weight, [width], of(weight));
    const options = { integers: { axis: -1 }, floats: { epsilon: shape.normEpsilon } };
    graph.node('RMSNormalization', [input, weight], [output], options);
  };
  const project = async (
    input: string,
    weight: string,
    output: string,
    [outputs, inputs]: [number, number],
  ) => {
    const matrix = of(weight);
    const turned = Array.from(
      { length: matrix.length },
      (_, at) => matrix[(at % outputs) * inputs + Math.floor(at / outputs)] ?? 0,
    );
    await store(weight, [inputs, outputs], turned);
    graph.node('MatMul', [input, weight], [output]);
  };
  graph.input('input_ids', int64, ['batch', 'sequence']);
  graph.input('attention_mask', int64, ['batch', 'total']);
  if (attention === 'standard') graph.input('position_ids', int64, ['batch', 'sequence']);
  graph.output('logits', float, ['batch', 'sequence', vocabulary.length]);
  await store('embedding', [vocabulary.length, width], of('token_embd.weight'));
  const pairs = headWidth / 2;
  const angles = Array.from(
    { length: contextLength * pairs },
    (_, at) => Math.floor(at / pairs) * shape.ropeBase ** ((-2 * (at % pairs)) / headWidth),
  );
  await store('cos', [contextLength, pairs], angles.map(Math.cos));
  await store('sin', [contextLength, pairs], angles.map(Math.sin));

  if (attention === 'standard') describeMask(graph);
  else describeLengths(graph);

  graph.node('Gather', ['embedding', 'input_ids'], ['stream0']);
  for (let layer = 0; layer < shape.layers; layer++) {
    const w = (part: string) => `blk.${layer}.${part}.weight`;
    const v = (part: string) => `layer${layer}_${part}`;
    const past = ['key', 'value'].map((kind) => `past_key_values.${layer}.${kind}`);
    const present = ['key', 'value'].map((kind) => `present.${layer}.${kind}`);
    for (const name of past) graph.input(name, float, ['batch', kvHeads, 'past', headWidth]);
    for (const name of present) graph.output(name, float, ['batch', kvHeads, 'total', headWidth]);
    await norm(`stream${layer}`, w('attn_norm'), v('in'));
    await project(v('in'), w('attn_q'), v('q'), [heads * headWidth, width]);
    await project(v('in'), w('attn_k'), v('k'), [kvHeads * headWidth, width]);
    await project(v('in'), w('attn_v'), v('v'), [kvHeads * headWidth, width]);
    if (attention === 'grouped') {
      graph.node(
        'GroupQueryAttention',
        [v('q'), v('k'), v('v'), ...past, 'last_places', 'total_length', 'cos', 'sin'],
        [v('attended'), ...present],
        {
          domain: 'com.microsoft',
          integers: { num_heads: heads, kv_num_heads: kvHeads, do_rotary: 1, rotary_interleaved: 1 },
        },
      );
    } else {
      for (const [part, count] of [
        ['q', heads],
        ['k', kvHeads],
      ] as const)
        graph.node('RotaryEmbedding', [v(part), 'cos', 'sin', 'position_ids'], [v(`${part}_turned`)], {
          integers: { interleaved: 1, num_heads: count },
        });
      graph.node(
        'Attention',
        [v('q_turned'), v('k_turned'), v('v'), 'sees', ...past],
        [v('attended'), ...present],
        { integers: { q_num_heads: heads, kv_num_heads: kvHeads } },
      );
    }
    await project(v('attended'), w('attn_output'), v('attn_out'), [width, heads * headWidth]);
    graph.node('Add', [`stream${layer}`, v('attn_out')], [v('middle')]);
    await norm(v('middle'), w('ffn_norm'), v('ffn_in'));
    await project(v('ffn_in'), w('ffn_gate'), v('gate'), [feedForwardWidth, width]);
    await project(v('ffn_in'), w('ffn_up'), v('up'), [feedForwardWidth, width]);
    graph.node('Sigmoid', [v('gate')], [v('sigmoid')]);
    graph.node('Mul', [v('gate'), v('sigmoid')], [v('silu')]);
    graph.node('Mul', [v('silu'), v('up')], [v('hidden')]);
    await project(v('hidden'), w('ffn_down'), v('ffn_out'), [width, feedForwardWidth]);
    graph.node('Add', [v('middle'), v('ffn_out')], [`stream${layer + 1}`]);
  }
  await norm(`stream${shape.layers}`, 'output_norm.weight', 'normed');
  graph.node('Transpose', ['embedding'], ['head']);
  graph.node('MatMul', ['normed', 'head'], ['logits']);
}

function describeMask(graph: OnnxGraph): void {
  // A key is seen where the mask says it is there and its own place is not after the query's.
  graph.integers('axis', [1]);
  graph.integers('one', [1]);
  graph.integers('zero', [0]);
  graph.integers('middle_axes', [1, 2]);
  graph.integers('query_axes', [1, 3]);
  graph.node('CumSum', ['attention_mask', 'axis'], ['counted']);
  graph.node('Sub', ['counted', 'one'], ['key_places']);
  graph.node('Unsqueeze', ['key_places', 'middle_axes'], ['key_columns']);
  graph.node('Unsqueeze', ['position_ids', 'query_axes'], ['query_rows']);
  graph.node('LessOrEqual', ['key_columns', 'query_rows'], ['is_before']);
  graph.node('Greater', ['attention_mask', 'zero'], ['is_there']);
  graph.node('Unsqueeze', ['is_there', 'middle_axes'], ['is_there_columns']);
  graph.node('And', ['is_before', 'is_there_columns'], ['sees']);
}

/** Each sequence's last place and the longest length, counted from the mask, as GroupQueryAttention wants them. */
function describeLengths(graph: OnnxGraph): void {
  const int32 = 6;
  graph.integers('one', [1]);
  graph.integers('second', [1]);
  graph.integers('no_sizes', []);
  graph.node('ReduceSum', ['attention_mask', 'one'], ['counted'], { integers: { keepdims: 0 } });
  graph.node('Sub', ['counted', 'one'], ['last_places_long']);
  graph.node('Cast', ['last_places_long'], ['last_places'], { integers: { to: int32 } });
  graph.node('Shape', ['attention_mask'], ['mask_shape']);
  graph.node('Gather', ['mask_shape', 'second'], ['total_length_long']);
  graph.node('Reshape', ['total_length_long', 'no_sizes'], ['total_length_scalar']);
  graph.node('Cast', ['total_length_scalar'], ['total_length'], { integers: { to: int32 } });
}
