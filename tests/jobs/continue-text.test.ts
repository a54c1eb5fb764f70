import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continueText, fragmentStart, replaceWord, wordAt } from '../../src/jobs/continue-text.js';
import { splitRungs } from '../../src/jobs/rungs.js';
import { hostileTexts } from '../probability/arbitraries.js';

describe('a text goes on', () => {
  it.each([
    ['The cat', 'sat', 'The cat sat'],
    ['The cat ', 'sat', 'The cat sat'],
    ['The cat,', 'who', 'The cat, who'],
    ['The end.', 'Then', 'The end. Then'],
    ['He said "', 'yes', 'He said "yes'],
    ['He said "yes"', 'and', 'He said "yes" and'],
    ['He said “', 'yes', 'He said “yes'],
    ['He said “yes”', 'and', 'He said “yes” and'],
    ["the dogs'", 'bowl', "the dogs' bowl"],
    ["he said '", 'yes', "he said 'yes"],
    ['one (', 'two', 'one (two'],
    ['one (two)', 'three', 'one (two) three'],
    ['a line\n', 'Then', 'a line\nThen'],
    ['well-', 'known', 'well-known'],
    ['and/', 'or', 'and/or'],
    ['I love 🍕', 'and', 'I love 🍕 and'],
    ['costs 5', 'euros', 'costs 5 euros'],
    ['«', 'Oui', '«Oui'],
  ])('%j + %s = %j', (text, word, expected) => expect(continueText(text, word)).toBe(expected));

  it.each([
    ['I love choc', 'chocolate', 'I love chocolate'],
    ['choc', 'chocolate', 'chocolate'],
    ["I don'", "don't", "I don't"],
    ['say "hel', 'hello', 'say "hello'],
    ['I love ', 'you', 'I love you'],
    ['é'.normalize('NFD'), 'était', 'était'],
  ])('%j completed to %s is %j', (text, word, expected) =>
    expect(continueText(text, word, { complete: true })).toBe(expected),
  );

  it('never loses what was there, and ends in the word', () => {
    fc.assert(
      fc.property(hostileTexts, (text) => {
        const longer = continueText(text, 'word');
        expect(longer.startsWith(text)).toBe(true);
        expect(longer.endsWith('word')).toBe(true);
        expect(longer.length - text.length).toBeLessThanOrEqual(5);
        expect(text.startsWith(text.slice(0, fragmentStart(text)))).toBe(true);
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});

describe('one word replaced', () => {
  it('changes that word alone, by where it begins', () => {
    expect(replaceWord('the cat and the dog', 12, 'a')).toBe('the cat and a dog');
    expect(replaceWord('the cat and the dog', 0, 'A')).toBe('A cat and the dog');
    expect(wordAt('the cat', 4)?.text).toBe('cat');
  });

  it.each([-1, 1, 3, 7, 99, 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'is nothing where no word begins: %d',
    (from) => expect(replaceWord('the cat', from, 'x')).toBeUndefined(),
  );

  it('finds every word of any text', () => {
    fc.assert(
      fc.property(hostileTexts, (text) => {
        for (const rung of splitRungs(text).filter(({ kind }) => kind === 'word')) {
          expect(replaceWord(text, rung.from, rung.text)).toBe(text);
        }
      }),
      { numRuns: 300, seed: 5 },
    );
  });
});
