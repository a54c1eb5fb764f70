/** How two events stand to each other in a finite population: decided by counting, never by a tolerance. */
import type { EventCounts } from './conditional.js';
import { compare, type Fraction, fraction, subtract, ZERO } from './fraction.js';

export interface Verdict {
  /** P(A and B) = P(A) · P(B). */
  readonly isIndependent: boolean;
  /** |A| · |B| / |all|: how many would be in both if the two were independent. */
  readonly expected: Fraction;
  /** |A ∩ B| */
  readonly observed: number;
  /** observed − expected */
  readonly difference: Fraction;
  /** Nobody is in both. */
  readonly isExclusive: boolean;
  /** Everybody in A is in B; true where nobody is in A. */
  readonly isInside: boolean;
  /** Everybody in B is in A; true where nobody is in B. */
  readonly isAround: boolean;
}

/** Null for an empty population, in which nothing is expected. */
export function verdictOf({ joint, condition, event, population }: EventCounts): Verdict | null {
  if (population === 0) return null;
  const expected = fraction(event * condition, population);
  const difference = subtract(fraction(joint), expected);
  return {
    isIndependent: compare(difference, ZERO) === 0,
    expected,
    observed: joint,
    difference,
    isExclusive: joint === 0,
    isInside: joint === event,
    isAround: joint === condition,
  };
}
