/** What a file is by its first bytes, never by its name: the only kinds a browser is allowed to show inline. */
export interface MediaKind {
  readonly type: 'image/png' | 'image/gif' | 'image/jpeg' | 'image/webp';
  /** Pixels, where the header tells. */
  readonly size?: { readonly width: number; readonly height: number };
}

const startsWith = (data: Uint8Array, bytes: readonly number[], at = 0) =>
  bytes.every((byte, index) => data[at + index] === byte);

export function mediaKind(data: Uint8Array): MediaKind | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (startsWith(data, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) && data.length >= 24) {
    return { type: 'image/png', size: { width: view.getUint32(16), height: view.getUint32(20) } };
  }
  if (startsWith(data, [0x47, 0x49, 0x46, 0x38]) && data.length >= 10) {
    return { type: 'image/gif', size: { width: view.getUint16(6, true), height: view.getUint16(8, true) } };
  }
  if (startsWith(data, [0xff, 0xd8, 0xff])) return { type: 'image/jpeg' };
  if (startsWith(data, [0x52, 0x49, 0x46, 0x46]) && startsWith(data, [0x57, 0x45, 0x42, 0x50], 8)) {
    return { type: 'image/webp' };
  }
  return undefined;
}
