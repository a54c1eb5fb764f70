/** Uploaded files in memory, up to a total; past it the oldest make room. */
import { KEPT } from './limits.js';
import { type MediaKind, mediaKind } from './media-kind.js';

export interface StoredFile {
  readonly id: string;
  readonly channelId: string;
  readonly name: string;
  readonly data: Uint8Array;
  /** Undefined: not a picture that a browser may show. */
  readonly kind: MediaKind | undefined;
}

export class AttachmentStore {
  readonly #files = new Map<string, StoredFile>();
  readonly #maxBytes: number;
  #bytes = 0;

  constructor(maxBytes: number = KEPT.attachmentBytes) {
    this.#maxBytes = maxBytes;
  }

  add(id: string, channelId: string, name: string, data: Uint8Array): StoredFile {
    const file: StoredFile = { id, channelId, name: safeName(name), data, kind: mediaKind(data) };
    this.#files.set(id, file);
    this.#bytes += data.byteLength;
    for (const oldest of this.#files.keys()) {
      if (this.#bytes <= this.#maxBytes || oldest === id) break;
      this.remove(oldest);
    }
    return file;
  }

  find(channelId: string, id: string, name: string): StoredFile | undefined {
    const file = this.#files.get(id);
    return file?.channelId === channelId && file.name === name ? file : undefined;
  }

  remove(id: string): void {
    const file = this.#files.get(id);
    if (file === undefined) return;
    this.#files.delete(id);
    this.#bytes -= file.data.byteLength;
  }
}

/** Discord keeps letters, digits, dots, dashes and underscores of a file name. */
export function safeName(name: string): string {
  const safe = name
    .replace(/[^\w.-]+/g, '_')
    .replace(/^\.+/, '')
    .slice(-200);
  return safe === '' ? 'file' : safe;
}
