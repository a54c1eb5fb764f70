import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decimalPart,
  durationText,
  fractionPercent,
  fractionText,
  percent,
  percentAtMost,
  percentPart,
  ratioText,
} from '../../src/render/numbers.js';
import { fraction } from './sample-answers.js';

describe('percent', () => {
  it.each([
    [0, '0 %'],
    [1e-12, '< 0.01 %'],
    [0.00009, '< 0.01 %'],
    [0.0001, '0.01 %'],
    [0.00528, '0.53 %'],
    [0.00994, '0.99 %'],
    [0.00996, '1.0 %'],
    [0.01, '1.0 %'],
    [3 / 7, '42.9 %'],
    [0.9994, '99.9 %'],
    [0.99999, '> 99.9 %'],
    [1, '100 %'],
  ])('%d is %s', (probability, text) => {
    expect(percent(probability)).toBe(text);
  });
});

describe('percentAtMost', () => {
  it.each([
    [0, '0.01 %'],
    [0.094, '9.4 %'],
    [0.09401, '9.5 %'],
    [0.0054, '0.54 %'],
    [0.00541, '0.55 %'],
    [0.9995, '100 %'],
  ])('%d is %s', (probability, text) => {
    expect(percentAtMost(probability)).toBe(text);
  });

  it('is never below the bound it states', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (bound) => {
        expect(Number.parseFloat(percentAtMost(bound)) / 100).toBeGreaterThanOrEqual(bound - 1e-10);
      }),
    );
  });
});

describe('fractions', () => {
  it('say whether decimal and percent are exact', () => {
    expect([decimalPart(fraction(3, 7)), percentPart(fraction(3, 7))]).toEqual(['≈ 0.4286', '≈ 42.9 %']);
    expect([decimalPart(fraction(3, 8)), percentPart(fraction(3, 8))]).toEqual(['= 0.375', '= 37.5 %']);
    expect([decimalPart(fraction(1, 2)), percentPart(fraction(1, 2))]).toEqual(['= 0.5', '= 50 %']);
    expect([decimalPart(fraction(1, 5000)), percentPart(fraction(1, 5000))]).toEqual([
      '= 0.0002',
      '≈ 0.02 %',
    ]);
    expect([decimalPart(fraction(1, 30_000)), percentPart(fraction(1, 30_000))]).toEqual([
      '< 0.0001',
      '< 0.01 %',
    ]);
    expect(percentPart(fraction(4999, 5000))).toBe('> 99.9 %');
    expect([
      fractionText(fraction(1, 1)),
      fractionText(fraction(0, 1)),
      fractionText(fraction(4, 7)),
    ]).toEqual(['1', '0', '4/7']);
  });

  it('never show 0 % or 100 % for anything else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 5000 }), (denominator, n) => {
        const numerator = Math.min(n, denominator);
        const shown = fractionPercent(fraction(numerator, denominator));
        expect(shown === '0 %').toBe(numerator === 0);
        expect(shown === '100 %').toBe(numerator === denominator);
      }),
    );
  });

  it('ratios', () => {
    expect([ratioText(fraction(3, 4)), ratioText(fraction(7, 3)), ratioText(fraction(1, 300))]).toEqual([
      '0.75',
      'about 2.33',
      'about 0.0033',
    ]);
  });
});

describe('durationText', () => {
  it.each([
    [0.2, '< 1 ms'],
    [12.4, '12 ms'],
    [812, '0.8 s'],
    [125_000, '2 min 5 s'],
  ])('%d ms', (durationMs, text) => {
    expect(durationText(durationMs)).toBe(text);
  });
});
