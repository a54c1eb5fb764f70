import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  isEqual,
  multiply,
  negate,
  ONE,
  subtract,
  toDecimal,
  toJson,
  toNumber,
  toPercent,
  toText,
  ZERO,
} from '../../src/probability/fraction.js';

const fractions: fc.Arbitrary<Fraction> = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([numerator, denominator]) => fraction(numerator, denominator));

describe('fractions', () => {
  test('are in lowest terms with a positive denominator', () => {
    expect(fraction(6, 14)).toEqual({ numerator: 3n, denominator: 7n });
    expect(fraction(6, -14)).toEqual({ numerator: -3n, denominator: 7n });
    expect(fraction(0, -5)).toEqual({ numerator: 0n, denominator: 1n });
    expect(fraction(-4, -2)).toEqual({ numerator: 2n, denominator: 1n });
  });

  test('have no value over 0', () => {
    expect(() => fraction(3, 0)).toThrow(RangeError);
    expect(() => divide(ONE, ZERO)).toThrow(RangeError);
    expect(() => fraction(0.5, 1)).toThrow(RangeError);
  });

  test('hand-worked sums, products and quotients', () => {
    expect(toText(add(fraction(3, 14), fraction(5, 14)))).toBe('4/7');
    expect(toText(subtract(fraction(3, 7), fraction(4, 7)))).toBe('-1/7');
    expect(toText(multiply(fraction(3, 7), fraction(1, 2)))).toBe('3/14');
    expect(toText(divide(fraction(3, 7), fraction(4, 7)))).toBe('3/4');
    expect(toText(add(fraction(1, 3), fraction(2, 3)))).toBe('1');
    expect(compare(fraction(3, 7), fraction(4, 7))).toBe(-1);
    expect(compare(fraction(-1, 3), fraction(-1, 2))).toBe(1);
    expect(compare(fraction(2, 4), fraction(1, 2))).toBe(0);
  });

  test('form a field', () => {
    fc.assert(
      fc.property(fractions, fractions, fractions, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect(add(a, negate(a))).toEqual(ZERO);
        if (!isEqual(b, ZERO)) expect(multiply(divide(a, b), b)).toEqual(a);
        expect(compare(a, b)).toBe(Math.sign(-compare(b, a)) + 0);
      }),
    );
  });
});

describe('decimals', () => {
  test.each([
    [3, 7, 4, '0.4286'],
    [1, 8, 2, '0.13'],
    [-1, 8, 2, '-0.13'],
    [1, 3, 0, '0'],
    [1, 2, 0, '1'],
    [-1, 1000, 2, '0.00'],
    [2, 3, 5, '0.66667'],
    [999, 1000, 2, '1.00'],
    [1234, 1, 1, '1234.0'],
    [1, 7, 20, '0.14285714285714285714'],
  ])('%i/%i to %i digits is %s', (numerator, denominator, digits, text) => {
    expect(toDecimal(fraction(numerator, denominator), digits)).toBe(text);
  });

  test('percent', () => {
    expect(toPercent(fraction(3, 7), 1)).toBe('42.9 %');
    expect(toPercent(fraction(1, 2), 0)).toBe('50 %');
  });

  test('digits out of range are a bug', () => {
    expect(() => toDecimal(ONE, -1)).toThrow(RangeError);
    expect(() => toDecimal(ONE, 1.5)).toThrow(RangeError);
  });

  test('are at most half a unit of the last digit away, and lie on the right side of ties', () => {
    fc.assert(
      fc.property(fractions, fc.integer({ min: 0, max: 15 }), (a, digits) => {
        const shown = toDecimal(a, digits);
        const decimal = fraction(BigInt(shown.replace('.', '')), 10n ** BigInt(digits));
        const error = subtract(decimal, a);
        const size = compare(error, ZERO) < 0 ? negate(error) : error;
        expect(compare(multiply(size, fraction(2n * 10n ** BigInt(digits))), ONE)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('float64', () => {
  test('of small fractions is the quotient', () => {
    expect(toNumber(fraction(3, 7))).toBe(3 / 7);
    expect(toJson(fraction(-6, 14))).toEqual({ numerator: -3, denominator: 7, value: -3 / 7 });
  });

  test('rounds once: ties go to even, a trace beyond the tie goes up', () => {
    const size = 2n ** 53n;
    const trace = 10n ** 40n;
    expect(toNumber(fraction(size + 1n, size))).toBe(1);
    expect(toNumber(fraction((size + 1n) * trace + 1n, size * trace))).toBe(1 + 2 ** -52);
    expect(toNumber(fraction(size + 3n, size))).toBe(1 + 2 ** -51);
    expect(toNumber(fraction(1n, 10n ** 40n))).toBe(1e-40);
    expect(toNumber(fraction(-(10n ** 40n), 3n))).toBe(-Number('3'.repeat(40)));
  });

  test('agrees with the decimal text read by JavaScript', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 30n }), (numerator) => {
        expect(toNumber(fraction(numerator, 10n ** 20n))).toBe(Number(`${numerator}e-20`));
      }),
    );
  });

  test('parts beyond safe integers do not cross the queue', () => {
    expect(() => toJson(fraction(2n ** 60n + 1n, 2n))).toThrow(RangeError);
  });
});
