import fc from 'fast-check';
import { expect, test } from 'vitest';
import { named, type SetQuestion } from '../../src/probability/expression.js';
import { printQuestion } from '../../src/probability/print.js';
import { swapped } from '../../src/probability/swap.js';

const a = named('a');
const b = named('b');
const c = named('c');

const QUESTIONS: readonly (readonly [SetQuestion, string])[] = [
  [{ type: 'probability', event: a, given: b }, 'P(b | a)'],
  [{ type: 'probability', event: a, given: null }, 'P(a)'],
  [{ type: 'count', event: a, given: b }, 'how many b given a'],
  [{ type: 'members', event: a, given: b }, 'who b given a'],
  [{ type: 'versus', left: { event: a, given: b }, right: { event: c, given: null } }, 'P(c) vs P(a | b)'],
  [{ type: 'independent', event: a, other: b, given: c }, 'is b independent of a given c'],
  [{ type: 'inside', event: a, other: b, given: null }, 'is b inside a'],
];

test.each(QUESTIONS)('%j', (question, printed) => {
  expect(printQuestion(swapped(question))).toBe(printed);
});

test('twice is the question itself', () => {
  fc.assert(
    fc.property(fc.constantFrom(...QUESTIONS), ([question]) => {
      expect(swapped(swapped(question))).toEqual(question);
    }),
  );
});
