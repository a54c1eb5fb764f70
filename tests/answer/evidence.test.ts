import { describe, expect, it } from 'vitest';
import { evidenceAnswerSchema } from '../../src/jobs/evidence.js';
import { answerEvidence } from '../../worker/answer/evidence.js';
import { splitContext } from '../../worker/words/context.js';
import { evidenceContexts } from '../../worker/words/evidence-contexts.js';
import { enumerate } from '../words/exhaustive.js';
import { randomToyModel, type ToyModel, tokenOf, toyModel, toyVocabulary } from '../words/toy-model.js';
import { ToyEngine, toyTokenizer } from './toy-engine.js';

const vocabulary = toyVocabulary([' ', 'a', ' a', ' ab', 'b', '.']);
const DEPTH = 8;

async function answer(model: ToyModel, word: string, text: string, fold = false) {
  const engine = new ToyEngine(model);
  const question = { kind: 'evidence' as const, word, text, fold };
  const checked = await answerEvidence(question, { engine, tokenizer: toyTokenizer(model) });
  if (!checked.ok) throw new Error(checked.refusal.code);
  expect(evidenceAnswerSchema.parse(checked.value)).toEqual(checked.value);
  return { engine, answer: checked.value };
}

/** P(word | context) by walking every path to its end. */
function truth(model: ToyModel, word: string, text: string, fold: boolean): number {
  const context = splitContext(text);
  const prefix = toyTokenizer(model).encode(context.text);
  const after = toyModel(model.vocabulary, (path) => model.row([...prefix, ...path]));
  let sum = 0;
  for (const [found, mass] of enumerate(after, context.end).words) {
    if (found === word || (fold && found.toLowerCase() === word.toLowerCase())) sum += mass;
  }
  return sum;
}

describe('answerEvidence', () => {
  it.each<[string, string, readonly string[], Parameters<typeof toyVocabulary>[0]]>([
    ['many ways to cut it', 'ab', ['a b', 'a ', 'b.'], [' ', 'a', ' a', ' ab', 'b', '.']],
    ['a joiner inside', "a'a", ['a a', '.'], [' a', 'a', "'", "'a", "a'", '.']],
    ['tokens that hold its end', 'ab', ['a'], [' a', 'b', 'b.', "b'", ' ab ', 'c']],
    ['its cases of different bytes', 'р', ['', 'рР '], ['р', ' Р', [0xd0], [0xd1], [0x80], [0xa0]]],
    ['its cases', 'aB', ['', 'b a'], [' a', 'A', 'b', 'B', ' AB', ' ']],
  ])('holds the true probability between its bounds: %s', async (_name, word, texts, tokens) => {
    for (let seed = 1; seed <= 3; seed++) {
      const model = randomToyModel(toyVocabulary(tokens), seed, 5);
      for (const text of texts) {
        for (const fold of [false, true]) {
          const found = (await answer(model, word, text === '' ? ' ' : text, fold)).answer;
          const { ladder, without } = evidenceContexts(text === '' ? ' ' : text, 60);
          const values = [...found.contexts, ...found.leaveOneOut];
          for (const [index, context] of [...ladder, ...without].entries()) {
            const probability = truth(model, word, context.text, fold);
            expect(values[index]?.lower).toBeLessThanOrEqual(probability + 1e-12);
            expect(values[index]?.upper).toBeGreaterThanOrEqual(probability - 1e-12);
          }
        }
      }
    }
  });

  it('asks the engine once', async () => {
    const { engine } = await answer(randomToyModel(vocabulary, 1, DEPTH), 'ab', 'a b a');
    expect(engine.runs).toBe(1);
  });

  it('names the contexts, the jump and the word that matters most', async () => {
    // "b" makes "ab" likely; nothing else matters.
    const model = toyModel(vocabulary, (path) => {
      const row = new Float64Array(vocabulary.tokenBytes.length);
      const last = path.at(-1);
      const [a, spacedAb, b] = ['a', ' ab', 'b'].map((token) => tokenOf(vocabulary, token));
      if (a === undefined || spacedAb === undefined || b === undefined) throw new Error('no token');
      const hasB = path.includes(b);
      if (last === spacedAb) row[0] = 1;
      else {
        row[spacedAb] = hasB ? 0.5 : 0.125;
        row[a] = hasB ? 0.5 : 0.875;
      }
      return row;
    });
    const { contexts, jump, leaveOneOut, mattersMost, pointwiseMutualInformationBits } = (
      await answer(model, 'ab', 'a b.a a')
    ).answer;
    expect(contexts.map(({ words, text, probability }) => [words, text, probability])).toEqual([
      [0, '', 0.125],
      [1, 'a', 0.125],
      [2, 'a a', 0.125],
      [3, 'b.a a', 0.5],
      [4, 'a b.a a', 0.5],
    ]);
    expect(jump).toEqual({ words: 3, added: 'b.', bits: 2 });
    expect(leaveOneOut.map(({ word, from, to, bits }) => [word, from, to, bits])).toEqual([
      ['a', 0, 1, 0],
      ['b', 2, 3, 2],
      ['a', 4, 5, 0],
      ['a', 6, 7, 0],
    ]);
    expect(mattersMost).toBe(1);
    expect(pointwiseMutualInformationBits).toBeCloseTo(2, 12);
  });

  it('takes only the last words of a long text one by one', () => {
    const text = Array.from({ length: 70 }, (_, index) => `w${index}`).join(' ');
    const { ladder, without } = evidenceContexts(text, 60);
    expect(ladder).toHaveLength(62);
    expect(ladder.at(-2)).toMatchObject({ words: 60 });
    expect(ladder.at(-1)).toEqual({ words: 70, text });
    expect(without).toHaveLength(60);
    expect(without[0]?.text).toBe(text.replace(' w10', ''));
  });

  it('keeps a text without words whole, and takes a first word away with the space behind it', () => {
    expect(evidenceContexts('...', 60)).toEqual({
      ladder: [
        { words: 0, text: '' },
        { words: 0, text: '...' },
      ],
      without: [],
    });
    expect(evidenceContexts('(It is 5', 60).without.map(({ text }) => text)).toEqual([
      '( is 5',
      '(It 5',
      '(It is',
    ]);
    expect(evidenceContexts('It is', 60).without.map(({ text }) => text)).toEqual(['is', 'It']);
  });

  it('refuses what is no single word, a broken text, and one over the context', async () => {
    const model = randomToyModel(vocabulary, 1, DEPTH);
    const ports = { engine: new ToyEngine(model, 34), tokenizer: toyTokenizer(model) };
    const ask = (word: string, text: string) => answerEvidence({ kind: 'evidence', word, text }, ports);
    for (const word of ['a b', '12', '.', 'a.', ' a']) {
      expect(await ask(word, 'a')).toMatchObject({ refusal: { code: 'not-a-word', received: word } });
    }
    expect(await ask('a', '\udc00')).toMatchObject({ refusal: { code: 'lone-surrogate' } });
    expect(await ask('a', 'aaa')).toMatchObject({
      refusal: { code: 'text-over-context', tokens: 4, limit: 2 },
    });
  });
});
