import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prob } from '../../commands/prob.js';
import { questionSchema } from '../../src/jobs/contract.js';
import { codePointLength } from '../../src/jobs/limits.js';
import { PEOPLE } from '../../src/probability/population.js';
import { hostileTexts } from '../probability/arbitraries.js';

const ask = (question?: string | number) =>
  prob.question(question === undefined ? new Map() : new Map([['question', question]]));
const refusal = (question?: string | number) => {
  const checked = ask(question);
  return checked.ok ? undefined : checked.refusal;
};
const offers = (typed: string) => prob.autocomplete('question', typed).map(({ value }) => value);

describe('/prob question', () => {
  test('carries the text as typed and the 14 people', () => {
    expect(ask(' Tennis given football? ')).toEqual({
      ok: true,
      value: { kind: 'prob', question: ' Tennis given football? ', population: PEOPLE },
    });
  });

  test.each([
    ['missing', undefined, 'missing-option'],
    ['a number', 3, 'missing-option'],
    ['empty', '', 'text-empty'],
    ['spaces', ' \t\u00A0\u200B\u3000', 'text-only-spaces'],
    ['501 characters', 't'.repeat(501), 'text-too-long'],
    ['half a character', 'tennis \uD83C', 'lone-surrogate'],
    ['no question', 'tennis or', 'expression-syntax'],
    ['an unknown name', 'chess', 'unknown-name'],
    ['too deep', `${'('.repeat(40)}tennis${')'.repeat(40)}`, 'expression-too-deep'],
  ])('%s is refused', (_, question, code) => {
    expect(refusal(question)?.code).toBe(code);
  });

  test('500 code points are taken, whatever their UTF-16 length', () => {
    expect(ask(`🎾${' '.repeat(499)}`).ok).toBe(true);
    expect(refusal('🎾'.repeat(500))?.code).toBe('unknown-name');
    expect(refusal('🎾'.repeat(501))).toMatchObject({ code: 'text-too-long', length: 501, limit: 500 });
  });

  test('whatever is typed is a question that the queue takes, or a refusal', () => {
    fc.assert(
      fc.property(hostileTexts, (text) => {
        const checked = ask(text);
        if (checked.ok) expect(questionSchema.parse(checked.value)).toEqual(checked.value);
      }),
      { numRuns: 1000, seed: 11 },
    );
  });
});

describe('/prob autocomplete', () => {
  test('offers example questions and names before anything is typed', () => {
    expect(offers('')).toContain('tennis given football');
    expect(offers('')).toContain('football');
  });

  test('completes the word being typed in its place', () => {
    expect(offers('tennis given fo')).toEqual(['tennis given football']);
    expect(offers('what is')).toContain('What is the probability of tennis given football?');
  });

  test('knows nothing of other options', () => {
    expect(prob.autocomplete('private', 't')).toEqual([]);
  });

  test('keeps Discord’s limits: 25 choices of 1 to 100 code points, none twice', () => {
    fc.assert(
      fc.property(fc.oneof(hostileTexts, fc.constant(`${'tennis or '.repeat(9)}te`)), (typed) => {
        const choices = prob.autocomplete('question', typed);
        expect(choices.length).toBeLessThanOrEqual(25);
        expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
        for (const { name, value } of choices)
          for (const text of [name, value]) {
            expect(codePointLength(text)).toBeGreaterThanOrEqual(1);
            expect(codePointLength(text)).toBeLessThanOrEqual(100);
          }
      }),
      { numRuns: 1000, seed: 13 },
    );
  });
});
