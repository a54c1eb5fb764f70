/**
 * From GGUF weights to one ONNX graph of standard operators (opset 23) and the runtime's own multiplication by quantised
 * matrices (matrices.ts says how weights are stored and multiplied; `exact` loses nothing). One run takes a sequence of new positions with any visibility among them (`mask`), on top of
 * cached keys and values, and gives logits only where they are asked for (`kept`).
 *
 * Inputs:  tokens, positions int64 [1, S]; mask float [1, 1, S, P+S], 0 = sees, large negative = does not;
 *          kept int64 [K], indices into S; past_key_i, past_value_i float [1, kvHeads, P, headWidth]
 * Outputs: logits float [K, vocabulary]; present_key_i, present_value_i float [1, kvHeads, P+S, headWidth]
 */
import { Failure } from '../../src/jobs/failure.js';
import { type Architecture, LAYER_KINDS } from './architecture.js';
import type { GgufFile } from './gguf.js';
import { Matrices, type MatrixPart } from './matrices.js';
import { ONNX_TYPE, OnnxGraph } from './onnx-proto.js';
import type { Precision } from './precision.js';
import type { WeightWriter } from './weight-writer.js';

/** Part of the cache key: raise one whenever its graph changes. */
export const BUILDER_VERSIONS: Readonly<Record<Precision, number>> = { exact: 2, fast: 2 };
/** Present in models whose context was stretched after training (Llama 3.1 and later). */
const ROTARY_FACTORS = 'rope_freqs.weight';

export const pastKey = (layer: number) => `past_key_${layer}`;
export const pastValue = (layer: number) => `past_value_${layer}`;
export const presentKey = (layer: number) => `present_key_${layer}`;
export const presentValue = (layer: number) => `present_value_${layer}`;

/** Writes the weights through `weights` while it goes and returns the encoded graph. */
export async function describeGraph(
  file: GgufFile,
  shape: Architecture,
  weights: WeightWriter,
  precision: Precision,
): Promise<Uint8Array> {
  const graph = new OnnxGraph();
  const matrices = new Matrices(file, graph, weights, precision);
  const { float, int64 } = ONNX_TYPE;
  const unused = new Set(file.tensors.keys());
  /** Checks the shape that the hyperparameters promise: a wrong one would compute something, but not this model. */
  const take = (name: string, expected: readonly number[]) => {
    const { shape: found } = file.tensor(name);
    if (found.join() !== expected.join()) {
      const text = `tensor ${name} has shape ${found.join('×')} instead of ${expected.join('×')}`;
      throw new Failure('model-unsupported', text);
    }
    unused.delete(name);
  };
  const storeVector = async (name: string, size: number) => {
    take(name, [size]);
    await matrices.store(name, [size], file.pieces(name));
  };
  const norm = async (input: string, weight: string, output: string, size: number) => {
    await storeVector(weight, size);
    graph.node('RMSNormalization', [input, weight], [output], {
      integers: { axis: -1 },
      floats: { epsilon: shape.normEpsilon },
    });
  };
  /** The matrices of one input, each [outputs, inputs] under the name of its tensor. */
  const projectTogether = async (input: string, parts: readonly MatrixPart[], inputs: number) => {
    for (const { name, outputs } of parts) take(name, [outputs, inputs]);
    await matrices.projectTogether(input, parts, inputs);
  };
  const project = async (input: string, weight: string, output: string, sizes: readonly [number, number]) => {
    const [outputs, inputs] = sizes;
    take(weight, sizes);
    await matrices.project(input, weight, output, { outputs, inputs });
  };

  graph.input('tokens', int64, [1, 'S']);
  graph.input('positions', int64, [1, 'S']);
  graph.input('mask', float, [1, 1, 'S', 'T']);
  graph.input('kept', int64, ['K']);
  graph.output('logits', float, ['K', shape.vocabularySize]);

  const { width, feedForwardWidth, vocabularySize } = shape;
  const embedding = { outputs: vocabularySize, inputs: width };
  take('token_embd.weight', [vocabularySize, width]);
  await matrices.embed('tokens', 'embedded', embedding);
  if (file.has(ROTARY_FACTORS)) take(ROTARY_FACTORS, [shape.headWidth / 2]);
  const factors = file.has(ROTARY_FACTORS) ? (await file.read(ROTARY_FACTORS)).data : undefined;
  const { cos, sin } = rotaryTables(shape, factors);
  await matrices.store('rotary_cos', [shape.contextLength, shape.headWidth / 2], [cos]);
  await matrices.store('rotary_sin', [shape.contextLength, shape.headWidth / 2], [sin]);

  const { isRotaryInterleaved, hasBias, hasHeadNorm } = LAYER_KINDS[shape.name];
  /** RMS norm of each head by itself; the heads lie side by side before and after. */
  const normHeads = async (input: string, weight: string, output: string, heads: number) => {
    const split = `${input}_heads`;
    graph.integers(`${split}_shape`, [0, 0, heads, shape.headWidth]);
    graph.node('Reshape', [input, `${split}_shape`], [split]);
    await norm(split, weight, `${split}_normed`, shape.headWidth);
    graph.integers(`${output}_shape`, [0, 0, heads * shape.headWidth]);
    graph.node('Reshape', [`${split}_normed`, `${output}_shape`], [output]);
  };

  let stream = 'embedded';
  for (let layer = 0; layer < shape.layers; layer++) {
    const w = (part: string) => `blk.${layer}.${part}.weight`;
    const v = (part: string) => `layer${layer}_${part}`;
    await norm(stream, w('attn_norm'), v('attn_in'), width);
    const queries = shape.heads * shape.headWidth;
    const keys = shape.kvHeads * shape.headWidth;
    await projectTogether(
      v('attn_in'),
      [
        { name: w('attn_q'), output: v('q'), outputs: queries },
        { name: w('attn_k'), output: v('k'), outputs: keys },
        { name: w('attn_v'), output: v('v'), outputs: keys },
      ],
      width,
    );
    /** Queries, keys or values before rotation, under the name that is returned. */
    const attentionInput = async (part: 'q' | 'k' | 'v', outputs: number): Promise<string> => {
      const projected = v(part);
      if (!hasBias) return projected;
      const bias = `blk.${layer}.attn_${part}.bias`;
      await storeVector(bias, outputs);
      graph.node('Add', [projected, bias], [`${projected}_biased`]);
      return `${projected}_biased`;
    };
    const rotated = async (part: 'q' | 'k', heads: number): Promise<string> => {
      let input = await attentionInput(part, heads * shape.headWidth);
      if (hasHeadNorm) {
        await normHeads(input, w(`attn_${part}_norm`), v(`${part}_normed`), heads);
        input = v(`${part}_normed`);
      }
      const output = v(`${part}_rotated`);
      graph.node('RotaryEmbedding', [input, 'rotary_cos', 'rotary_sin', 'positions'], [output], {
        integers: { interleaved: isRotaryInterleaved ? 1 : 0, num_heads: heads },
      });
      return output;
    };
    const q = await rotated('q', shape.heads);
    const k = await rotated('k', shape.kvHeads);
    const values = await attentionInput('v', keys);
    for (const name of [pastKey(layer), pastValue(layer)])
      graph.input(name, float, [1, shape.kvHeads, 'P', shape.headWidth]);
    for (const name of [presentKey(layer), presentValue(layer)])
      graph.output(name, float, [1, shape.kvHeads, 'T', shape.headWidth]);
    graph.node(
      'Attention',
      [q, k, values, 'mask', pastKey(layer), pastValue(layer)],
      [v('attended'), presentKey(layer), presentValue(layer)],
      { integers: { q_num_heads: shape.heads, kv_num_heads: shape.kvHeads } },
    );
    await project(v('attended'), w('attn_output'), v('attn_out'), [width, queries]);
    graph.node('Add', [stream, v('attn_out')], [v('middle')]);

    // SwiGLU: down(silu(gate(x)) * up(x))
    await norm(v('middle'), w('ffn_norm'), v('ffn_in'), width);
    await projectTogether(
      v('ffn_in'),
      [
        { name: w('ffn_gate'), output: v('gate'), outputs: feedForwardWidth },
        { name: w('ffn_up'), output: v('up'), outputs: feedForwardWidth },
      ],
      width,
    );
    graph.node('Sigmoid', [v('gate')], [v('gate_sigmoid')]);
    graph.node('Mul', [v('gate'), v('gate_sigmoid')], [v('gate_silu')]);
    graph.node('Mul', [v('gate_silu'), v('up')], [v('hidden')]);
    await project(v('hidden'), w('ffn_down'), v('ffn_out'), [width, feedForwardWidth]);
    graph.node('Add', [v('middle'), v('ffn_out')], [v('out')]);
    stream = v('out');
  }

  graph.node('Gather', [stream, 'kept'], ['kept_stream'], { integers: { axis: 1 } });
  graph.integers('rows_shape', [-1, shape.width]);
  graph.node('Reshape', ['kept_stream', 'rows_shape'], ['rows']);
  await norm('rows', 'output_norm.weight', 'normed', width);
  if (shape.hasTiedHead) matrices.projectTied('normed', 'logits', embedding);
  else await project('normed', 'output.weight', 'logits', [vocabularySize, width]);
  for (const name of unused)
    throw new Failure('model-unsupported', `tensor ${name} has no place in a plain ${shape.name} model`);
  return graph.encode(shape.name);
}

/**
 * Rotary position embedding (Su et al. 2021): angle of pair i at position p is p · base^(−2i / headWidth), divided by the
 * model's scale and, where it has them, by its own factor for each pair. Tables [contextLength, headWidth / 2].
 */
function rotaryTables(
  { contextLength, headWidth, ropeBase, ropeScale }: Architecture,
  factors: Float32Array | undefined,
): { readonly cos: Float32Array; readonly sin: Float32Array } {
  const pairs = headWidth / 2;
  const cos = new Float32Array(contextLength * pairs);
  const sin = new Float32Array(contextLength * pairs);
  for (let pair = 0; pair < pairs; pair++) {
    const frequency = ropeBase ** ((-2 * pair) / headWidth) / (ropeScale * (factors?.[pair] ?? 1));
    for (let position = 0; position < contextLength; position++) {
      cos[position * pairs + pair] = Math.cos(position * frequency);
      sin[position * pairs + pair] = Math.sin(position * frequency);
    }
  }
  return { cos, sin };
}
