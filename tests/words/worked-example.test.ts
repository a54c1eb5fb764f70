/**
 * "the" and five tokens. What can come next, worked by hand:
 *
 *   P( mat | the) = 0.6   P( ma | the) = 0.1   P(. | the) = 0.2   P(s | the) = 0.1
 *   after " mat":    "."  0.5, "s"  0.3, end 0.2
 *   after " ma":     "t"  0.4, "."  0.6
 *   after " ma"|"t": "."  1
 *   after " mats":   " mat" 1
 *
 *   P(mat)  = 0.6 · (0.5 + 0.2) + 0.1 · 0.4 · 1 = 0.42 + 0.04 = 0.46   ends, in both ways of cutting it
 *   P(mats) = 0.6 · 0.3 · 1 = 0.18
 *   P(ma)   = 0.1 · 0.6 = 0.06
 *   punctuation 0.2, last word goes on ("thes") 0.1; together 0.46 + 0.18 + 0.06 + 0.2 + 0.1 = 1
 *
 * The naive products, without the ending: mat 0.6 + 0.1 · 0.4 = 0.64, mats 0.18, ma 0.1 + …; they count "mats" twice.
 */
import { describe, expect, it } from 'vitest';
import { DEFAULT_SEARCH, type Snapshot, searchNextWords } from '../../worker/words/search.js';
import { VocabularyClasses } from '../../worker/words/vocabulary-classes.js';
import { pathText } from './exhaustive.js';
import { type ToyModel, tokenOf, toyModel, toyVocabulary } from './toy-model.js';

const vocabulary = toyVocabulary([' mat', ' ma', 't', 's', '.']);
const AFTER: ReadonlyMap<string, Readonly<Record<string, number>>> = new Map([
  ['', { ' mat': 0.6, ' ma': 0.1, '.': 0.2, s: 0.1 }],
  [' mat', { '.': 0.5, s: 0.3, end: 0.2 }],
  [' ma|t', { '.': 1 }],
  [' ma', { t: 0.4, '.': 0.6 }],
  [' mat|s', { ' mat': 1 }],
]);

const model: ToyModel = toyModel(vocabulary, (path) => {
  const name = path.map((token) => pathText(vocabulary, [token])).join('|');
  const row = new Float64Array(vocabulary.tokenBytes.length);
  for (const [text, probability] of Object.entries(AFTER.get(name) ?? { end: 1 })) {
    row[text === 'end' ? 0 : tokenOf(vocabulary, text)] = probability;
  }
  return row;
});

async function steps(options = {}): Promise<Snapshot[]> {
  const all: Snapshot[] = [];
  const search = searchNextWords(new VocabularyClasses(vocabulary), 'word', model.expand, {
    ...DEFAULT_SEARCH,
    words: 2,
    tolerance: 0,
    width: 0,
    ...options,
  });
  for await (const snapshot of search) all.push(snapshot);
  return all;
}

const rounded = ({ words }: Snapshot) =>
  words.map(({ word, lower, upper }) => [word, Number(lower.toFixed(9)), Number(upper.toFixed(9))]);

describe('the worked example', () => {
  it('ends with the probabilities worked out by hand', async () => {
    const last = (await steps()).at(-1);
    expect(last?.words).toHaveLength(2);
    expect(last?.words[0]?.word).toBe('mat');
    expect(last?.words[0]?.lower).toBeCloseTo(0.46, 12);
    expect(last?.words[1]?.word).toBe('mats');
    expect(last?.words[1]?.lower).toBeCloseTo(0.18, 12);
    expect(last?.masses.otherWords).toBeCloseTo(0.06, 12);
    expect(last?.masses.punctuation).toBeCloseTo(0.2, 12);
    expect(last?.masses.lastWordContinues).toBeCloseTo(0.1, 12);
    expect(last?.masses.unassigned).toBeCloseTo(0, 12);
    expect(last?.certified).toEqual({ set: true, order: true, ranks: 2, tolerance: 0 });
    expect(last?.isComplete).toBe(true);
  });

  it('takes the steps worked out by hand, one path at a time', async () => {
    const [root, first, second] = await steps({ batchSize: 1 });
    // Only " mat" and " ma" are open: nothing has ended, and any word may get 0.1 + 0.6 at most.
    expect(root?.words).toEqual([]);
    expect(root?.bestUnlisted).toBeCloseTo(0.7, 12);
    expect(root?.masses.otherWords).toBeCloseTo(0.7, 12);
    expect(root?.certified.set).toBe(false);
    // " mat" is expanded: 0.42 ended there; "mats" is open with 0.18; " ma" could still become "mat" too.
    expect(first === undefined ? [] : rounded(first)).toEqual([['mat', 0.42, 0.52]]);
    expect(first?.bestUnlisted).toBeCloseTo(0.28, 12);
    // "mats" can no more become "mat", so its 0.18 are another word's for sure; 0.1 are unassigned.
    expect(first?.masses.otherWords).toBeCloseTo(0.18, 12);
    expect(first?.masses.unassigned).toBeCloseTo(0.1, 12);
    // 0.42 against 0.28: the first rank is proved, the set of two is not.
    expect(first?.certified).toMatchObject({ set: false, order: true, ranks: 1 });
    expect(second === undefined ? [] : rounded(second)).toEqual([
      ['mat', 0.42, 0.52],
      ['mats', 0.18, 0.28],
    ]);
  });

  it('gives up light paths and says what they could have brought', async () => {
    const last = (await steps({ epsilon: 0.15 })).at(-1);
    // " ma" (0.1) is given up: it could have been "mat" or "mats" wholly.
    expect(last === undefined ? [] : rounded(last)).toEqual([
      ['mat', 0.42, 0.52],
      ['mats', 0.18, 0.28],
    ]);
    expect(last?.masses.unassigned).toBeCloseTo(0.1, 12);
    // 0.42 against 0.28, and 0.18 against the 0.1 that any other word could have got: set and order are proved,
    // but the intervals cannot get as narrow as was asked for.
    expect(last?.bestUnlisted).toBeCloseTo(0.1, 12);
    expect(last?.certified).toMatchObject({ set: true, order: true, ranks: 2 });
    expect(last?.isComplete).toBe(false);
  });

  it('counts the light beginnings of one word together', async () => {
    // Each of the three is given up, yet all of them could have become "abc": 0.1 + 0.12 + 0.13 = 0.35.
    const nested = toyVocabulary([' a', ' ab', ' abc', ' b', '.']);
    const root = Float64Array.of(0, 0, 0.1, 0.12, 0.13, 0.14, 0.51);
    const { expand } = toyModel(nested, () => root);
    const search = searchNextWords(new VocabularyClasses(nested), 'word', expand, {
      ...DEFAULT_SEARCH,
      epsilon: 0.2,
    });
    const { value } = await search.next();
    expect(value?.bestUnlisted).toBeCloseTo(0.35, 12);
    expect(value?.masses.unassigned).toBeCloseTo(0.49, 12);
  });
});
