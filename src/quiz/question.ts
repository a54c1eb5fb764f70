/** A question of the quiz: the numbers that it is about, and options of which one is right and every other is a named mistake. */
import type { Fraction } from '../probability/fraction.js';

/** What went wrong when somebody arrives at another number. */
export const MISTAKES = [
  /** P(B | A) for P(A | B). */
  'inverted-condition',
  /** Rates compared as if both groups were of one size. */
  'forgotten-base-rate',
  /** P(A) for P(A | B). */
  'condition-ignored',
  /** P(A and B) for P(A | B): divided by everyone. */
  'joint-for-conditional',
  /** P(A | B) for P(A and B). */
  'conditional-for-joint',
  /** P(A) · P(B) for P(A and B), though the one changes the other. */
  'multiplied-dependent',
  /** P(A) + P(B) for P(A or B): whoever is in both is counted twice. */
  'overlap-twice',
  'either-for-both',
  'both-for-either',
  /** "Either, but not both" for "or". */
  'exclusive-or',
  /** P(A | not B) for P(not A | B). */
  'negated-the-condition',
  /** 1 − P(positive | no condition) for P(condition | positive). */
  'complement-of-false-alarm',
  /** The mean of two rates, though the groups differ in size. */
  'mean-of-rates',
  'one-group-only',
  /** The mean chance squared, for the mean of the squares. */
  'product-of-averages',
  /** The chance of one draw for that of two. */
  'only-once',
  /** One of each kind for two of one kind. */
  'one-of-each',
  /** Added where parts of one way have to be multiplied. */
  'added',
] as const;
export type Mistake = (typeof MISTAKES)[number];

/** How many of `everyone` are in the one event, in the other, and in both. */
export interface PairCounts {
  readonly everyone: number;
  readonly a: number;
  readonly b: number;
  readonly both: number;
}

/** Two events over one population; names are printed expressions. */
interface Pair {
  readonly population: string;
  readonly a: string;
  readonly b: string;
  readonly counts: PairCounts;
}

export const PAIR_KINDS = ['conditional', 'both', 'either', 'not-given'] as const;
export type PairKind = (typeof PAIR_KINDS)[number];

export const TEST_STORIES = ['illness', 'spam', 'smoke', 'coin'] as const;
export const MIXTURE_STORIES = ['classes', 'teams'] as const;

export type QuizFacts =
  /** P(A | B), P(A and B), P(A or B), P(not A | B). */
  | { readonly [K in PairKind]: { readonly kind: K } & Pair }[PairKind]
  /** P(condition | positive), from numbers of people: `hits` of the `ill` and `falseAlarms` of the others are positive. */
  | {
      readonly kind: 'test';
      readonly story: (typeof TEST_STORIES)[number];
      readonly size: number;
      readonly ill: number;
      readonly hits: number;
      readonly falseAlarms: number;
    }
  /** The rate of two groups together. */
  | {
      readonly kind: 'mixture';
      readonly story: (typeof MIXTURE_STORIES)[number];
      readonly groups: readonly [GroupRate, GroupRate];
    }
  /** A fair coin chooses one of two bags of `balls` balls; a ball is drawn, put back, and another is drawn. P(both red). */
  | { readonly kind: 'two-draws'; readonly balls: number; readonly red: readonly [number, number] }
  /**
   * P(first, then second | context) of a language model, from its conditional probabilities, in thousandths as the card of the next
   * word states them. `secondAlone` is P(second | context) of the next word.
   */
  | {
      readonly kind: 'two-words';
      /** Name of the model. */
      readonly model: string;
      readonly context: string;
      readonly first: string;
      readonly second: string;
      readonly perMille: {
        readonly first: number;
        readonly secondAfterFirst: number;
        readonly secondAlone: number;
      };
    }
  /**
   * P(the first text | word) by Bayes' rule: one of `SLIPS` slips of paper is drawn, `slips[i]` of which bear `texts[i]`, and a
   * language model goes on with `word`, which it does with `perMille[i]` after that text.
   */
  | {
      readonly kind: 'which-text';
      readonly model: string;
      readonly texts: readonly [string, string];
      readonly word: string;
      readonly slips: readonly [number, number];
      readonly perMille: readonly [number, number];
    };

/** Slips of paper with texts on them, in all. */
export const SLIPS = 10;

/** Kinds whose numbers come from a language model. */
export const MODEL_KINDS = ['two-words', 'which-text'] as const;
export type ModelKind = (typeof MODEL_KINDS)[number];

export interface GroupRate {
  readonly size: number;
  readonly count: number;
}

export type QuizKind = QuizFacts['kind'];

/** A probability as it is found: so many of so many, not in lowest terms, so that it can be told where it comes from. */
export interface Quotient {
  readonly top: bigint;
  readonly bottom: bigint;
}

export interface QuizOption {
  readonly value: Fraction;
  readonly quotient: Quotient;
  /** Null: the right one. */
  readonly mistake: Mistake | null;
}

export interface QuizQuestion {
  /** With the facts' source the same seed gives the same question. */
  readonly seed: number;
  readonly facts: QuizFacts;
  /** 3 or 4, in the order in which they are shown; exactly one is right. Any two are at least half a percentage point apart. */
  readonly options: readonly QuizOption[];
  /** Index of the right option. */
  readonly right: number;
}
