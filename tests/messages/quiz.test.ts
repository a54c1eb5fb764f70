import { describe, expect, it } from 'vitest';
import { en } from '../../src/messages/quiz/en.js';
import { askText, feedbackText, givenText, shortText, stepTexts } from '../../src/messages/quiz/wording.js';
import { READY_MADE } from '../../src/populations/ready-made.js';
import { evaluate, QUIZ_KINDS } from '../../src/quiz/formulas.js';
import { confidencesFor } from '../../src/quiz/score.js';
import { generateQuestion, type QuizSources } from '../../src/quiz/sources.js';
import { modelFactsOfChance } from '../quiz/model-facts-of-chance.js';

const sources: QuizSources = {
  populations: READY_MADE.map(({ population }) => population),
  model: modelFactsOfChance(5),
};
const questions = Array.from({ length: 400 }, (_, seed) => {
  const question = generateQuestion(sources, seed);
  if (question === undefined) throw new Error(`no question of seed ${seed}`);
  return question;
});
const whole = (facts: (typeof questions)[number]['facts']) =>
  [shortText(en, facts), ...givenText(en, facts), askText(en, facts), ...stepTexts(en, facts)].join('\n');

describe('texts of the quiz', () => {
  it('word every kind of question without a hole in it', () => {
    expect(new Set(questions.map(({ facts }) => facts.kind))).toEqual(new Set(QUIZ_KINDS));
    for (const { facts } of questions)
      expect(whole(facts)).not.toMatch(/undefined|NaN|null|\[object|Infinity|% %/);
  });

  it('say of every mistake which it is and why, with its own value in it', () => {
    for (const { facts, options } of questions) {
      for (const { mistake } of evaluate(facts).wrong) {
        const one = evaluate(facts).wrong.find((wrong) => wrong.mistake === mistake);
        if (one?.quotient == null) continue;
        const text = feedbackText(en, facts, { mistake, quotient: one.quotient });
        expect(text, `${facts.kind}: ${mistake}`).toMatch(/\d/);
        expect(text).not.toMatch(/undefined|NaN|null|\[object/);
        expect(text).toContain(en.numbers.percent(one.quotient));
      }
      expect(options.filter(({ mistake }) => mistake !== null).length).toBeGreaterThan(1);
    }
  });

  it('end each solution with the value of the right option', () => {
    for (const { facts, options, right } of questions) {
      const value = options[right]?.quotient ?? { top: 0n, bottom: 1n };
      expect(stepTexts(en, facts).join(' '), facts.kind).toContain(en.numbers.percent(value));
    }
  });

  it('fit where they are shown', () => {
    for (const { facts, options } of questions) {
      expect(whole(facts).length).toBeLessThan(1500);
      for (const { quotient } of options) expect(en.option('A', quotient).length).toBeLessThanOrEqual(80);
    }
    for (const name of Object.values(en.mistakes)) expect(name.length).toBeLessThanOrEqual(80);
    for (const options of [3, 4])
      for (const percent of confidencesFor(options))
        expect(en.confidence(percent, false).length).toBeLessThanOrEqual(80);
  });

  it('write numbers as they are', () => {
    expect(en.numbers.share({ top: 6n, bottom: 14n })).toBe('6/14 = 3/7 ≈ 42.9 %');
    expect(en.numbers.share({ top: 3n, bottom: 8n })).toBe('3/8 = 37.5 %');
    expect(en.numbers.percent({ top: 1n, bottom: 100_000n })).toBe('< 0.01 %');
    expect(en.numbers.percent({ top: 99_999n, bottom: 100_000n })).toBe('> 99.9 %');
    expect(en.numbers.percent({ top: 1n, bottom: 300n })).toBe('0.33 %');
    expect(en.numbers.decimal(-1.234, 2)).toBe('−1.23');
  });
});
