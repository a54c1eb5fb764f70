/** Reading a GGUF file: header through a kept library, tensors by offset, in pieces or whole. */
import { type FileHandle, open } from 'node:fs/promises';
import { GGMLQuantizationType, gguf } from '@huggingface/gguf';
import { Failure } from '../../src/jobs/failure.js';
import { ENCODINGS } from './dequantise.js';
import type { Encoding } from './encoding.js';

export interface GgufTensor {
  readonly name: string;
  /** Row-major, outermost first: a matrix is [outputs, inputs] (GGUF itself writes the innermost size first). */
  readonly shape: readonly number[];
  readonly encoding: Encoding;
  readonly offsetBytes: number;
}

/** Weights that are decoded at once, so that a large table never lies in memory as a whole. */
const PIECE_WEIGHTS = 1 << 20;

export class GgufFile {
  readonly metadata: ReadonlyMap<string, unknown>;
  readonly tensors: ReadonlyMap<string, GgufTensor>;
  readonly #file: FileHandle;

  private constructor(
    file: FileHandle,
    metadata: ReadonlyMap<string, unknown>,
    tensors: ReadonlyMap<string, GgufTensor>,
  ) {
    this.#file = file;
    this.metadata = metadata;
    this.tensors = tensors;
  }

  /** Rejects with Failure `model-unsupported` for a tensor encoding that is not in `ENCODINGS`, a broken header or a cut file. */
  static async open(path: string): Promise<GgufFile> {
    const header = await gguf(path, { allowLocalFile: true }).catch((cause: unknown) => {
      throw new Failure('model-unsupported', `${path} is not a readable GGUF file`, { cause });
    });
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const tensors = new Map<string, GgufTensor>();
      for (const info of header.tensorInfos) {
        const shape = info.shape.map(Number).reverse();
        const offsetBytes = Number(header.tensorDataOffset + info.offset);
        const encoding = encodingOf(info.name, info.dtype);
        const tensor = { name: info.name, shape, encoding, offsetBytes };
        // No block crosses the end of a row.
        if ((shape.at(-1) ?? 1) % encoding.weightsPerBlock !== 0 || offsetBytes + bytesOf(tensor) > size)
          throw new Failure(
            'model-unsupported',
            `the model file is cut off or broken at tensor ${info.name}`,
          );
        tensors.set(info.name, tensor);
      }
      return new GgufFile(file, new Map(Object.entries(header.metadata)), tensors);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.tensors.has(name);
  }

  tensor(name: string): GgufTensor {
    const tensor = this.tensors.get(name);
    if (tensor === undefined) throw new Failure('model-unsupported', `the model has no tensor ${name}`);
    return tensor;
  }

  /** Dequantised weights, row-major, whole. */
  async read(name: string): Promise<{ shape: readonly number[]; data: Float32Array }> {
    const tensor = this.tensor(name);
    const data = new Float32Array(weightsOf(tensor));
    let at = 0;
    for await (const piece of this.pieces(name)) {
      data.set(piece, at);
      at += piece.length;
    }
    return { shape: tensor.shape, data };
  }

  /** The same weights, one stretch after the other. */
  async *pieces(name: string): AsyncGenerator<Float32Array> {
    const { encoding } = this.tensor(name);
    for await (const { bytes, weights } of this.blocks(name)) {
      const data = new Float32Array(weights);
      encoding.decode(bytes, data);
      yield data;
    }
  }

  /** The same as the file encodes them: whole blocks, and the number of weights in them. */
  async *blocks(name: string): AsyncGenerator<{ readonly bytes: DataView; readonly weights: number }> {
    const tensor = this.tensor(name);
    const { weightsPerBlock, bytesPerBlock } = tensor.encoding;
    const total = weightsOf(tensor);
    for (let at = 0; at < total; at += PIECE_WEIGHTS) {
      const weights = Math.min(PIECE_WEIGHTS, total - at);
      const bytes = new Uint8Array((weights / weightsPerBlock) * bytesPerBlock);
      const from = tensor.offsetBytes + (at / weightsPerBlock) * bytesPerBlock;
      const { bytesRead } = await this.#file.read(bytes, 0, bytes.length, from);
      if (bytesRead !== bytes.length)
        throw new Failure('model-unsupported', `the model file ends inside tensor ${name}`);
      yield { bytes: new DataView(bytes.buffer), weights };
    }
  }

  number(key: string): number | undefined {
    const value = this.metadata.get(key);
    if (typeof value === 'bigint') return Number(value);
    return typeof value === 'number' ? value : undefined;
  }

  text(key: string): string | undefined {
    const value = this.metadata.get(key);
    return typeof value === 'string' ? value : undefined;
  }

  texts(key: string): readonly string[] | undefined {
    const value = this.metadata.get(key);
    return Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? value : undefined;
  }

  numbers(key: string): readonly number[] | undefined {
    const value = this.metadata.get(key);
    return Array.isArray(value) ? value.map(Number) : undefined;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

function encodingOf(tensor: string, type: number): Encoding {
  const encoding = ENCODINGS.get(type);
  if (encoding !== undefined) return encoding;
  const name = GGMLQuantizationType[type] ?? `number ${type}`;
  const supported = [...ENCODINGS.values()].map((known) => known.name).join(', ');
  throw new Failure('model-unsupported', `tensor ${tensor} has encoding ${name}; supported are ${supported}`);
}

export function weightsOf({ shape }: Pick<GgufTensor, 'shape'>): number {
  return shape.reduce((product, size) => product * size, 1);
}

function bytesOf(tensor: GgufTensor): number {
  return (weightsOf(tensor) / tensor.encoding.weightsPerBlock) * tensor.encoding.bytesPerBlock;
}
