/** One word on the way of being written, token by token: which tokens lead towards it, and which finish it. */
import { foldCharacter } from './case-fold.js';
import type { Vocabulary } from './vocabulary-classes.js';
import { readWord } from './word-grammar.js';

/** A token that may follow, and what it does for the word. */
export interface Step {
  readonly token: number;
  /**
   * `leads`: its bytes are the next ones, nothing more. `splits`: so too, but with folded case it ends inside a character, so that
   * the cases cannot be told apart any more. `ends`: it holds the rest of the word and its end. `may-end`: only what follows decides.
   */
  readonly does: 'leads' | 'splits' | 'ends' | 'may-end';
  /** Bytes of the word written after it, the space in front included. */
  readonly at: number;
}

const encoder = new TextEncoder();

export class WordTarget {
  /** Bytes to be written, with the space in front where there is one. */
  readonly length: number;
  readonly #vocabulary: Vocabulary;
  readonly #characters: readonly { readonly at: number; readonly cases: readonly Uint8Array[] }[];
  readonly #steps = new Map<number, readonly Step[]>();
  readonly #isFolded: boolean;
  readonly #wordFrom: number;

  /** `text` is the word, with one space in front or without. */
  constructor(vocabulary: Vocabulary, text: string, isFolded: boolean) {
    this.#vocabulary = vocabulary;
    this.#isFolded = isFolded;
    this.#wordFrom = text.startsWith(' ') ? 1 : 0;
    let at = 0;
    this.#characters = Array.from(text, (character) => {
      const cases = (isFolded ? casesOf(character) : [character]).map((form) => encoder.encode(form));
      const from = at;
      at += cases[0]?.length ?? 0;
      return { at: from, cases };
    });
    this.length = at;
  }

  /** Tokens that matter when `at` bytes are written, 0 ≤ at < length. */
  stepsAt(at: number): readonly Step[] {
    const known = this.#steps.get(at);
    if (known !== undefined) return known;
    const steps: Step[] = [];
    const { tokenBytes, specialTokens } = this.#vocabulary;
    for (let token = 0; token < tokenBytes.length; token++) {
      const bytes = tokenBytes[token];
      if (bytes === undefined || bytes.length === 0 || specialTokens.has(token)) continue;
      const does = this.#effectOf(bytes, at);
      if (does !== null) steps.push({ token, does, at: Math.min(this.length, at + bytes.length) });
    }
    this.#steps.set(at, steps);
    return steps;
  }

  #effectOf(bytes: Uint8Array, at: number): Step['does'] | null {
    if (!this.#agrees(bytes, at)) return null;
    const end = at + bytes.length;
    if (end <= this.length) {
      const isWhole = end === this.length || this.#characters.some((character) => character.at === end);
      const isWholeStart = this.#characters.some((character) => character.at === at);
      return this.#isFolded && !(isWhole && isWholeStart) ? 'splits' : 'leads';
    }
    // The bytes beyond the word, read as a continuation of it.
    const rest = bytes.subarray(this.length - at);
    const reading = readWord(rest);
    if (reading.type === 'ended' && reading.to === 0) return 'ends';
    return reading.type === 'open' && reading.to === 0 ? 'may-end' : null;
  }

  /** Whether the bytes, as far as the word reaches, are those that stand at `at`, in any case when folded. */
  #agrees(bytes: Uint8Array, at: number): boolean {
    const end = Math.min(at + bytes.length, this.length);
    for (const { at: from, cases } of this.#characters) {
      const size = cases[0]?.length ?? 0;
      if (from + size <= at || from >= end) continue;
      const matches = cases.some((form) =>
        form.every((byte, index) => {
          const place = from + index - at;
          return place < 0 || place >= end - at || bytes[place] === byte;
        }),
      );
      if (!matches) return false;
    }
    return end > at;
  }

  /** The word's bytes in its first case, from `at` on; null where that is inside a character. */
  textFrom(at: number): string | null {
    const from = this.#characters.findIndex((character) => character.at === at);
    if (from < 0) return null;
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    return this.#characters
      .slice(from)
      .map(({ cases }) => decoder.decode(cases[0]))
      .join('');
  }

  get isSpaced(): boolean {
    return this.#wordFrom === 1;
  }
}

/** All cases of a character that fold to the same one, its own first. */
function casesOf(character: string): string[] {
  const fold = foldCharacter(character);
  const length = encoder.encode(character).length;
  const forms = [character, fold, fold.toUpperCase(), character.toUpperCase(), character.toLowerCase()];
  return [...new Set(forms)].filter(
    (form) =>
      [...form].length === 1 && encoder.encode(form).length === length && foldCharacter(form) === fold,
  );
}
