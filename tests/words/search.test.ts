import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContextEnd } from '../../worker/words/context.js';
import {
  DEFAULT_SEARCH,
  type SearchOptions,
  type Snapshot,
  searchNextWords,
} from '../../worker/words/search.js';
import { VocabularyClasses } from '../../worker/words/vocabulary-classes.js';
import { OUTCOMES } from '../../worker/words/word-grammar.js';
import { enumerate } from './exhaustive.js';
import { randomToyModel, type ToyModel, toyVocabulary } from './toy-model.js';
import { PIECES } from './toy-pieces.js';

async function snapshots(
  model: ToyModel,
  end: ContextEnd,
  options: Partial<SearchOptions> = {},
): Promise<Snapshot[]> {
  const classes = new VocabularyClasses(model.vocabulary);
  const all: Snapshot[] = [];
  const search = searchNextWords(classes, end, model.expand, { ...DEFAULT_SEARCH, ...options });
  for await (const snapshot of search) all.push(snapshot);
  return all;
}

async function result(model: ToyModel, end: ContextEnd, options: Partial<SearchOptions> = {}) {
  const last = (await snapshots(model, end, options)).at(-1);
  if (last === undefined) throw new Error('a search gives at least one snapshot');
  return last;
}

function total({ words, masses }: Snapshot): number {
  const listed = words.reduce((sum, { lower }) => sum + lower, 0);
  return Object.values(masses).reduce((sum, mass) => sum + mass, listed);
}

const ENDS = ['word', 'joiner', 'closed', 'open'] as const;

const toyCase = fc.record({
  pieces: fc.uniqueArray(fc.constantFrom(...PIECES.keys()), { minLength: 2, maxLength: 5 }),
  seed: fc.integer(),
  end: fc.constantFrom(...ENDS),
  words: fc.integer({ min: 1, max: 6 }),
  epsilon: fc.constantFrom(0, 1e-6, 1e-3, 0.02),
  tolerance: fc.constantFrom(0, 0.0005, 0.01),
  batchSize: fc.constantFrom(1, 2, 5, 16),
  maxExpansions: fc.constantFrom(1, 7, 40, 256),
});
type ToyCase = typeof toyCase extends fc.Arbitrary<infer T> ? T : never;

const DEPTH = 4;

function modelOf({ pieces, seed }: Pick<ToyCase, 'pieces' | 'seed'>): ToyModel {
  return randomToyModel(toyVocabulary(pieces.map((index) => PIECES[index] ?? 'a')), seed, DEPTH);
}

const NOISE = 1e-12;

describe('the search on random toy models', () => {
  it('keeps the whole probability at every step, and bounds that only shrink around the truth', async () => {
    await fc.assert(
      fc.asyncProperty(toyCase, async ({ end, ...options }) => {
        const model = modelOf(options);
        const truth = enumerate(model, end);
        const before = new Map<string, { readonly lower: number; readonly upper: number }>();
        for (const snapshot of await snapshots(model, end, options)) {
          expect(Math.abs(total(snapshot) - 1)).toBeLessThan(1e-9);
          for (const { word, lower, upper } of snapshot.words) {
            const known = before.get(word) ?? { lower: 0, upper: 1 };
            expect(lower).toBeGreaterThanOrEqual(known.lower - NOISE);
            expect(upper).toBeLessThanOrEqual(known.upper + NOISE);
            before.set(word, { lower, upper });
          }
          const listed = new Set(snapshot.words.map(({ word }) => word));
          for (const { word, lower, upper } of snapshot.words) {
            const probability = truth.words.get(word) ?? 0;
            expect(lower).toBeLessThanOrEqual(probability + NOISE);
            expect(upper).toBeGreaterThanOrEqual(probability - NOISE);
            expect(upper - lower).toBeLessThanOrEqual(snapshot.masses.unassigned + NOISE);
          }
          let otherWords = 0;
          for (const [word, probability] of truth.words) {
            if (listed.has(word)) continue;
            otherWords += probability;
            expect(snapshot.bestUnlisted).toBeGreaterThanOrEqual(probability - NOISE);
          }
          for (const name of OUTCOMES) {
            const probability = truth.outcomes.get(name) ?? 0;
            expect(snapshot.masses[name]).toBeLessThanOrEqual(probability + NOISE);
            expect(snapshot.masses[name] + snapshot.masses.unassigned).toBeGreaterThanOrEqual(
              probability - NOISE,
            );
          }
          expect(snapshot.masses.otherWords).toBeLessThanOrEqual(otherWords + NOISE);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('never certifies what is not so', async () => {
    let certifiedSets = 0;
    let certifiedRanks = 0;
    await fc.assert(
      fc.asyncProperty(toyCase, async ({ end, ...options }) => {
        const model = modelOf(options);
        const truth = [...enumerate(model, end).words].sort((a, b) => b[1] - a[1]);
        const probabilities = new Map(truth);
        for (const { words, certified, isComplete } of await snapshots(model, end, options)) {
          const listed = words.map(({ word }) => probabilities.get(word) ?? 0);
          const names = new Set(words.map(({ word }) => word));
          const bestOutside = Math.max(0, ...truth.filter(([word]) => !names.has(word)).map(([, p]) => p));
          const worstInside = words.length < options.words ? 0 : Math.min(...listed);
          if (certified.set) {
            certifiedSets++;
            expect(bestOutside).toBeLessThanOrEqual(worstInside + options.tolerance + NOISE);
          }
          for (const [rank, probability] of listed.entries()) {
            if (rank >= certified.ranks) break;
            certifiedRanks++;
            const best = Math.max(bestOutside, ...listed.slice(rank));
            expect(best).toBeLessThanOrEqual(probability + options.tolerance + NOISE);
          }
          expect(certified.order).toBe(words.length > 0 && certified.ranks === words.length);
          if (isComplete) expect(certified.set).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
    expect(certifiedSets).toBeGreaterThan(50);
    expect(certifiedRanks).toBeGreaterThan(100);
  });

  it('ends with the exact distribution when it may expand and keep everything', async () => {
    await fc.assert(
      fc.asyncProperty(toyCase, async ({ end, pieces, seed, batchSize }) => {
        const model = modelOf({ pieces, seed });
        const truth = enumerate(model, end);
        const last = await result(model, end, {
          words: 10_000,
          tolerance: -1,
          width: -1,
          epsilon: 0,
          batchSize,
          maxExpansions: 100_000,
        });
        const found = new Map(last.words.map(({ word, lower }) => [word, lower]));
        expect(found.size).toBe(truth.words.size);
        for (const [word, probability] of truth.words) expect(found.get(word)).toBeCloseTo(probability, 12);
        for (const name of OUTCOMES) {
          expect(last.masses[name]).toBeCloseTo(truth.outcomes.get(name) ?? 0, 12);
        }
        expect(last.masses.unassigned).toBeCloseTo(0, 12);
      }),
      { numRuns: 60 },
    );
  });

  it('says the same in batches of 1 and of 16, and five words are the first of ten', async () => {
    await fc.assert(
      fc.asyncProperty(toyCase, async ({ end, pieces, seed }) => {
        const model = modelOf({ pieces, seed });
        const options = { tolerance: 0, width: 1e-5, epsilon: 0, maxExpansions: 5000 };
        const ten = await result(model, end, { ...options, words: 10, batchSize: 16 });
        const single = await result(model, end, { ...options, words: 10, batchSize: 1 });
        const five = await result(model, end, { ...options, words: 5, batchSize: 16 });
        expect(single.words.map(({ word }) => word)).toEqual(ten.words.map(({ word }) => word));
        expect(five.words.map(({ word }) => word)).toEqual(ten.words.slice(0, 5).map(({ word }) => word));
        for (const [rank, { lower, upper }] of ten.words.entries()) {
          const other = single.words[rank];
          expect(Math.abs((other?.lower ?? 0) - lower)).toBeLessThanOrEqual(1e-5);
          expect(Math.abs((other?.upper ?? 0) - upper)).toBeLessThanOrEqual(1e-5);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps its budget, and stops when it is told to', async () => {
    const model = modelOf({ pieces: [0, 1, 2, 3, 4, 6], seed: 5 });
    const exact = { tolerance: 0, width: 0, epsilon: 0 };
    expect((await result(model, 'word', { ...exact, maxExpansions: 10 })).expansions).toBe(10);
    expect((await result(model, 'word', { ...exact, maxExpansions: 1 })).expansions).toBe(1);
    let batches = 0;
    const stopped = await snapshots(model, 'word', { ...exact, batchSize: 2, isOver: () => ++batches === 3 });
    expect(stopped).toHaveLength(3);
    expect(stopped.at(-1)?.expansions).toBe(5);
  });

  it('expands no path that would be too long', async () => {
    const model = modelOf({ pieces: [0, 1, 2, 3], seed: 9 });
    let longest = 0;
    const expand: ToyModel['expand'] = (inquiries) => {
      longest = Math.max(longest, ...inquiries.map(({ path }) => path.length));
      return model.expand(inquiries);
    };
    await result({ ...model, expand }, 'word', { tolerance: 0, width: 0, epsilon: 0, maxDepth: 2 });
    expect(longest).toBe(1);
  });

  it('rejects answers that do not belong to the table or the paths', async () => {
    const model = modelOf({ pieces: [0, 1], seed: 1 });
    const expand: ToyModel['expand'] = async (inquiries) =>
      (await model.expand(inquiries)).map((sifted) => ({ ...sifted, masses: sifted.masses.subarray(1) }));
    await expect(result({ ...model, expand }, 'word')).rejects.toThrow(RangeError);
    await expect(result({ ...model, expand: async () => [] }, 'word')).rejects.toThrow(RangeError);
  });
});
