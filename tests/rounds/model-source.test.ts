import { beforeEach, describe, expect, it } from 'vitest';
import type { Job, Outcome } from '../../src/jobs/contract.js';
import type { NextwordAnswer } from '../../src/jobs/nextword.js';
import { createLogger } from '../../src/ops/log.js';
import { TEXT_PAIRS, TWO_WORDS_CONTEXTS } from '../../src/quiz/model-contexts.js';
import { MODEL_KINDS } from '../../src/quiz/question.js';
import { ModelSource } from '../../src/rounds/model-source.js';
import { drawPractice, drawQuestions } from '../../src/rounds/quiz-questions.js';
import { MemoryPopulations } from '../../src/store/memory-populations.js';
import { nextwordAnswer } from '../render/sample-answers.js';
import { ScriptedQueue } from '../support/scripted-queue.js';

const MINUTE_MS = 60_000;
const word = (name: string, share: number) => ({
  word: name,
  probability: share,
  lower: share,
  upper: share,
});

/** A model that likes the first word of each context, and "tree" where nothing is said of it. */
function said({ question }: Job): NextwordAnswer {
  if (question.kind !== 'nextword') throw new Error(`asked for ${question.kind}`);
  const { text } = question;
  const context = TWO_WORDS_CONTEXTS.find((one) => one.context === text);
  const isSecondOfPair = TEXT_PAIRS.some(([, other]) => other === text);
  const words =
    context === undefined
      ? [word('tree', isSecondOfPair ? 0.1 : 0.6), word('sun', 0.02)]
      : [word('tree', 0.2), ...context.firsts.map((first) => word(first, 0.1))];
  return nextwordAnswer({ text, words });
}

const answered = (job: Job): Outcome => ({ type: 'answer', answer: said(job) });
const missing: Outcome = { type: 'failure', code: 'model-missing' };

let nowMs: number;
let queue: ScriptedQueue;
let model: ModelSource;
beforeEach(() => {
  nowMs = 1_000_000;
  queue = new ScriptedQueue(answered);
  model = new ModelSource({
    producer: queue,
    logger: createLogger('given-test', 'silent'),
    now: () => nowMs,
  });
});

const wish = { kinds: MODEL_KINDS, count: 1, waitMs: MINUTE_MS, person: 'ada' };
const player = () => ({
  person: 'ada',
  place: { scope: 'g-1', channel: '3' },
  populations: new MemoryPopulations(),
});

describe('what a quiz knows of the language model', () => {
  it('is what the model has said of texts of ours, asked for the one who plays', async () => {
    const { facts, lack } = await model.facts(wish);
    expect(lack).toBeUndefined();
    expect(new Set(facts.map(({ kind }) => kind))).toEqual(new Set(MODEL_KINDS));
    for (const one of facts) {
      expect(one.model).toBe('SmolLM2-135M-Instruct');
      if (one.kind === 'two-words')
        expect(one).toMatchObject({
          second: 'tree',
          perMille: { first: 100, secondAfterFirst: 600, secondAlone: 200 },
        });
      else expect(one).toMatchObject({ word: 'tree', perMille: [600, 100] });
    }
    expect(new Set(queue.jobs.map(({ person }) => person))).toEqual(new Set(['ada']));
  });

  it('is asked for once, however many quizzes begin, and not again before it is old', async () => {
    await Promise.all(Array.from({ length: 10 }, () => model.facts(wish)));
    // Of each kind the text that all wait for, and another one so that questions differ: a pair, or a context with two first words.
    expect(queue.jobs.length).toBeLessThanOrEqual(10);
    for (let quiz = 0; quiz < 100; quiz++) await model.facts(wish);
    const texts = queue.jobs.map(({ question }) => (question.kind === 'nextword' ? question.text : ''));
    expect(new Set(texts).size).toBe(texts.length);
    for (let quiz = 0; quiz < 100; quiz++) await model.facts(wish);
    expect(queue.jobs).toHaveLength(texts.length);
    nowMs += 61 * MINUTE_MS;
    await model.facts(wish);
    expect(queue.jobs.length).toBeGreaterThan(texts.length);
  });

  it('is as much as is asked for, where there are texts enough', async () => {
    const { facts } = await model.facts({ ...wish, kinds: ['which-text'], count: 12 });
    expect(facts.length).toBeGreaterThanOrEqual(12);
  });

  it('is nothing without a model, which is looked for again after a while', async () => {
    queue.outcomeOf = () => missing;
    expect(await model.facts(wish)).toEqual({ facts: [], lack: 'missing' });
    const asked = queue.jobs.length;
    await model.facts(wish);
    expect(queue.jobs).toHaveLength(asked);
    queue.outcomeOf = answered;
    nowMs += MINUTE_MS;
    expect((await model.facts(wish)).facts).not.toEqual([]);
  });

  it('is nothing where the queue is away, or where nobody waits for it', async () => {
    expect(await model.facts({ ...wish, waitMs: 0 })).toEqual({ facts: [], lack: 'late' });
    queue.submit = () => Promise.reject(new Error('away'));
    expect(await model.facts(wish)).toEqual({ facts: [], lack: 'late' });
  });
});

describe('questions for a quiz', () => {
  it('are about the model where that is wished for, no two the same', async () => {
    for (const kind of MODEL_KINDS) {
      const drawn = await drawQuestions({ kind }, 5, player(), model);
      if (!drawn.ok) throw new Error(drawn.refusal.code);
      expect(drawn.value.map(({ facts }) => facts.kind)).toEqual(Array(5).fill(kind));
      expect(new Set(drawn.value.map(({ facts }) => JSON.stringify(facts))).size).toBe(5);
    }
  });

  it('are of other kinds without a model, and say so where only it could give the numbers', async () => {
    queue.outcomeOf = () => missing;
    const drawn = await drawQuestions({}, 20, player(), model);
    expect(drawn.ok && drawn.value.map(({ facts }) => facts.kind)).toHaveLength(20);
    for (const wished of [{ kind: 'two-words' }, { mistake: 'added' }] as const)
      expect(await drawQuestions(wished, 1, player(), model)).toEqual({
        ok: false,
        refusal: { code: 'quiz-no-model', lack: 'missing' },
      });
    // A mistake that is due and that only such questions have waits for another day.
    const practised = await drawPractice({}, ['added', 'overlap-twice'], player(), model);
    expect(practised.ok && practised.value[0]?.options).toContain('overlap-twice');
  });

  it('are not about the model and a population', async () => {
    const wished = { kind: 'which-text', population: 'people' } as const;
    expect(await drawQuestions(wished, 1, player(), model)).toEqual({
      ok: false,
      refusal: { code: 'quiz-kind-of-model', population: 'people' },
    });
    expect(queue.jobs).toEqual([]);
  });
});
