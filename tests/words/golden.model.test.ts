import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NextwordAnswer } from '../../src/jobs/nextword.js';
import { answerNextword } from '../../worker/answer/nextword.js';
import type { LoadedModel } from '../../worker/model/load-model.js';
import { loadRealModel } from '../model/load-real-model.js';
import { goldenMissing, lacks, modelMissing, readGolden } from '../model/model-file.js';
import { compareWords } from './compare-golden.js';

/** Two runtimes, float32 in another order of summation. */
const NOISE = 1e-4;

describe.skipIf(lacks(modelMissing, goldenMissing))('next words on real weights', () => {
  let model: LoadedModel;
  beforeAll(async () => {
    model = await loadRealModel();
  });
  afterAll(() => model.engine.dispose());

  const asked = new Map<string, NextwordAnswer>();

  async function ask(text: string, words: number): Promise<NextwordAnswer> {
    const name = `${words} ${text}`;
    const known = asked.get(name);
    if (known !== undefined) return known;
    const checked = await answerNextword({ kind: 'nextword', text, words }, model);
    if (!checked.ok) throw new Error(`refused: ${checked.refusal.code}`);
    asked.set(name, checked.value);
    return checked.value;
  }

  it.each([10, 25])('agree with every recorded word and outcome, %i words asked for', async (words) => {
    for (const golden of readGolden()) {
      const answer = await ask(golden.text, words);
      const comparison = compareWords(golden, answer);
      process.stdout.write(
        `${JSON.stringify(golden.text)}: ${answer.expansions} expansions, ${Math.round(answer.elapsedMs)} ms, ` +
          `midpoint off by at most ${comparison.midpoint.toFixed(5)}\n`,
      );
      expect(comparison.apart, 'words whose intervals do not meet').toBeLessThan(NOISE);
      expect(comparison.classesApart, 'outcomes whose intervals do not meet').toBeLessThan(NOISE);
      expect(comparison.midpoint).toBeLessThanOrEqual(0.005);
      expect(comparison.compared).toBeGreaterThan(0);
      const sum = [...answer.words.map(({ lower }) => lower), ...Object.values(answer.masses)];
      expect(Math.abs(sum.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(1e-9);
      expect(answer.certified).toMatchObject({ set: true, order: true, ranks: answer.words.length });
      expect(Math.max(...answer.words.map(({ lower, upper }) => upper - lower))).toBeLessThanOrEqual(0.004);
    }
  });

  it('list what the record lists, and leave out nothing that is likelier than the last of the list', async () => {
    for (const golden of readGolden()) {
      const answer = await ask(golden.text, 10);
      const names = new Set(answer.words.map(({ word }) => word));
      const least = answer.words.at(-1)?.lower ?? 0;
      for (const { word, lower } of golden.words) {
        if (lower > least + answer.certified.tolerance + NOISE) expect(names).toContain(word);
      }
    }
  });

  it('are words and not digits when the text ends in a space', async () => {
    const spaced = await ask('The cat sat on the ', 10);
    const plain = await ask('The cat sat on the', 10);
    expect(spaced.words.map(({ word }) => word)).toEqual(plain.words.map(({ word }) => word));
    expect(spaced.masses).toEqual(plain.masses);
    expect(spaced.words[0]?.word).toBe('mat');
    expect(spaced.masses.number).toBeLessThan(0.01);
  });

  it('come with or without a space after a newline, a quote, and at the start of everything', async () => {
    for (const text of ['Roses are red,\n', 'She said "', ' ', 'a well-', '(', 'tab\t']) {
      const answer = await ask(text, 10);
      expect(answer.words).toHaveLength(10);
      for (const { word } of answer.words) expect(word).toMatch(/^[\p{L}\p{M}][\p{L}\p{M}\p{N}'’]*$/u);
      expect(answer.masses.lastWordContinues).toBe(0);
    }
  });

  it('show how much goes on with the last word', async () => {
    const { masses } = await ask('I think you', 5);
    expect(masses.lastWordContinues).toBeGreaterThan(0.3);
  });

  it('are what the chain rule gives by hand for a word of one token and one of two', async () => {
    const { words } = await ask('The capital of France is', 10);
    for (const path of [' Paris', ' Monaco']) {
      // The tokens of the word one after the other, then everything that can end it.
      const prefix = [0, ...model.tokenizer.encode('The capital of France is')];
      let probability = 1;
      let row = await model.engine.prefill(prefix);
      for (const token of model.tokenizer.encode(path)) {
        probability *= row[token] ?? 0;
        prefix.push(token);
        row = await model.engine.prefill(prefix);
      }
      const ends = model.tokenizer.tokenBytes.reduce((sum, bytes, token) => {
        const text = Buffer.from(bytes).toString();
        return /^(?:[\p{L}\p{M}\p{N}]|['’]\p{L}|['’]$|\ufffd)/u.test(text) ? sum : sum + (row[token] ?? 0);
      }, 0);
      const found = words.find(({ word }) => word === path.trim());
      expect(found?.upper).toBeGreaterThan(probability * ends - NOISE);
      expect(found?.lower).toBeCloseTo(probability * ends, 3);
    }
  });
});
