import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findReadyMade } from '../../src/populations/ready-made.js';
import { complete, completeWordQuestion } from '../../src/probability/complete.js';
import { parseQuestion } from '../../src/probability/parse.js';
import { PEOPLE } from '../../src/probability/population.js';
import { attributesOf, hostileTexts } from './arbitraries.js';

const people = (typed: string) => complete(typed, PEOPLE);

const LIMITS = { expressionDepth: 32, expressionNames: 12 };

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

  test.each([
    ['people', 'how ', 'how many tennis'],
    ['people', 'who t', 'who tennis'],
    ['people', 'is tennis ', 'is tennis independent of football'],
    ['people', 'are tennis ', 'are tennis and football exclusive'],
    ['people', 'tennis v', 'tennis vs football'],
    ['people', 'compare ten', 'compare tennis with football'],
    ['cards', 'su', 'suit = hearts'],
    ['cards', 'suit ', 'suit != hearts'],
    ['cards', 'suit is h', 'suit is hearts'],
    ['cards', 'suit in (hearts, s', 'suit in (hearts, spades)'],
    ['cards', 'hea', 'suit = hearts'],
    ['cards', 'face given va', 'face given value >= 7'],
    ['cards', 'value >= ', 'value >= 13'],
    ['two dice', 'sum >= 7', 'sum >= 7 given double'],
  ])('of %s: %j → %j', (name, typed, expected) => {
    const population = findReadyMade(name)?.population ?? PEOPLE;
    expect(complete(typed, population)).toContain(expected);
  });

  test.each([
    ['', 'starts(s)'],
    ['Pa', 'Paris'],
    ['starts(s) given ', 'starts(s) given longer(4)'],
    ['in(Lo', 'in(London)'],
    ['not new', 'not "New York"'],
    ['is capital ', 'is capital independent of rank(5)'],
  ])('of words: %j → %j', (typed, expected) => {
    expect(completeWordQuestion(typed, ['Paris', 'London', 'New York'])).toContain(expected);
  });

  test('quotes names with spaces, and finds them by any of their words', () => {
    const attributes = attributesOf(['ice cream', 'tea']);
    expect(complete('tea given cr', { attributes })).toEqual(['tea given "ice cream"']);
    expect(complete('"ice c', { attributes })).toContain('"ice cream"');
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
      for (const line of people(typed)) expect(parseQuestion(line, PEOPLE, LIMITS).ok, line).toBe(true);
  });

  test('never throws, offers nothing twice, and whole questions only', () => {
    fc.assert(
      fc.property(hostileTexts, (text) => {
        const lines = people(text);
        expect(new Set(lines).size).toBe(lines.length);
        for (const line of lines) expect(parseQuestion(line, PEOPLE, LIMITS).ok, line).toBe(true);
        completeWordQuestion(text, ['tennis']);
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});
