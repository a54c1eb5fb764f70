import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type NextwordAnswer, type NextwordQuestion, nextwordAnswerSchema } from '../../src/jobs/nextword.js';
import { answerNextword } from '../../worker/answer/nextword.js';
import type { LoadedModel } from '../../worker/model/load-model.js';
import { loadRealModel } from '../model/load-real-model.js';
import { lacks, modelMissing } from '../model/model-file.js';

describe.skipIf(lacks(modelMissing))('views of the next word on real weights', () => {
  let model: LoadedModel;
  beforeAll(async () => {
    model = await loadRealModel();
  });
  afterAll(() => model.engine.dispose());

  async function ask(text: string, options: Partial<NextwordQuestion> = {}): Promise<NextwordAnswer> {
    const checked = await answerNextword({ kind: 'nextword', text, words: 10, ...options }, model);
    if (!checked.ok) throw new Error(`refused: ${checked.refusal.code}`);
    const { value } = checked;
    expect(nextwordAnswerSchema.parse(value)).toEqual(value);
    const rows = [...value.words.map(({ lower }) => lower), ...Object.values(value.masses)];
    expect(Math.abs(rows.reduce((sum, mass) => sum + mass, 0) - 1)).toBeLessThan(1e-9);
    process.stdout.write(
      `${text} ${JSON.stringify(options)}: ${value.expansions} expansions, ${Math.round(value.elapsedMs)} ms, ` +
        `${value.words
          .slice(0, 4)
          .map(({ word, lower, upper }) => `${word} [${lower.toPrecision(3)}, ${upper.toPrecision(3)}]`)
          .join(', ')}\n`,
    );
    return value;
  }

  it('completes a half-typed word', async () => {
    const { words, completion, certified } = await ask('I love choc', { complete: true });
    expect(words[0]?.word).toBe('chocolate');
    expect(words[0]?.lower).toBeGreaterThan(0.8);
    for (const { word } of words) expect(word.startsWith('choc')).toBe(true);
    expect(completion).toMatchObject({ fragment: 'choc', before: 'I love' });
    const { lower = 0, upper = 1 } = completion?.mass ?? {};
    expect(upper / lower).toBeLessThan(1.02);
    expect(certified.set).toBe(true);
  });

  it('completes a fragment that is a word itself, and one at the very beginning', async () => {
    const names = (await ask('I went to the', { complete: true })).words.map(({ word }) => word);
    expect(names[0]).toBe('the');
    expect(names).toContain('theater');
    const first = await ask('Photosyn', { complete: true });
    expect(first.words[0]?.word).toBe('Photosynthesis');
  });

  it('finds words that are named, far down the list', async () => {
    const { watched = [], words } = await ask('The capital of France is', {
      watch: ['Paris', 'Berlin', 'zebra', 'hippopotamus', 'Qxz'],
    });
    process.stdout.write(`${JSON.stringify(watched)}\n`);
    const [paris, berlin, zebra, hippopotamus, nonsense] = watched;
    expect(paris).toMatchObject({ word: 'Paris', rank: { from: 1, to: 1 } });
    expect(paris?.lower).toBeCloseTo(words[0]?.lower ?? 0, 3);
    for (const word of [berlin, zebra, hippopotamus, nonsense]) {
      expect(word?.lower).toBeGreaterThan(0);
      expect(word?.upper).toBeLessThan(Math.max(2e-7, 1.05 * (word?.lower ?? 0)));
      expect(word?.rank.from).toBeGreaterThan(1);
      expect(word?.rank.to).not.toBeNull();
    }
    expect(zebra?.upper).toBeLessThan(berlin?.lower ?? 0);
  });

  it('shows how tokens make a word, and what the search left', async () => {
    const { tokens, search, words } = await ask('It is cloudy and it has just started', {
      view: 'how',
      watch: ['raining'],
    });
    const paths = tokens?.paths.find(({ word }) => word === 'raining')?.paths ?? [];
    const [path] = paths;
    const product = path?.tokens.reduce((sum, { probability }) => sum * probability, 1) ?? 0;
    expect(path?.product).toBeCloseTo(product, 12);
    expect(path?.tokens.map(({ text }) => text).join('')).toBe(' raining');
    expect(path?.ending.lower).toBeGreaterThan(0.5);
    expect(tokens?.next).toHaveLength(12);
    // The paths of the likeliest word add up to its probability.
    const first = tokens?.paths.find(({ word }) => word === words[0]?.word)?.paths ?? [];
    const sum = first.reduce((total, way) => total + way.product * way.ending.lower, 0);
    expect(sum).toBeCloseTo(words[0]?.lower ?? 0, 3);
    expect(search?.nonCanonicalMass).toBeLessThan(0.05);
    expect(search?.openPaths).toBeGreaterThan(0);
  });

  it('adjusts by temperature, top-k and top-p', async () => {
    const text = 'The cat sat on the';
    const topK = (await ask(text, { topK: 3, temperature: 0.5 })).adjusted;
    expect(topK?.words).toHaveLength(3);
    const sharpened = topK?.words.map(({ raw }) => raw.lower ** 2) ?? [];
    const total = sharpened.reduce((sum, mass) => sum + mass, 0);
    for (const [index, { probability }] of (topK?.words ?? []).entries())
      expect(probability).toBeCloseTo((sharpened[index] ?? 0) / total, 9);
    const topP = (await ask(text, { topP: 0.5, words: 5 })).adjusted;
    expect(topP?.reached).toBe(true);
    expect(topP?.keptMass.lower).toBeGreaterThan(0.4);
    const argmax = await ask(text, { temperature: 0, seed: 5 });
    expect(argmax.adjusted?.words[0]).toMatchObject({ word: 'mat', lower: 1 });
    expect(argmax.draw?.intervals[argmax.draw.outcome]?.label).toBe('mat');
  });

  it('folds case, and draws the same for the same seed', async () => {
    const text = 'Say hello to';
    const plain = await ask(text, { watch: ['the', 'The'] });
    const folded = await ask(text, { fold: true, watch: ['The'], seed: 42 });
    const both = (plain.watched ?? []).reduce((sum, { lower }) => sum + lower, 0);
    expect(folded.watched?.[0]?.upper).toBeGreaterThanOrEqual(both - 1e-6);
    expect(folded.words.some(({ word }) => word === 'the')).toBe(true);
    const again = await ask(text, { fold: true, watch: ['The'], seed: 42 });
    expect(again.draw).toEqual(folded.draw);
  });

  it('stands beside another text', async () => {
    const { compared } = await ask('The sky is blue because of the', {
      compare: 'The sky is grey because of the',
      words: 5,
    });
    expect(compared?.words.length).toBeGreaterThanOrEqual(5);
    for (const { here, there } of compared?.words ?? []) {
      expect(here.upper - here.lower).toBeLessThan(0.005);
      expect(there.upper - there.lower).toBeLessThan(0.005);
    }
  });

  it('reads other scripts, emoji and symbols', async () => {
    for (const text of ['Столица России —', 'I ❤', 'I ❤️ pizza 🍕', '東京は', 'SHOUT LOUD AND']) {
      const { words } = await ask(text);
      for (const { word } of words) expect(word).toMatch(/^[\p{L}\p{M}][\p{L}\p{M}\p{N}'’]*$/u);
      for (const { word } of words) expect(word).toMatch(/\p{L}/u);
    }
  });
});
