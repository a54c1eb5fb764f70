import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/jobs/contract.js';
import { Failure } from '../../src/jobs/failure.js';
import type { NextwordAnswer } from '../../src/jobs/nextword.js';
import type { JobProgress } from '../../src/jobs/progress.js';
import { accept, refuse } from '../../src/jobs/refusal.js';
import type { Answerer } from '../../worker/answer/answerer.js';
import { createSharedAnswers, keyOf, type SharedAnswersPorts } from '../../worker/answer/shared-answers.js';
import { failureOf } from '../queue/conformance.js';

const QUESTION: Question = { kind: 'nextword', text: 'The capital of France is', words: 10 };

function answerOf(text: string, elapsedMs: number): NextwordAnswer {
  const masses = { otherWords: 0.25, number: 0, punctuation: 0, symbol: 0, newline: 0, endOfText: 0 };
  return {
    kind: 'nextword',
    text,
    words: [{ word: 'Paris', probability: 0.1 + 0.2, lower: 0.1 + 0.2, upper: 1 / 3 }],
    masses: { ...masses, lastWordContinues: 0, other: 0, unassigned: 0.45 },
    certified: { set: true, order: true, ranks: 1, tolerance: 0 },
    expansions: 3,
    model: { name: 'toy', quantisation: 'F64', sha256: '0', device: 'cpu', precision: 'exact' },
    elapsedMs,
    entropy: { bitsAtLeast: 1, choicesAtLeast: 2 },
  };
}

function world(overrides: Partial<SharedAnswersPorts> = {}) {
  const counted: string[] = [];
  const computing: {
    question: Question;
    signal: AbortSignal;
    onProgress: (progress: JobProgress) => void;
    finish: () => void;
    fail: (e: Error) => void;
  }[] = [];
  const compute: Answerer = (question, { signal, onProgress = () => undefined }) =>
    new Promise((resolve, reject) => {
      const text = question.kind === 'nextword' ? question.text : question.kind;
      const finish = () => resolve(accept(answerOf(text, computing.length)));
      computing.push({ question, signal, onProgress, finish, fail: reject });
    });
  const answer = createSharedAnswers({
    answer: compute,
    identity: async () => 'model 1 cpu exact',
    metrics: { answerCache: (result) => counted.push(result) },
    ...overrides,
  });
  const ask = (
    question = QUESTION,
    signal = new AbortController().signal,
    onProgress?: (progress: JobProgress) => void,
  ) =>
    answer(question, {
      signal,
      expiresAtMs: Date.now() + 60_000,
      ...(onProgress === undefined ? {} : { onProgress }),
    });
  return { ask, computing, counted };
}

/** Lets everything that waits for nothing but promises go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('shared answers', () => {
  it('computes a hundred identical questions at once a single time, and later ones not at all', async () => {
    const { ask, computing, counted } = world();
    const asked = Array.from({ length: 100 }, () => ask());
    await settle();
    expect(computing).toHaveLength(1);
    computing[0]?.finish();
    const texts = new Set((await Promise.all(asked)).map((answer) => JSON.stringify(answer)));
    expect(texts.size).toBe(1);
    // Asked again: bit for bit the same, its time included.
    texts.add(JSON.stringify(await ask()));
    texts.add(JSON.stringify(await ask({ words: 10, text: 'The capital of France is', kind: 'nextword' })));
    expect(texts.size).toBe(1);
    expect(computing).toHaveLength(1);
    const of = (result: string) => counted.filter((one) => one === result).length;
    expect([of('miss'), of('joined'), of('hit')]).toEqual([1, 99, 2]);
  });

  it('has a key for all that an answer depends on', () => {
    const other: Question[] = [
      { ...QUESTION, words: 11 },
      { ...QUESTION, view: 'tokens' },
      { ...QUESTION, text: 'The capital of france is' },
      { kind: 'sequence', text: 'The capital of France is' },
    ];
    const keys = other.map((question) => keyOf('model 1 cpu exact', question));
    keys.push(keyOf('model 1 cpu exact', QUESTION), keyOf('model 2 cpu exact', QUESTION));
    expect(new Set(keys).size).toBe(6);
  });

  it('lets each who waits go by itself, and stops when all have gone', async () => {
    const { ask, computing } = world();
    const [first, second] = [new AbortController(), new AbortController()];
    const one = failureOf(ask(QUESTION, first.signal));
    const two = failureOf(ask(QUESTION, second.signal));
    await settle();
    first.abort(new Failure('cancelled', 'as the test says'));
    expect((await one).code).toBe('cancelled');
    expect(computing[0]?.signal.aborted).toBe(false);
    second.abort(new Failure('lost', 'as the test says'));
    expect((await two).code).toBe('lost');
    expect(computing[0]?.signal.aborted).toBe(true);
    // Whoever asks now does not join what was stopped.
    const next = ask();
    await settle();
    computing[1]?.finish();
    expect((await next).ok).toBe(true);
  });

  it('tells all who wait how far it is, and nobody who has gone', async () => {
    const { ask, computing } = world();
    const told: string[] = [];
    const leaving = new AbortController();
    const hear = (name: string) => (progress: JobProgress) =>
      told.push(`${name} ${JSON.stringify(progress)}`);
    const gone = failureOf(ask(QUESTION, leaving.signal, hear('gone')));
    const staying = [ask(QUESTION, undefined, hear('one')), ask(QUESTION, undefined, hear('two')), ask()];
    await settle();
    const progress = { type: 'search', expansions: 41, limit: 256, certified: 0.62 } as const;
    const line = JSON.stringify(progress);
    computing[0]?.onProgress(progress);
    expect(told.splice(0)).toEqual([`gone ${line}`, `one ${line}`, `two ${line}`]);
    leaving.abort(new Failure('cancelled', 'as the test says'));
    await gone;
    computing[0]?.onProgress(progress);
    expect(told.splice(0)).toEqual([`one ${line}`, `two ${line}`]);
    computing[0]?.finish();
    await Promise.all(staying);
    computing[0]?.onProgress(progress);
    expect(told).toEqual([]);
  });

  it('hands a failure to all who wait, and keeps none', async () => {
    const { ask, computing } = world();
    const asked = [failureOf(ask()), failureOf(ask())];
    await settle();
    computing[0]?.fail(new Failure('engine-stopped', 'as the test says'));
    expect((await Promise.all(asked)).map(({ code }) => code)).toEqual(['engine-stopped', 'engine-stopped']);
    void ask().catch(() => undefined);
    await settle();
    expect(computing).toHaveLength(2);
  });

  it('gives up what does not end in its time, whether or not it hears of it', async () => {
    const { ask, computing } = world({ timeLimitMs: { short: 50, long: 50 } });
    expect((await failureOf(ask())).code).toBe('too-slow');
    expect((await failureOf(ask({ kind: 'model' }))).code).toBe('too-slow');
    expect(computing.map(({ signal }) => signal.aborted)).toEqual([true, true]);
  });

  it('keeps no search that the clock had a part in, and no refusal', async () => {
    let nowMs = 0;
    const slow = world({ now: () => nowMs });
    const late = slow.ask();
    await settle();
    nowMs = 20_000;
    slow.computing[0]?.finish();
    await late;
    void slow.ask().catch(() => undefined);
    await settle();
    expect(slow.computing).toHaveLength(2);
    let computed = 0;
    const refusing = world({
      answer: async () => {
        computed++;
        return refuse({ code: 'lone-surrogate', option: 'text' });
      },
    });
    for (let count = 0; count < 2; count++) expect((await refusing.ask()).ok).toBe(false);
    expect(computed).toBe(2);
  });

  it('shares answers with other workers, and believes only what is an answer', async () => {
    const shared = new Map<string, string>();
    const shelf = {
      get: async (key: string) => shared.get(key),
      put: async (key: string, text: string) => void shared.set(key, text),
      close: async () => undefined,
    };
    const one = world({ shelf });
    const first = one.ask();
    await settle();
    one.computing[0]?.finish();
    const answer = JSON.stringify(await first);
    const other = world({ shelf });
    expect(JSON.stringify(await other.ask())).toBe(answer);
    expect(other.counted).toEqual(['hit']);
    for (const forged of ['{', '{"kind":"nextword"}', '{"kind":"model"}']) {
      for (const key of shared.keys()) shared.set(key, forged);
      const suspicious = world({ shelf });
      const asked = suspicious.ask();
      await settle();
      suspicious.computing[0]?.finish();
      expect(JSON.stringify(await asked)).toBe(answer);
    }
  });
});
