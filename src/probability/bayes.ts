/** Bayes' rule for a test that comes out positive once or several times, in exact fractions and as numbers of people. */
import { add, divide, type Fraction, fraction, isEqual, multiply, ONE, subtract, ZERO } from './fraction.js';

export interface TestRates {
  /** P(condition), before any test. */
  readonly prior: Fraction;
  /** P(positive | condition): sensitivity. */
  readonly hit: Fraction;
  /** P(positive | no condition): 1 − specificity. */
  readonly falseAlarm: Fraction;
}

/** What one more positive test does. A value is null where its denominator is 0. */
export interface Update {
  readonly before: Fraction;
  /** P(this test is positive), from what is known before it. */
  readonly positive: Fraction;
  /** P(condition | positive) = hit · before / positive; null when no test can be positive. */
  readonly after: Fraction | null;
}

/**
 * P(condition) after 1, 2, … positive tests, each result independent of the others among those who have the condition and
 * among those who have not. Ends with the first test that cannot be positive.
 */
export function updatesOf({ prior, hit, falseAlarm }: TestRates, tests: number): readonly Update[] {
  const updates: Update[] = [];
  let before: Fraction = prior;
  for (let test = 0; test < tests; test++) {
    const joint = multiply(before, hit);
    const positive = add(joint, multiply(subtract(ONE, before), falseAlarm));
    const after = isEqual(positive, ZERO) ? null : divide(joint, positive);
    updates.push({ before, positive, after });
    if (after === null) break;
    before = after;
  }
  return updates;
}

/** P(positive | condition) / P(positive | no condition): what a positive test multiplies the odds by; null for division by 0. */
export function likelihoodRatio({ hit, falseAlarm }: TestRates): Fraction | null {
  return isEqual(falseAlarm, ZERO) ? null : divide(hit, falseAlarm);
}

/** p / (1 − p); null for certainty. */
export function oddsOf(probability: Fraction): Fraction | null {
  return isEqual(probability, ONE) ? null : divide(probability, subtract(ONE, probability));
}

/** A population of `size` people, parted by the condition and by whether all of the tests are positive. */
export interface NaturalFrequencies {
  readonly size: number;
  /** All four are whole. */
  readonly isWhole: boolean;
  readonly hits: Fraction;
  readonly misses: Fraction;
  readonly falseAlarms: Fraction;
  readonly rejections: Fraction;
}

const SIZES = [10, 100, 1000, 10_000, 100_000, 1_000_000] as const;
const LARGEST = 1_000_000;
/** Rounded to whole people, fewer than this would be off by more than a few percent. */
const FEWEST_ABOUT = 10n;

/**
 * The least power of ten from 10 to a million of which all parts are whole people. Where there is none, the least of which
 * every part that is not empty has at least ten people, else a million; the parts are then exact fractions of people.
 */
export function naturalFrequencies(rates: TestRates, tests: number): NaturalFrequencies {
  const of = (size: number): NaturalFrequencies => {
    const have = multiply(fraction(size), rates.prior);
    const others = subtract(fraction(size), have);
    const hits = multiply(have, power(rates.hit, tests));
    const falseAlarms = multiply(others, power(rates.falseAlarm, tests));
    const parts = {
      hits,
      misses: subtract(have, hits),
      falseAlarms,
      rejections: subtract(others, falseAlarms),
    };
    return { size, isWhole: Object.values(parts).every(({ denominator }) => denominator === 1n), ...parts };
  };
  const tried = SIZES.map(of);
  const isLarge = ({ hits, misses, falseAlarms, rejections }: NaturalFrequencies) =>
    [hits, misses, falseAlarms, rejections].every(
      ({ numerator, denominator }) => numerator === 0n || numerator >= FEWEST_ABOUT * denominator,
    );
  return tried.find(({ isWhole }) => isWhole) ?? tried.find(isLarge) ?? of(LARGEST);
}

function power(base: Fraction, exponent: number): Fraction {
  return fraction(base.numerator ** BigInt(exponent), base.denominator ** BigInt(exponent));
}
