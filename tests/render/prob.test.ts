import { describe, expect, it } from 'vitest';
import type { Population } from '../../src/jobs/population.js';
import type { ProbAnswer, ProbQuestion } from '../../src/jobs/prob.js';
import { findReadyMade } from '../../src/populations/ready-made.js';
import {
  type EventExpression,
  NOBODY,
  named,
  not,
  type SetQuestion,
} from '../../src/probability/expression.js';
import { PEOPLE } from '../../src/probability/population.js';
import { viewOfProb } from '../../src/render/picture/prob-view.js';
import { probCard } from '../../src/render/prob.js';
import { toTerminalText } from '../../src/render/terminal-text.js';
import { answerSetQuestion } from '../../worker/answer/prob.js';
import { fraction, probAnswer } from './sample-answers.js';

const text = (answer: ProbAnswer) => toTerminalText({ card: probCard(answer) });
const shown = (changes: Partial<ProbAnswer> = {}) => text(probAnswer(changes));

const T = named('tennis');
const F = named('football');
const given = (event: EventExpression, condition: EventExpression): SetQuestion => ({
  type: 'probability',
  event,
  given: condition,
});
const is = (name: string, value: string): EventExpression => ({
  type: 'comparison',
  name,
  comparison: '=',
  value,
});

type Extra = Partial<Omit<ProbQuestion, 'kind' | 'question'>>;
const answerOf = (asked: SetQuestion, extra: Extra = {}) =>
  answerSetQuestion(asked, { population: PEOPLE, ...extra });
/** The card's lines, without its title and its footer. */
const body = (asked: SetQuestion, extra: Extra = {}) => text(answerOf(asked, extra)).split('\n').slice(3, -2);

function readyMade(name: string): Population {
  const found = findReadyMade(name);
  if (found === undefined) throw new Error(`no population ${name}`);
  return found.population;
}

describe('a probability', () => {
  it('counts first, then divides and compares', () => {
    expect(body(given(T, F))).toEqual([
      '3 of the 7 who like football also like tennis.',
      '',
      'P(tennis | football) = 3/7 ≈ 0.4286 ≈ 42.9 %',
      '',
      'P(tennis | football)   3 of 7  42.9 %',
      'P(tennis)             8 of 14  57.1 %',
      'P(football | tennis)   3 of 8  37.5 %',
      'P(both)               3 of 14  21.4 %',
      '',
      'Knowing “football” lowers the probability of “tennis” from 57.1 % to 42.9 %: 14.3 percentage points less, 0.75 times as likely as before. Were the two independent, 8 × 7 ÷ 14 = 4 would be in both; 3 are.',
    ]);
  });

  it('tells how it was computed, with Bayes’ rule and odds', () => {
    expect(body(given(T, F), { how: true }).filter((line) => !/^─*$/.test(line))).toEqual([
      '3 of the 7 who like football also like tennis.',
      '1. Sample space: all 14 people.',
      '2. Conditioned on “football”: 7 are left, the other 7 no longer count.',
      '3. Of those 7, 3 are also in “tennis”.',
      '4. Divide: 3 ÷ 7 = 3/7. In general P(A | B) = P(A and B) ÷ P(B), here 3/14 ÷ 7/14.',
      'A = “tennis”, B = “football”',
      'The other way round',
      'P(A | B) and P(B | A) are different questions: the same 3 people are divided by 7 in the one and by 8 in the other.',
      'Bayes’ rule',
      'P(A | B) = P(B | A) × P(A) ÷ P(B) = 3/8 × 8/14 ÷ 7/14 = 3/7.',
      'In odds',
      'For A: 8 to 6 before, 3 to 4 among B. P(B | A) = 3/8, P(B | not A) = 4/6. Seeing B multiplies the odds by the likelihood ratio, 9/16 (about 0.56).',
      'Independence',
      'Were the two independent, 8 × 7 ÷ 14 = 4 would be in both; 3 are.',
    ]);
  });

  it('without a condition is P(A) alone', () => {
    expect(body({ type: 'probability', event: T, given: null })).toEqual([
      '8 of the 14 people like tennis.',
      '',
      'P(tennis) = 8/14 = 4/7 ≈ 0.5714 ≈ 57.1 %',
    ]);
  });

  it.each([{}, { how: true }])('explains P(B) = 0 instead of failing, %j', (extra) => {
    const lines = body(given(T, NOBODY), extra).join(' ');
    expect(lines).toContain('Nobody is left to count.');
    expect(lines).toContain('0 of the 14 people');
    expect(lines).toContain('0 ÷ 0');
    expect(lines).toContain('Without the condition: P(tennis) = 8/14 = 4/7 ≈ 0.5714 ≈ 57.1 %.');
    expect(lines).not.toMatch(/NaN|null|undefined/);
  });
  it('explains an empty population', () => {
    const lines = shown({
      counts: { joint: 0, condition: 0, event: 0, population: 0 },
      probability: null,
      prior: null,
      reverse: null,
      joint: null,
      change: null,
      population: { name: 'nobody', size: 0 },
    });
    expect(lines).toContain('Nobody is left to count.');
    expect(lines).toContain('This population has no members');
  });

  it.each([
    [7, 7, 'like tennis', 'All 7 who like football also like tennis.'],
    [0, 7, 'like tennis', '0 of the 7 who like football also like tennis.'],
    [4, 7, 'do not like tennis', '4 of the 7 who like football do not like tennis.'],
    [1, 7, 'like tennis', '1 of the 7 who like football is among those who like tennis.'],
    [
      1,
      1,
      'like tennis',
      'Only 1 person is left, the one among those who like football, and is also among those who like tennis.',
    ],
    [
      0,
      1,
      'like tennis',
      'Only 1 person is left, the one among those who like football, and is not among those who like tennis.',
    ],
  ])('%i of %i who %s', (joint, condition, event, sentence) => {
    const lines = shown({
      counts: { joint, condition, event: 8, population: 14 },
      probability: fraction(joint, condition),
      reading: { event, condition: 'like football' },
    });
    expect(lines).toContain(sentence);
  });

  it('says when the evidence keeps the probability', () => {
    const text = shown({
      counts: { joint: 4, condition: 7, event: 8, population: 14 },
      probability: fraction(4, 7),
      change: { direction: 'keeps', difference: fraction(0, 1), lift: fraction(1, 1) },
    });
    expect(text).toContain('Knowing “football” changes nothing: the probability of “tennis” stays 4/7.');
  });

  it('says when both directions agree, and when one has no value', () => {
    const equal: Population = {
      ...PEOPLE,
      groups: [
        { has: ['tennis'], count: 4 },
        { has: ['football'], count: 4 },
      ],
    };
    expect(body(given(T, F), { population: equal, how: true }).join()).toContain(
      'both give 0, as nobody is in both',
    );
    const overlapping: Population = {
      ...equal,
      groups: [...equal.groups, { has: ['tennis', 'football'], count: 1 }],
    };
    expect(body(given(T, F), { population: overlapping, how: true }).join()).toContain(
      'they happen to agree',
    );
    const none: Population = { ...PEOPLE, groups: [{ has: ['football'], count: 7 }] };
    expect(body(given(T, F), { population: none, how: true }).join()).toContain(
      'P(B | A) has no value: nobody is in “tennis”.',
    );
    expect(body(given(T, F), { population: none }).join()).toContain('no value');
  });

  it('replaces long names by letters in the table', () => {
    const event = 'tennis and not (football or chess)';
    const lines = shown({ event, question: `P(${event} | football)` });
    expect(lines).toContain(`A = “${event}”, B = “football”`);
    expect(lines).toMatch(/\nP\(A \| B\) +3 of 7 +42.9 %\n/);
  });
});

describe('the other forms', () => {
  it('who: the names, and how many have none', () => {
    const population: Population = {
      ...PEOPLE,
      groups: [
        { has: ['tennis'], count: 3, members: ['Zoë', 'Anna'] },
        { has: ['football'], count: 1, members: ['Bo'] },
      ],
    };
    expect(body({ type: 'members', event: T, given: null }, { population })).toEqual([
      '3 of the 4 people like tennis.',
      '',
      'Anna, Zoë · 1 without a name',
      '',
      'P(tennis) = 3/4 = 0.75 = 75 %',
    ]);
    expect(body({ type: 'members', event: T, given: null }).join()).toContain('None of them has a name here');
  });

  it('versus: which is larger, both counts, how far apart', () => {
    const asked: SetQuestion = {
      type: 'versus',
      left: { event: T, given: F },
      right: { event: T, given: not(F) },
    };
    expect(body(asked)).toEqual([
      '“tennis” is likelier given “not football” than given “football”: 71.4 % against 42.9 %.',
      '',
      'football      3 of 7  42.9 %',
      'not football  5 of 7  71.4 %',
      '',
      '3 of the 7 who like football also like tennis. 5 of the 7 who do not like football like tennis.',
      '',
      'The two are 28.6 percentage points apart. The left is 0.6 times the right.',
    ]);
    const { before, reading } = viewOfProb(answerOf(asked));
    expect(reading).toBe('3 of the 7 who like football also like tennis');
    expect(before).toBe('against P(tennis | not football): 5 of 7 ≈ 71.4 %');
  });

  it.each<[string, EventExpression, EventExpression, EventExpression, string]>([
    ['the same', T, F, F, '“tennis” is as likely given “football” as given “football”: 42.9 %.'],
    ['nobody on one side', T, F, NOBODY, 'P(tennis | nobody) has no value, so there is nothing to compare.'],
    ['nobody on both', T, NOBODY, NOBODY, 'Neither side has a value, so there is nothing to compare.'],
  ])('versus: %s', (_, event, left, right, sentence) => {
    const asked: SetQuestion = {
      type: 'versus',
      left: { event, given: left },
      right: { event, given: right },
    };
    expect(body(asked)[0]).toBe(sentence);
  });

  it('independent: expected against observed, and the picture is of P(A | B)', () => {
    const asked: SetQuestion = { type: 'independent', event: T, other: F, given: null };
    expect(body(asked).slice(0, 4)).toEqual([
      'No: “tennis” and “football” are not independent.',
      '',
      'Were they, 8 × 7 ÷ 14 = 4 people would be in both; 3 are, 1 fewer.',
      '',
    ]);
    expect(viewOfProb(answerOf(asked))).toMatchObject({
      event: 'tennis',
      given: 'football',
      reading: '3 of the 7 who like football also like tennis',
      before: 'if independent: 4 in both',
    });
  });

  it('independent: hearts and aces, exactly', () => {
    const asked: SetQuestion = {
      type: 'independent',
      event: is('suit', 'hearts'),
      other: is('rank', 'ace'),
      given: null,
    };
    const lines = body(asked, { population: readyMade('cards') });
    expect(lines[0]).toBe('Yes: “suit = hearts” and “rank = ace” are independent, exactly.');
    expect(lines[2]).toContain('13 × 4 ÷ 52 = 1 are expected in both, and 1 is.');
  });

  it('independent within a condition counts within it', () => {
    const asked: SetQuestion = {
      type: 'independent',
      event: named('admitted'),
      other: named('female'),
      given: is('department', 'A'),
    };
    const lines = body(asked, { population: readyMade('berkeley') });
    expect(lines[0]).toBe(
      'No: “admitted” and “female” are not independent among the 933 in “department = A”.',
    );
    expect(lines[2]).toBe(
      'Were they, 601 × 108 ÷ 933 ≈ 69.57 applicants would be in both; 89 are, 19.43 more.',
    );
    expect(viewOfProb(answerOf(asked, { population: readyMade('berkeley') })).result).toBe('89/108 ≈ 82.4 %');
  });

  it.each<[EventExpression, EventExpression, string]>([
    [T, F, 'No: 5 of the 8 in “tennis” are not in “football”.'],
    [{ type: 'and', operands: [T, F] }, T, 'Yes: all 3 in “tennis and football” are in “tennis” too.'],
    [NOBODY, T, 'Yes, but only because nobody is in “nobody”: the empty set is inside every set.'],
    [T, T, 'Yes: “tennis” and “tennis” are the same 8 people.'],
  ])('inside: %j in %j', (event, other, sentence) => {
    expect(body({ type: 'inside', event, other, given: null })[0]).toBe(sentence);
  });

  it.each<[EventExpression, EventExpression, string]>([
    [T, F, 'No: 3 people are in both “tennis” and “football”.'],
    [T, not(T), 'Yes: nobody is in both “tennis” and “not tennis”.'],
  ])('exclusive: %j and %j', (event, other, sentence) => {
    expect(body({ type: 'exclusive', event, other, given: null })[0]).toBe(sentence);
  });

  it.each(['independent', 'inside', 'exclusive'] as const)('%s among nobody says so', (type) => {
    expect(body({ type, event: T, other: F, given: NOBODY })).toEqual([
      'Nobody is left to count.',
      '',
      '“nobody” holds for 0 of the 14 people, so nothing can be said of the two events there.',
    ]);
  });
});

describe('looking closer', () => {
  const BERKELEY = readyMade('berkeley');
  const ADMITTED = given(named('admitted'), named('female'));

  it('names the trap with its numbers', () => {
    expect(body(ADMITTED, { population: BERKELEY }).at(-1)).toBe(
      '“department” turns it round. Overall “admitted” is less likely given “female” than given “not female”: 557 of 1,835 (30.4 %) against 1,198 of 2,691 (44.5 %). Looked at by “department”, it is more likely in 4 of 6 parts; with “department” spread alike over both, it would be 43.0 % against 38.7 % (Simpson’s paradox).',
    );
    expect(
      body(given(named('ill'), named('positive')), { population: readyMade('medical test') }).at(-1),
    ).toBe(
      'The base rate decides. Of the women who are ill, 90 % test positive; yet of those who test positive only 9.2 % are ill, because that is true of only 1 % of all.',
    );
  });

  it('breaks the answer down by an attribute, within the width of a phone', () => {
    const lines = body(ADMITTED, { population: BERKELEY, by: 'department' });
    const from = lines.indexOf('By department');
    expect(lines.slice(from + 3, from + 7)).toEqual([
      '           female      not female',
      '─────────────────────────────────',
      'A   89/108 82.4 %  512/825 62.1 %',
      'B      17/25 68 %  353/560 63.0 %',
    ]);
  });

  it('watches the share settle', () => {
    const lines = body(given(T, F), { simulate: 7 });
    const from = lines.indexOf('Drawn at random');
    expect(lines[from + 3]).toContain('10,000 times one of the people is drawn and put back');
    expect(lines.filter((line) => /^ *(?:10|100|1,000|10,000) [ \d]/.test(line))).toHaveLength(4);
    expect(lines.at(-1)).toBe('It settles toward the exact P(tennis | football) of 42.9 %.');
  });
});

describe('nouns', () => {
  it.each([
    ['cards', given(is('rank', 'king'), named('face')), '4 of the 12 cards that are face cards'],
    [
      'berkeley',
      given(named('admitted'), named('female')),
      '557 of the 1,835 applicants who are women were also admitted',
    ],
    [
      'medical test',
      given(named('ill'), named('positive')),
      '9 of the 98 women who test positive are also ill',
    ],
  ] as const)('of %s', (name, asked, start) => {
    const population = readyMade(name);
    expect(body(asked, { population })[0]).toContain(start);
    expect(viewOfProb(answerOf(asked, { population })).alt).not.toMatch(/[Pp]eople|[Ee]veryone/);
  });
});
