import { describe, expect, it } from 'vitest';
import { type NextwordQuestion, nextwordAnswerSchema } from '../../src/jobs/nextword.js';
import { answerNextword } from '../../worker/answer/nextword.js';
import { enumerate } from '../words/exhaustive.js';
import { randomToyModel, toyModel, toyVocabulary } from '../words/toy-model.js';
import { ToyEngine, toyTokenizer } from './toy-engine.js';

const vocabulary = toyVocabulary(['a', 'b', ' a', ' b', ' A', "'", '1', '.', '\n', 'ab']);
const model = randomToyModel(vocabulary, 11, 7);
const tokenizer = toyTokenizer(model);

async function ask(options: Partial<NextwordQuestion> & { readonly text: string }) {
  const engine = new ToyEngine(model);
  const checked = await answerNextword({ kind: 'nextword', words: 5, ...options }, { engine, tokenizer });
  if (!checked.ok) throw new Error(checked.refusal.code);
  expect(nextwordAnswerSchema.parse(checked.value)).toEqual(checked.value);
  const rows = [...checked.value.words.map(({ lower }) => lower), ...Object.values(checked.value.masses)];
  expect(Math.abs(rows.reduce((sum, mass) => sum + mass, 0) - 1)).toBeLessThan(1e-9);
  return checked.value;
}

/** The true distribution after a text. */
function truthAfter(text: string) {
  const prefix = tokenizer.encode(text);
  return enumerate(
    toyModel(vocabulary, (path) => model.row([...prefix, ...path])),
    'word',
  ).words;
}

describe('sections of a next-word answer', () => {
  it('are there only when they are asked for, but for the entropy', async () => {
    const answer = await ask({ text: 'abab' });
    expect(Object.keys(answer).sort()).toEqual(
      'certified elapsedMs entropy expansions kind masses model text words'.split(' '),
    );
    expect(answer.entropy?.choicesAtLeast).toBeCloseTo(2 ** (answer.entropy?.bitsAtLeast ?? 0), 12);
  });

  it('say of watched words what brute force says, in the order asked', async () => {
    const truth = truthAfter('abab');
    const { watched = [] } = await ask({ text: 'abab', watch: ['bb', 'a', 'zz'] });
    expect(watched.map(({ word }) => word)).toEqual(['bb', 'a', 'zz']);
    for (const { word, lower, upper, probability } of watched) {
      expect(probability).toBe(lower);
      expect(lower).toBeLessThanOrEqual((truth.get(word) ?? 0) + 1e-12);
      expect(upper).toBeGreaterThanOrEqual((truth.get(word) ?? 0) - 1e-12);
    }
    expect(watched[2]?.rank.to).toBeNull();
  });

  it('list as many words as are to be kept', async () => {
    const { adjusted, words } = await ask({ text: 'abab', topK: 8, temperature: 2 });
    expect(words).toHaveLength(8);
    expect(adjusted).toMatchObject({ topK: 8, temperature: 2, reached: true });
    expect(adjusted?.words.map(({ word }) => word)).toEqual(words.map(({ word }) => word));
    expect(adjusted?.words.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
    const share = await ask({ text: 'abab', topP: 0.9 });
    const truth = [...truthAfter('abab').values()];
    const wordMass = truth.reduce((sum, mass) => sum + mass, 0);
    expect(share.adjusted?.keptMass.upper).toBeGreaterThanOrEqual(
      share.adjusted?.reached === true ? 0.9 * wordMass - 1e-9 : 0,
    );
  });

  it('draw from the rows of the answer, or from the kept words', async () => {
    const plain = await ask({ text: 'abab', seed: 3 });
    expect(plain.draw?.intervals.map(({ label }) => label)).toEqual([
      ...plain.words.map(({ word }) => word),
      ...Object.keys(plain.masses),
    ]);
    expect(plain.draw?.intervals.filter(({ isWord }) => isWord)).toHaveLength(plain.words.length);
    const first = await ask({ text: 'abab', seed: 3, temperature: 0 });
    expect(first.draw?.outcome).toBe(0);
    expect(first.draw?.intervals).toHaveLength(first.words.length);
  });

  it('fold the case of the list and of the watched words', async () => {
    const truth = truthAfter('abab');
    const { words, watched, folded } = await ask({ text: 'abab', fold: true, watch: ['A'] });
    expect(folded).toBe(true);
    const both = (truth.get('a') ?? 0) + (truth.get('A') ?? 0);
    expect(watched?.[0]?.lower).toBeLessThanOrEqual(both + 1e-12);
    expect(watched?.[0]?.upper).toBeGreaterThanOrEqual(both - 1e-12);
    const names = words.map(({ word }) => word.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });

  it('show the paths whose endings make up a word', async () => {
    const { tokens, search, words } = await ask({ text: 'abab', view: 'how', watch: ['ab'] });
    for (const { word, paths } of tokens?.paths ?? []) {
      for (const { tokens: steps, product, ending } of paths) {
        expect(steps.map(({ text }) => text).join('')).toMatch(new RegExp(`^ ?${word}'?$`));
        expect(steps.reduce((sum, { probability }) => sum * probability, 1)).toBeCloseTo(product, 12);
        expect(ending.lower).toBeLessThanOrEqual(ending.upper);
      }
    }
    expect(tokens?.paths.map(({ word }) => word)).toContain('ab');
    expect(tokens?.paths[0]?.word).toBe(words[0]?.word);
    // "ab" is one token, and two as well: not everything came the canonical way.
    expect(search?.nonCanonicalMass).toBeGreaterThan(0);
    expect(search?.nonCanonicalMass).toBeLessThan(1);
    const listed = tokens?.next.map(({ probability }) => probability) ?? [];
    expect(listed).toEqual(listed.toSorted((a, b) => b - a));
    expect((await ask({ text: 'abab', view: 'tokens' })).search).toBeUndefined();
  });

  it('complete a half-typed word, given that it goes on', async () => {
    const { completion, words } = await ask({ text: 'ab a', complete: true });
    expect(completion).toMatchObject({ fragment: 'a', before: 'ab' });
    for (const { word } of words) expect(word.startsWith('a')).toBe(true);
  });

  it('stand beside those of another text, every word with both bounds', async () => {
    const answer = await ask({ text: 'abab', compare: 'ab.b', watch: ['a'] });
    expect(answer.watched).toHaveLength(1);
    const names = answer.compared?.words.map(({ word }) => word) ?? [];
    expect(new Set(names).size).toBe(names.length);
    for (const { word } of answer.words) expect(names).toContain(word);
    for (const [text, side] of [
      ['abab', 'here'],
      ['ab.b', 'there'],
    ] as const) {
      const truth = truthAfter(text);
      for (const row of answer.compared?.words ?? []) {
        expect(row[side].lower).toBeLessThanOrEqual((truth.get(row.word) ?? 0) + 1e-12);
        expect(row[side].upper).toBeGreaterThanOrEqual((truth.get(row.word) ?? 0) - 1e-12);
      }
    }
  });

  it('are refused where they make no sense', async () => {
    const ports = { engine: new ToyEngine(model, 38), tokenizer };
    const refusal = async (options: Partial<NextwordQuestion> & { readonly text: string }) => {
      const checked = await answerNextword({ kind: 'nextword', words: 5, ...options }, ports);
      return checked.ok ? undefined : checked.refusal;
    };
    for (const text of ['ab.', 'ab ', '1', 'b1 1'])
      expect(await refusal({ text, complete: true })).toMatchObject({ code: 'nothing-to-complete' });
    expect(await refusal({ text: 'a', watch: ['a', 'a b'] })).toMatchObject({
      code: 'not-a-word',
      option: 'watch',
      received: 'a b',
    });
    expect(await refusal({ text: 'a', compare: '\ud800' })).toEqual({
      code: 'lone-surrogate',
      option: 'compare',
    });
    expect(await refusal({ text: 'a', compare: 'b.b.b.b' })).toMatchObject({ code: 'text-over-context' });
  });
});
