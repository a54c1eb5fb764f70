import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction, toText } from '../../src/probability/fraction.js';
import { FINEST_RATE, readRate } from '../../src/probability/rate.js';

const read = (text: string) => {
  const found = readRate(text);
  return found.ok ? toText(found.rate) : found.problem;
};

describe('readRate', () => {
  it.each([
    ['1 %', '1/100'],
    ['1%', '1/100'],
    [' 0.1 % ', '1/1000'],
    ['0,1 %', '1/1000'],
    ['12.5%', '1/8'],
    ['.5 percent', '1/200'],
    ['5‰', '1/200'],
    ['100 %', '1'],
    ['0 %', '0'],
    ['1/100', '1/100'],
    ['2 / 6', '1/3'],
    ['1 in 100', '1/100'],
    ['1 in 1,000', '1/1000'],
    ['3 out of 4', '3/4'],
    ['1 in a million', '1/1000000'],
    ['7 of 7', '1'],
    ['0.01', '1/100'],
    ['.01', '1/100'],
    ['0,01', '1/100'],
    ['1.0', '1'],
    ['0', '0'],
  ])('reads %j as %s', (text, rate) => expect(read(text)).toBe(rate));

  it.each([
    ['', 'unreadable'],
    ['often', 'unreadable'],
    ['1 in 0', 'unreadable'],
    ['%', 'unreadable'],
    ['1 % %', 'unreadable'],
    ['1..2', 'unreadable'],
    ['NaN', 'unreadable'],
    ['1e-3', 'unreadable'],
    ['9'.repeat(41), 'unreadable'],
    ['1', 'ambiguous'],
    ['5', 'outside'],
    ['101 %', 'outside'],
    ['-1 %', 'outside'],
    ['−0.5', 'outside'],
    ['5 in 4', 'outside'],
    ['1,000', 'outside'],
    ['0.0000001', 'too-fine'],
    ['1 in 3,000,000', 'too-fine'],
  ])('does not read %j: %s', (text, problem) => expect(read(text)).toBe(problem));

  it('reads each form of one rate as the same fraction', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: FINEST_RATE }), fc.nat(), (denominator, any) => {
        const numerator = any % (denominator + 1);
        const wanted = toText(fraction(numerator, denominator));
        expect(read(`${numerator}/${denominator}`)).toBe(wanted);
        expect(read(`${numerator} in ${denominator}`)).toBe(wanted);
        const perMillion = any % (FINEST_RATE + 1);
        const decimal = (perMillion / FINEST_RATE).toFixed(6);
        expect(read(decimal)).toBe(toText(fraction(perMillion, FINEST_RATE)));
        expect(read(`${(perMillion / 10_000).toFixed(4)} %`)).toBe(read(decimal));
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => void readRate(text)));
    const piece = fc.constantFrom('1', '0', '9', '.', ',', '%', '/', ' in ', '-', ' ', '‰', '+', 'of', '−');
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (parts) => void readRate(parts.join(''))));
  });
});
