import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NextwordAnswer } from '../../src/jobs/nextword.js';
import { TEXT_PAIRS, TWO_WORDS_CONTEXTS } from '../../src/quiz/model-contexts.js';
import { type ModelFacts, twoWordsFacts, whichTextFacts } from '../../src/quiz/model-facts.js';
import { generateQuestion } from '../../src/quiz/sources.js';
import { answerNextword } from '../../worker/answer/nextword.js';
import type { LoadedModel } from '../../worker/model/load-model.js';
import { loadRealModel } from '../model/load-real-model.js';
import { lacks, modelMissing } from '../model/model-file.js';

/** Of the texts each third one is asked about: all of them take minutes. */
const everyThird = <T>(texts: readonly T[]): readonly T[] => texts.filter((_, index) => index % 3 === 0);

describe.skipIf(lacks(modelMissing))('our texts for questions about the model', () => {
  let model: LoadedModel;
  beforeAll(async () => {
    model = await loadRealModel();
  });
  afterAll(() => model.engine.dispose());

  async function next(text: string): Promise<NextwordAnswer> {
    const checked = await answerNextword({ kind: 'nextword', text, words: 25 }, model);
    if (!checked.ok) throw new Error(checked.refusal.code);
    return checked.value;
  }

  /** Of these facts at least one question can be asked, for some seed. */
  function isAsked(facts: readonly ModelFacts[]): boolean {
    return Array.from({ length: 20 }, (_, seed) => seed).some(
      (seed) =>
        generateQuestion({ populations: [], model: facts }, seed, { kind: facts[0]?.kind ?? 'two-words' }) !==
        undefined,
    );
  }

  it('let the default model say two words in a row that can be asked about', async () => {
    const useless: string[] = [];
    for (const { context, firsts } of everyThird(TWO_WORDS_CONTEXTS)) {
      const here = await next(context);
      const found: ModelFacts[] = [];
      for (const first of firsts)
        found.push(...twoWordsFacts(here, first, await next(`${context} ${first}`)));
      if (!isAsked(found)) useless.push(context);
    }
    expect(useless).toEqual([]);
  }, 180_000);

  it('let it say words that tell two texts apart', async () => {
    const useless: string[] = [];
    for (const [one, other] of everyThird(TEXT_PAIRS))
      if (!isAsked(whichTextFacts(await next(one), await next(other)))) useless.push(`${one} | ${other}`);
    expect(useless).toEqual([]);
  }, 180_000);
});
