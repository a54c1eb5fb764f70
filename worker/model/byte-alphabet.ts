/**
 * The byte-level alphabet of GPT-2 vocabularies: every byte has one printable character. Printable Latin-1 stands for
 * itself; the other 68 bytes, in order, take the characters from U+0100 on (space is "Ġ", newline "Ċ").
 */
const isPrintable = (byte: number) =>
  (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);

const BYTE_OF_CHARACTER: ReadonlyMap<string, number> = (() => {
  const bytes = new Map<string, number>();
  let next = 0x100;
  for (let byte = 0; byte < 256; byte++)
    bytes.set(String.fromCharCode(isPrintable(byte) ? byte : next++), byte);
  return bytes;
})();

/** UTF-8 bytes that a vocabulary entry stands for; undefined when it is not written in the alphabet. */
export function bytesOfEntry(entry: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (const character of entry) {
    const byte = BYTE_OF_CHARACTER.get(character);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}
