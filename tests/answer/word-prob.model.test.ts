import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Estimate, type WordProbAnswer, wordProbAnswerSchema } from '../../src/jobs/word-prob.js';
import { answerCounting } from '../../worker/answer/counting.js';
import { answerNextword } from '../../worker/answer/nextword.js';
import { answerWordProb } from '../../worker/answer/word-prob.js';
import type { LoadedModel } from '../../worker/model/load-model.js';
import { loadRealModel } from '../model/load-real-model.js';
import { lacks, modelMissing } from '../model/model-file.js';

/** Of one runtime: another order of summation at most. */
const NOISE = 1e-6;

describe.skipIf(lacks(modelMissing))('events over next words on real weights', () => {
  let model: LoadedModel;
  beforeAll(async () => {
    model = await loadRealModel();
  });
  afterAll(() => model.engine.dispose());

  async function ask(question: string, text: string): Promise<WordProbAnswer> {
    const checked = await answerWordProb({ kind: 'word-prob', question, text }, model);
    if (!checked.ok) throw new Error(`refused: ${checked.refusal.code}`);
    const answer = wordProbAnswerSchema.parse(checked.value);
    const { lower = 0, upper = 1 } = answer.probability ?? {};
    process.stdout.write(
      `${question} after ${JSON.stringify(text)}: [${lower.toFixed(5)}, ${upper.toFixed(5)}], ` +
        `${answer.expansions} expansions, ${Math.round(answer.elapsedMs)} ms\n`,
    );
    return answer;
  }

  /** The list of `/nextword`, as shares of all words. */
  async function list(text: string, watch: string[]) {
    const checked = await answerNextword({ kind: 'nextword', text, words: 10, watch }, model);
    if (!checked.ok) throw new Error(`refused: ${checked.refusal.code}`);
    return checked.value;
  }

  const meets = (estimate: Estimate | null, lower: number, upper: number) => {
    expect(estimate?.lower).toBeLessThanOrEqual(upper + NOISE);
    expect(estimate?.upper).toBeGreaterThanOrEqual(lower - NOISE);
  };

  it('agree with the list of next words, found by another search', async () => {
    const text = 'The capital of France is';
    const { words } = await list(text, []);
    const best = await ask('rank(10)', text);
    const [least, most] = [best.wordMass.lower, best.wordMass.upper];
    expect(best.certified.ranks).toEqual([{ best: 10, isProved: true }]);
    const sum = (of: 'lower' | 'upper') => words.reduce((mass, word) => mass + word[of], 0);
    meets(best.probability, sum('lower') / most, sum('upper') / least);
    const listed = new Set(words.map(({ word }) => word));
    expect(best.words.map(({ word }) => word).filter((word) => !listed.has(word))).toEqual([]);
  });

  it.each(['Paris', 'Lyon'])('give %s what a watched word has', async (word) => {
    const text = 'The capital of France is';
    const { watched: [found] = [] } = await list(text, [word]);
    const one = await ask(`in("${word}")`, text);
    meets(
      one.probability,
      (found?.lower ?? 0) / one.wordMass.upper,
      (found?.upper ?? 1) / one.wordMass.lower,
    );
    expect(one.certified.isTight).toBe(true);
  });

  it('are decided by the first letters long before the words are whole', async () => {
    const answer = await ask('starts(p) given capital', 'The capital of France is');
    expect(answer.probability?.lower).toBeGreaterThan(0.85);
    expect((answer.probability?.upper ?? 1) - (answer.probability?.lower ?? 0)).toBeLessThan(0.001);
    expect(answer.words[0]?.word).toBe('Paris');
    expect(answer.expansions).toBeLessThan(80);
  });

  it('differ from what is counted, and are there where nothing can be counted', async () => {
    const corpus = { name: 'diary', text: 'It is cloudy. It is cloudy rain. A cloudy rain came.' };
    const counted = async (question: string) => {
      const checked = await answerCounting({ kind: 'counting', question, corpus }, async () => model);
      if (!checked.ok) throw new Error(`refused: ${checked.refusal.code}`);
      return checked.value;
    };
    const cloudy = await counted('rain given cloudy');
    expect(cloudy.counts).toMatchObject({ joint: 2, condition: 2 });
    expect(cloudy.transformer?.probability?.upper).toBeLessThan(0.1);
    const { words } = await list('cloudy', []);
    expect(cloudy.favourites[0]?.word).toBe(words[0]?.word);
    const unseen = await counted('weather given previous = rainy');
    expect(unseen.probability).toBeNull();
    expect(unseen.transformer?.probability?.lower).toBeGreaterThan(0);
  });
});
