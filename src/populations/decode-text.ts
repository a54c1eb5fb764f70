/** Bytes of a file that somebody gave, as text. */

export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

/**
 * By its byte order mark; without one UTF-8 where the bytes are that, else Windows-1252, in which every byte is a letter:
 * so a file of an old program is read, and the person is told how. Null for what is no text: zero bytes, or broken UTF-16.
 */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } | null {
  const [first, second] = bytes;
  const isLittle = first === 0xff && second === 0xfe;
  const isBig = first === 0xfe && second === 0xff;
  if (isLittle || isBig) {
    const text = decode(bytes, isLittle ? 'utf-16le' : 'utf-16be');
    return text === null || text.includes('\0') ? null : { text, encoding: 'UTF-16' };
  }
  if (bytes.includes(0)) return null;
  const text = decode(bytes, 'utf-8');
  if (text !== null) return { text, encoding: 'UTF-8' };
  const western = decode(bytes, 'windows-1252');
  return western === null ? null : { text: western, encoding: 'Windows-1252' };
}

/** Without the byte order mark; null when the bytes are not of this encoding. */
function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
