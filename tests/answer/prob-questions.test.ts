/** The table of `tests/probability/questions`, through the whole answer. */
import { describe, expect, test } from 'vitest';
import { findReadyMade } from '../../src/populations/ready-made.js';
import { answerProb } from '../../worker/answer/prob.js';
import { QUESTIONS } from '../probability/questions/index.js';

function answer(name: string, question: string) {
  const population = findReadyMade(name)?.population;
  if (population === undefined) throw new Error(`there is no ${name}`);
  const checked = answerProb({ kind: 'prob', question, population });
  if (!checked.ok) throw new Error(checked.refusal.code);
  return checked.value;
}

type Answer = ReturnType<typeof answer>;
type Side = Pick<Answer, 'counts' | 'probability'>;

const numbersOf = ({ counts, probability }: Side) => ({
  counts: [counts.joint, counts.condition, counts.event],
  answer: probability === null ? null : [probability.numerator, probability.denominator],
});
const parts = (text: string | null) =>
  text === null ? null : [Number(text.split('/')[0]), Number(text.split('/')[1] ?? 1)];

const PLAIN = QUESTIONS.filter(({ verdict }) => verdict === undefined);
const VERDICTS = QUESTIONS.filter(({ verdict }) => verdict !== undefined);

describe('answers of the table', () => {
  test.each(PLAIN)('$population: $asked', ({ population, asked, canonical, size, sides }) => {
    const found = answer(population, asked);
    expect(found.question).toBe(canonical);
    expect(found.counts.population).toBe(size);
    const answers = found.other === undefined ? [found] : [found, found.other];
    expect(answers.map(numbersOf)).toEqual(
      sides.map(({ counts, answer: expected }) => ({ counts, answer: parts(expected) })),
    );
  });

  test.each(VERDICTS)('$population: $asked', ({ population, asked, verdict, sides, within, eventWithin }) => {
    const { form, verdict: found } = answer(population, asked);
    const [joint, other] = sides[0]?.counts ?? [0, 0];
    expect(found?.observed).toBe(joint);
    expect(found?.expected.value).toBe((eventWithin * other) / within);
    const verdicts = {
      independent: found?.isIndependent,
      inside: found?.isInside,
      exclusive: found?.isExclusive,
    };
    expect(verdicts).toHaveProperty(form, verdict);
  });
});
