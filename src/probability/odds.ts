/**
 * Bayes' rule from counts, in both of its forms: P(A | B) = P(B | A) · P(A) / P(B), and in odds,
 * posterior odds = prior odds · likelihood ratio, where the likelihood ratio is P(B | A) / P(B | not A).
 */
import type { EventCounts } from './conditional.js';
import { compare, divide, type Fraction, ratioOf, ZERO } from './fraction.js';

/** `inFavour` members are in A, `against` are not. */
export interface Odds {
  readonly inFavour: number;
  readonly against: number;
}

/** A value is null where its denominator is 0. */
export interface BayesRule {
  readonly priorOdds: Odds;
  readonly posteriorOdds: Odds;
  /** P(B | A) */
  readonly hit: Fraction | null;
  /** P(B | not A) */
  readonly falseAlarm: Fraction | null;
  /** P(B) */
  readonly evidence: Fraction | null;
  readonly likelihoodRatio: Fraction | null;
}

export function bayesRule({ joint, condition, event, population }: EventCounts): BayesRule {
  const hit = ratioOf(joint, event);
  const falseAlarm = ratioOf(condition - joint, population - event);
  return {
    priorOdds: { inFavour: event, against: population - event },
    posteriorOdds: { inFavour: joint, against: condition - joint },
    hit,
    falseAlarm,
    evidence: ratioOf(condition, population),
    likelihoodRatio:
      hit === null || falseAlarm === null || compare(falseAlarm, ZERO) === 0 ? null : divide(hit, falseAlarm),
  };
}
