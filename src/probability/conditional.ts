/** From four counts to everything that conditional probability says about two events, in exact fractions. */
import { compare, divide, type Fraction, ratioOf, subtract, ZERO } from './fraction.js';

/** Members in A ∩ B, in B, in A, and in all. Without a condition B is everyone. */
export interface EventCounts {
  readonly joint: number;
  readonly condition: number;
  readonly event: number;
  readonly population: number;
}

export interface Change {
  /** What knowing B does to the probability of A; `keeps` means independent. */
  readonly direction: 'raises' | 'lowers' | 'keeps';
  /** P(A | B) − P(A), −1…1. */
  readonly difference: Fraction;
  /** P(A | B) / P(A); null when nobody is in A. */
  readonly lift: Fraction | null;
}

/** A value is null where its denominator counts nobody. */
export interface ConditionalProbability {
  /** P(A | B) = |A ∩ B| / |B|. */
  readonly probability: Fraction | null;
  /** P(A) = |A| / |all|. */
  readonly prior: Fraction | null;
  /** P(B | A) = |A ∩ B| / |A|. */
  readonly reverse: Fraction | null;
  /** P(A and B) = |A ∩ B| / |all|. */
  readonly joint: Fraction | null;
  readonly change: Change | null;
}

export function conditionalProbability(counts: EventCounts): ConditionalProbability {
  const probability = ratioOf(counts.joint, counts.condition);
  const prior = ratioOf(counts.event, counts.population);
  return {
    probability,
    prior,
    reverse: ratioOf(counts.joint, counts.event),
    joint: ratioOf(counts.joint, counts.population),
    change: probability === null || prior === null ? null : changeOf(prior, probability),
  };
}

const DIRECTIONS = { '-1': 'lowers', '0': 'keeps', '1': 'raises' } as const;

export function changeOf(prior: Fraction, posterior: Fraction): Change {
  return {
    direction: DIRECTIONS[compare(posterior, prior)],
    difference: subtract(posterior, prior),
    lift: compare(prior, ZERO) === 0 ? null : divide(posterior, prior),
  };
}
