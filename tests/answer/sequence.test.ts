import { describe, expect, it } from 'vitest';
import { splitRungs } from '../../src/jobs/rungs.js';
import { sequenceAnswerSchema } from '../../src/jobs/sequence.js';
import { answerSequence } from '../../worker/answer/sequence.js';
import { pathText } from '../words/exhaustive.js';
import { randomToyModel, type ToyModel, toyVocabulary } from '../words/toy-model.js';
import { ToyEngine, toyTokenizer } from './toy-engine.js';

const vocabulary = toyVocabulary(['a', 'b', ' a', "'", '.', '❤', '\ufe0f', ' ']);
/** Each text can be cut into these in one way only. */
const unambiguous = toyVocabulary(['a', 'b', ' a', ' b', "'", '.']);
const DEPTH = 5;

const question = (text: string) => ({ kind: 'sequence' as const, text });

async function answer(model: ToyModel, text: string, compare?: string) {
  const engine = new ToyEngine(model);
  const asked = compare === undefined ? question(text) : { ...question(text), compare };
  const checked = await answerSequence(asked, { engine, tokenizer: toyTokenizer(model) });
  if (!checked.ok) throw new Error(checked.refusal.code);
  expect(sequenceAnswerSchema.parse(checked.value)).toEqual(checked.value);
  return { engine, answer: checked.value };
}

/** Every whole text of the model with its probability. */
function textsOf(model: ToyModel): (readonly [string, number])[] {
  const texts: (readonly [string, number])[] = [];
  const visit = (path: readonly number[], mass: number) => {
    for (const [token, probability] of model.row(path).entries()) {
      if (probability === 0) continue;
      if (unambiguous.specialTokens.has(token)) texts.push([pathText(unambiguous, path), mass * probability]);
      else visit([...path, token], mass * probability);
    }
  };
  visit([], 1);
  return texts;
}

describe('answerSequence', () => {
  it('holds the true probability of each word between its bounds, by enumerating every text', async () => {
    for (let seed = 1; seed <= 3; seed++) {
      const model = randomToyModel(unambiguous, seed, DEPTH);
      const texts = textsOf(model).map(([text, mass]) => ({ rungs: splitRungs(text), mass }));
      for (const text of ["ab a'b", 'a a', "a' a", 'b ab']) {
        const { rungs } = (await answer(model, text)).answer.texts[0] ?? { rungs: [] };
        const massOf = (count: number) =>
          texts
            .filter((whole) =>
              rungs.slice(0, count).every(({ text: rung, from }, index) => {
                const own = whole.rungs[index];
                return own?.text === rung && own.from === from;
              }),
            )
            .reduce((sum, { mass }) => sum + mass, 0);
        for (const [index, { kind, lower, upper }] of rungs.entries()) {
          // A mark may be part of a longer run; only words are outcomes that end.
          if (kind !== 'word' || rungs.slice(0, index).some((before) => before.kind !== 'word')) continue;
          const truth = massOf(index + 1) / massOf(index);
          expect(lower).toBeLessThanOrEqual(truth + 1e-12);
          expect(upper).toBeGreaterThanOrEqual(truth - 1e-12);
        }
      }
    }
  });

  it('asks the engine once for a text', async () => {
    const { engine } = await answer(randomToyModel(vocabulary, 1, DEPTH), 'ab a');
    expect(engine.runs).toBe(1);
    expect(engine.treeSizes).toEqual([3]);
  });

  it('shows symbols and emoji as marks, and white space of its own as blank', async () => {
    const { texts } = (await answer(randomToyModel(vocabulary, 1, 9), 'a❤️.  a ')).answer;
    expect(texts[0]?.rungs.map(({ kind, text }) => [kind, text])).toEqual([
      ['word', 'a'],
      ['mark', '❤️.'],
      ['blank', ' '],
      ['word', 'a'],
      ['blank', ' '],
    ]);
    expect(texts[0]?.words).toBe(2);
  });

  it('scores two texts beside each other', async () => {
    const model = randomToyModel(vocabulary, 4, 9);
    const both = (await answer(model, 'a a', 'a b')).answer;
    const alone = (await answer(model, 'a b')).answer;
    expect(both.texts[1]).toEqual(alone.texts[0]);
    expect(both.comparison?.bits).toBeCloseTo(
      Math.abs((both.texts[0]?.totalBits ?? 0) - (both.texts[1]?.totalBits ?? 0)),
      12,
    );
    expect(alone.comparison).toBeNull();
  });

  it('refuses what is broken, what no token can write, and what is over the context', async () => {
    const model = randomToyModel(vocabulary, 1, DEPTH);
    const ports = { engine: new ToyEngine(model, 4), tokenizer: toyTokenizer(model) };
    expect(await answerSequence(question('a\ud800'), ports)).toMatchObject({
      refusal: { code: 'lone-surrogate', option: 'text' },
    });
    expect(await answerSequence({ ...question('a'), compare: 'zz' }, ports)).toMatchObject({
      refusal: { code: 'text-empty', option: 'compare' },
    });
    expect(await answerSequence(question('abab'), ports)).toEqual({
      ok: false,
      refusal: { code: 'text-over-context', tokens: 5, limit: 4, model: 'toy' },
    });
    expect((await answerSequence(question('aba'), ports)).ok).toBe(true);
  });
});
