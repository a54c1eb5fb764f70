/**
 * Counting as a language model: how often each word followed the last ones, smoothed so that nothing is impossible.
 *
 * Interpolated Kneser-Ney with one discount for each order (Kneser and Ney, "Improved backing-off for m-gram language modeling", 1995,
 * in the interpolated form of Chen and Goodman, 1999): lower orders count in how many different contexts a word was seen, not how
 * often. Add-one (Laplace) is there to be compared with.
 */
import { END, type Example, START } from './training-text.js';

export type Smoothing = 'kneser-ney' | 'add-one';

/** What followed one context, and how often. */
interface Followers {
  total: number;
  readonly counts: Map<number, number>;
}

export interface NgramModel {
  /** 1 to 3: words that are looked at, the predicted one included. */
  readonly order: number;
  /** Contexts with something behind them, over all orders: what there is to remember. */
  readonly contexts: number;
  /** Counts that are kept: the parameters of this distribution. */
  readonly parameters: number;
  /** P(label | context), over all of the vocabulary but START; at least (order − 1) numbers, the nearest last. Sums to 1. */
  distribution(context: readonly number[]): Float64Array;
}

export interface NgramSettings {
  readonly order: number;
  readonly smoothing: Smoothing;
  /** START included. */
  readonly vocabularySize: number;
}

export function trainNgram(examples: readonly Example[], settings: NgramSettings): NgramModel {
  const { order, smoothing, vocabularySize } = settings;
  const tables = Array.from({ length: order }, (_, length) => countAfter(examples, length));
  const labels = vocabularySize - 1;
  const parameters = tables.reduce(
    (sum, table) => sum + [...table.values()].reduce((inner, { counts }) => inner + counts.size, 0),
    0,
  );
  const base = {
    order,
    contexts: tables.reduce((sum, table) => sum + table.size, 0),
    parameters,
  };
  if (smoothing === 'add-one') {
    const table = tables[order - 1] ?? new Map<string, Followers>();
    return {
      ...base,
      distribution: (context) => addOne(table.get(keyOf(context, order - 1)), vocabularySize, labels),
    };
  }
  // Every order but the highest counts different contexts instead of occurrences.
  const counted = tables.map((table, length) =>
    length === order - 1 ? table : continuationsOf(tables[length + 1] ?? new Map()),
  );
  const discounts = counted.map(discountOf);
  return {
    ...base,
    distribution: (context) => {
      let below = new Float64Array(vocabularySize).fill(1 / labels);
      below[START] = 0;
      for (const [length, table] of counted.entries()) {
        const followers = table.get(keyOf(context, length));
        if (followers === undefined) continue;
        const discount = discounts[length] ?? 0;
        const { total, counts } = followers;
        // What the discount takes away is given to the shorter context.
        const handedDown = (discount * counts.size) / total;
        const mixed = below.map((share) => share * handedDown);
        for (const [label, count] of counts)
          mixed[label] = (mixed[label] ?? 0) + Math.max(0, count - discount) / total;
        below = mixed;
      }
      return below;
    },
  };
}

const keyOf = (context: readonly number[], length: number): string =>
  length === 0 ? '' : context.slice(-length).join(' ');

function countAfter(examples: readonly Example[], length: number): Map<string, Followers> {
  const table = new Map<string, Followers>();
  for (const { context, label } of examples) count(table, keyOf(context, length), label);
  return table;
}

function count(table: Map<string, Followers>, key: string, label: number): void {
  let followers = table.get(key);
  if (followers === undefined) {
    followers = { total: 0, counts: new Map() };
    table.set(key, followers);
  }
  followers.total++;
  followers.counts.set(label, (followers.counts.get(label) ?? 0) + 1);
}

/** For each shorter context: in how many of the longer ones each word was seen. */
function continuationsOf(longer: ReadonlyMap<string, Followers>): Map<string, Followers> {
  const table = new Map<string, Followers>();
  for (const [key, { counts }] of longer) {
    const space = key.indexOf(' ');
    const shorter = space < 0 ? '' : key.slice(space + 1);
    for (const label of counts.keys()) count(table, shorter, label);
  }
  return table;
}

/** n1 / (n1 + 2 n2), with the numbers of counts that are 1 and 2; between 0 and 1. */
function discountOf(table: ReadonlyMap<string, Followers>): number {
  let ones = 0;
  let twos = 0;
  for (const { counts } of table.values()) {
    for (const value of counts.values()) {
      if (value === 1) ones++;
      else if (value === 2) twos++;
    }
  }
  return ones === 0 ? 0.5 : ones / (ones + 2 * twos);
}

function addOne(followers: Followers | undefined, vocabularySize: number, labels: number): Float64Array {
  const total = (followers?.total ?? 0) + labels;
  const shares = new Float64Array(vocabularySize).fill(1 / total);
  shares[START] = 0;
  for (const [label, value] of followers?.counts ?? []) shares[label] = (value + 1) / total;
  return shares;
}

/** Mean of −log2 P(label | context), in bits a word, the ends of sentences counted as words; undefined without examples. */
export function crossEntropy(
  model: Pick<NgramModel, 'distribution'>,
  examples: readonly Example[],
): number | undefined {
  if (examples.length === 0) return undefined;
  const bits = examples.reduce(
    (sum, { context, label }) => sum - Math.log2(model.distribution(context)[label] ?? 0),
    0,
  );
  return bits / examples.length;
}

/** For tests and texts: whether this number stands for the end of a sentence. */
export const isEnd = (label: number): boolean => label === END;
