/** Two outside checks on random toy models: frequencies of sampled continuations, and sums of naive products. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_SEARCH, type Snapshot, searchNextWords } from '../../worker/words/search.js';
import { VocabularyClasses } from '../../worker/words/vocabulary-classes.js';
import { enumerate, firstEvent, pathText } from './exhaustive.js';
import { mulberry32, randomToyModel, type ToyModel, toyVocabulary } from './toy-model.js';

const VOCABULARY = toyVocabulary([' a', ' b', ' ab', 'a', 'b', "'", ' ', '1', '.', '\n', [0xc3], [0xa9]]);

async function search(model: ToyModel): Promise<Snapshot> {
  let last: Snapshot | undefined;
  const classes = new VocabularyClasses(model.vocabulary);
  for await (const snapshot of searchNextWords(classes, 'word', model.expand, DEFAULT_SEARCH))
    last = snapshot;
  if (last === undefined) throw new Error('a search gives at least one snapshot');
  return last;
}

/** One continuation, token by token, until its first control token. */
function sample(model: ToyModel, random: () => number): number[] {
  const path: number[] = [];
  for (;;) {
    const row = model.row(path);
    let left = random();
    let token = row.findIndex((probability) => {
      left -= probability;
      return left < 0;
    });
    if (token < 0) token = 0;
    path.push(token);
    if (model.vocabulary.specialTokens.has(token)) return path;
  }
}

/** Little but words, whose beginnings are tokens too. */
const WORDY = toyVocabulary([' a', ' ab', 'a', 'b', '.']);

describe('sampled next words', () => {
  it('come as often as the bounds say', async () => {
    const samples = 20_000;
    for (const seed of [1, 2, 3]) {
      const model = randomToyModel(VOCABULARY, seed, 5);
      const { words } = await search(model);
      const random = mulberry32(seed);
      const counts = new Map<string, number>();
      for (let i = 0; i < samples; i++) {
        const event = firstEvent(pathText(VOCABULARY, sample(model, random)), 'word');
        if ('word' in event) counts.set(event.word, (counts.get(event.word) ?? 0) + 1);
      }
      let squares = 0;
      for (const { word, lower, upper } of words) {
        const middle = (lower + upper) / 2;
        const deviation = Math.sqrt((middle * (1 - middle)) / samples);
        squares += (((counts.get(word) ?? 0) / samples - middle) / deviation) ** 2;
      }
      // About as many as there are words are expected; 30 for ten words has a chance of less than 0.001.
      expect(words).toHaveLength(10);
      expect(squares).toBeLessThan(30);
    }
  });
});

describe('naive products', () => {
  it('sum to more than all words together have, which the probabilities with their ending never do', async () => {
    let aboveOne = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const model = randomToyModel(WORDY, seed, 4);
      const truth = enumerate(model, 'word');
      const wordMass = [...truth.words.values()].reduce((sum, p) => sum + p, 0);
      const naive = naiveSum(model, new Set(truth.words.keys()));
      expect(naive).toBeGreaterThan(wordMass);
      if (naive > 1) aboveOne++;
      const { words, masses } = await search(model);
      const listed = words.reduce((sum, { lower }) => sum + lower, 0);
      expect(listed + masses.otherWords).toBeLessThanOrEqual(wordMass + 1e-12);
    }
    expect(aboveOne).toBeGreaterThan(0);
  });

  /** Sum over words w of P(the continuation is a path whose bytes are exactly " w"), whatever follows. */
  function naiveSum(model: ToyModel, words: ReadonlySet<string>): number {
    let sum = 0;
    const visit = (path: number[], mass: number) => {
      for (const [token, probability] of model.row(path).entries()) {
        if (probability === 0 || model.vocabulary.specialTokens.has(token)) continue;
        const next = [...path, token];
        const text = pathText(model.vocabulary, next);
        if (text.startsWith(' ') && words.has(text.slice(1))) sum += mass * probability;
        visit(next, mass * probability);
      }
    };
    visit([], 1);
    return sum;
  }
});
