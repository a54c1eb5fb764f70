import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bitsNumber,
  choicesText,
  decimalPart,
  durationText,
  fractionPercent,
  fractionText,
  oneIn,
  percent,
  percentAtMost,
  percentPart,
  probabilityText,
  ratioText,
  scientific,
  scientificParts,
  settingText,
  signedBits,
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

describe('bits and powers', () => {
  it.each([
    [0, '0'],
    [0.01, '< 0.1'],
    [3.25, '3.3'],
    [1928.6, '1,928.6'],
  ])('%d bits', (bits, text) => {
    expect(bitsNumber(bits)).toBe(text);
  });

  it.each([
    [0, '1 in 1.0'],
    [1, '1 in 2.0'],
    [3.3219280948873626, '1 in 10'],
    [11.4, '1 in 2,700'],
    [22, '1 in 4.2 million'],
    [39.3, '1 in 680 billion'],
    [49.7, '1 in 910 trillion'],
    [49.82, '1 in 990 trillion'],
    [60, '1 in 1.2 × 10¹⁸'],
  ])('%d bits are %s', (bits, text) => {
    expect(oneIn(bits)).toBe(text);
  });

  it('scientific notation carries into the power', () => {
    expect(scientific(Math.log2(9.97e-7))).toBe('1.0 × 10⁻⁶');
    expect(scientific(Math.log2(1.7e-10), '×')).toBe('1.7×10⁻¹⁰');
    expect(scientific(0)).toBe('1.0 × 10⁰');
    fc.assert(
      fc.property(fc.double({ min: -4000, max: 4000, noNaN: true }), (log2) => {
        const { mantissa, exponent } = scientificParts(log2);
        const value = Math.log10(Number(mantissa)) + exponent;
        expect(Math.abs(value - log2 * Math.log10(2))).toBeLessThan(0.022);
        expect(Number(mantissa)).toBeGreaterThanOrEqual(1);
        expect(Number(mantissa)).toBeLessThan(10);
      }),
    );
  });

  it('small probabilities keep their size, differences their sign', () => {
    expect([0.42, 0.0001, 3.1e-6, 0].map(probabilityText)).toEqual(['42.0 %', '0.01 %', '3.1×10⁻⁶', '0 %']);
    expect([3.24, -0.4, 0.01, -0.01].map(signedBits)).toEqual(['+3.2', '−0.4', '±0', '±0']);
    expect([1, 1.234, 24.64, 1234, 4.3e6].map(Math.log2).map(choicesText)).toEqual([
      '1.00',
      '1.23',
      '24.6',
      '1,234',
      '4.3 million',
    ]);
    expect([0.7, 1, 0.95].map(settingText)).toEqual(['0.7', '1', '0.95']);
  });
});
