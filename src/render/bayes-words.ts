/** The words for what a `/bayes` answer counts: those who have it, and those who test positive. */
import type { BayesAnswer, Exact } from '../jobs/bayes.js';
import { countText } from './numbers.js';

type Named = Pick<BayesAnswer, 'names' | 'tests'>;

/** "have it", "has the flu". */
export function haveIt({ names }: Pick<Named, 'names'>, isOne = false): string {
  return `${isOne ? 'has' : 'have'} ${names.condition ?? 'it'}`;
}

export function haveItNot({ names }: Pick<Named, 'names'>, isOne = false): string {
  return `${isOne ? 'does' : 'do'} not have ${names.condition ?? 'it'}`;
}

/** "test positive", "test positive twice with PCR". */
export function testPositive({ names, tests }: Named, isOne = false): string {
  const times = tests === 1 ? '' : ` ${timesText(tests)}`;
  return `${isOne ? 'tests' : 'test'} positive${times}${names.test === undefined ? '' : ` with ${names.test}`}`;
}

export function timesText(tests: number): string {
  return tests === 1 ? 'once' : tests === 2 ? 'twice' : `${tests} times`;
}

/** "P(have it | test positive)" */
export function questionOf(named: Named): string {
  return `P(${haveIt(named)} | ${testPositive(named)})`;
}

/** People as a number: "981", or "about 333" where they are not whole. */
export function peopleText(people: Exact): string {
  return nearly(peopleNumber(people.value), isWhole(people), 'about ');
}

/** The number with a mark before it where it is not exact. */
export function nearly(number: string, isExact: boolean, mark: string): string {
  return isExact || number.startsWith('<') ? number : `${mark}${number}`;
}

/** "981", "333", "0.31", "< 0.01": rounded where people are not whole. */
export function peopleNumber(value: number): string {
  if (value > 0 && value < LEAST_PEOPLE) return `< ${LEAST_PEOPLE}`;
  return Number.isInteger(value) || value >= 10
    ? countText(Math.round(value))
    : String(Number(value.toPrecision(2)));
}

const LEAST_PEOPLE = 0.01;

/** The two kinds of positives and their sum, with a decimal where rounding would lose the smaller. */
export function positivesText({ people: { hits, falseAlarms, positives } }: Pick<BayesAnswer, 'people'>) {
  const isFine = [hits, falseAlarms].some((part) => !isWhole(part) && part.value < 10);
  const text = ({ value }: Exact) =>
    isFine && value >= 0.1
      ? value.toLocaleString('en-US', { maximumFractionDigits: 1 })
      : peopleNumber(value);
  return { hits: text(hits), falseAlarms: text(falseAlarms), positives: text(positives) };
}

const isWhole = ({ denominator }: Exact): boolean => denominator === '1';
