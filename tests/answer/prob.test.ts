import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerSchema } from '../../src/jobs/contract.js';
import type { Population } from '../../src/jobs/population.js';
import type { ProbAnswer } from '../../src/jobs/prob.js';
import { fraction, toText } from '../../src/probability/fraction.js';
import { PEOPLE } from '../../src/probability/population.js';
import { answerProb } from '../../worker/answer/prob.js';
import { hostileTexts, populations } from '../probability/arbitraries.js';
import { PEOPLE_QUESTIONS } from '../probability/people-questions.js';

function answer(question: string, population: Population = PEOPLE): ProbAnswer {
  const checked = answerProb({ kind: 'prob', question, population });
  if (!checked.ok) throw new Error(JSON.stringify(checked.refusal));
  return checked.value;
}

describe('questions about the 14 people, worked by hand', () => {
  test('there are at least 40', () => {
    expect(PEOPLE_QUESTIONS.length).toBeGreaterThanOrEqual(40);
  });

  test.each(PEOPLE_QUESTIONS)('%s: %s, %i of %i, %s', (typed, canonical, joint, condition, expected) => {
    const found = answer(typed);
    expect(found.question).toBe(canonical);
    expect(found.counts).toMatchObject({ joint, condition, population: 14 });
    const { probability } = found;
    expect(probability && toText(fraction(probability.numerator, probability.denominator))).toBe(expected);
    if (probability !== null) expect(probability.value).toBe(joint / condition);
    expect(answer(found.question)).toMatchObject({ ...found, elapsedMs: expect.any(Number) });
  });
});

describe('the whole answer', () => {
  test('to tennis given football', () => {
    const of = (numerator: number, denominator: number) => ({
      numerator,
      denominator,
      value: numerator / denominator,
    });
    expect(answer('tennis given football')).toEqual({
      kind: 'prob',
      form: 'probability',
      view: 'venn',
      question: 'P(tennis | football)',
      event: 'tennis',
      given: 'football',
      counts: { joint: 3, condition: 7, event: 8, population: 14 },
      probability: of(3, 7),
      prior: of(4, 7),
      reverse: of(3, 8),
      joint: of(3, 14),
      change: { direction: 'lowers', difference: of(-1, 7), lift: of(3, 4) },
      attributes: PEOPLE.attributes,
      regions: [
        { has: ['tennis'], count: 5, inEvent: true, inCondition: false },
        { has: ['football'], count: 4, inEvent: false, inCondition: true },
        { has: ['tennis', 'football'], count: 3, inEvent: true, inCondition: true },
        { has: [], count: 2, inEvent: false, inCondition: false },
      ],
      reading: { event: 'like tennis', condition: 'like football' },
      population: { name: 'people', size: 14 },
      bayes: {
        hit: of(3, 8),
        falseAlarm: of(2, 3),
        evidence: of(1, 2),
        priorOdds: { inFavour: 8, against: 6, value: of(4, 3) },
        likelihoodRatio: of(9, 16),
        posteriorOdds: { inFavour: 3, against: 4, value: of(3, 4) },
      },
      verdict: {
        isIndependent: false,
        expected: of(4, 1),
        observed: 3,
        difference: of(-1, 1),
        isExclusive: false,
        isInside: false,
        isAround: false,
      },
      elapsedMs: expect.any(Number),
    });
  });

  test('without a condition has neither reverse nor change, and everyone is in the condition', () => {
    const { given, reverse, change, regions, counts, reading, prior, probability } = answer('football');
    expect([given, reverse, change, reading.condition]).toEqual([null, null, null, null]);
    expect(counts.condition).toBe(14);
    expect(prior).toEqual(probability);
    expect(regions.map(({ has, inCondition }) => [has.length, inCondition])).toEqual([
      [1, true],
      [0, true],
    ]);
  });

  test('where nobody is left has no probability and no change, but a prior', () => {
    const found = answer('tennis given nobody');
    expect([found.probability, found.change]).toEqual([null, null]);
    expect(found.prior).toMatchObject({ numerator: 4, denominator: 7 });
    expect(found.reverse).toMatchObject({ numerator: 0, denominator: 1 });
  });

  test('about an empty population has no number at all', () => {
    const found = answer('tennis given football', { ...PEOPLE, groups: [] });
    expect([found.probability, found.prior, found.reverse, found.joint, found.change]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(found.regions).toHaveLength(4);
  });

  test('lists circles in the order of the question, and only peopled regions beyond three names', () => {
    expect(answer('football given tennis').attributes.map(({ name }) => name)).toEqual([
      'football',
      'tennis',
    ]);
    const four: Population = {
      name: 'four',
      attributes: ['a', 'b', 'c', 'd'].map((name) => ({ name })),
      groups: [
        { has: ['a', 'd'], count: 2 },
        { has: [], count: 1 },
        { has: ['b'], count: 0 },
      ],
    };
    expect(answer('a and b or c given d', four).regions).toEqual([
      { has: ['a', 'd'], count: 2, inEvent: false, inCondition: true },
      { has: [], count: 1, inEvent: false, inCondition: false },
    ]);
    expect(answer('a and b or c', four).regions).toHaveLength(8);
  });

  test('ignores what a group has that is no attribute', () => {
    const found = answer('tennis', { ...PEOPLE, groups: [{ has: ['tennis', 'chess'], count: 2 }] });
    expect(found.counts).toMatchObject({ event: 2, population: 2 });
  });
});

describe('on random populations and hostile texts', () => {
  test('every answer keeps the contract, and its regions add up', () => {
    const questions = fc.constantFrom(
      'a given b',
      'P(a or b | c)',
      'not a',
      'a xor b given c and not d',
      'everyone',
    );
    fc.assert(
      fc.property(populations, questions, (population, question) => {
        const found = answer(question, population);
        expect(answerSchema.parse(found)).toEqual(found);
        const sum = (of: typeof found.regions) => of.reduce((total, { count }) => total + count, 0);
        expect(sum(found.regions)).toBe(found.counts.population);
        expect(sum(found.regions.filter(({ inEvent }) => inEvent))).toBe(found.counts.event);
        expect(sum(found.regions.filter(({ inCondition }) => inCondition))).toBe(found.counts.condition);
        expect(sum(found.regions.filter((region) => region.inEvent && region.inCondition))).toBe(
          found.counts.joint,
        );
      }),
      { numRuns: 500 },
    );
  });

  test('a text is answered or refused at a place inside it, never thrown at', () => {
    fc.assert(
      fc.property(hostileTexts, (question) => {
        const checked = answerProb({ kind: 'prob', question, population: PEOPLE });
        if (checked.ok) answerSchema.parse(checked.value);
        else if ('at' in checked.refusal) {
          expect(checked.refusal.at).toBeGreaterThanOrEqual(0);
          expect(checked.refusal.at).toBeLessThanOrEqual(question.length);
        }
      }),
      { numRuns: 3000, seed: 3 },
    );
  });
});
