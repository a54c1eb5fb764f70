/** Phrases of one or more words, each with a meaning, found in a list of tokens: the longest that fits wins. */
import { foldName } from './names.js';
import type { Token, TokenKind } from './tokenise.js';

export interface Found<T> {
  readonly meaning: T;
  /** Tokens, at least one. */
  readonly length: number;
}

/**
 * Which phrases are found where they stand without quotation marks: names only of plain words (with an operator in it a
 * name must be quoted), predicates also with "not" behind their first word, and what the grammar itself knows in any case.
 */
export type Wording = 'plain' | 'predicate' | 'any';

interface Phrase<T> {
  readonly meaning: T;
  readonly wording: Wording;
}

/** The first meaning that a phrase is given stays. Spellings that fold alike are one phrase. */
export class Phrases<T> {
  readonly #phrases = new Map<string, Phrase<T>>();
  /** The words of the longest phrase that begins with this one. A population may have thousands of phrases. */
  readonly #mostWords = new Map<string, number>();

  learn(phrase: string, meaning: T, wording: Wording = 'any'): this {
    const key = foldName(phrase);
    if (key === '' || this.#phrases.has(key)) return this;
    this.#phrases.set(key, { meaning, wording });
    let words = 1;
    for (let at = key.indexOf(' '); at >= 0; at = key.indexOf(' ', at + 1)) words++;
    const first = words === 1 ? key : key.slice(0, key.indexOf(' '));
    if (words > (this.#mostWords.get(first) ?? 0)) this.#mostWords.set(first, words);
    return this;
  }

  /** By a whole phrase, as between quotation marks. */
  find(phrase: string): T | undefined {
    return this.#phrases.get(foldName(phrase))?.meaning;
  }

  /** The longest phrase that begins at `tokens[from]`. */
  longest(tokens: readonly Token[], from: number): Found<T> | undefined {
    const most = this.#mostWords.get(tokens[from]?.key ?? '') ?? 0;
    let best: Found<T> | undefined;
    let run = '';
    let wording: Wording = 'plain';
    for (let length = 1; length <= most; length++) {
      const token = tokens[from + length - 1];
      if (token === undefined || token.key === '') break;
      run = length === 1 ? token.key : `${run} ${token.key}`;
      wording = widened(wording, token.kind, length);
      const phrase = this.#phrases.get(run);
      if (phrase !== undefined && allows(phrase.wording, wording)) best = { meaning: phrase.meaning, length };
    }
    return best;
  }
}

function widened(wording: Wording, kind: TokenKind, length: number): Wording {
  if (kind === 'word') return wording;
  return kind === 'not' && length > 1 && wording !== 'any' ? 'predicate' : 'any';
}

function allows(phrase: Wording, found: Wording): boolean {
  return phrase === 'any' || found === 'plain' || phrase === found;
}

/** Every phrase of a table, under the meaning that heads it. */
export function phrases<T>(table: Iterable<readonly [T, readonly string[]]>): Phrases<T> {
  const found = new Phrases<T>();
  for (const [meaning, all] of table) for (const phrase of all) found.learn(phrase, meaning);
  return found;
}
