/** Phrases of one or more words, each with a meaning, found in a list of tokens: the longest that fits wins. */
import { foldName } from './names.js';
import { type Token, tokenise } from './tokenise.js';

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  meaning?: T;
}

export interface Found<T> {
  readonly meaning: T;
  /** Tokens, at least one. */
  readonly length: number;
}

/** The first meaning that a phrase is given stays. Spellings that fold alike are one phrase. */
export class Phrases<T> {
  readonly #whole = new Map<string, T>();
  readonly #root: Node<T> = { next: new Map() };

  /**
   * `isPlain` says whether the phrase is also found where it is typed without quotation marks; a phrase with a sign or a
   * quotation mark in it never is.
   */
  learn(phrase: string, meaning: T, isPlain: (words: readonly Token[]) => boolean = () => true): this {
    const key = foldName(phrase);
    if (key === '' || this.#whole.has(key)) return this;
    this.#whole.set(key, meaning);
    const words = tokenise(phrase).slice(0, -1);
    if (words.length === 0 || words.some((word) => word.key === '') || !isPlain(words)) return this;
    let node = this.#root;
    for (const word of words) {
      const next: Node<T> = node.next.get(word.key) ?? { next: new Map() };
      node.next.set(word.key, next);
      node = next;
    }
    node.meaning ??= meaning;
    return this;
  }

  /** By a whole phrase, as between quotation marks. */
  find(phrase: string): T | undefined {
    return this.#whole.get(foldName(phrase));
  }

  /** The longest phrase that begins at `tokens[from]`. */
  longest(tokens: readonly Token[], from: number): Found<T> | undefined {
    let node: Node<T> | undefined = this.#root;
    let best: Found<T> | undefined;
    for (let index = from; node !== undefined; index++) {
      if (node.meaning !== undefined) best = { meaning: node.meaning, length: index - from };
      const key = tokens[index]?.key ?? '';
      node = key === '' ? undefined : node.next.get(key);
    }
    return best;
  }
}

/** Every phrase of a table, under the meaning that heads it. */
export function phrases<T>(table: Iterable<readonly [T, readonly string[]]>): Phrases<T> {
  const found = new Phrases<T>();
  for (const [meaning, all] of table) for (const phrase of all) found.learn(phrase, meaning);
  return found;
}

/** A name with an operator in it must be quoted. */
export function isPlain(words: readonly Token[]): boolean {
  return words.every(({ kind }) => kind === 'word');
}
