/**
 * Temperature, top-k and top-p on whole words, as conditioning: P(word | it is one of the kept words), each raised to 1/T.
 * Bounds in, bounds out: a word is at least as likely as it is when it has its least and all others their most.
 */
import type { Bounds } from '../../src/jobs/nextword.js';

export interface Adjustment {
  /** 0 … 2; 0 keeps the likeliest word alone; 1 changes nothing. */
  readonly temperature?: number | undefined;
  readonly topK?: number | undefined;
  /** Share of the mass of all words that the kept ones must reach, 0 … 1. */
  readonly topP?: number | undefined;
}

export interface ShownBounds extends Bounds {
  readonly probability: number;
}

export interface Kept {
  /** So many of the first words are kept. */
  readonly count: number;
  /** Their mass is proved to reach the share; true without one. */
  readonly reached: boolean;
}

/** Words in descending order; `wordMass` is that of all words, listed or not. */
export function keepWords(words: readonly ShownBounds[], wordMass: Bounds, { topK, topP }: Adjustment): Kept {
  const most = Math.min(words.length, topK ?? words.length);
  if (topP === undefined) return { count: most, reached: true };
  const wanted = topP * wordMass.upper;
  let mass = 0;
  for (let count = 1; count <= most; count++) {
    mass += words[count - 1]?.lower ?? 0;
    if (mass >= wanted) return { count, reached: true };
  }
  return { count: most, reached: false };
}

export function keptMass(words: readonly ShownBounds[]): Bounds {
  const sum = (of: (word: ShownBounds) => number) =>
    Math.min(
      1,
      words.reduce((total, word) => total + of(word), 0),
    );
  return { lower: sum(({ lower }) => lower), upper: sum(({ upper }) => upper) };
}

/** The kept words' adjusted probabilities, in their order; the shown ones sum to 1. */
export function adjustWords(words: readonly ShownBounds[], temperature = 1): ShownBounds[] {
  if (temperature === 0) return argmax(words);
  // Shares of the largest, so that a high power of small numbers is not lost.
  const largest = Math.max(...words.map(({ upper }) => upper));
  const weight = (mass: number) => (largest <= 0 ? 1 : (mass / largest) ** (1 / temperature));
  const weights = words.map(({ probability, lower, upper }) => ({
    probability: weight(probability),
    lower: weight(lower),
    upper: weight(upper),
  }));
  const sumOf = (of: (word: ShownBounds) => number) => weights.reduce((total, word) => total + of(word), 0);
  const all = {
    probability: sumOf(({ probability }) => probability),
    lower: sumOf(({ lower }) => lower),
    upper: sumOf(({ upper }) => upper),
  };
  return weights.map(({ probability, lower, upper }) => {
    const shown = all.probability > 0 ? probability / all.probability : 1 / words.length;
    // The two sums without this word can come out a little below zero.
    const least = share(lower, Math.max(0, all.upper - upper));
    const most = share(upper, Math.max(0, all.lower - lower));
    return { probability: shown, lower: Math.min(shown, least), upper: Math.max(shown, most) };
  });
}

/** Of nothing at all, all is possible. */
function share(own: number, others: number): number {
  return own + others > 0 ? Math.min(1, own / (own + others)) : 0;
}

/** The first word takes all: for sure when no other can be likelier. */
function argmax(words: readonly ShownBounds[]): ShownBounds[] {
  const highestLower = Math.max(...words.map(({ lower }) => lower));
  return words.map((word, index) => {
    const others = words.filter((_, other) => other !== index);
    const isSure = others.every(({ upper }) => upper < word.lower);
    const isPossible = word.upper >= highestLower;
    return {
      probability: index === 0 ? 1 : 0,
      lower: isSure ? 1 : 0,
      upper: isPossible || index === 0 ? 1 : 0,
    };
  });
}
