import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { complete } from '../../src/probability/complete.js';
import { parseQuestion } from '../../src/probability/parse.js';
import { PEOPLE } from '../../src/probability/population.js';
import { attributesOf, hostileTexts } from './arbitraries.js';

const people = (typed: string) => complete(typed, PEOPLE.attributes);

describe('completion', () => {
  test.each([
    ['tennis given fo', 'tennis given football'],
    ['tennis g', 'tennis given football'],
    ['tennis', 'tennis given football'],
    ['tennis ', 'tennis and football'],
    ['P(ten', 'P(tennis)'],
    ['P(tennis | fo', 'P(tennis | football)'],
    ['P(', 'P(not tennis)'],
    ['((tennis or fo', '((tennis or football))'],
    ['What is the probability of t', 'What is the probability of tennis'],
    ['tennis and zzz', undefined],
    ['tenis', 'tennis'],
  ])('%j → %j', (typed, expected) => {
    if (expected === undefined) expect(people(typed)).toEqual([]);
    else expect(people(typed)).toContain(expected);
  });

  test('quotes names with spaces, and finds them by any of their words', () => {
    const attributes = attributesOf(['ice cream', 'tea']);
    expect(complete('tea given cr', attributes)).toEqual(['tea given "ice cream"']);
    expect(complete('"ice c', attributes)).toContain('"ice cream"');
  });

  test('every line offered after sound text is a whole question', () => {
    for (const typed of [
      '',
      't',
      'tennis',
      'tennis ',
      'tennis g',
      'P(',
      'P(tennis | ',
      'not ',
      '((',
      'football xor t',
      '"te',
    ])
      for (const line of people(typed))
        expect(parseQuestion(line, PEOPLE, { expressionDepth: 32, expressionNames: 12 }).ok, line).toBe(true);
  });

  test('never throws and offers nothing twice', () => {
    fc.assert(
      fc.property(hostileTexts, (text) => {
        const lines = people(text);
        expect(new Set(lines).size).toBe(lines.length);
      }),
      { numRuns: 2000, seed: 7 },
    );
  });
});
