/**
 * How the matrices of a model lie in its graph and are multiplied.
 *
 * exact: four-bit weights as they are, everything else as its float32; activations in float32. Gives what the
 *        dequantised weights give, up to the rounding of float32 sums.
 * fast:  four-bit weights as they are, everything else in eight bits; activations are rounded to eight bits for each 32
 *        of them, so that integers are multiplied.
 */
import { corrections, FOUR_BIT, type FourBit, GROUP, packNibbles } from './four-bit.js';
import { type GgufFile, type GgufTensor, weightsOf } from './gguf.js';
import { ONNX_TYPE, type OnnxGraph } from './onnx-proto.js';
import type { Precision } from './precision.js';
import { WEIGHTS_FILE, type WeightPieces, type WeightWriter } from './weight-writer.js';

/** MatMulNBits: 1 = float32 activations, 4 = eight-bit activations. */
const ACCURACY: Readonly<Record<Precision, number>> = { exact: 1, fast: 4 };
/** The runtime subtracts this from each eight-bit weight. */
const BYTE_ZERO = 128;
const EMBEDDING = 'token_embd.weight';

/** Names of the further tensors that a matrix is stored as. */
export const scalesOf = (name: string) => `${name}.scales`;
export const correctionsOf = (name: string) => `${name}.corrections`;

/** A matrix is [outputs, inputs], as GGUF has it. */
export interface MatrixSize {
  readonly outputs: number;
  readonly inputs: number;
}

/** One of several matrices that take the same input: the tensor, what it gives and how wide that is. */
export interface MatrixPart {
  readonly name: string;
  readonly output: string;
  readonly outputs: number;
}

/** About what a tensor takes in the weights file. */
export function storedBytes(tensor: GgufTensor, precision: Precision): number {
  const isGrouped = tensor.shape.length > 1 && (tensor.shape.at(-1) ?? 0) % GROUP === 0;
  const isFourBit = isGrouped && FOUR_BIT.has(tensor.encoding.name) && tensor.name !== EMBEDDING;
  const bytesPerGroup = isFourBit
    ? GROUP / 2 + 8
    : isGrouped && precision === 'fast'
      ? GROUP + 4
      : GROUP * Float32Array.BYTES_PER_ELEMENT;
  return (weightsOf(tensor) / GROUP) * bytesPerGroup;
}

export class Matrices {
  readonly #file: GgufFile;
  readonly #graph: OnnxGraph;
  readonly #weights: WeightWriter;
  readonly #precision: Precision;
  /** Of an input that several matrices take, the sums over groups are computed once. */
  readonly #groupSums = new Map<string, string>();

  constructor(file: GgufFile, graph: OnnxGraph, weights: WeightWriter, precision: Precision) {
    this.#file = file;
    this.#graph = graph;
    this.#weights = weights;
    this.#precision = precision;
  }

  /** A tensor beside the graph under its own name. */
  async store(
    name: string,
    dims: readonly number[],
    pieces: WeightPieces,
    type: typeof ONNX_TYPE.float | typeof ONNX_TYPE.uint8 = ONNX_TYPE.float,
  ): Promise<void> {
    this.#graph.external(name, dims, WEIGHTS_FILE, await this.#weights.append(name, pieces), type);
  }

  /** `output` = `input` · matrixᵀ; input [..., inputs], output [..., outputs]. */
  async project(input: string, name: string, output: string, size: MatrixSize): Promise<void> {
    const isGrouped = size.inputs % GROUP === 0;
    if (isGrouped && FOUR_BIT.has(this.#file.tensor(name).encoding.name)) {
      await this.#projectFourBit(input, [name], output, size);
    } else if (isGrouped && this.#precision === 'fast') {
      await this.#storeEightBit(name, size);
      this.#multiply(input, name, output, size, 8);
    } else {
      const { data } = await this.#file.read(name);
      await this.store(name, [size.inputs, size.outputs], [transpose(data, size.outputs, size.inputs)]);
      this.#graph.node('MatMul', [input, name], [output]);
    }
  }

  /**
   * Several matrices that take the same input. Where all of them are four-bit and activations are rounded, they lie below each
   * other as one: what a multiplication costs beside its weights is then paid once.
   */
  async projectTogether(input: string, parts: readonly MatrixPart[], inputs: number): Promise<void> {
    const isFourBit = ({ name }: MatrixPart) => FOUR_BIT.has(this.#file.tensor(name).encoding.name);
    if (this.#precision === 'exact' || inputs % GROUP !== 0 || !parts.every(isFourBit)) {
      for (const { name, output, outputs } of parts)
        await this.project(input, name, output, { outputs, inputs });
      return;
    }
    const all = parts.reduce((sum, { outputs }) => sum + outputs, 0);
    const joined = parts.map(({ output }) => output).join('+');
    await this.#projectFourBit(
      input,
      parts.map(({ name }) => name),
      joined,
      { outputs: all, inputs },
    );
    this.#graph.integers(
      `${joined}_sizes`,
      parts.map(({ outputs }) => outputs),
    );
    this.#graph.node(
      'Split',
      [joined, `${joined}_sizes`],
      parts.map(({ output }) => output),
      {
        integers: { axis: -1 },
      },
    );
  }

  /** Rows of the token embedding: `tokens` int64 [1, S] → `output` float [1, S, width]. */
  async embed(tokens: string, output: string, size: MatrixSize): Promise<void> {
    if (!this.#hasBytesAsEmbedding(size)) {
      await this.store(EMBEDDING, [size.outputs, size.inputs], this.#file.pieces(EMBEDDING));
      this.#graph.node('Gather', [EMBEDDING, tokens], [output]);
      return;
    }
    await this.#storeEightBit(EMBEDDING, size);
    const part = (what: string) => `${output}_${what}`;
    this.#graph.node('Gather', [EMBEDDING, tokens], [part('bytes')]);
    this.#graph.node('Gather', [scalesOf(EMBEDDING), tokens], [part('scales')]);
    this.#graph.node('Cast', [part('bytes')], [part('raised')], { integers: { to: ONNX_TYPE.float } });
    this.#graph.floats(part('zero'), [BYTE_ZERO]);
    this.#graph.node('Sub', [part('raised'), part('zero')], [part('centred')]);
    this.#graph.integers(part('last'), [-1]);
    this.#graph.node('Unsqueeze', [part('scales'), part('last')], [part('column')]);
    this.#graph.node('Mul', [part('centred'), part('column')], [part('groups')]);
    this.#graph.integers(part('shape'), [1, -1, size.inputs]);
    this.#graph.node('Reshape', [part('groups'), part('shape')], [output]);
  }

  /** Logits from `rows` [K, width] with the embedding itself as the matrix, stored once. */
  projectTied(rows: string, output: string, size: MatrixSize): void {
    if (this.#hasBytesAsEmbedding(size)) this.#multiply(rows, EMBEDDING, output, size, 8);
    else this.#graph.node('Gemm', [rows, EMBEDDING], [output], { integers: { transB: 1 } });
  }

  #hasBytesAsEmbedding({ inputs }: MatrixSize): boolean {
    return this.#precision === 'fast' && inputs % GROUP === 0;
  }

  /** Matrices below each other; `size` is that of all together. */
  async #projectFourBit(
    input: string,
    names: readonly string[],
    output: string,
    size: MatrixSize,
  ): Promise<void> {
    const name = names.join('+');
    const groups = size.inputs / GROUP;
    const scales = new Float32Array(size.outputs * groups);
    const minima = new Float32Array(size.outputs * groups);
    const dims = [size.outputs, groups, GROUP / 2];
    await this.store(name, dims, this.#fourBitPieces(names, { scales, minima }), ONNX_TYPE.uint8);
    await this.store(scalesOf(name), [size.outputs, groups], [scales]);
    const rest = corrections({ scales, minima });
    if (rest.every((value) => value === 0)) {
      this.#multiply(input, name, output, size, 4);
      return;
    }
    // Σ weight · x = Σ scale · (q − 8) · x + Σ over groups of correction · (sum of the group's x)
    await this.store(correctionsOf(name), [groups, size.outputs], [transpose(rest, size.outputs, groups)]);
    this.#multiply(input, name, `${output}_scaled`, size, 4);
    const sums = this.#sumGroups(input, groups);
    this.#graph.node('MatMul', [sums, correctionsOf(name)], [`${output}_correction`]);
    this.#graph.node('Add', [`${output}_scaled`, `${output}_correction`], [output]);
  }

  /** Packed quants of one stretch after the other; fills scales and minima on the way. */
  async *#fourBitPieces(
    names: readonly string[],
    { scales, minima }: Pick<FourBit, 'scales' | 'minima'>,
  ): AsyncGenerator<Uint8Array> {
    let group = 0;
    for (const name of names) {
      const read = FOUR_BIT.get(this.#file.tensor(name).encoding.name);
      if (read === undefined) throw new Error(`${name} has no four-bit form`);
      for await (const { bytes, weights } of this.#file.blocks(name)) {
        const until = group + weights / GROUP;
        const quants = new Uint8Array(weights);
        read(bytes, {
          quants,
          scales: scales.subarray(group, until),
          minima: minima.subarray(group, until),
        });
        group = until;
        yield packNibbles(quants);
      }
    }
  }

  async #storeEightBit(name: string, { outputs, inputs }: MatrixSize): Promise<void> {
    const scales = new Float32Array(weightsOf(this.#file.tensor(name)) / GROUP);
    const pieces = eightBitPieces(this.#file.pieces(name), scales);
    await this.store(name, [outputs, inputs / GROUP, GROUP], pieces, ONNX_TYPE.uint8);
    await this.store(scalesOf(name), [outputs, inputs / GROUP], [scales]);
  }

  #multiply(input: string, name: string, output: string, size: MatrixSize, bits: 4 | 8): void {
    this.#graph.node('MatMulNBits', [input, name, scalesOf(name)], [output], {
      domain: 'com.microsoft',
      integers: {
        K: size.inputs,
        N: size.outputs,
        bits,
        block_size: GROUP,
        accuracy_level: ACCURACY[this.#precision],
      },
    });
  }

  /** [..., inputs] → [rows, groups]. */
  #sumGroups(input: string, groups: number): string {
    const known = this.#groupSums.get(input);
    if (known !== undefined) return known;
    const sums = `${input}_group_sums`;
    this.#graph.integers(`${input}_group_shape`, [-1, groups, GROUP]);
    this.#graph.node('Reshape', [input, `${input}_group_shape`], [`${input}_groups`]);
    this.#graph.integers(`${input}_group_axis`, [-1]);
    this.#graph.node('ReduceSum', [`${input}_groups`, `${input}_group_axis`], [sums], {
      integers: { keepdims: 0 },
    });
    this.#groupSums.set(input, sums);
    return sums;
  }
}

/** Float32 weights → bytes around 128, with the scale of each group such that its largest weight is ±127; fills `scales`. */
async function* eightBitPieces(
  pieces: AsyncIterable<Float32Array>,
  scales: Float32Array,
): AsyncGenerator<Uint8Array> {
  let group = 0;
  for await (const data of pieces) {
    const out = new Uint8Array(data.length);
    for (let from = 0; from < data.length; from += GROUP, group++) {
      let largest = 0;
      for (let i = from; i < from + GROUP; i++) largest = Math.max(largest, Math.abs(data[i] ?? 0));
      const scale = Math.fround(largest / 127);
      scales[group] = scale;
      for (let i = from; i < from + GROUP; i++)
        out[i] = BYTE_ZERO + (scale === 0 ? 0 : Math.round((data[i] ?? 0) / scale));
    }
    yield out;
  }
}

export function transpose(data: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(data.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      out[column * rows + row] = data[row * columns + column] ?? 0;
  }
  return out;
}
