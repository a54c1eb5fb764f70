/**
 * Conditional probability when a part of the mass is not yet assigned.
 *
 * The sample space is cut into portions of known mass. Of a portion it is known in which of three places its mass may be,
 * and it may be split between them in any way: in A and B (`JOINT`), in B without A (`CONDITION`), or outside of B
 * (`OUTSIDE`). With j and s for the mass that ends up in the first and the second place, P(A | B) = j / (j + s).
 *
 * That quotient grows with j (its derivative is s / (j + s)² ≥ 0) and falls with s (−j / (j + s)² ≤ 0). Portions are split
 * independently, so it is least where s is as large and j as small as can be, and both at once: every portion that may be in
 * `CONDITION` is wholly there, and of the others only those that can be nowhere else are in `JOINT`. It is greatest the
 * other way round. With J and S for the mass that is sure to be in the first and in the second place, and J' ≥ J, S' ≥ S for
 * the mass that may be there:
 *
 *   J / (J + S')  ≤  P(A | B)  ≤  J' / (J' + S)
 *
 * Both ends are reached by an allocation, so nothing narrower holds for all of them.
 */
export const JOINT = 1;
export const CONDITION = 2;
export const OUTSIDE = 4;

export interface Portion {
  /** ≥ 0. */
  readonly mass: number;
  /** The places where it may be, one or more of the three, added up. */
  readonly places: number;
}

export interface Interval {
  /** 0 ≤ lower ≤ upper ≤ 1. */
  readonly lower: number;
  readonly upper: number;
}

/** What the bounds are made of. */
export interface Shares {
  /** J and S: mass sure to be in A and B, and in B without A. */
  readonly joint: number;
  readonly condition: number;
  /** J' and S': mass that may be there. */
  readonly jointAtMost: number;
  readonly conditionAtMost: number;
}

export function sharesOf(portions: Iterable<Portion>): Shares {
  let joint = 0;
  let condition = 0;
  let jointAtMost = 0;
  let conditionAtMost = 0;
  for (const { mass, places } of portions) {
    if (places === JOINT) joint += mass;
    if (places === CONDITION) condition += mass;
    if ((places & JOINT) !== 0) jointAtMost += mass;
    if ((places & CONDITION) !== 0) conditionAtMost += mass;
  }
  return { joint, condition, jointAtMost, conditionAtMost };
}

/**
 * The bounds of P(A | B), over all allocations in which B has any mass. Null when there are none: B is impossible, whatever
 * becomes of the unassigned mass.
 */
export function conditionalInterval({
  joint,
  condition,
  jointAtMost,
  conditionAtMost,
}: Shares): Interval | null {
  if (jointAtMost + conditionAtMost <= 0) return null;
  // Without a sure part of B, either place may be the only one that gets anything.
  const lower = conditionAtMost > 0 ? joint / (joint + conditionAtMost) : 1;
  const upper = jointAtMost > 0 ? jointAtMost / (jointAtMost + condition) : 0;
  return { lower, upper: Math.max(lower, upper) };
}

/**
 * What a unit of mass in these places adds to the width of the interval, to first order: the sum of the slopes of those ends
 * that count on it. 0 for a portion that has one place only.
 */
export function sensitivity(
  { joint, condition, jointAtMost, conditionAtMost }: Shares,
  places: number,
): number {
  if (places === JOINT || places === CONDITION || places === OUTSIDE) return 0;
  const ofLower = conditionAtMost > 0 ? joint / (joint + conditionAtMost) ** 2 : 0;
  const ofUpper = jointAtMost > 0 ? condition / (jointAtMost + condition) ** 2 : 0;
  // While nothing is sure, every slope is 0, and anything learned is welcome.
  const least = joint + condition > 0 ? 0 : 1;
  return (
    ((places & CONDITION) !== 0 ? Math.max(ofLower, least) : 0) +
    ((places & JOINT) !== 0 ? Math.max(ofUpper, least) : 0)
  );
}
