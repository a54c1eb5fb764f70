/** The two overlapping groups that the first steps are about. */
import type { Population } from '../jobs/population.js';
import { type Locale, numbersOf } from '../messages/catalogue.js';
import type { LessonFacts } from '../messages/lesson/facts.js';
import { named } from '../probability/expression.js';
import { countWhere, PEOPLE, sizeOf } from '../probability/population.js';

export interface LessonCounts {
  readonly name: string;
  /** Names of the attributes. */
  readonly a: string;
  readonly b: string;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly both: number;
  readonly neither: number;
}

/** Pairs of more attributes than these are not looked through. */
const MOST_ATTRIBUTES = 6;

/**
 * The first two attributes for which every answer that is offered in the lesson is another number: nobody may be missing in a
 * part, the groups differ in size, and one tells something of the other. Undefined when there are none.
 */
export function lessonCountsOf(population: Population): LessonCounts | undefined {
  const names = population.attributes
    .filter(({ values }) => values === undefined)
    .slice(0, MOST_ATTRIBUTES)
    .map(({ name }) => name);
  for (const [index, a] of names.entries()) {
    for (const b of names.slice(index + 1)) {
      const counts = count(population, a, b);
      if (isTelling(counts)) return counts;
    }
  }
  return undefined;
}

export const PEOPLE_COUNTS: LessonCounts = count(PEOPLE, 'tennis', 'football');

function count(population: Population, a: string, b: string): LessonCounts {
  const both = countWhere(population, named(a), named(b));
  const onlyA = countWhere(population, named(a)) - both;
  const onlyB = countWhere(population, named(b)) - both;
  return {
    name: population.name,
    a,
    b,
    onlyA,
    onlyB,
    both,
    neither: sizeOf(population) - both - onlyA - onlyB,
  };
}

function isTelling({ onlyA, onlyB, both, neither }: LessonCounts): boolean {
  const parts = [onlyA, onlyB, both, neither];
  return parts.every((part) => part > 0) && onlyA !== onlyB && both * neither !== onlyA * onlyB;
}

export function factsOf(counts: LessonCounts, locale: Locale): LessonFacts {
  const { count, percent } = numbersOf(locale);
  const { name, a, b, onlyA, onlyB, both, neither } = counts;
  const [nA, nB] = [onlyA + both, onlyB + both];
  const union = onlyA + both + onlyB;
  const n = union + neither;
  return {
    name,
    a,
    b,
    n: count(n),
    nA: count(nA),
    nB: count(nB),
    both: count(both),
    onlyA: count(onlyA),
    onlyB: count(onlyB),
    union: count(union),
    exactlyOne: count(onlyA + onlyB),
    neither: count(neither),
    sum: count(nA + nB),
    pA: percent(nA / n),
    pAGivenB: percent(both / nB),
    pBGivenA: percent(both / nA),
  };
}
