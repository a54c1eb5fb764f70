import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SequenceAnswer } from '../../src/jobs/sequence.js';
import { answerNextword } from '../../worker/answer/nextword.js';
import { answerSequence } from '../../worker/answer/sequence.js';
import type { LoadedModel } from '../../worker/model/load-model.js';
import { loadRealModel } from '../model/load-real-model.js';
import { goldenMissing, lacks, modelMissing, readGolden } from '../model/model-file.js';

describe.skipIf(lacks(modelMissing, goldenMissing))('sequences on real weights', () => {
  let model: LoadedModel;
  beforeAll(async () => {
    model = await loadRealModel();
  });
  afterAll(() => model.engine.dispose());

  async function score(text: string, compare?: string): Promise<SequenceAnswer> {
    const checked = await answerSequence(
      { kind: 'sequence', text, ...(compare === undefined ? {} : { compare }) },
      model,
    );
    if (!checked.ok) throw new Error(`refused: ${checked.refusal.code}`);
    return checked.value;
  }

  it('agree with every recorded token and sum', async () => {
    for (const golden of readGolden()) {
      const scored = (await score(golden.text)).texts[0];
      const tokens = scored?.rungs.flatMap((rung) => rung.tokens) ?? [];
      expect(tokens).toHaveLength(golden.token_logprobs.length);
      for (const [index, { probability }] of tokens.entries()) {
        expect(Math.log(probability)).toBeCloseTo(golden.token_logprobs[index] ?? 0, 2);
      }
      const nats = tokens.reduce((sum, { bits }) => sum + bits, 0) * Math.LN2;
      expect(Math.abs(nats - golden.sum_nats)).toBeLessThan(0.01);
      // The rungs are the tokens and the ending of the last word.
      expect(scored?.totalBits).toBeGreaterThanOrEqual(nats / Math.LN2 - 1e-9);
    }
  });

  it('give a last word the probability that the list of next words gives it, given that a word may come', async () => {
    const { rungs } = (await score('The capital of France is Paris')).texts[0] ?? { rungs: [] };
    const paris = rungs.at(-1);
    const asked = { kind: 'nextword' as const, text: 'The capital of France is', words: 5 };
    const list = await answerNextword(asked, model);
    if (!list.ok) throw new Error(list.refusal.code);
    const { words, masses } = list.value;
    // P(Paris) = P(Paris | "is" has ended) · P("is" has ended); the canonical path is nearly all of it.
    const joint = (paris?.probability ?? 0) * (1 - masses.lastWordContinues);
    expect(joint).toBeCloseTo(words[0]?.lower ?? 0, 2);
  });

  it('tell the likelier of a minimal pair, and where the difference arises', async () => {
    const { comparison, texts } = await score(
      'The keys to the cabinet are on the table.',
      'The keys to the cabinet is on the table.',
    );
    expect(comparison?.likelier).toBe(0);
    expect(comparison?.bits).toBeGreaterThan(0.5);
    const changed = comparison?.steps.filter(({ isSame }) => !isSame) ?? [];
    expect(changed).toHaveLength(1);
    expect(texts[0]?.rungs[changed[0]?.first ?? -1]?.text).toBe('are');
    expect(texts[1]?.rungs[changed[0]?.second ?? -1]?.text).toBe('is');
  });

  it('read long texts, other scripts and emoji', async () => {
    const long = 'It was the best of times, it was the worst of times. '.repeat(37).slice(0, 1990);
    for (const text of [
      long,
      'Москва — столица России.',
      '東京は日本の首都です',
      'I ❤️ pizza 🍕!!!',
      "don’t 'tis O’Brien\n\n\tx",
    ]) {
      const { texts } = await score(text);
      const [scored] = texts;
      const last = scored?.rungs.at(-1)?.log2Joint ?? 0;
      expect(last).toBeCloseTo(-(scored?.totalBits ?? 0), 6);
      expect(scored?.rungs.map(({ tokens }) => tokens.length).reduce((a, b) => a + b, 0)).toBe(
        scored?.tokens,
      );
      process.stdout.write(
        `${JSON.stringify(text.slice(0, 30))}: ${scored?.tokens} tokens, ${scored?.totalBits.toFixed(1)} bits\n`,
      );
    }
  });
});
