/** Writes small GGUF files (version 3), so that the reader and the graph are tested on files whose weights are known. */
import { writeFile } from 'node:fs/promises';

export type GgufValue =
  | { readonly type: 'u32'; readonly value: number }
  | { readonly type: 'f32'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'texts'; readonly value: readonly string[] }
  | { readonly type: 'i32s'; readonly value: readonly number[] };

export interface GgufWeights {
  /** Row-major, outermost first. */
  readonly shape: readonly number[];
  /** Number of the encoding in GGUF. */
  readonly type: number;
  readonly bytes: Uint8Array;
}

const ALIGNMENT = 32;

export async function writeGguf(
  path: string,
  metadata: ReadonlyMap<string, GgufValue>,
  tensors: ReadonlyMap<string, GgufWeights>,
): Promise<void> {
  const header = new ByteWriter();
  header.raw(Buffer.from('GGUF'));
  header.u32(3);
  header.u64(tensors.size);
  header.u64(metadata.size);
  for (const [key, entry] of metadata) {
    header.text(key);
    writeValue(header, entry);
  }
  let offset = 0;
  for (const [name, { shape, type, bytes }] of tensors) {
    header.text(name);
    header.u32(shape.length);
    for (const size of [...shape].reverse()) header.u64(size);
    header.u32(type);
    header.u64(offset);
    offset += padded(bytes.length);
  }
  header.raw(new Uint8Array(padded(header.length) - header.length));
  for (const { bytes } of tensors.values()) {
    header.raw(bytes);
    header.raw(new Uint8Array(padded(bytes.length) - bytes.length));
  }
  await writeFile(path, header.bytes());
}

const padded = (length: number) => Math.ceil(length / ALIGNMENT) * ALIGNMENT;

function writeValue(header: ByteWriter, entry: GgufValue): void {
  switch (entry.type) {
    case 'u32':
      header.u32(4);
      header.u32(entry.value);
      break;
    case 'f32':
      header.u32(6);
      header.f32(entry.value);
      break;
    case 'bool':
      header.u32(7);
      header.raw(Uint8Array.of(entry.value ? 1 : 0));
      break;
    case 'text':
      header.u32(8);
      header.text(entry.value);
      break;
    case 'texts':
      header.u32(9);
      header.u32(8);
      header.u64(entry.value.length);
      for (const text of entry.value) header.text(text);
      break;
    case 'i32s':
      header.u32(9);
      header.u32(5);
      header.u64(entry.value.length);
      for (const value of entry.value) header.u32(value);
      break;
  }
}

class ByteWriter {
  readonly #parts: Uint8Array[] = [];
  length = 0;

  raw(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.length += bytes.length;
  }

  u32(value: number): void {
    this.raw(new Uint8Array(Uint32Array.of(value).buffer));
  }

  u64(value: number): void {
    this.raw(new Uint8Array(BigUint64Array.of(BigInt(value)).buffer));
  }

  f32(value: number): void {
    this.raw(new Uint8Array(Float32Array.of(value).buffer));
  }

  text(value: string): void {
    const bytes = Buffer.from(value);
    this.u64(bytes.length);
    this.raw(bytes);
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.#parts);
  }
}
