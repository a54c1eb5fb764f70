/** A third attribute that turns a comparison round, or that explains it away. */
import type { Attribute } from '../jobs/population.js';
import { type Adjusted, adjust, gapOf, isBeyondChance, type Pair } from './adjust.js';
import { countSide, type Row } from './comparison.js';
import type { EventCounts } from './conditional.js';
import { compare, type Fraction, fraction, multiply, negate, ratioOf, subtract, ZERO } from './fraction.js';
import { strataOf } from './strata.js';

export interface PairStratum extends Pair {
  readonly label: string;
}

export interface ThirdAttribute {
  readonly type: 'reversed' | 'explained';
  readonly attribute: string;
  /** Both groups overall. */
  readonly overall: Pair;
  /** All strata in which one of the groups has members. */
  readonly strata: readonly PairStratum[];
  /** Over the strata that can be compared. */
  readonly adjusted: Adjusted;
}

/** A stratum is compared when both groups have as many members in it. */
const LEAST_IN_STRATUM = 5;
/** Of each group, in strata that can be compared. */
const LEAST_COVERED = fraction(4, 5);
/** Values that a category may have; more are no longer read as one pattern. */
const MOST_VALUES = 12;
/** Standard deviations beyond which a gap is not put down to chance, and up to which a gap in one stratum is. */
const TELLING_DEVIATIONS = 3;
const CHANCE_DEVIATIONS = 2;
/** A gap that points somewhere, and one that is worth explaining. */
const LEAST_GAP = fraction(1, 100);
const WIDE_GAP = fraction(1, 20);
/** Of a gap, at most as much may be left when it is called explained. */
const MOST_LEFT = fraction(1, 5);

/**
 * `reversed` (E. H. Simpson, "The interpretation of interaction in contingency tables", 1951; P. J. Bickel, E. A. Hammel and
 * J. W. O'Connell, "Sex bias in graduate admissions", 1975): the adjusted gap points the other way than the overall one, each by a
 * point at least, one of the two is beyond chance, and half of the members at least are in strata that point the other way too.
 * Simpson's case is that all strata do; in the data of Bickel and others it is four of six.
 *
 * `explained`: a gap of at least five points, beyond chance, of which the adjusted gap keeps at most a fifth, while no stratum
 * differs from independence by more than chance would. An attribute that settles the event by itself ("rejected" for
 * "admitted") leaves nothing to compare and explains nothing: half of the members at least are in strata where the event is open.
 */
export function thirdAttribute(rows: readonly Row[], attribute: Attribute): ThirdAttribute | null {
  const parts = strataOf(
    rows.map(({ group }) => group),
    attribute,
  );
  if (parts.length > MOST_VALUES + 1) return null;
  const strata = parts
    .map(({ label, has }): PairStratum => ({ label, ...pairOf(rows.filter(({ group }) => has(group))) }))
    .filter(({ left, right }) => left.condition + right.condition > 0);
  const compared = strata.filter(
    ({ left, right }) => Math.min(left.condition, right.condition) >= LEAST_IN_STRATUM,
  );
  const overall = pairOf(rows);
  if (compared.length < 2 || !isCovered(overall, compared)) return null;
  const gap = gapOf(overall);
  const gapCompared = gapOf(sumOf(compared));
  if (gap === null || gapCompared === null || sign(gap) !== sign(gapCompared)) return null;
  const adjusted = adjust(compared);
  const adjustedGap = subtract(adjusted.left, adjusted.right);
  const isOverallTelling = isBeyondChance([overall], TELLING_DEVIATIONS);
  const common = { attribute: attribute.name, overall, strata, adjusted };
  const isTurned = sign(gap) * sign(adjustedGap) < 0;
  if (
    isTurned &&
    isAtLeast(gap, LEAST_GAP) &&
    isAtLeast(adjustedGap, LEAST_GAP) &&
    (isOverallTelling || isBeyondChance(compared, TELLING_DEVIATIONS)) &&
    isMost(compared, (stratum) => sign(gapOf(stratum) ?? ZERO) === sign(adjustedGap))
  ) {
    return { type: 'reversed', ...common };
  }
  const isExplained =
    isOverallTelling &&
    isAtLeast(gap, WIDE_GAP) &&
    compare(size(adjustedGap), multiply(MOST_LEFT, size(gap))) <= 0 &&
    compared.every((stratum) => !isBeyondChance([stratum], CHANCE_DEVIATIONS)) &&
    isMost(compared, isOpen);
  return isExplained ? { type: 'explained', ...common } : null;
}

/** Half of the members at least are in such strata. */
function isMost(strata: readonly Pair[], isSuch: (stratum: Pair) => boolean): boolean {
  const members = (of: readonly Pair[]) =>
    of.reduce((sum, { left, right }) => sum + left.condition + right.condition, 0);
  return 2 * members(strata.filter(isSuch)) >= members(strata);
}

/** Some have the event, and some have not. */
function isOpen({ left, right }: Pair): boolean {
  const having = left.joint + right.joint;
  return having > 0 && having < left.condition + right.condition;
}

function isCovered(overall: Pair, compared: readonly Pair[]): boolean {
  const sum = sumOf(compared);
  return (['left', 'right'] as const).every((side) => {
    const covered = ratioOf(sum[side].condition, overall[side].condition);
    return covered !== null && compare(covered, LEAST_COVERED) >= 0;
  });
}

function pairOf(rows: readonly Row[]): Pair {
  return { left: countSide(rows, 'left'), right: countSide(rows, 'right') };
}

function sumOf(pairs: readonly Pair[]): Pair {
  const sum = (side: keyof Pair): EventCounts => ({
    joint: pairs.reduce((total, pair) => total + pair[side].joint, 0),
    condition: pairs.reduce((total, pair) => total + pair[side].condition, 0),
    event: pairs.reduce((total, pair) => total + pair[side].event, 0),
    population: pairs.reduce((total, pair) => total + pair[side].population, 0),
  });
  return { left: sum('left'), right: sum('right') };
}

/** How far the gap moves when the third attribute is taken into account. */
export function shift({ overall, adjusted }: ThirdAttribute): Fraction {
  const gap = gapOf(overall) ?? ZERO;
  return size(subtract(gap, subtract(adjusted.left, adjusted.right)));
}

function isAtLeast(gap: Fraction, least: Fraction): boolean {
  return compare(size(gap), least) >= 0;
}

const sign = (value: Fraction) => compare(value, ZERO);
const size = (value: Fraction): Fraction => (sign(value) < 0 ? negate(value) : value);
