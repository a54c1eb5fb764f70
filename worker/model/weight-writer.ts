import { type FileHandle, open } from 'node:fs/promises';

export interface WeightPlace {
  readonly offsetBytes: number;
  readonly lengthBytes: number;
}

export const WEIGHTS_FILE = 'weights.bin';

/** Stretches that follow each other in a tensor; a whole one is a list of one. */
export type WeightPieces = Iterable<Float32Array | Uint8Array> | AsyncIterable<Float32Array | Uint8Array>;

/** Memory maps start at page borders, so every tensor does too. */
const PAGE_BYTES = 4096;

/** Appends tensors to one file, little-endian as ONNX wants them. */
export class WeightWriter {
  readonly places = new Map<string, WeightPlace>();
  readonly #file: FileHandle;
  readonly #onProgress: (writtenBytes: number) => void;
  #lengthBytes = 0;

  private constructor(file: FileHandle, onProgress: (writtenBytes: number) => void) {
    this.#file = file;
    this.#onProgress = onProgress;
  }

  static async create(
    path: string,
    onProgress: (writtenBytes: number) => void = () => {},
  ): Promise<WeightWriter> {
    return new WeightWriter(await open(path, 'wx'), onProgress);
  }

  get lengthBytes(): number {
    return this.#lengthBytes;
  }

  async append(name: string, pieces: WeightPieces): Promise<WeightPlace> {
    const offsetBytes = Math.ceil(this.#lengthBytes / PAGE_BYTES) * PAGE_BYTES;
    this.#lengthBytes = offsetBytes;
    for await (const piece of pieces) {
      const bytes = new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
      for (let written = 0; written < bytes.length; ) {
        const { bytesWritten } = await this.#file.write(
          bytes,
          written,
          bytes.length - written,
          this.#lengthBytes + written,
        );
        written += bytesWritten;
      }
      this.#lengthBytes += bytes.length;
      this.#onProgress(this.#lengthBytes);
    }
    const place = { offsetBytes, lengthBytes: this.#lengthBytes - offsetBytes };
    this.places.set(name, place);
    return place;
  }

  /** After this everything is on disk, so that a name given to the file afterwards never names a torn one. */
  async sync(): Promise<void> {
    await this.#file.sync();
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}
