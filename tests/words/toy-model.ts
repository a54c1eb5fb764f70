/** Toy language models: a small vocabulary of byte strings and a distribution for every path, made from a seed. */
import { sift } from '../../worker/engine/sift.js';
import type { Expand } from '../../worker/words/search.js';
import type { Vocabulary } from '../../worker/words/vocabulary-classes.js';

export interface ToyModel {
  readonly vocabulary: Vocabulary;
  /** P(token | path). */
  row(path: readonly number[]): Float64Array;
  readonly expand: Expand;
}

const encoder = new TextEncoder();

/** Token 0 is the end of text, 1 another control token; then the given byte strings. */
export function toyVocabulary(tokens: readonly (string | readonly number[])[]): Vocabulary {
  const bytes = tokens.map((token) =>
    typeof token === 'string' ? encoder.encode(token) : Uint8Array.from(token),
  );
  return {
    tokenBytes: [new Uint8Array(0), new Uint8Array(0), ...bytes],
    specialTokens: new Set([0, 1]),
    endTokens: new Set([0]),
  };
}

/** Id of a token given as text. */
export function tokenOf({ tokenBytes }: Vocabulary, text: string): number {
  const wanted = Buffer.from(text, 'utf8');
  const id = tokenBytes.findIndex((bytes, index) => index > 1 && wanted.equals(bytes));
  if (id < 0) throw new RangeError(`no token ${JSON.stringify(text)}`);
  return id;
}

export function toyModel(vocabulary: Vocabulary, row: (path: readonly number[]) => Float64Array): ToyModel {
  return {
    vocabulary,
    row,
    expand: async (inquiries) => inquiries.map((asked) => sift(row(asked.path), asked.sieve, asked)),
  };
}

/** Weights differ by several orders of magnitude, as real ones do; paths of `depth` tokens end the text for sure. */
export function randomToyModel(vocabulary: Vocabulary, seed: number, depth: number): ToyModel {
  const size = vocabulary.tokenBytes.length;
  return toyModel(vocabulary, (path) => {
    const row = new Float64Array(size);
    if (path.length >= depth) {
      row[0] = 1;
      return row;
    }
    const random = mulberry32(path.reduce((hash, token) => Math.imul(hash ^ (token + 1), 0x9e3779b1), seed));
    let total = 0;
    for (let token = 0; token < size; token++) {
      const weight = Math.exp(-7 * random());
      row[token] = weight;
      total += weight;
    }
    return row.map((weight) => weight / total);
  });
}

/** A small seeded generator of numbers in [0, 1) (Tommy Ettinger's mulberry32). */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
