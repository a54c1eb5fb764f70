import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerSchema, type Question } from '../../src/jobs/contract.js';
import { countedNextwordAnswerSchema } from '../../src/jobs/counted-nextword.js';
import type { NextwordQuestion } from '../../src/jobs/nextword.js';
import { createLogger } from '../../src/ops/log.js';
import { NO_METRICS } from '../../src/ops/metrics.js';
import { cardOf } from '../../src/render/answer.js';
import { toTerminalText } from '../../src/render/terminal-text.js';
import { createAnswerer } from '../../worker/answer/answerer.js';
import { answerCountedNextword } from '../../worker/answer/counted-nextword.js';
import { createSharedAnswers } from '../../worker/answer/shared-answers.js';
import { withoutModel } from '../../worker/answer/without-model.js';
import { ensureModel } from '../../worker/model/ensure-model.js';
import type { DescribedModel } from '../../worker/model/load-model.js';
import { ModelHost } from '../../worker/model/model-host.js';
import { TrainingHost } from '../../worker/training/training-host.js';
import { MANIFEST, MODEL, MODEL_SHA256, TIMES } from '../model/fetch-world.js';

function counted(text: string, options: Partial<NextwordQuestion> = {}) {
  const checked = answerCountedNextword({ kind: 'nextword', text, words: 10, ...options }, 'model-missing');
  if (!checked.ok) throw new Error(checked.refusal.code);
  return checked.value;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('the next word, counted', () => {
  it('counts what came behind the last two words', () => {
    const answer = counted('The capital of France is');
    expect(answer.given).toEqual(['France', 'is']);
    expect([answer.givenSeen, answer.seen]).toEqual([2, 1]);
    expect(answer.words[0]).toMatchObject({ word: 'Paris', times: 1 });
    expect(counted('I go to work by').words.map(({ word }) => word)).toEqual(
      expect.arrayContaining(['bus', 'bike', 'train']),
    );
  });

  it('falls back to the last word, and to beginnings of sentences', () => {
    expect(counted('purple capital').givenSeen).toBe(1);
    expect(counted('zzz qqq')).toMatchObject({ givenSeen: 0, given: ['zzz', 'qqq'] });
    const begins = counted('It rains.');
    expect(begins).toMatchObject({ given: [], givenSeen: 0, seen: begins.counted.sentences });
    expect(begins.words[0]?.word).toBe('the');
  });

  it('says where all of the probability is, whatever the text', () => {
    const words = fc.constantFrom('the', 'The', 'cat', 'it', 'zzz', ',', '.', '7', '🙂', '\n\n', 'é', '-');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 6 }), fc.integer({ min: 5, max: 25 }), (parts, rows) => {
        const answer = counted(parts.join(' '), { words: rows });
        expect(countedNextwordAnswerSchema.parse(answer)).toEqual(answer);
        const total =
          sum(answer.words.map(({ probability }) => probability)) + sum(Object.values(answer.masses));
        expect(Math.abs(total - 1)).toBeLessThan(1e-9);
        const shares = answer.words.map(({ probability }) => probability);
        expect(shares).toEqual([...shares].sort((a, b) => b - a));
        expect(answer.words).toHaveLength(rows);
      }),
    );
  });

  it('looks up watched words, and names the options that it does not know', () => {
    const answer = counted('The capital of France is', {
      watch: ['PARIS', 'xylophone'],
      topK: 3,
      seed: 1,
      view: 'how',
    });
    expect(answer.watched).toEqual([
      { word: 'PARIS', probability: answer.words[0]?.probability },
      { word: 'xylophone', probability: null },
    ]);
    expect(answer.leftOut).toEqual(['top_k', 'view', 'draw']);
    expect(toTerminalText({ card: cardOf(answer) })).toContain('top_k, view, draw');
  });

  it('is marked in title and text, and says how to get the model', () => {
    const card = cardOf(counted('The capital of France is'));
    expect(card.title).toContain('counted, not the language model');
    const text = toTerminalText({ card });
    expect(text).toContain('Counted in a small text, not the language model');
    expect(text).toContain('npm run model');
    expect(text).toContain('MODEL');
  });

  it('refuses as the language model does', () => {
    const ask = (options: Partial<NextwordQuestion>) =>
      answerCountedNextword({ kind: 'nextword', text: 'a', words: 5, ...options }, 'model-missing');
    expect(ask({ text: 'a\uD800' })).toMatchObject({ ok: false, refusal: { code: 'lone-surrogate' } });
    expect(ask({ watch: ['two words'] })).toMatchObject({ ok: false, refusal: { code: 'not-a-word' } });
  });
});

describe('a worker without its model', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'given-no-model-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  /** Port 9 of loopback is closed, and there is no such Python. */
  const answererWith = (modelDirectory: string) => {
    const host = new ModelHost(
      async () => {
        await ensureModel({
          directory: modelDirectory,
          manifest: MANIFEST,
          times: TIMES,
          hub: 'http://127.0.0.1:9',
          python: '/nowhere/python3',
          environment: { PATH: '/nowhere' },
        });
        throw new Error('there is a model');
      },
      createLogger('given-test', 'silent'),
    );
    const identity = async (signal: AbortSignal): Promise<string> => {
      const { engine }: DescribedModel = await host.loaded(signal);
      return engine.info.sha256;
    };
    return withoutModel(
      createSharedAnswers({
        answer: createAnswerer(host, new TrainingHost()),
        identity,
        metrics: NO_METRICS,
      }),
    );
  };

  const control = () => ({ signal: new AbortController().signal, expiresAtMs: Date.now() + 60_000 });
  const NEXTWORD: Question = { kind: 'nextword', text: 'The capital of France is', words: 5 };

  it.each<[string, (path: string) => Promise<void>]>([
    ['no file and no network', async () => undefined],
    ['a file with another sha256', (path) => writeFile(path, Buffer.alloc(MODEL.length, 7))],
    [
      'a file that was cut short',
      async (path) => {
        await writeFile(path, MODEL);
        await truncate(path, MODEL.length / 2);
      },
    ],
  ])('%s: /nextword is counted, everything else of the model says what is missing', async (name, prepare) => {
    const folder = join(directory, name.replaceAll(' ', '-'));
    await mkdir(folder);
    await prepare(join(folder, `${MODEL_SHA256}.gguf`));
    const answer = answererWith(folder);
    const checked = await answer(NEXTWORD, control());
    expect(checked).toMatchObject({
      ok: true,
      value: { kind: 'counted-nextword', missing: 'model-missing' },
    });
    if (checked.ok) expect(answerSchema.safeParse(checked.value).success).toBe(true);
    const others: readonly Question[] = [
      { kind: 'sequence', text: 'The cat sat' },
      { kind: 'evidence', word: 'rain', text: 'It will' },
      { kind: 'model' },
    ];
    for (const question of others)
      await expect(answer(question, control())).rejects.toMatchObject({ code: 'model-missing' });
  });
});
