import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/messages/catalogue.js';
import { en } from '../../src/messages/quiz/en.js';
import { QUIZ_MESSAGES, type QuizMessages } from '../../src/messages/quiz/index.js';
import { askText, feedbackText, givenText, shortText, stepTexts } from '../../src/messages/quiz/wording.js';
import { READY_MADE } from '../../src/populations/ready-made.js';
import { evaluate, QUIZ_KINDS } from '../../src/quiz/formulas.js';
import { TEST_STORIES } from '../../src/quiz/question.js';
import { confidencesFor } from '../../src/quiz/score.js';
import { generateQuestion, type QuizSources } from '../../src/quiz/sources.js';
import { modelFactsOfChance } from '../quiz/model-facts-of-chance.js';
import { quizTexts } from './quiz-texts.js';
import { HOLE, leftInEnglish, watched } from './watched.js';

const sources: QuizSources = {
  populations: READY_MADE.map(({ population }) => population),
  model: modelFactsOfChance(5),
};
const questions = Array.from({ length: 400 }, (_, seed) => {
  const question = generateQuestion(sources, seed);
  if (question === undefined) throw new Error(`no question of seed ${seed}`);
  return question;
});
type Facts = (typeof questions)[number]['facts'];
const whole = (texts: QuizMessages, facts: Facts) =>
  [
    shortText(texts, facts),
    ...givenText(texts, facts),
    askText(texts, facts),
    ...stepTexts(texts, facts),
  ].join('\n');
/** A story in which one case alone has what is looked for: other words than for many. */
const alone: Facts[] = TEST_STORIES.map((story) => ({
  kind: 'test',
  story,
  size: 100,
  ill: 1,
  hits: 1,
  falseAlarms: 9,
}));
const allFacts = [...questions.map(({ facts }) => facts), ...alone];
/** The same word in some language. */
const SHARED: ReadonlySet<string> = new Set(['title', 'thread.0', 'thread.1']);
const others = LOCALES.filter((locale) => locale !== 'en');

/** What the picture of a question says of its numbers. */
function pictureTexts({ events, everyone }: QuizMessages, facts: Facts): readonly string[] {
  switch (facts.kind) {
    case 'test':
      return [...events.test(facts), everyone.test(facts)];
    case 'mixture':
      return [...events.mixture(facts), everyone.mixture(facts)];
    case 'two-draws':
      return [...events['two-draws'](), everyone['two-draws'](facts)];
    case 'which-text':
      return [...events['which-text'](facts), everyone['which-text']()];
    case 'two-words':
      return [];
    default:
      return [everyone.pair(facts.counts.everyone)];
  }
}

describe.each(LOCALES)('texts of the quiz in %s', (locale) => {
  const texts = QUIZ_MESSAGES[locale];

  it('are all read here, and none has a hole in it', () => {
    const { messages, unread } = watched(texts);
    for (const [name, text] of quizTexts(messages)) expect(text, name).not.toMatch(HOLE);
    for (const { facts, options } of questions) {
      const parts = [whole(messages, facts), ...pictureTexts(messages, facts)];
      for (const { quotient } of options) parts.push(messages.option('A', quotient));
      for (const { mistake, quotient } of evaluate(facts).wrong)
        if (quotient != null) parts.push(feedbackText(messages, facts, { mistake, quotient }) ?? '');
      expect(parts.join('\n')).not.toMatch(HOLE);
      expect(parts).not.toContain('');
    }
    expect(unread().filter((path) => !path.startsWith('numbers.'))).toEqual([]);
  });

  it('word every kind of question without a hole in it', () => {
    expect(new Set(questions.map(({ facts }) => facts.kind))).toEqual(new Set(QUIZ_KINDS));
    for (const facts of allFacts) expect(whole(texts, facts)).not.toMatch(HOLE);
  });

  it('say of every mistake which it is and why, with its own value in it', () => {
    for (const { facts, options } of questions) {
      for (const { mistake, quotient } of evaluate(facts).wrong) {
        if (quotient == null) continue;
        const text = feedbackText(texts, facts, { mistake, quotient });
        expect(text, `${facts.kind}: ${mistake}`).toMatch(/\d/);
        expect(text).toContain(texts.numbers.percent(quotient));
      }
      expect(options.filter(({ mistake }) => mistake !== null).length).toBeGreaterThan(1);
    }
  });

  it('end each solution with the value of the right option', () => {
    for (const { facts, options, right } of questions) {
      const value = options[right]?.quotient ?? { top: 0n, bottom: 1n };
      expect(stepTexts(texts, facts).join(' '), facts.kind).toContain(texts.numbers.percent(value));
    }
  });

  it('state every number that the English ones state', () => {
    // Thousands are parted otherwise, and a single one may be a word.
    const numbers = (all: readonly string[]) =>
      new Set(
        all
          .join(' ')
          .replaceAll(/\d+[.,\u202f]\d{3}/gu, '')
          .match(/\d+/g),
      );
    for (const facts of allFacts) {
      const stated = numbers(givenText(texts, facts));
      const left = [...numbers(givenText(en, facts))].filter((one) => one !== '1' && !stated.has(one));
      expect(left, givenText(texts, facts).join(' ')).toEqual([]);
    }
  });

  it('fit where they are shown', () => {
    for (const { facts, options } of questions) {
      expect(whole(texts, facts).length).toBeLessThan(1500);
      for (const { quotient } of options) expect(texts.option('A', quotient).length).toBeLessThanOrEqual(80);
    }
    for (const name of [...Object.values(texts.mistakes), texts.ownMistakes])
      expect(name.length).toBeLessThanOrEqual(80);
    for (const options of [3, 4])
      for (const percent of confidencesFor(options))
        expect(texts.confidence(percent, true).length).toBeLessThanOrEqual(80);
    for (const label of Object.values(texts.buttons)) expect(label.length).toBeLessThanOrEqual(80);
    const { said, was, of, range } = texts.scores;
    // Beside the gaps between four columns, on a phone.
    expect([said, was, of, range].join('').length).toBeLessThanOrEqual(32);
  });
});

describe('texts of the quiz', () => {
  it.each(others)('are not left in English in %s', (locale) => {
    const same = leftInEnglish(quizTexts(QUIZ_MESSAGES[locale]), quizTexts(en));
    expect(same.filter((name) => !SHARED.has(name))).toEqual([]);
    for (const facts of allFacts)
      for (const read of [givenText, stepTexts])
        expect(read(QUIZ_MESSAGES[locale], facts)[0]).not.toBe(read(en, facts)[0]);
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
