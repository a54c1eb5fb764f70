import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerSchema } from '../../src/jobs/contract.js';
import type { Population } from '../../src/jobs/population.js';
import {
  fractionSchema,
  longFractionSchema,
  type ProbAnswer,
  type ProbQuestion,
} from '../../src/jobs/prob.js';
import { findReadyMade } from '../../src/populations/ready-made.js';
import {
  combine,
  EVERYONE,
  type EventExpression,
  NOBODY,
  named,
  not,
  type SetQuestion,
} from '../../src/probability/expression.js';
import { fraction, toNumber } from '../../src/probability/fraction.js';
import { PEOPLE } from '../../src/probability/population.js';
import { answerProb, answerSetQuestion } from '../../worker/answer/prob.js';
import { attributesOf, events, LETTERS, populations } from '../probability/arbitraries.js';

const T = named('tennis');
const F = named('football');

const answer = (
  asked: SetQuestion,
  question: Partial<Omit<ProbQuestion, 'kind' | 'question'>> = {},
): ProbAnswer => {
  const found = answerSetQuestion(asked, { population: PEOPLE, ...question });
  expect(answerSchema.parse(found)).toEqual(found);
  return found;
};
const of = (numerator: number, denominator: number) => ({
  numerator,
  denominator,
  value: numerator / denominator,
});

/** 3 and 1 who do sports, 2 and 4 who do not; whether somebody plays chess does not depend on it among the old. */
const CLUB: Population = {
  name: 'club',
  attributes: attributesOf(['sport', 'chess', 'old']),
  groups: [
    { has: ['sport', 'chess'], count: 3, members: ['Zoë', 'anna', 'Bo 10'] },
    { has: ['sport'], count: 1, members: ['Bo 9'] },
    { has: ['chess'], count: 1, members: ['Cem'] },
    { has: [], count: 3 },
    { has: ['old', 'sport', 'chess'], count: 2, members: ['Dee'] },
    { has: ['old', 'sport'], count: 4 },
    { has: ['old', 'chess'], count: 1 },
    { has: ['old'], count: 2 },
  ],
};
const SPORT = named('sport');
const CHESS = named('chess');
const OLD = named('old');

describe('each form, worked by hand', () => {
  test('how many tennis given football', () => {
    expect(answer({ type: 'count', event: T, given: F })).toMatchObject({
      form: 'count',
      question: 'how many tennis given football',
      counts: { joint: 3, condition: 7, event: 8, population: 14 },
      probability: of(3, 7),
    });
  });

  test('who sport and chess: names in order, those without a name counted', () => {
    expect(
      answer({ type: 'members', event: combine('and', SPORT, CHESS), given: null }, { population: CLUB }),
    ).toMatchObject({
      form: 'members',
      members: { names: ['anna', 'Bo 10', 'Dee', 'Zoë'], unnamed: 1, more: 0 },
    });
    expect(answer({ type: 'members', event: SPORT, given: not(OLD) }, { population: CLUB }).members).toEqual({
      names: ['anna', 'Bo 9', 'Bo 10', 'Zoë'],
      unnamed: 0,
      more: 0,
    });
    expect(answer({ type: 'members', event: NOBODY, given: null }).members).toEqual({
      names: [],
      unnamed: 0,
      more: 0,
    });
  });

  test('who, of 5,000 with names: 60 are listed', () => {
    const members = Array.from({ length: 5000 }, (_, index) => `member ${index + 1}`);
    const found = answer(
      { type: 'members', event: EVERYONE, given: null },
      { population: { name: 'crowd', attributes: [], groups: [{ has: [], count: 5000, members }] } },
    );
    expect(found.members?.names.slice(0, 3)).toEqual(['member 1', 'member 2', 'member 3']);
    expect(found.members).toMatchObject({ unnamed: 0, more: 4940 });
  });

  test('P(tennis | football) vs P(tennis | not football): 3/7 and 5/7', () => {
    const found = answer({
      type: 'versus',
      left: { event: T, given: F },
      right: { event: T, given: not(F) },
    });
    expect(found).toMatchObject({
      form: 'versus',
      question: 'P(tennis | football) vs P(tennis | not football)',
      probability: of(3, 7),
      other: {
        event: 'tennis',
        given: 'not football',
        counts: { joint: 5, condition: 7, event: 8, population: 14 },
        probability: of(5, 7),
        reading: { event: 'like tennis', condition: 'do not like football' },
      },
      comparison: { larger: 'right', difference: of(-2, 7), ratio: of(3, 5) },
    });
    expect(found.verdict).toBeUndefined();
    expect(found.regions.map(({ has, other }) => [has.join('+'), other])).toEqual([
      ['tennis', { inEvent: true, inCondition: true }],
      ['football', { inEvent: false, inCondition: false }],
      ['tennis+football', { inEvent: true, inCondition: false }],
      ['', { inEvent: false, inCondition: true }],
    ]);
  });

  test('versus with a side of nobody, with nobody in the event, and with itself', () => {
    const against = (right: EventExpression, event: EventExpression = T) =>
      answer({ type: 'versus', left: { event, given: F }, right: { event, given: right } });
    expect(against(NOBODY).comparison).toBeUndefined();
    expect(against(NOBODY).other?.probability).toBeNull();
    expect(against(T, NOBODY).comparison).toEqual({ larger: 'neither', difference: of(0, 1), ratio: null });
    expect(against(F).comparison).toEqual({ larger: 'neither', difference: of(0, 1), ratio: of(1, 1) });
  });

  test('is tennis independent of football: 8 × 7 ÷ 14 = 4 expected, 3 observed', () => {
    expect(answer({ type: 'independent', event: T, other: F, given: null })).toMatchObject({
      form: 'independent',
      question: 'is tennis independent of football',
      event: 'tennis',
      given: null,
      probability: of(4, 7),
      other: { event: 'football', given: null, probability: of(1, 2) },
      verdict: {
        isIndependent: false,
        expected: of(4, 1),
        observed: 3,
        difference: of(-1, 1),
        isExclusive: false,
        isInside: false,
        isAround: false,
      },
      bayes: { hit: of(3, 8), falseAlarm: of(2, 3), likelihoodRatio: of(9, 16) },
    });
  });

  test('is sport independent of chess given old: within the 9, 6 × 3 ÷ 9 = 2', () => {
    const found = answer(
      { type: 'independent', event: SPORT, other: CHESS, given: OLD },
      { population: CLUB },
    );
    expect(found.verdict).toMatchObject({ isIndependent: true, expected: of(2, 1), observed: 2 });
    expect(found.counts).toEqual({ joint: 6, condition: 9, event: 10, population: 17 });
    expect(found.other?.counts).toEqual({ joint: 3, condition: 9, event: 7, population: 17 });
    const everywhere = answer(
      { type: 'independent', event: SPORT, other: CHESS, given: null },
      { population: CLUB },
    );
    expect(everywhere.verdict).toMatchObject({
      isIndependent: false,
      expected: of(70, 17),
      observed: 5,
      difference: of(15, 17),
    });
  });

  test('is tennis and football inside tennis, and the other way round', () => {
    const both = combine('and', T, F);
    expect(answer({ type: 'inside', event: both, other: T, given: null }).verdict).toMatchObject({
      isInside: true,
      isAround: false,
      observed: 3,
    });
    expect(answer({ type: 'inside', event: T, other: both, given: null }).verdict).toMatchObject({
      isInside: false,
      isAround: true,
    });
    expect(answer({ type: 'inside', event: NOBODY, other: T, given: null }).verdict).toMatchObject({
      isInside: true,
      observed: 0,
    });
  });

  test('are tennis and football exclusive; are tennis and nobody', () => {
    expect(answer({ type: 'exclusive', event: T, other: F, given: null }).verdict?.isExclusive).toBe(false);
    expect(answer({ type: 'exclusive', event: T, other: NOBODY, given: null }).verdict?.isExclusive).toBe(
      true,
    );
  });
});

describe('few, none, many', () => {
  test('a condition of nobody: no verdict within it, no number that divides by it', () => {
    const found = answer({ type: 'independent', event: T, other: F, given: NOBODY });
    expect([found.probability, found.other?.probability, found.verdict]).toEqual([null, null, undefined]);
    expect(answer({ type: 'probability', event: T, given: NOBODY })).toMatchObject({
      probability: null,
      bayes: { posteriorOdds: { inFavour: 0, against: 0, value: null }, likelihoodRatio: null },
      verdict: { isIndependent: true, isExclusive: true },
    });
  });

  test.each<SetQuestion>([
    { type: 'probability', event: T, given: F },
    { type: 'count', event: T, given: null },
    { type: 'members', event: T, given: null },
    { type: 'versus', left: { event: T, given: F }, right: { event: F, given: T } },
    { type: 'independent', event: T, other: F, given: null },
    { type: 'inside', event: T, other: F, given: null },
    { type: 'exclusive', event: T, other: F, given: F },
  ])('an empty population and one member, form $type', (asked) => {
    const empty = answer(asked, { population: { ...PEOPLE, groups: [] }, simulate: 1, by: 'tennis' });
    expect([empty.probability, empty.verdict, empty.simulation?.steps, empty.by?.strata]).toEqual([
      null,
      undefined,
      [],
      [],
    ]);
    const one = answer(asked, { population: { ...PEOPLE, groups: [{ has: ['tennis'], count: 1 }] } });
    expect(one.counts.population).toBe(1);
  });

  test('by an attribute that the population has not is refused with those that it has', () => {
    expect(answerProb({ kind: 'prob', question: 'tennis', population: PEOPLE, by: 'chess' })).toEqual({
      ok: false,
      refusal: { code: 'not-a-choice', option: 'by', received: 'chess', known: ['tennis', 'football'] },
    });
  });
});

describe('looking closer', () => {
  test('breaks a comparison down by an attribute', () => {
    const { by } = answer(
      { type: 'probability', event: CHESS, given: SPORT },
      { population: CLUB, by: 'old' },
    );
    expect(by?.attribute).toBe('old');
    expect(
      by?.strata.map(({ label, left, right }) => [
        label,
        left.counts.joint,
        left.counts.condition,
        right?.probability,
      ]),
    ).toEqual([
      ['old', 2, 6, of(1, 3)],
      ['not old', 3, 4, of(1, 4)],
    ]);
    expect(by?.strata[0]?.right).toMatchObject({ event: 'chess', given: 'not sport' });
  });

  test('names the attributes that the question does not speak of', () => {
    expect(answer({ type: 'probability', event: CHESS, given: SPORT }, { population: CLUB }).closer).toEqual([
      'old',
    ]);
    expect(answer({ type: 'probability', event: T, given: F }).closer).toBeUndefined();
  });
});

describe('laws', () => {
  const event = events(LETTERS);
  const asked: fc.Arbitrary<SetQuestion> = fc.oneof(
    fc.record({
      type: fc.constantFrom('probability', 'count', 'members'),
      event,
      given: fc.option(event),
    }),
    fc.record({
      type: fc.constant('versus'),
      left: fc.record({ event, given: fc.option(event) }),
      right: fc.record({ event, given: fc.option(event) }),
    }),
    fc.record({
      type: fc.constantFrom('independent', 'inside', 'exclusive'),
      event,
      other: event,
      given: fc.option(event),
    }),
  );

  test('every answer keeps the contract, its regions and its strata add up to its counts', () => {
    fc.assert(
      fc.property(asked, populations, fc.constantFrom(...LETTERS), (question, population, by) => {
        const found = answer(question, { population, by });
        const sum = (of: typeof found.regions) => of.reduce((total, { count }) => total + count, 0);
        const counted = (isIn: (region: (typeof found.regions)[number]) => boolean | undefined) =>
          sum(found.regions.filter((region) => isIn(region) === true));
        expect(counted((region) => region.inEvent && region.inCondition)).toBe(found.counts.joint);
        if (found.other !== undefined) {
          expect(counted(({ other }) => other?.inEvent)).toBe(found.other.counts.event);
          expect(counted(({ other }) => other?.inEvent && other.inCondition)).toBe(found.other.counts.joint);
        }
        const strata = found.by?.strata ?? [];
        const total = strata.reduce((all, { left }) => all + left.counts.population, 0);
        expect(total).toBe(found.counts.population);
      }),
      { numRuns: 500 },
    );
  });

  test('posterior odds are prior odds times likelihood ratio, and Bayes’ rule gives P(A | B)', () => {
    const cross = (a: { numerator: number; denominator: number }, b: typeof a) =>
      BigInt(a.numerator) * BigInt(b.denominator);
    fc.assert(
      fc.property(event, event, populations, (a, b, population) => {
        const { bayes, prior, probability, verdict, counts } = answer(
          { type: 'probability', event: a, given: b },
          { population },
        );
        if (bayes === undefined || prior === null || probability === null) return;
        const { hit, evidence, likelihoodRatio, priorOdds, posteriorOdds } = bayes;
        if (hit !== null && evidence !== null) {
          const product = {
            numerator: hit.numerator * prior.numerator * evidence.denominator,
            denominator: hit.denominator * prior.denominator * evidence.numerator,
          };
          expect(cross(product, probability)).toBe(cross(probability, product));
        }
        if (likelihoodRatio !== null && priorOdds.value !== null && posteriorOdds.value !== null) {
          const product = {
            numerator: priorOdds.value.numerator * likelihoodRatio.numerator,
            denominator: priorOdds.value.denominator * likelihoodRatio.denominator,
          };
          expect(cross(product, posteriorOdds.value)).toBe(cross(posteriorOdds.value, product));
        }
        expect(verdict?.isIndependent).toBe(
          counts.joint * counts.population === counts.event * counts.condition,
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('as JSON', () => {
  const FRACTION_KEYS = ['denominator', 'numerator', 'value'];
  /** Every fraction anywhere in the answer. */
  const fractionsIn = (value: unknown): { numerator: bigint; denominator: bigint; value: number }[] => {
    if (typeof value !== 'object' || value === null) return [];
    if (Object.keys(value).toSorted().join() !== FRACTION_KEYS.join()) {
      return Object.values(value).flatMap(fractionsIn);
    }
    const { numerator, denominator, value: rounded } = fractionSchema.or(longFractionSchema).parse(value);
    return [{ numerator: BigInt(numerator), denominator: BigInt(denominator), value: rounded }];
  };

  test.each<[string, SetQuestion, number]>([
    ['berkeley', { type: 'probability', event: named('admitted'), given: named('female') }, 40],
    ['medical test', { type: 'probability', event: named('ill'), given: named('positive') }, 16],
    ['titanic', { type: 'independent', event: named('survived'), other: named('female'), given: null }, 10],
  ])('every number of %s is an exact fraction in lowest terms and its value', (name, asked, least) => {
    const population = findReadyMade(name)?.population;
    if (population === undefined) throw new Error(`no population ${name}`);
    const [by] = population.attributes.slice(-1);
    const fractions = fractionsIn(
      JSON.parse(JSON.stringify(answer(asked, { population, ...(by === undefined ? {} : { by: by.name }) }))),
    );
    expect(fractions.length).toBeGreaterThanOrEqual(least);
    for (const { numerator, denominator, value } of fractions) {
      const exact = fraction(numerator, denominator);
      expect([exact.numerator, exact.denominator]).toEqual([numerator, denominator]);
      expect(value).toBe(toNumber(exact));
    }
  });
});

test('5,000 members who are all different, with 24 attributes, are answered', () => {
  const attributes = attributesOf(Array.from({ length: 24 }, (_, index) => `a${index}`));
  const groups = Array.from({ length: 5000 }, (_, member) => ({
    has: attributes.filter((_attribute, place) => (member * (place + 3)) % 7 < 3).map(({ name }) => name),
    values: [],
    count: 1,
  }));
  const found = answer(
    { type: 'probability', event: named('a0'), given: named('a1') },
    { population: { name: 'crowd', attributes, groups }, simulate: 1, by: 'a2' },
  );
  expect(found.counts.population).toBe(5000);
  expect(found.closer).toHaveLength(22);
});
