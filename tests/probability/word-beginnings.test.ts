import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Atom, WordPredicate } from '../../src/probability/expression.js';
import { beginningTest } from '../../src/probability/word-beginnings.js';
import { wordTest } from '../../src/probability/word-predicates.js';

/** Cases, marks that compose, letters of several units, Σ with its two lower cases, jamo, an apostrophe. */
const CHARACTERS = [
  'a',
  'b',
  'A',
  'B',
  'é',
  'e',
  '\u0301',
  '\u0323',
  'ß',
  'İ',
  'Σ',
  'σ',
  'ς',
  '\u1112',
  '\u1161',
  '\u11ab',
  "'",
  '1',
  'क',
  '\u094d',
  'ष',
  'Ǆ',
  'ǅ',
  '𝐀',
];

const text = (maxLength: number) =>
  fc.array(fc.constantFrom(...CHARACTERS), { maxLength }).map((characters) => characters.join(''));

const predicate = (name: WordPredicate, ...given: (number | string)[]): Atom => ({
  type: 'predicate',
  predicate: name,
  arguments: given,
});

const atom: fc.Arbitrary<Atom> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom<WordPredicate>('starts', 'ends', 'contains', 'in'),
      fc.array(
        text(4).filter((part) => part !== ''),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([name, given]) => predicate(name, ...given)),
  fc
    .tuple(fc.constantFrom<WordPredicate>('longer', 'shorter', 'rank'), fc.nat(6))
    .map(([name, limit]) => predicate(name, limit)),
  fc.constant(predicate('capital')),
);

describe('what the beginning of a word says', () => {
  it('holds for every word that begins so', () => {
    let decided = 0;
    fc.assert(
      fc.property(text(4), text(4), atom, (beginning, rest, one) => {
        const told = beginningTest(beginning)(one);
        if (told === undefined) return;
        decided++;
        expect(wordTest(beginning + rest, undefined)(one)).toBe(told);
      }),
      { numRuns: 20_000 },
    );
    expect(decided).toBeGreaterThan(4000);
  });

  it('is told as soon as it is so', () => {
    const told = (beginning: string, ...one: Parameters<typeof predicate>) =>
      beginningTest(beginning)(predicate(...one));
    expect(told('so', 'starts', 's')).toBe(true);
    expect(told('So', 'starts', 's')).toBe(true);
    expect(told('so', 'starts', 'S')).toBe(false);
    expect(told('to', 'starts', 's')).toBe(false);
    expect(told('s', 'starts', 'so')).toBeUndefined();
    // An acute may still come.
    expect(told('s', 'starts', 's')).toBeUndefined();
    expect(told('rain', 'longer', 3)).toBe(true);
    expect(told('rain', 'longer', 4)).toBeUndefined();
    expect(told('rain', 'shorter', 4)).toBe(false);
    expect(told('rai', 'shorter', 4)).toBeUndefined();
    expect(told('rainy', 'contains', 'ain')).toBe(true);
    expect(told('rai', 'contains', 'x')).toBeUndefined();
    expect(told('rainy', 'in', 'rain', 'snow')).toBe(false);
    expect(told('rain', 'in', 'rain', 'snow')).toBeUndefined();
    expect(told('P', 'capital')).toBe(true);
    expect(told('p', 'capital')).toBe(false);
    expect(told('', 'capital')).toBeUndefined();
    expect(told('rain', 'ends', 'n')).toBeUndefined();
    expect(told('rain', 'rank', 5)).toBeUndefined();
  });
});
