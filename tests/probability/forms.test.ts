import { describe, expect, test } from 'vitest';
import { findReadyMade } from '../../src/populations/ready-made.js';
import { parseQuestion } from '../../src/probability/parse.js';
import { printQuestion } from '../../src/probability/print.js';

const LIMITS = { expressionDepth: 32, expressionNames: 12 };

const parse = (name: string, text: string) => {
  const found = findReadyMade(name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return parseQuestion(text, found.population, LIMITS);
};
const printed = (name: string, text: string) => {
  const parsed = parse(name, text);
  return parsed.ok ? printQuestion(parsed.value) : parsed.refusal;
};

describe('forms of questions, as people type them', () => {
  test.each([
    ['how many tennis and football', 'how many tennis and football'],
    ['How many people like tennis?', 'how many tennis'],
    ['how many of the football are tennis', 'how many tennis given football'],
    ['How many of those who like football also like tennis?', 'how many tennis given football'],
    ['how many people who like football like tennis', 'how many tennis given football'],
    ['of those who like football, how many like tennis', 'how many tennis given football'],
    ['number of tennis', 'how many tennis'],
    ['what is the number of people who like tennis', 'how many tennis'],
    ['count tennis or football', 'how many tennis or football'],
    ['how many people are there?', 'how many everyone'],
    ['who tennis minus football', 'who tennis minus football'],
    ['Who is in tennis?', 'who tennis'],
    ['who likes tennis', 'who tennis'],
    ['Which people like tennis but not football?', 'who tennis and not football'],
    ['list tennis given football', 'who tennis given football'],
    ['P(tennis|football) vs P(tennis|not football)', 'P(tennis | football) vs P(tennis | not football)'],
    ['tennis given football vs tennis given everyone', 'P(tennis | football) vs P(tennis | everyone)'],
    ['tennis given football vs given not football', 'P(tennis | football) vs P(tennis | not football)'],
    ['tennis vs given football', 'P(tennis) vs P(tennis | football)'],
    ['tennis vs not tennis given football', 'P(tennis | football) vs P(not tennis | football)'],
    ['P(tennis) vs not tennis given football', 'P(tennis) vs P(not tennis | football)'],
    [
      'compare tennis given football with football given tennis',
      'P(tennis | football) vs P(football | tennis)',
    ],
    ['compare P(tennis) and P(football)', 'P(tennis) vs P(football)'],
    ['Compare the chance of tennis with the chance of football', 'P(tennis) vs P(football)'],
    ['P(tennis) compared to P(football)', 'P(tennis) vs P(football)'],
    ['is tennis independent of football?', 'is tennis independent of football'],
    ['are tennis and football independent', 'is tennis independent of football'],
    ['Is liking tennis independent of liking football?', 'is tennis independent of football'],
    ['tennis is independent of football', 'is tennis independent of football'],
    ['is tennis or football independent of tennis', 'is (tennis or football) independent of tennis'],
    [
      'is tennis independent of football given tennis or football',
      'is tennis independent of football given tennis or football',
    ],
    ['is tennis inside football', 'is tennis inside football'],
    ['is tennis a subset of football', 'is tennis inside football'],
    ['is tennis contained in football?', 'is tennis inside football'],
    ['tennis ⊆ football', 'is tennis inside football'],
    ['are all tennis football', 'is tennis inside football'],
    ['Are all people who like tennis also in football?', 'is tennis inside football'],
    ['does everyone who likes tennis like football?', 'is tennis inside football'],
    ['are tennis and football exclusive', 'are tennis and football exclusive'],
    ['are tennis and football mutually exclusive?', 'are tennis and football exclusive'],
    ['is tennis disjoint from football', 'are tennis and football exclusive'],
    [
      'are (tennis or football) and not tennis disjoint given football',
      'are (tennis or football) and not tennis exclusive given football',
    ],
    ['what is the probability that someone who likes football likes tennis', 'P(tennis | football)'],
    ['What fraction of those who like football like tennis?', 'P(tennis | football)'],
    ['what percentage of people like tennis', 'P(tennis)'],
    ['given football, how likely is tennis?', 'P(tennis | football)'],
    ['if someone likes football, what is the chance that they like tennis', 'P(tennis | football)'],
    ['given that they like football, P(tennis)', 'P(tennis | football)'],
    ['tennis given football and not tennis', 'P(tennis | football and not tennis)'],
    ['tennis given football, not tennis', 'P(tennis | football and not tennis)'],
    ['are in tennis and are not in football', 'P(tennis and not football)'],
    ['{tennis or football} given [football]', 'P(tennis or football | football)'],
    ['tennis = yes given football = no', 'P(tennis | not football)'],
  ])('%s: %s', (typed, canonical) => {
    expect(printed('people', typed)).toBe(canonical);
    expect(parse('people', canonical)).toEqual(parse('people', typed));
  });

  test.each([
    ['how many', 8, '', 'a name'],
    ['compare tennis', 14, '', '“with”'],
    ['tennis vs', 9, '', 'a name'],
    ['P(tennis) vs P(football) vs P(tennis)', 25, 'vs', 'the end of the question'],
    ['are tennis and football and tennis exclusive', 24, 'and', '“exclusive”'],
    ['are tennis or football exclusive', 11, 'or', 'brackets around each of two events'],
    ['is tennis football', 10, 'football', '“inside”'],
    ['is tennis inside', 16, '', 'a name'],
    ['are all tennis', 14, '', 'a name'],
    ['given football', 14, '', 'a name'],
    ['how many tennis given football given tennis', 31, 'given', 'the end of the question'],
  ])('%s: refused at %i', (typed, at, found, expected) => {
    expect(printed('people', typed)).toMatchObject({ code: 'expression-syntax', at, found });
    expect(printed('people', typed)).toHaveProperty('expected', expect.arrayContaining([expected]));
  });
});

describe('numbers', () => {
  test.each([
    ['sum >= 10 given first = 6', 'P(sum >= 10 | first = 6)'],
    ['sum≥10', 'P(sum >= 10)'],
    ['sum is not 7', 'P(sum != 7)'],
    ['sum <> 7', 'P(sum != 7)'],
    ['10 <= sum', 'P(sum >= 10)'],
    ['3 <= sum < 5', 'P(sum >= 3 and sum < 5)'],
    ['sum between 3 and 5', 'P(sum >= 3 and sum <= 5)'],
    ['sum is between 3 and 5 and double', 'P((sum >= 3 and sum <= 5) and double)'],
    ['sum from 3 to 5', 'P(sum >= 3 and sum <= 5)'],
    ['sum is at least 10', 'P(sum >= 10)'],
    ['sum is no more than 4', 'P(sum <= 4)'],
    ['sum is not at least 10', 'P(not sum >= 10)'],
    ['sum over 7', 'P(sum > 7)'],
    ['sum 10 or more given double', 'P(sum >= 10 | double)'],
    ['have sum 4 or less', 'P(sum <= 4)'],
    ['sum in (7, 11)', 'P(sum = 7 or sum = 11)'],
    ['sum ∉ {7, 11}', 'P(sum != 7 and sum != 11)'],
    ['sum = -3', 'P(sum = -3)'],
    ['sum > −2.5', 'P(sum > -2.5)'],
    ['-1 <= sum', 'P(sum >= -1)'],
    ['sum > .5', 'P(sum > 0.5)'],
    ['how many outcomes have sum at least 10', 'how many sum >= 10'],
    ['what is the probability that an outcome has a sum over 9', 'P(sum > 9)'],
    ['is first = 6 independent of sum = 7', 'is first = 6 independent of sum = 7'],
  ])('%s: %s', (typed, canonical) => {
    expect(printed('two dice', typed)).toBe(canonical);
    expect(parse('two dice', canonical)).toEqual(parse('two dice', typed));
  });

  test.each([
    ['double or sum', { code: 'needs-comparison', at: 10, name: 'sum', range: { lowest: 2, highest: 12 } }],
    ['sum >= many', { code: 'unknown-value', at: 7, name: 'sum', value: 'many', values: 'number' }],
    ['sum >', { code: 'expression-syntax', at: 5, expected: ['a number'] }],
    ['sum between 3', { code: 'expression-syntax', at: 13, expected: ['“and”'] }],
    ['sum in (7, 11', { code: 'expression-syntax', at: 13, expected: ['“,”', '“)”'] }],
    ['double >= 3', { code: 'not-comparable', at: 7, name: 'double', values: 'yes-or-no', comparison: '>=' }],
    ['3 < double', { code: 'expression-syntax', at: 4, expected: ['the name of a number'] }],
  ])('%s is refused', (typed, refusal) => {
    expect(printed('two dice', typed)).toMatchObject(refusal);
  });
});

describe('categories', () => {
  test.each([
    ['rank = king given face', 'P(rank = king | face)'],
    ['KING given face', 'P(rank = king | face)'],
    ['suit is hearts or spades', 'P(suit = hearts or suit = spades)'],
    ['suit in (hearts, “spades”)', 'P(suit = hearts or suit = spades)'],
    ['suit is not hearts', 'P(suit != hearts)'],
    ['suit is not one of (hearts, spades)', 'P(suit != hearts and suit != spades)'],
    ['rank = 2', 'P(rank = 2)'],
    ['are in colour red', 'P(colour = red)'],
    ['red colour given hearts', 'P(colour = red | suit = hearts)'],
    ['how many cards are red', 'how many colour = red'],
    ['what is the probability that a card is a king', 'P(rank = king)'],
    ['are hearts and spades exclusive', 'are suit = hearts and suit = spades exclusive'],
    ['red vs black', 'P(colour = red) vs P(colour = black)'],
  ])('%s: %s', (typed, canonical) => {
    expect(printed('cards', typed)).toBe(canonical);
    expect(parse('cards', canonical)).toEqual(parse('cards', typed));
  });

  test.each([
    [
      'suit',
      { code: 'needs-comparison', at: 0, name: 'suit', known: ['clubs', 'diamonds', 'hearts', 'spades'] },
    ],
    ['face and suit = heart', { code: 'unknown-value', at: 16, value: 'heart', suggestion: 'hearts' }],
    ['suit > hearts', { code: 'not-comparable', at: 5, name: 'suit', values: 'category', comparison: '>' }],
    ['spade', { code: 'unknown-name', at: 0, name: 'spade', suggestion: 'spades' }],
  ])('%s is refused', (typed, refusal) => {
    expect(printed('cards', typed)).toMatchObject(refusal);
  });

  test('a value that two categories have needs its category', () => {
    const population = {
      attributes: [
        { name: 'shirt', values: 'category' as const },
        { name: 'team', values: 'category' as const },
      ],
      groups: [
        {
          has: [],
          values: [
            ['team', 'Red'],
            ['shirt', 'red'],
          ] as [string, string][],
          count: 1,
        },
      ],
    };
    expect(parseQuestion('team = red', population, LIMITS)).toMatchObject({
      value: { event: { name: 'team', value: 'Red' } },
    });
    expect(parseQuestion('red', population, LIMITS)).toMatchObject({
      refusal: { code: 'ambiguous-value', at: 0, names: ['shirt', 'team'] },
    });
  });

  test('without members there are no values', () => {
    const population = { attributes: [{ name: 'team', values: 'category' as const }] };
    expect(parseQuestion('team = red', population, LIMITS)).toMatchObject({
      refusal: { code: 'unknown-value', known: [] },
    });
  });
});
