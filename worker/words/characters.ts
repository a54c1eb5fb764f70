/** Characters as the rules for words see them, read from raw bytes because tokens may split a character. */

export type CharacterKind =
  | 'letter'
  | 'mark'
  | 'digit'
  | 'space'
  | 'newline'
  /** White space that is neither U+0020 nor the end of a line. */
  | 'blank'
  /** ' or ’: part of a word when a letter follows. */
  | 'joiner'
  | 'other'
  /** No UTF-8 begins here. */
  | 'invalid'
  /** The bytes end inside a character. */
  | 'incomplete';

export interface Character {
  readonly kind: CharacterKind;
  /** Bytes that it takes; of an invalid one 1, of an incomplete one all that are there. */
  readonly length: number;
}

const JOINERS: ReadonlySet<number> = new Set([0x27, 0x2019]);
const NEWLINES: ReadonlySet<number> = new Set([0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029]);

const known = new Map<number, CharacterKind>();

/** Kind of a Unicode scalar value. Letters are category L, marks M, digits N. */
export function kindOfCodePoint(codePoint: number): CharacterKind {
  const cached = known.get(codePoint);
  if (cached !== undefined) return cached;
  const kind = classify(codePoint);
  known.set(codePoint, kind);
  return kind;
}

function classify(codePoint: number): CharacterKind {
  if (codePoint === 0x20) return 'space';
  if (JOINERS.has(codePoint)) return 'joiner';
  if (NEWLINES.has(codePoint)) return 'newline';
  const character = String.fromCodePoint(codePoint);
  if (/^\p{L}$/u.test(character)) return 'letter';
  if (/^\p{M}$/u.test(character)) return 'mark';
  if (/^\p{N}$/u.test(character)) return 'digit';
  return /^\s$/u.test(character) ? 'blank' : 'other';
}

/** The character at `at`; undefined at the end. UTF-8 as in Unicode table 3-7: no overlong forms, no surrogates. */
export function readCharacter(bytes: Uint8Array, at: number): Character | undefined {
  const lead = bytes[at];
  if (lead === undefined) return undefined;
  if (lead < 0x80) return { kind: kindOfCodePoint(lead), length: 1 };
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length === 0) return { kind: 'invalid', length: 1 };
  let codePoint = lead & (0x7f >> length);
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return { kind: 'incomplete', length: i };
    const lowest = i > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const highest = i > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (byte < lowest || byte > highest) return { kind: 'invalid', length: 1 };
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  return { kind: kindOfCodePoint(codePoint), length };
}
