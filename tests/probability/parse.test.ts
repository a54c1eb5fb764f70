import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attribute } from '../../src/jobs/population.js';
import { READY_MADE } from '../../src/populations/ready-made.js';
import { combine, type EventExpression, named, not } from '../../src/probability/expression.js';
import { parseQuestion, parseWordQuestion } from '../../src/probability/parse.js';
import { PEOPLE } from '../../src/probability/population.js';
import { print, printQuestion } from '../../src/probability/print.js';
import {
  anyNames,
  attributesOf,
  EVERY_TEAM,
  events,
  eventsOver,
  hostileTexts,
  MEMBER_ATOMS,
  questionsOver,
  WORD_ATOMS,
} from './arbitraries.js';

const LIMITS = { expressionDepth: 32, expressionNames: 12 };
/** Random questions name more than a person may. */
const MANY_NAMES = { ...LIMITS, expressionNames: 1000 };
const people = (text: string) => parseQuestion(text, PEOPLE, LIMITS);
const parse = (text: string, attributes: readonly Attribute[]) => parseQuestion(text, { attributes }, LIMITS);
const refusal = (text: string, attributes: readonly Attribute[] = PEOPLE.attributes) => {
  const parsed = parse(text, attributes);
  return parsed.ok ? undefined : parsed.refusal;
};

describe('the printed form', () => {
  test('parses to the same tree, whatever the names', () => {
    const cases = anyNames.chain((names) =>
      fc.record({
        names: fc.constant(names),
        event: events(names),
        given: fc.option(events(names), { nil: null }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ names, event, given }) => {
        const question = { type: 'probability', event, given } as const;
        const text = printQuestion(question);
        expect(parse(text, attributesOf(names))).toEqual({ ok: true, value: question });
        expect(parse(print(event), attributesOf(names))).toEqual({
          ok: true,
          value: { ...question, given: null },
        });
      }),
      { numRuns: 2000 },
    );
  });

  test('of every form and every kind of atom parses to the same question', () => {
    const questions = fc.oneof(
      questionsOver(eventsOver(MEMBER_ATOMS)).map((question) => ({
        question,
        read: (text: string) => parseQuestion(text, EVERY_TEAM, MANY_NAMES),
      })),
      questionsOver(eventsOver(WORD_ATOMS)).map((question) => ({
        question,
        read: (text: string) => parseWordQuestion(text, MANY_NAMES),
      })),
      anyNames.chain((names) =>
        questionsOver(events(names)).map((question) => ({
          question,
          read: (text: string) => parse(text, attributesOf(names)),
        })),
      ),
    );
    fc.assert(
      fc.property(questions, ({ question, read }) => {
        expect(read(printQuestion(question))).toEqual({ ok: true, value: question });
      }),
      { numRuns: 10_000 },
    );
  });

  test('has a bracket around every operator inside another, and none around names', () => {
    const a = named('a');
    const b = named('b c');
    expect(print(combine('or', combine('and', a, b), not(combine('xor', a, b))))).toBe(
      '(a and "b c") or not (a xor "b c")',
    );
    expect(print(named('say "hi"'))).toBe('"say ""hi"""');
    expect(print(named('Given'))).toBe('"Given"');
  });

  test('is reached at the depth limit too', () => {
    let event: EventExpression = named('a');
    for (let level = 0; level < 16; level++) event = not(combine('or', event, named('a')));
    expect(parse(print(event), attributesOf(['a'])).ok).toBe(true);
    expect(parse(print(not(event)), attributesOf(['a'])).ok).toBe(false);
  });
});

describe('names', () => {
  test.each([
    ['ICE  CREAM', 'ice cream'],
    ['"ice\u00A0cream"', 'ice cream'],
    ['“Ice Cream”', 'ice cream'],
    ['«ice cream»', 'ice cream'],
    ['„ice cream“', 'ice cream'],
    ['STRASSE', 'Straße'],
    ['ΟΔΟΣ', 'οδος'],
    ['cafe\u0301', 'caf\u00E9'],
    ['теННис', 'теннис'],
    ['サッカー', 'サッカー'],
    ['❤', '❤️'],
    ['"R&B"', 'R&B'],
    ['O’Brien', "O'Brien"],
    ['ice-cream', 'ice-cream'],
    ['v2.0', 'v2.0'],
    ['"not"', 'not'],
    ['constructor', 'constructor'],
    ['__proto__', '__proto__'],
  ])('%s finds %s', (typed, name) => {
    const attributes = attributesOf([name, 'other']);
    expect(parse(`${typed} given other`, attributes)).toEqual({
      ok: true,
      value: { type: 'probability', event: named(name), given: named('other') },
    });
  });

  test('that no attribute bears are unknown, also those that objects have', () => {
    for (const name of ['constructor', '__proto__', 'toString'])
      expect(refusal(name)).toMatchObject({ code: 'unknown-name', name, at: 0 });
  });

  test.each([
    ['tenis', 'tennis'],
    ['tennsi', 'tennis'],
    ['foot', 'football'],
    ['FOOTBAL', 'football'],
    ['chess', undefined],
    ['x', undefined],
  ])('%s suggests %s', (typed, suggestion) => {
    const refused = refusal(`not ${typed}`);
    expect(refused).toMatchObject({
      code: 'unknown-name',
      name: typed,
      at: 4,
      known: ['tennis', 'football'],
    });
    expect(refused).toHaveProperty('code');
    expect(refused && 'suggestion' in refused ? refused.suggestion : undefined).toBe(suggestion);
  });

  test('of several words are suggested as a whole', () => {
    expect(refusal('ice crem given tea', attributesOf(['ice cream', 'tea']))).toMatchObject({
      name: 'ice crem',
      suggestion: 'ice cream',
    });
  });

  test('a known name wins over the words of a plain question', () => {
    const attributes = attributesOf(['chance', 'they', 'P', 'what']);
    const read = (text: string) => {
      const parsed = parse(text, attributes);
      return parsed.ok ? printQuestion(parsed.value) : parsed.refusal.code;
    };
    expect(read('chance given they')).toBe('P(chance | they)');
    expect(read('chance of P')).toBe('P(P)');
    expect(read('P(P | what)')).toBe('P(P | what)');
    expect(read('what is the chance of they?')).toBe('P(they)');
  });

  test('a later attribute that folds like an earlier one is never meant', () => {
    expect(parse('TEA', attributesOf(['tea', 'Tea']))).toMatchObject({ value: { event: named('tea') } });
  });
});

describe('refusals point at the place', () => {
  test.each([
    ['', 0, '', '“(”'],
    ['tennis given', 12, '', 'a name'],
    ['tennis and', 10, '', 'a name'],
    ['tennis football', 7, 'football', '“given”'],
    ['tennis | football', 7, '|', '“given”'],
    ['(tennis', 7, '', '“)”'],
    ['P(tennis | football', 19, '', '“)”'],
    ['P[tennis | football)', 19, ')', '“]”'],
    ['tennis)', 6, ')', 'the end of the question'],
    ['P(tennis | (football | tennis))', 21, '|', '“)”'],
    ['tennis given football given tennis', 22, 'given', 'the end of the question'],
    ['P(tennis) given football', 10, 'given', 'the end of the question'],
    ['tennis and or football', 11, 'or', 'a name'],
    ['tennis and "football', 11, '"football', 'a closing quotation mark'],
    ['"" or tennis', 0, '""', 'a name between the quotation marks'],
    ['tennis \uD800', 7, '\uFFFD', '“and”'],
    ['tennis? football', 8, 'football', 'the end of the question'],
  ])('%j: at %i found %j', (question, at, found, expected) => {
    const refused = refusal(question);
    expect(refused).toMatchObject({ code: 'expression-syntax', question, at, found });
    expect(refused && 'expected' in refused ? refused.expected : []).toContain(expected);
  });
});

describe('limits', () => {
  test('32 levels are read, 33 refused at the place that is too deep', () => {
    expect(people(`${'('.repeat(32)}tennis${')'.repeat(32)}`).ok).toBe(true);
    expect(refusal(`${'('.repeat(33)}tennis${')'.repeat(33)}`)).toEqual({
      code: 'expression-too-deep',
      limit: 32,
      at: 32,
    });
    expect(people(`${'not '.repeat(32)}tennis`).ok).toBe(true);
    expect(refusal(`${'not '.repeat(33)}tennis`)).toMatchObject({ code: 'expression-too-deep', at: 128 });
    expect(people(`tennis${"'".repeat(32)}`).ok).toBe(true);
    expect(refusal(`tennis${"'".repeat(33)}`)).toMatchObject({ code: 'expression-too-deep', at: 38 });
    expect(refusal(`${'!(tennis or '.repeat(17)}tennis${')'.repeat(17)}`)?.code).toBe('expression-too-deep');
  });

  test('brackets beside one another are not deep, and one operator may have many operands', () => {
    expect(people('(tennis) and '.repeat(500).concat('tennis')).ok).toBe(true);
    expect(people('tennis minus '.repeat(5000).concat('tennis')).ok).toBe(true);
  });

  test('12 names are read, 13 refused', () => {
    const names = Array.from({ length: 13 }, (_, index) => `n${index}`);
    expect(parse(names.slice(0, 12).join(' or '), attributesOf(names)).ok).toBe(true);
    expect(
      refusal(`P(${names.slice(0, 6).join(' or ')} | ${names.slice(6).join(' and ')})`, attributesOf(names)),
    ).toEqual({
      code: 'too-many-names',
      count: 13,
      limit: 12,
    });
  });

  test.each([
    ['brackets', '('],
    ['not', 'not '],
    ['complements', "tennis '"],
    ['quotes', '"'],
    ['alternating operators', 'tennis and tennis minus '],
    ['words', 'like '],
    ['commas', 'tennis,'],
    ['combining marks', '\u0301'],
  ])('100,000 characters of %s are answered or refused', (_, piece) => {
    expect(people(piece.repeat(Math.ceil(100_000 / piece.length))).ok).toBeTypeOf('boolean');
  });
});

describe('hostile texts', () => {
  const readers = [
    ...READY_MADE.map(
      ({ population }) =>
        (text: string) =>
          parseQuestion(text, population, LIMITS),
    ),
    (text: string) => parseWordQuestion(text, LIMITS),
  ];

  test('are a question whose printed form means the same, or a refusal inside the text', () => {
    let read = 0;
    fc.assert(
      fc.property(hostileTexts, fc.constantFrom(...readers), (text, reader) => {
        const parsed = reader(text);
        if (parsed.ok) {
          read++;
          expect(reader(printQuestion(parsed.value))).toEqual(parsed);
          return;
        }
        if (!('at' in parsed.refusal)) return;
        expect(parsed.refusal.at).toBeGreaterThanOrEqual(0);
        expect(parsed.refusal.at).toBeLessThanOrEqual(text.length);
        expect(Number.isInteger(parsed.refusal.at)).toBe(true);
      }),
      { numRuns: 5000, seed: 5 },
    );
    expect(read).toBeGreaterThan(200);
  });
});
