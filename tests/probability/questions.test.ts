import { describe, expect, test } from 'vitest';
import { findReadyMade } from '../../src/populations/ready-made.js';
import { type ConditionalEvent, EVERYONE, type SetQuestion } from '../../src/probability/expression.js';
import { fraction, toText } from '../../src/probability/fraction.js';
import { parseQuestion } from '../../src/probability/parse.js';
import { countWhere, sizeOf } from '../../src/probability/population.js';
import { printQuestion } from '../../src/probability/print.js';
import { QUESTIONS } from './questions/index.js';

const LIMITS = { expressionDepth: 32, expressionNames: 12 };

/** The sides of a question, as the table counts them. */
function sidesOf(
  question: SetQuestion,
): readonly (ConditionalEvent & { readonly within?: ConditionalEvent['given'] })[] {
  switch (question.type) {
    case 'versus':
      return [question.left, question.right];
    case 'independent':
    case 'inside':
    case 'exclusive':
      return [{ event: question.event, given: question.other, within: question.given }];
    default:
      return [question];
  }
}

test('there are 150 questions and more, over six populations', () => {
  expect(QUESTIONS.length).toBeGreaterThanOrEqual(150);
  expect(new Set(QUESTIONS.map(({ population }) => population)).size).toBe(6);
  expect(new Set(QUESTIONS.map(({ population, asked }) => `${population}: ${asked}`)).size).toBe(
    QUESTIONS.length,
  );
});

describe.each(QUESTIONS)('$population: $asked', ({ population: name, asked, canonical, size, sides }) => {
  const population = findReadyMade(name)?.population ?? { name, attributes: [], groups: [] };
  const parsed = parseQuestion(asked, population, LIMITS);

  test('is read as it is meant', () => {
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
    expect(printQuestion(parsed.value)).toBe(canonical);
    expect(parseQuestion(canonical, population, LIMITS)).toEqual(parsed);
  });

  test('is counted as the list of members is', () => {
    const read = parsed.ok ? sidesOf(parsed.value) : [];
    expect(sizeOf(population)).toBe(size);
    expect(read).toHaveLength(sides.length);
    for (const [index, { counts, counted, answer }] of sides.entries()) {
      const { event, given, within } = read[index] ?? { event: EVERYONE, given: null };
      const condition = [given ?? EVERYONE, within ?? EVERYONE];
      const [joint, all] = counts;
      expect(counted).toEqual(counts);
      expect([
        countWhere(population, event, ...condition),
        countWhere(population, ...condition),
        countWhere(population, event),
      ]).toEqual(counts);
      expect(all === 0 ? null : toText(fraction(joint, all))).toBe(answer);
    }
  });
});
