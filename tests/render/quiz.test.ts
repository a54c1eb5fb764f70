import { describe, expect, it } from 'vitest';
import { type QuizJob, quizQuestionSchema } from '../../src/jobs/quiz.js';
import { LOCALES } from '../../src/messages/catalogue.js';
import { READY_MADE } from '../../src/populations/ready-made.js';
import { toNumber } from '../../src/probability/fraction.js';
import { QUIZ_KINDS } from '../../src/quiz/formulas.js';
import { generateQuestion, type QuizSources } from '../../src/quiz/sources.js';
import { readStored, toStored } from '../../src/quiz/stored-question.js';
import { quizControls } from '../../src/render/controls/quiz.js';
import { idsOfPress, toDiscordMessage } from '../../src/render/discord-message.js';
import { drawSolution } from '../../src/render/picture/quiz.js';
import { layOutScores } from '../../src/render/picture/quiz-scores.js';
import { viewOfQuiz } from '../../src/render/picture/quiz-view.js';
import { cutOf } from '../../src/render/picture/set-cut.js';
import { stateOf } from '../../src/render/picture/set-view.js';
import { quizCard } from '../../src/render/quiz.js';
import { modelFactsOfChance } from '../quiz/model-facts-of-chance.js';
import { developed } from './quiz-scores-sample.js';

const sources: QuizSources = {
  populations: READY_MADE.map(({ population }) => population),
  model: modelFactsOfChance(10).filter(({ kind }) => kind === 'which-text'),
};
const questions = Array.from({ length: 200 }, (_, seed) => {
  const question = generateQuestion(sources, seed);
  if (question === undefined) throw new Error(`no question of seed ${seed}`);
  return question;
});
const job = (question: (typeof questions)[number], changes: Partial<QuizJob> = {}): QuizJob => ({
  kind: 'quiz',
  locale: 'en',
  round: 'abc',
  mode: 'solo',
  number: 1,
  of: 1,
  isOpen: true,
  question: toStored(question),
  own: null,
  answered: 0,
  seconds: null,
  votes: [],
  standings: [],
  ...changes,
});
/** Of all kinds. */
const PER_LOCALE = 60;
const ofEachKind = QUIZ_KINDS.flatMap((kind) => questions.find(({ facts }) => facts.kind === kind) ?? []);
const textOf = (quiz: QuizJob) => JSON.stringify(quizCard(quiz).blocks);

describe('questions as they are kept', () => {
  it('come back as they were, over the wire too', () => {
    for (const question of questions) {
      const sent = quizQuestionSchema.parse(JSON.parse(JSON.stringify(job(question))));
      expect(readStored(sent.question)).toEqual(question);
    }
  });

  it('are none with two right options, without one, or with a mistake that has no value', () => {
    const [question] = questions;
    if (question === undefined) throw new Error('no question');
    const stored = toStored(question);
    expect(readStored({ ...stored, options: [null, null, ...stored.options.slice(2)] })).toBeUndefined();
    expect(readStored({ ...stored, options: stored.options.filter((one) => one !== null) })).toBeUndefined();
    expect(readStored({ ...stored, options: [null, 'only-once', 'one-of-each'] })).toEqual(
      question.facts.kind === 'two-draws' ? expect.anything() : undefined,
    );
  });
});

describe('cards of the quiz', () => {
  it('give nothing away while the question is open', () => {
    for (const question of questions) {
      const text = textOf(job(question, { own: { chosen: 0, confidence: null } }));
      expect(text).not.toMatch(/Right|Not quite|mistake|Step by step/);
    }
  });

  it('say which mistake a wrong answer is, and what it earned', () => {
    for (const question of questions) {
      for (const chosen of question.options.keys()) {
        const text = textOf(job(question, { isOpen: false, own: { chosen, confidence: 80 } }));
        expect(text.includes('Right: ')).toBe(chosen === question.right);
        expect(text).toContain('You are 80 % sure');
        expect(text).toMatch(/Score: .* bits .* Brier/);
      }
    }
  });

  it.each(LOCALES)('stay within what Discord takes in %s, with controls that can be pressed', (locale) => {
    for (const question of questions.slice(0, PER_LOCALE)) {
      const group = { mode: 'group', of: 20 } as const;
      const shown = [
        job(question),
        job(question, { own: { chosen: 1, confidence: 80 } }),
        job(question, { isOpen: false, own: { chosen: 1, confidence: 80 } }),
        job(question, group),
        job(question, { ...group, isOpen: false, votes: question.options.map((_, index) => index * 7) }),
      ];
      for (const quiz of shown) {
        const spoken = { ...quiz, locale };
        const { body } = toDiscordMessage(
          { card: quizCard(spoken), controls: quizControls(spoken) },
          { idOf: idsOfPress('quiz', quiz.round) },
        );
        expect(body.components.length).toBeLessThanOrEqual(5);
        expect(body.embeds[0]?.description ?? '').not.toContain('…');
        expect((body.embeds[0]?.description ?? '').length).toBeLessThan(4096);
      }
    }
  });
});

describe('pictures of the quiz', () => {
  it('highlight what is divided within what it is divided by', () => {
    for (const question of questions) {
      const drawn = viewOfQuiz(question, 'en');
      const value = question.options[question.right]?.value;
      if (drawn === undefined || value === undefined) throw new Error(`no picture of ${question.facts.kind}`);
      const { view, picture } = drawn;
      const parts =
        picture === 'icons' || picture === 'venn'
          ? view.regions.map((region) => ({ weight: region.weight, state: stateOf(region) }))
          : cutOf(view, view.splitFirst).branches.flatMap((branch) => branch.parts);
      const sum = (...states: readonly string[]) =>
        parts.reduce((total, { weight, state }) => (states.includes(state) ? total + weight : total), 0);
      expect(sum('joint') / sum('joint', 'sample'), question.facts.kind).toBeCloseTo(toNumber(value), 12);
      expect(sum('joint', 'sample', 'aside')).toBe(view.total);
    }
  });

  it.each(LOCALES)('have nothing in %s that no font can draw', async (locale) => {
    for (const question of ofEachKind) {
      const drawn = await drawSolution(question, locale);
      if (drawn === undefined) throw new Error(`no picture of ${question.facts.kind}`);
      expect(drawn.undrawable, question.facts.kind).toEqual([]);
      expect(drawn.png.byteLength).toBeGreaterThan(5_000);
    }
    expect(layOutScores({ ...developed(5), locale }).undrawable).toEqual([]);
  });
});
