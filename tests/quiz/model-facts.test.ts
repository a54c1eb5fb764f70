import { describe, expect, it } from 'vitest';
import type { ModelSummary } from '../../src/jobs/nextword.js';
import { randomNumber } from '../../src/probability/random.js';
import {
  type NextWords,
  statedPerMille,
  statedWords,
  twoWordsFacts,
  whichTextFacts,
} from '../../src/quiz/model-facts.js';
import { percent } from '../../src/render/numbers.js';

const model: ModelSummary = {
  name: 'a model',
  quantisation: 'Q4',
  sha256: 'one',
  device: 'cpu',
  precision: 'exact',
};
const said = (text: string, shares: Readonly<Record<string, number>>, sha256 = 'one'): NextWords => ({
  text,
  words: Object.entries(shares).map(([word, lower]) => ({ word, probability: lower, lower, upper: lower })),
  model: { ...model, sha256 },
});

describe('what is taken from the language model', () => {
  it('are its numbers as the card of the next word states them', () => {
    for (let seed = 0; seed < 2000; seed++) {
      const lower = randomNumber(seed, 0) ** 3;
      const perMille = statedPerMille({ lower, upper: lower });
      const stated = percent(lower);
      if (perMille === undefined) expect(stated).toMatch(/^(< |> |0\.|99\.)/);
      else expect(stated).toBe(`${(perMille / 10).toFixed(1)} %`);
    }
    expect(statedPerMille({ lower: 0.25, upper: 0.2505 })).toBe(250);
    expect(statedPerMille({ lower: 0.25, upper: 0.252 })).toBeUndefined();
  });

  it('are two words that both rank high, the second with and without the first', () => {
    const context = said('a cup of', { coffee: 0.521, black: 0.057, tea: 0.021, gold: 0.004 });
    const after = said('a cup of black', { coffee: 0.665, tea: 0.1, gold: 0.1, cats: 0.1 });
    // 57 · 100 / 1,000,000 of black tea is a little more than half a percent; black gold and black cats are not ranked alone.
    expect(twoWordsFacts(context, 'black', after)).toEqual([
      {
        kind: 'two-words',
        model: 'a model',
        context: 'a cup of',
        first: 'black',
        second: 'coffee',
        perMille: { first: 57, secondAfterFirst: 665, secondAlone: 521 },
      },
      expect.objectContaining({ second: 'tea' }),
    ]);
    expect(twoWordsFacts(context, 'gold', after)).toEqual([]);
    expect(twoWordsFacts(context, 'black', said('a cup of black', { coffee: 0.6 }, 'another'))).toEqual([]);
  });

  it('are words that tell two texts apart, the most telling first', () => {
    const cloudy = said('cloudy', { rain: 0.251, be: 0.311, the: 0.1 });
    const clear = said('clear', { be: 0.53, rain: 0.059, the: 0.12, shine: 0.2 });
    expect(whichTextFacts(cloudy, clear)).toEqual([
      { kind: 'which-text', model: 'a model', texts: ['cloudy', 'clear'], word: 'rain', perMille: [251, 59] },
      { kind: 'which-text', model: 'a model', texts: ['cloudy', 'clear'], word: 'be', perMille: [311, 530] },
    ]);
    expect(whichTextFacts(cloudy, said('clear', { rain: 0.059 }, 'another'))).toEqual([]);
  });

  it('are none of words that no card states', () => {
    expect([...statedWords(said('x', { a: 0.5, b: 0.009, c: 0.9999 }))]).toEqual([['a', 500]]);
  });
});
