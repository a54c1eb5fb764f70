import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgePairs } from '../../bench/blimp/judge-pairs.js';
import { PARADIGMS, readPairs } from '../../bench/blimp/pairs.js';
import type { LoadedModel } from '../../worker/model/load-model.js';
import { loadRealModel } from '../model/load-real-model.js';
import { lacks, modelMissing } from '../model/model-file.js';

const DATA = new URL('../../../shared/data/blimp/', import.meta.url);
const dataMissing = existsSync(DATA) ? undefined : 'no minimal pairs beside the project';

describe.skipIf(lacks(modelMissing, dataMissing))('words of minimal pairs', () => {
  let model: LoadedModel;
  beforeAll(async () => {
    model = await loadRealModel();
  });
  afterAll(async () => await model?.engine.dispose());

  /**
   * P(after the text comes something that ends its last word), from one whole distribution and the letters of the tokens alone:
   * tokens that begin with neither a letter, a digit, a mark nor an apostrophe.
   */
  async function endMass(text: string): Promise<number> {
    const { engine, tokenizer } = model;
    const distribution = await engine.prefill([tokenizer.startToken, ...tokenizer.encode(text)]);
    return distribution.reduce((sum, probability, token) => {
      const goesOn =
        !tokenizer.specialTokens.has(token) && /^[\p{L}\p{M}\p{N}'’]/u.test(tokenizer.decode([token]));
      return goesOn ? sum : sum + probability;
    }, 0);
  }

  /** Product of the tokens of " word", one whole distribution after the other. */
  async function product(prefix: string, word: string): Promise<number> {
    const { engine, tokenizer } = model;
    const context = [tokenizer.startToken, ...tokenizer.encode(prefix)];
    let probability = 1;
    for (const token of tokenizer.encode(` ${word}`)) {
      probability *= (await engine.prefill(context))[token] ?? 0;
      context.push(token);
    }
    return probability;
  }

  it.each(PARADIGMS)('of %s have the probability that single distributions give them', async (paradigm) => {
    const pairs = readPairs(paradigm).slice(0, 6);
    for await (const { pair, good, bad } of judgePairs(pairs, model)) {
      const before = await endMass(pair.prefix);
      for (const [word, ours] of [
        [pair.good, good],
        [pair.bad, bad],
      ] as const) {
        const plain = await product(pair.prefix, word);
        expect(ours.uncorrected / plain).toBeCloseTo(1, 3);
        const corrected = (plain * (await endMass(`${pair.prefix} ${word}`))) / before;
        // What an apostrophe leaves open is within the bounds; first bytes of characters are rare enough to be seen as ends.
        expect(corrected).toBeGreaterThanOrEqual(ours.lower * 0.999);
        expect(corrected).toBeLessThanOrEqual(ours.upper * 1.001);
        expect(ours.lower).toBeGreaterThan(0);
      }
    }
  });
});
