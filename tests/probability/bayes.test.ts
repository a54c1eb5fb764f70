import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  likelihoodRatio,
  naturalFrequencies,
  oddsOf,
  type TestRates,
  updatesOf,
} from '../../src/probability/bayes.js';
import {
  add,
  divide,
  type Fraction,
  fraction,
  isEqual,
  multiply,
  ONE,
  subtract,
  toText,
  ZERO,
} from '../../src/probability/fraction.js';

const rates = (prior: Fraction, hit: Fraction, falseAlarm: Fraction): TestRates => ({
  prior,
  hit,
  falseAlarm,
});
const percent = (value: number) => fraction(value, 100);
const MAMMOGRAM = rates(percent(1), percent(90), percent(9));

const rate = fc
  .tuple(fc.integer({ min: 1, max: 1000 }), fc.nat())
  .map(([denominator, any]) => fraction(any % (denominator + 1), denominator));
const anyRates = fc.tuple(rate, rate, rate).map(([prior, hit, falseAlarm]) => rates(prior, hit, falseAlarm));
const tests = fc.integer({ min: 1, max: 5 });
const text = (value: Fraction | null | undefined) =>
  value === null || value === undefined ? 'none' : toText(value);

describe('updatesOf', () => {
  it('gives 90 of 981 for 1 %, 90 %, 9 %, and 100 of 199 after a second positive test', () => {
    const [first, second] = updatesOf(MAMMOGRAM, 2);
    expect([text(first?.before), text(first?.positive), text(first?.after)]).toEqual([
      '1/100',
      '981/10000',
      '10/109',
    ]);
    expect([text(second?.before), text(second?.after)]).toEqual(['10/109', '100/199']);
  });

  it('knows certainty and impossibility', () => {
    expect(updatesOf(rates(ZERO, percent(90), percent(9)), 1).map(({ after }) => text(after))).toEqual(['0']);
    expect(updatesOf(rates(ONE, percent(90), percent(9)), 1).map(({ after }) => text(after))).toEqual(['1']);
    expect(updatesOf(rates(percent(1), percent(90), ZERO), 2).map(({ after }) => text(after))).toEqual([
      '1',
      '1',
    ]);
    expect(updatesOf(rates(percent(1), ZERO, ZERO), 3).map(({ after }) => text(after))).toEqual(['none']);
  });

  it('is Bayes’ rule, whether the tests are taken one by one or at once', () => {
    fc.assert(
      fc.property(anyRates, tests, (all, count) => {
        const updates = updatesOf(all, count);
        const last = updates.at(-1)?.after ?? null;
        const power = (base: Fraction) =>
          fraction(base.numerator ** BigInt(count), base.denominator ** BigInt(count));
        const joint = multiply(all.prior, power(all.hit));
        const positive = add(joint, multiply(subtract(ONE, all.prior), power(all.falseAlarm)));
        expect(text(last)).toBe(isEqual(positive, ZERO) ? 'none' : text(divide(joint, positive)));
        for (const { before, positive: chance, after } of updates) {
          if (after !== null) expect(multiply(after, chance)).toEqual(multiply(before, all.hit));
        }
      }),
    );
  });

  it('multiplies the odds by the likelihood ratio with every test', () => {
    fc.assert(
      fc.property(anyRates, tests, (all, count) => {
        const ratio = likelihoodRatio(all);
        for (const { before, after } of updatesOf(all, count)) {
          const [from, to] = [oddsOf(before), after === null ? null : oddsOf(after)];
          if (ratio === null || from === null || to === null) continue;
          expect(to).toEqual(multiply(from, ratio));
        }
      }),
    );
  });
});

describe('naturalFrequencies', () => {
  const counted = (all: TestRates, count: number) => {
    const { size, isWhole, hits, misses, falseAlarms, rejections } = naturalFrequencies(all, count);
    return [size, isWhole, ...[hits, misses, falseAlarms, rejections].map(toText)];
  };

  it('takes the least power of ten that makes all counts whole', () => {
    expect(counted(MAMMOGRAM, 1)).toEqual([10_000, true, '90', '10', '891', '9009']);
    expect(counted(MAMMOGRAM, 2)).toEqual([1_000_000, true, '8100', '1900', '8019', '981981']);
    expect(counted(rates(percent(50), percent(100), ZERO), 1)).toEqual([10, true, '5', '0', '0', '5']);
    expect(counted(rates(percent(1), percent(90), fraction(1, 11)), 1)).toEqual([
      1000,
      true,
      '9',
      '1',
      '90',
      '900',
    ]);
  });

  it('says so where people would be cut into pieces', () => {
    expect(counted(rates(fraction(1, 3), fraction(1, 2), fraction(1, 2)), 1)).toEqual([
      100,
      false,
      '50/3',
      '50/3',
      '100/3',
      '100/3',
    ]);
  });

  it('adds up, and divides to the posterior', () => {
    fc.assert(
      fc.property(anyRates, tests, (all, count) => {
        const { size, hits, misses, falseAlarms, rejections } = naturalFrequencies(all, count);
        expect([hits, misses, falseAlarms, rejections].reduce(add)).toEqual(fraction(size));
        expect(add(hits, misses)).toEqual(multiply(fraction(size), all.prior));
        const after = updatesOf(all, count).at(-1)?.after ?? null;
        const positives = add(hits, falseAlarms);
        if (after === null) expect(positives).toEqual(ZERO);
        else expect(divide(hits, positives)).toEqual(after);
      }),
    );
  });
});
