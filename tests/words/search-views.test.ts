/** What can be asked of a search besides its list, against brute force on random toy models. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldBytes, foldText } from '../../worker/words/case-fold.js';
import type { ContextEnd } from '../../worker/words/context.js';
import { entropyAtLeast, entropyFromCeilings } from '../../worker/words/entropy.js';
import {
  DEFAULT_SEARCH,
  NextWordSearch,
  type SearchOptions,
  type Snapshot,
  searchNextWords,
} from '../../worker/words/search.js';
import { VocabularyClasses } from '../../worker/words/vocabulary-classes.js';
import { enumerate, pathText } from './exhaustive.js';
import { randomToyModel, type ToyModel, toyModel, toyVocabulary } from './toy-model.js';

const PIECES: readonly (string | readonly number[])[] = [
  ' ',
  'a',
  'A',
  ' a',
  ' A',
  ' ab',
  'ba',
  'B',
  "'",
  "'a",
  ' b',
  '1',
  '.',
  'a.',
  'р',
  ' Р',
  [0xd0],
  [0xd1],
  [0x80],
  [0xa0],
];
const DEPTH = 4;
const NOISE = 1e-12;

const toyCase = fc.record({
  pieces: fc.uniqueArray(fc.constantFrom(...PIECES.keys()), { minLength: 2, maxLength: 5 }),
  seed: fc.integer(),
  end: fc.constantFrom<ContextEnd>('word', 'open'),
  words: fc.integer({ min: 1, max: 6 }),
  epsilon: fc.constantFrom(0, 1e-6, 1e-3, 0.02),
  tolerance: fc.constantFrom(0, 0.0005, 0.01),
  batchSize: fc.constantFrom(1, 2, 5, 16),
  maxExpansions: fc.constantFrom(1, 7, 40, 256),
});

function modelOf(pieces: readonly number[], seed: number): ToyModel {
  return randomToyModel(toyVocabulary(pieces.map((index) => PIECES[index] ?? 'a')), seed, DEPTH);
}

async function snapshots(
  model: ToyModel,
  end: ContextEnd,
  options: Partial<SearchOptions> & { readonly fold?: boolean },
): Promise<Snapshot[]> {
  const classes = new VocabularyClasses(model.vocabulary, options.fold);
  const all: Snapshot[] = [];
  for await (const snapshot of searchNextWords(classes, end, model.expand, { ...DEFAULT_SEARCH, ...options }))
    all.push(snapshot);
  return all;
}

const holds = ({ lower, upper }: { lower: number; upper: number }, truth: number) => {
  expect(lower).toBeLessThanOrEqual(truth + NOISE);
  expect(upper).toBeGreaterThanOrEqual(truth - NOISE);
};

const total = ({ words, masses }: Snapshot) =>
  Object.values(masses).reduce(
    (sum, mass) => sum + mass,
    words.reduce((sum, { lower }) => sum + lower, 0),
  );

describe('watched words', () => {
  it('have true bounds and ranks at every step, listed or not, kept or pruned', async () => {
    await fc.assert(
      fc.asyncProperty(toyCase, async ({ pieces, seed, end, ...options }) => {
        const model = modelOf(pieces, seed);
        const truth = enumerate(model, end).words;
        const watched = [...truth.keys()].filter((_, index) => index % 3 === 0).slice(0, 8);
        watched.push('zzz', 'ab');
        for (const snapshot of await snapshots(model, end, { ...options, watched })) {
          for (const [index, word] of watched.entries()) {
            const found = snapshot.watched[index];
            const probability = truth.get(word) ?? 0;
            holds(found ?? { lower: 1, upper: 0 }, probability);
            const rank = 1 + [...truth.values()].filter((other) => other > probability + NOISE).length;
            expect(found?.rank.from).toBeLessThanOrEqual(rank);
            expect(found?.rank.to ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(rank);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are narrowed down however unlikely they are, and nothing else is lost', async () => {
    await fc.assert(
      fc.asyncProperty(toyCase, async ({ pieces, seed, end }) => {
        const model = modelOf(pieces, seed);
        const truth = enumerate(model, end).words;
        const [rarest] = [...truth].sort((a, b) => a[1] - b[1])[0] ?? [];
        if (rarest === undefined) return;
        const last = (
          await snapshots(model, end, { words: 1, epsilon: 0.02, maxExpansions: 5000, watched: [rarest] })
        ).at(-1);
        const found = last?.watched[0];
        holds(found ?? { lower: 1, upper: 0 }, truth.get(rarest) ?? 0);
        expect((found?.upper ?? 1) - (found?.lower ?? 0)).toBeLessThanOrEqual(
          Math.max(1e-7, 0.02 * (found?.lower ?? 0)) + NOISE,
        );
      }),
      { numRuns: 100 },
    );
  });

  it('may be added when the search has ended', async () => {
    await fc.assert(
      fc.asyncProperty(toyCase, async ({ pieces, seed, end, ...options }) => {
        const model = modelOf(pieces, seed);
        const truth = enumerate(model, end).words;
        const search = new NextWordSearch(new VocabularyClasses(model.vocabulary), end, model.expand, {
          ...DEFAULT_SEARCH,
          ...options,
        });
        for await (const _ of search.run());
        const watched = [...truth.keys()].slice(0, 5);
        search.watch(watched);
        let last: Snapshot | undefined;
        for await (const snapshot of search.run()) last = snapshot;
        expect(last?.watched).toHaveLength(watched.length);
        for (const [index, word] of watched.entries()) {
          holds(last?.watched[index] ?? { lower: 1, upper: 0 }, truth.get(word) ?? 0);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('folded case', () => {
  it('adds the cases of every word, at every step', async () => {
    await fc.assert(
      fc.asyncProperty(toyCase, async ({ pieces, seed, end, ...options }) => {
        const model = modelOf(pieces, seed);
        const truth = new Map<string, number>();
        const forms = new Map<string, [string, number]>();
        for (const [word, mass] of enumerate(model, end).words) {
          const folded = foldText(word);
          truth.set(folded, (truth.get(folded) ?? 0) + mass);
          if (mass > (forms.get(folded)?.[1] ?? 0)) forms.set(folded, [word, mass]);
        }
        const all = await snapshots(model, end, { ...options, fold: true, watched: ['AB', 'р'] });
        for (const snapshot of all) {
          expect(Math.abs(total(snapshot) - 1)).toBeLessThan(1e-9);
          const listed = new Set<string>();
          for (const row of snapshot.words) {
            holds(row, truth.get(foldText(row.word)) ?? 0);
            listed.add(foldText(row.word));
          }
          expect(listed.size).toBe(snapshot.words.length);
          for (const [word, probability] of truth) {
            if (!listed.has(word)) expect(snapshot.bestUnlisted).toBeGreaterThanOrEqual(probability - NOISE);
          }
          holds(snapshot.watched[0] ?? { lower: 1, upper: 0 }, truth.get('ab') ?? 0);
          holds(snapshot.watched[1] ?? { lower: 1, upper: 0 }, truth.get('р') ?? 0);
        }
        if (options.epsilon > 0 || options.maxExpansions < 256) return;
        for (const { word, lower, upper } of all.at(-1)?.words ?? []) {
          // Once a word is resolved, its likeliest form is shown.
          if (upper - lower < NOISE) expect(word).toBe(forms.get(foldText(word))?.[0]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is the same for bytes as for text, but for what is no whole character', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'Z', 'É', 'Р', 'İ', '東', "'", '🎉') });
    fc.assert(
      fc.property(text, fc.nat(3), (whole, cut) => {
        const bytes = new TextEncoder().encode(whole);
        expect(new TextDecoder().decode(foldBytes(bytes))).toBe(foldText(whole));
        const part = foldBytes(bytes.subarray(0, Math.max(0, bytes.length - cut)));
        expect(foldText(whole).startsWith(new TextDecoder().decode(part))).toBe(true);
      }),
    );
  });

  it('keeps characters whose cases differ in length as they are', () => {
    expect(foldText('ÀÉ Straße İI ΣΑΣ ς Рр')).toBe('àé straße İi σασ σ рр');
  });
});

describe('a required beginning', () => {
  /** The distribution given that the bytes after the context begin with `required`, by brute force on whole texts. */
  function conditioned(model: ToyModel, required: string): { words: Map<string, number>; mass: number } {
    const words = new Map<string, number>();
    let mass = 0;
    const visit = (path: readonly number[], probability: number) => {
      for (const [token, share] of model.row(path).entries()) {
        if (share === 0) continue;
        if (!model.vocabulary.specialTokens.has(token)) {
          visit([...path, token], probability * share);
          continue;
        }
        const text = pathText(model.vocabulary, [...path, token]);
        if (!text.startsWith(required)) continue;
        const word = /^ ?([\p{L}\p{M}](?:[\p{L}\p{M}\p{N}]|['’](?=\p{L}))*)/u.exec(text)?.[1] ?? '';
        words.set(word, (words.get(word) ?? 0) + probability * share);
        mass += probability * share;
      }
    };
    visit([], 1);
    return { words, mass };
  }

  it('gives true conditional bounds, and the probability of the beginning', async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(
        toyCase,
        fc.constantFrom(' a', 'a', ' ab', ' A', 'Р', " a'a", ' р'),
        async ({ pieces, seed, end, ...options }, required) => {
          const model = modelOf(pieces, seed);
          const { words, mass } = conditioned(model, required);
          for (const snapshot of await snapshots(model, end, { ...options, required })) {
            holds(snapshot.requiredMass, mass);
            if (mass === 0) continue;
            checked++;
            expect(Math.abs(total(snapshot) - 1)).toBeLessThan(1e-9);
            for (const row of snapshot.words) holds(row, (words.get(row.word) ?? 0) / mass);
            const names = new Set(snapshot.words.map(({ word }) => word));
            const outside = [...words].filter(([word]) => !names.has(word)).map(([, own]) => own / mass);
            for (const probability of outside)
              expect(snapshot.bestUnlisted).toBeGreaterThanOrEqual(probability - NOISE);
            if (snapshot.certified.set && snapshot.words.length === options.words) {
              const worst = Math.min(...snapshot.words.map(({ word }) => (words.get(word) ?? 0) / mass));
              expect(Math.max(0, ...outside)).toBeLessThanOrEqual(worst + options.tolerance + NOISE);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(checked).toBeGreaterThan(50);
  });

  it('is exact when everything may be expanded', async () => {
    const model = modelOf([0, 1, 3, 5, 6], 3);
    const { words, mass } = conditioned(model, ' a');
    const last = (
      await snapshots(model, 'word', {
        words: 100,
        tolerance: -1,
        width: -1,
        epsilon: 0,
        maxExpansions: 10_000,
        required: ' a',
      })
    ).at(-1);
    expect(last?.requiredMass.lower).toBeCloseTo(mass, 12);
    expect(last?.words).toHaveLength(words.size);
    for (const { word, lower } of last?.words ?? [])
      expect(lower).toBeCloseTo((words.get(word) ?? 0) / mass, 10);
  });
});

describe('what a snapshot adds up to', () => {
  it('has a true lower bound of the entropy, and true bounds of the mass of all words', async () => {
    await fc.assert(
      fc.asyncProperty(toyCase, async ({ pieces, seed, end, ...options }) => {
        const model = modelOf(pieces, seed);
        const { words, outcomes } = enumerate(model, end);
        const entropy = [...words.values(), ...outcomes.values()].reduce(
          (sum, mass) => sum - (mass > 0 ? mass * Math.log2(mass) : 0),
          0,
        );
        const wordMass = [...words.values()].reduce((sum, mass) => sum + mass, 0);
        for (const snapshot of await snapshots(model, end, options)) {
          expect(snapshot.entropyBits).toBeLessThanOrEqual(entropy + NOISE);
          holds(snapshot.wordMass, wordMass);
        }
        const all = (
          await snapshots(model, end, {
            words: 10_000,
            tolerance: -1,
            width: -1,
            epsilon: 0,
            maxExpansions: 100_000,
          })
        ).at(-1);
        expect(all?.entropyBits).toBeCloseTo(entropy, 9);
      }),
      { numRuns: 80 },
    );
  });

  it('grows the list until it holds the share that is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(toyCase, fc.double({ min: 0.1, max: 1, noNaN: true }), async (toy, share) => {
        const { pieces, seed, end, words } = toy;
        const model = modelOf(pieces, seed);
        const truth = enumerate(model, end).words;
        const wordMass = [...truth.values()].reduce((sum, mass) => sum + mass, 0);
        const last = (
          await snapshots(model, end, {
            words,
            share,
            mostWords: 12,
            epsilon: 0,
            tolerance: 0,
            maxExpansions: 5000,
          })
        ).at(-1);
        const sum = (count: number) =>
          (last?.words ?? []).slice(0, count).reduce((mass, { word }) => mass + (truth.get(word) ?? 0), 0);
        const length = last?.words.length ?? 0;
        expect(length).toBeLessThanOrEqual(Math.max(12, words));
        if (length < Math.min(truth.size, 12))
          expect(sum(length)).toBeGreaterThanOrEqual(share * wordMass - 1e-9);
        // One word fewer was not yet proved to do when the search ended, though in truth it may.
        const proved = (last?.words ?? []).slice(0, length - 1).reduce((mass, { lower }) => mass + lower, 0);
        if (length > words) expect(proved).toBeLessThanOrEqual(share * (last?.wordMass.upper ?? 0) + NOISE);
      }),
      // The example once ended before one word was proved to be enough.
      {
        numRuns: 60,
        examples: [
          [
            {
              pieces: [3, 7, 16],
              seed: -829910799,
              end: 'word',
              words: 1,
              epsilon: 0,
              tolerance: 0,
              batchSize: 1,
              maxExpansions: 1,
            },
            0.3900273397758905,
          ],
        ],
      },
    );
  });

  it('has the entropy worked out by hand', async () => {
    // 1/2 end of text, 1/4 ".", 1/4 " a" which ends for sure: 1.5 bits.
    const vocabulary = toyVocabulary([' a', '.']);
    const model = toyModel(vocabulary, (path) =>
      path.length === 0 ? Float64Array.of(0.5, 0, 0.25, 0.25) : Float64Array.of(1, 0, 0, 0),
    );
    const [first, last] = await snapshots(model, 'word', { batchSize: 1 });
    expect(last?.entropyBits).toBeCloseTo(1.5, 12);
    // " a" is still open, but no word can have more than the 1/4 that all of them have.
    expect(first?.entropyBits).toBeCloseTo(1.5, 12);
    // 3/4 resolved as 2/3 and 1/3; and with the rest at 1/2 at most: 1/2 · 1 + 1/4 · 2 + 1/4 · 1.
    expect(entropyAtLeast([0.5, 0.25])).toBeCloseTo(0.75 * (Math.log2(3) - 2 / 3), 12);
    const parts = [
      { mass: 0.5, ceiling: 0.5 },
      { mass: 0.25, ceiling: 0.25 },
    ];
    expect(entropyFromCeilings(parts)).toBeCloseTo(1.25, 12);
  });
});
