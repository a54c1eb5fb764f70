/**
 * One comparison of two groups, overall and within the values of a third attribute.
 *
 * The adjusted rates weigh the strata alike for both groups, by how many members of either are in a stratum (direct
 * standardisation; the adjustment formula Σ P(A | B, v) P(v) of J. Pearl, "Causality", 2009, section 3.3).
 */
import type { EventCounts } from './conditional.js';
import { add, compare, type Fraction, fraction, multiply, ratioOf, subtract, ZERO } from './fraction.js';

/** What two groups, left and right, have of one event. */
export interface Pair {
  readonly left: EventCounts;
  readonly right: EventCounts;
}

/** P(A | left) − P(A | right); null where one of the groups is empty. */
export function gapOf({ left, right }: Pair): Fraction | null {
  const leftRate = ratioOf(left.joint, left.condition);
  const rightRate = ratioOf(right.joint, right.condition);
  return leftRate === null || rightRate === null ? null : subtract(leftRate, rightRate);
}

export interface Adjusted {
  readonly left: Fraction;
  readonly right: Fraction;
}

/** Both groups must have members in every stratum; throws RangeError otherwise, or without strata. */
export function adjust(strata: readonly Pair[]): Adjusted {
  const size = ({ left, right }: Pair) => left.condition + right.condition;
  const total = strata.reduce((sum, stratum) => sum + size(stratum), 0);
  const rate = (side: keyof Pair) =>
    strata.reduce((sum, stratum) => {
      const { joint, condition } = stratum[side];
      return add(sum, multiply(fraction(size(stratum), total), fraction(joint, condition)));
    }, ZERO);
  return { left: rate('left'), right: rate('right') };
}

/**
 * Whether what the left group has of the event differs, over these strata together, by more than `deviations` standard
 * deviations from what dealing the event out at random within each stratum would give it: the statistic of W. G. Cochran
 * (1954) and N. Mantel and W. Haenszel (1959) without continuity correction, in exact numbers. The two groups share nobody.
 */
export function isBeyondChance(strata: readonly Pair[], deviations: number): boolean {
  let difference = ZERO;
  let variance = ZERO;
  for (const { left, right } of strata) {
    const size = left.condition + right.condition;
    if (size < 2) continue;
    const having = left.joint + right.joint;
    difference = add(difference, subtract(fraction(left.joint), fraction(left.condition * having, size)));
    variance = add(
      variance,
      fraction(
        BigInt(left.condition) * BigInt(right.condition) * BigInt(having) * BigInt(size - having),
        BigInt(size) * BigInt(size) * BigInt(size - 1),
      ),
    );
  }
  const squared = multiply(difference, difference);
  return compare(squared, multiply(fraction(deviations * deviations), variance)) > 0;
}
