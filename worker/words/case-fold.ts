/** Upper and lower case as one: code point by code point, only where the encoded length stays the same. */
import { readCharacter } from './characters.js';

const encoder = new TextEncoder();
const folded = new Map<string, string>();

/** The form that all cases of a character share; itself where folding would change its length in UTF-8 (İ, ẞ). */
export function foldCharacter(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  // Upper case first: ς and σ, ſ and s are the same letter in upper case only.
  const upper = sameLength(character, character.toUpperCase());
  const lower = sameLength(upper, upper.toLowerCase());
  folded.set(character, lower);
  return lower;
}

export function foldText(text: string): string {
  return Array.from(text, foldCharacter).join('');
}

/** UTF-8 in, UTF-8 out; bytes at the end that are no whole character are left out. */
export function foldBytes(bytes: Uint8Array): Uint8Array {
  // Nearly all tokens are plain letters, and a vocabulary is folded while somebody waits.
  if (bytes.every((byte) => byte < 0x80)) return bytes.map(foldAscii);
  let whole = 0;
  for (;;) {
    const character = readCharacter(bytes, whole);
    if (character === undefined || character.kind === 'incomplete') break;
    whole += character.length;
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, whole));
  return encoder.encode(foldText(text));
}

function foldAscii(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

function sameLength(character: string, changed: string): string {
  const isOne = [...changed].length === 1;
  return isOne && encoder.encode(changed).length === encoder.encode(character).length ? changed : character;
}
