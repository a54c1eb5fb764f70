import { describe, expect, test } from 'vitest';
import { holds } from '../../src/probability/expression.js';
import { parseWordQuestion } from '../../src/probability/parse.js';
import { printQuestion } from '../../src/probability/print.js';
import { wordTest } from '../../src/probability/word-predicates.js';

const LIMITS = { expressionDepth: 32, expressionNames: 12 };
const printed = (text: string) => {
  const parsed = parseWordQuestion(text, LIMITS);
  return parsed.ok ? printQuestion(parsed.value) : parsed.refusal;
};

describe('questions about a word', () => {
  test.each([
    ['starts(s) given longer(4)', 'P(starts(s) | longer(4))'],
    ['starts with s', 'P(starts(s))'],
    ['starts with s or t', 'P(starts(s, t))'],
    ['starts with s or capital', 'P(starts(s) or capital)'],
    ['ends(ing)', 'P(ends(ing))'],
    ['end in “ing”', 'P(ends(ing))'],
    ['contains(x) minus capital', 'P(contains(x) minus capital)'],
    ['Paris', 'P(in(Paris))'],
    ['"Paris" or London', 'P(in(Paris) or in(London))'],
    ['in(Paris, London)', 'P(in(Paris, London))'],
    ['not Paris', 'P(not in(Paris))'],
    ['P(the | a)', 'P(in(the) | in(a))'],
    ['longer than 4', 'P(longer(4))'],
    ['do not have more than 4 letters', 'P(not longer(4))'],
    ['at least 5 letters', 'P(longer(4))'],
    ['length = 5', 'P(longer(4) and shorter(6))'],
    ['is capitalised', 'P(capital)'],
    ['"capital"', 'P(in(capital))'],
    ['rank <= 5', 'P(rank(5))'],
    ['rank > 5', 'P(not rank(5))'],
    ['rank = 1', 'P(rank(1))'],
    ['rank between 2 and 5', 'P(not rank(1) and rank(5))'],
    ['among the best 5', 'P(rank(5))'],
    ['are among the 5 most likely', 'P(rank(5))'],
    ['starts(and)', 'P(starts("and"))'],
    [
      'what is the probability that the next word starts with s given it is longer than 3 letters',
      'P(starts(s) | longer(3))',
    ],
    ['starts(s) vs ends(s)', 'P(starts(s)) vs P(ends(s))'],
    ['is starts(s) independent of longer(4)', 'is starts(s) independent of longer(4)'],
    ['is inside inside capital', 'is in(inside) inside capital'],
    ['given capital, starts(p)', 'P(starts(p) | capital)'],
  ])('%s: %s', (typed, canonical) => {
    expect(printed(typed)).toBe(canonical);
    expect(parseWordQuestion(canonical, LIMITS)).toEqual(parseWordQuestion(typed, LIMITS));
  });

  test.each([
    ['longer', 6, 'a whole number from 0 on'],
    ['longer(x)', 7, 'a whole number from 0 on'],
    ['rank(2.5)', 5, 'a whole number from 0 on'],
    ['starts', 6, '“(”'],
    ['starts("")', 7, 'a word or letters'],
    ['starts(a', 8, '“)”'],
    ['new york', 4, '“and”'],
    ['""', 0, 'a word'],
  ])('%s: refused at %i', (typed, at, expected) => {
    expect(printed(typed)).toMatchObject({ code: 'expression-syntax', question: typed, at });
    expect(printed(typed)).toHaveProperty('expected', expect.arrayContaining([expected]));
  });
});

describe('predicates of a word', () => {
  const isTrue = (question: string, word: string, rank?: number) => {
    const parsed = parseWordQuestion(question, LIMITS);
    if (!parsed.ok || parsed.value.type !== 'probability') throw new Error(question);
    return holds(parsed.value.event, wordTest(word, rank));
  };

  test.each([
    ['starts(s)', ['Seine', 'sun'], ['Paris', 'ßa', '']],
    ['starts(S)', ['Seine'], ['sun']],
    ['starts(s, t)', ['sun', 'tea'], ['a']],
    ['ends(ing)', ['sing', 'SING'], ['sings']],
    ['contains(é)', ['cafe\u0301', 'École'], ['cafe']],
    ['in(paris)', ['Paris', 'paris'], ['Pari']],
    ['in(Paris)', ['Paris'], ['paris']],
    ['longer(4)', ['abcde', 'ab-cd'], ['abcd', 'cafe\u0301', '👨‍👩‍👧‍👦ab']],
    ['shorter(4)', ['abc', '👨‍👩‍👧‍👦ab', ''], ['abcd']],
    ['capital', ['Paris', 'Éa', '“Paris'], ['paris', 'iPhone', '12', 'サ']],
    ['"tennis"', ['tennis'], ['football']],
  ])('%s', (question, inside, outside) => {
    for (const word of inside) expect(isTrue(question, word), word).toBe(true);
    for (const word of outside) expect(isTrue(question, word), word).toBe(false);
  });

  test('a rank that is not known is none', () => {
    expect([1, 5, 6, undefined].map((rank) => isTrue('rank(5)', 'a', rank))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(isTrue('rank(0)', 'a', 1)).toBe(false);
  });

  test('names and comparisons hold for no word', () => {
    const test = wordTest('tennis', 1);
    expect(test({ type: 'name', name: 'tennis' })).toBe(false);
    expect(test({ type: 'comparison', name: 'length', comparison: '=', value: 6 })).toBe(false);
  });
});
