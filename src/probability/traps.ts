/**
 * What the data of a population would lead people to believe, and what is so. Found by rules with named thresholds, so that
 * small numbers raise no alarm: nothing is said of groups of fewer than five, nor of gaps that dealing at random would make.
 */
import type { Attribute, Population } from '../jobs/population.js';
import { type Comparison, comparisonOf, countSide, rowsOf } from './comparison.js';
import { atomsIn, type SetQuestion } from './expression.js';
import { compare, type Fraction, fraction, ratioOf, subtract } from './fraction.js';
import { bayesRule } from './odds.js';
import { print } from './print.js';
import { shift, type ThirdAttribute, thirdAttribute } from './third-attribute.js';

export type Trap =
  | ThirdAttribute
  /** P(B | A) is high and P(A | B) is low all the same, because few are in A. */
  | {
      readonly type: 'base-rate';
      readonly hit: Fraction;
      readonly prior: Fraction;
      readonly posterior: Fraction;
    }
  /** P(A | B) and P(B | A) lie far apart. */
  | { readonly type: 'inverse'; readonly probability: Fraction; readonly reverse: Fraction };

export const MOST_TRAPS = 4;
/** Beside one about the two directions. */
const MOST_THIRD_ATTRIBUTES = 3;

/** Members that A and B must have each, before anything is said of the two directions. */
const LEAST_IN_EITHER = 5;
const HIGH_HIT = fraction(7, 10);
const LOW_POSTERIOR = fraction(3, 10);
/** Least P(B | A) / P(B | not A) of evidence that people would rely on. */
const LEAST_LIKELIHOOD_RATIO = fraction(2);
const FAR_APART = fraction(3, 10);

/** At most four, the most telling first: what a third attribute turns round, what it explains away, then the two directions. */
export function findTraps(population: Population, question: SetQuestion): Trap[] {
  if (question.type === 'inside' || question.type === 'exclusive') return [];
  const third = thirdAttributes(population, question);
  return [...third.slice(0, MOST_THIRD_ATTRIBUTES), ...directions(population, question)].slice(0, MOST_TRAPS);
}

/** Attributes by which a question can be looked at more closely: those that it does not speak of. */
export function otherAttributes(attributes: readonly Attribute[], question: SetQuestion): Attribute[] {
  const { left, right } = comparisonOf(question);
  const spoken = new Set(
    atomsIn(left.event, left.given, right?.event ?? null, right?.given ?? null).flatMap((atom) =>
      atom.type === 'predicate' ? [] : [atom.name],
    ),
  );
  return attributes.filter(({ name }) => !spoken.has(name));
}

function thirdAttributes(population: Population, question: SetQuestion): Trap[] {
  const comparison = comparisonOf(question);
  if (!isOfOneEvent(comparison)) return [];
  const rows = rowsOf(population, comparison);
  if (rows.some(({ group, left, right }) => group.count > 0 && left.inCondition && right.inCondition))
    return [];
  const found = otherAttributes(population.attributes, question)
    .filter(({ values }) => values !== 'number')
    .flatMap((attribute) => thirdAttribute(rows, attribute) ?? []);
  const order = (trap: ThirdAttribute) => (trap.type === 'reversed' ? 0 : 1);
  return found.sort((a, b) => order(a) - order(b) || compare(shift(b), shift(a)));
}

function isOfOneEvent({ left, right }: Comparison): boolean {
  return right !== null && print(left.event) === print(right.event);
}

function directions(population: Population, question: SetQuestion): Trap[] {
  if (!('event' in question) || 'other' in question || question.given === null) return [];
  const counts = countSide(rowsOf(population, { left: question, right: null }), 'left');
  const { hit, likelihoodRatio, falseAlarm } = bayesRule(counts);
  const posterior = ratioOf(counts.joint, counts.condition);
  const prior = ratioOf(counts.event, counts.population);
  if (hit === null || posterior === null || prior === null) return [];
  if (Math.min(counts.event, counts.condition) < LEAST_IN_EITHER) return [];
  const isStrong =
    falseAlarm !== null &&
    (likelihoodRatio === null || compare(likelihoodRatio, LEAST_LIKELIHOOD_RATIO) >= 0);
  if (isStrong && compare(hit, HIGH_HIT) >= 0 && compare(posterior, LOW_POSTERIOR) <= 0) {
    return [{ type: 'base-rate', hit, prior, posterior }];
  }
  const isFar = [subtract(hit, posterior), subtract(posterior, hit)].some(
    (difference) => compare(difference, FAR_APART) >= 0,
  );
  return isFar ? [{ type: 'inverse', probability: posterior, reverse: hit }] : [];
}
