import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Atom,
  atomsIn,
  type ConditionalEvent,
  combine,
  EVERYONE,
  type EventExpression,
  holds,
  NOBODY,
  not,
} from '../../src/probability/expression.js';
import { wordTest } from '../../src/probability/word-predicates.js';
import { AtomKeys } from '../../worker/words/atom-keys.js';
import type { ContextEnd } from '../../worker/words/context.js';
import {
  DEFAULT_EVENT_SEARCH,
  type EventSearchOptions,
  WordEventSearch,
} from '../../worker/words/event-search.js';
import { VocabularyClasses } from '../../worker/words/vocabulary-classes.js';
import { enumerate } from './exhaustive.js';
import { randomToyModel, type ToyModel, toyVocabulary } from './toy-model.js';
import { PIECES } from './toy-pieces.js';

const DEPTH = 4;
const NOISE = 1e-9;

const atom: fc.Arbitrary<Atom> = fc.oneof(
  fc.record({
    type: fc.constant('predicate' as const),
    predicate: fc.constantFrom('starts' as const, 'ends' as const, 'contains' as const),
    arguments: fc.array(fc.constantFrom('a', 'b', 'ab', 'ba', 'é', "a'a"), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant('predicate' as const),
    predicate: fc.constantFrom('longer' as const, 'shorter' as const, 'rank' as const),
    arguments: fc.tuple(fc.integer({ min: 1, max: 4 })),
  }),
  fc.record({
    type: fc.constant('predicate' as const),
    predicate: fc.constant('in' as const),
    arguments: fc.uniqueArray(fc.constantFrom('a', 'b', 'ab', 'aba', 'Ab', 'é'), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.constant({ type: 'predicate' as const, predicate: 'capital' as const, arguments: [] }),
);

const { event } = fc.letrec<{ event: EventExpression }>((tie) => ({
  event: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    { weight: 6, arbitrary: atom },
    { weight: 1, arbitrary: fc.constantFrom(EVERYONE, NOBODY) },
    { weight: 1, arbitrary: tie('event').map(not) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const, 'xor' as const, 'minus' as const),
          tie('event'),
          tie('event'),
        )
        .map(([operator, a, b]) => combine(operator, a, b)),
    },
  ),
}));

const toyCase = fc.record({
  pieces: fc.uniqueArray(fc.constantFrom(...PIECES.keys()), { minLength: 1, maxLength: 4 }),
  seed: fc.integer(),
  end: fc.constantFrom<ContextEnd>('word', 'joiner', 'closed', 'open'),
  event,
  given: fc.option(event),
  epsilon: fc.constantFrom(0, 1e-3, 0.02),
  batchSize: fc.constantFrom(1, 4, 32),
  maxExpansions: fc.constantFrom(1, 7, 40, 256),
});

function modelOf(pieces: readonly number[], seed: number): ToyModel {
  // Whatever else there is, words begin and grow.
  const tokens = [' a', 'b', ...pieces.map((index) => PIECES[index] ?? 'a')];
  return randomToyModel(toyVocabulary(tokens), seed, DEPTH);
}

function searchFor(
  model: ToyModel,
  end: ContextEnd,
  target: ConditionalEvent,
  options: Partial<EventSearchOptions>,
): WordEventSearch {
  const keys = new AtomKeys(atomsIn(target.event, target.given));
  return new WordEventSearch(new VocabularyClasses(model.vocabulary), end, model.expand, keys, {
    ...DEFAULT_EVENT_SEARCH,
    targets: [target],
    ...options,
  });
}

/** By enumeration: rank is one more than the number of words that are strictly likelier. */
function truthOf(model: ToyModel, end: ContextEnd, { event: wanted, given }: ConditionalEvent) {
  const { words } = enumerate(model, end);
  let joint = 0;
  let condition = 0;
  for (const [word, mass] of words) {
    const rank = 1 + [...words.values()].filter((other) => other > mass).length;
    const test = wordTest(word, rank);
    if (!holds(given ?? EVERYONE, test)) continue;
    condition += mass;
    if (holds(wanted, test)) joint += mass;
  }
  return condition > 0 ? joint / condition : null;
}

describe('the search for an event on random toy models', () => {
  it('always holds the truth in an interval that never widens', async () => {
    let hits = 0;
    await fc.assert(
      fc.asyncProperty(toyCase, async ({ pieces, seed, end, event: wanted, given, ...options }) => {
        const model = modelOf(pieces, seed);
        const target = { event: wanted, given };
        const truth = truthOf(model, end, target);
        const search = searchFor(model, end, target, {
          width: { most: 0, share: 0, least: 0 },
          naming: 0,
          ...options,
        });
        let before = { lower: 0, upper: 1 };
        for await (const _ of search.run()) {
          const interval = search.interval(wanted, given);
          if (interval === null) {
            expect(truth).toBeNull();
            continue;
          }
          if (truth !== null) {
            hits++;
            expect(interval.lower).toBeLessThanOrEqual(truth + NOISE);
            expect(interval.upper).toBeGreaterThanOrEqual(truth - NOISE);
          }
          expect(interval.lower).toBeGreaterThanOrEqual(before.lower - NOISE);
          expect(interval.upper).toBeLessThanOrEqual(before.upper + NOISE);
          before = interval;
        }
        expect(search.expansions).toBeLessThanOrEqual(options.maxExpansions);
      }),
      { numRuns: 400 },
    );
    // About 600 on average; what is random may come to fewer.
    expect(hits).toBeGreaterThan(200);
  });

  it('ends with the exact value when it may follow everything', async () => {
    let exact = 0;
    await fc.assert(
      fc.asyncProperty(toyCase, async ({ pieces, seed, end, event: wanted, given, batchSize }) => {
        const model = modelOf(pieces, seed);
        const target = { event: wanted, given };
        const truth = truthOf(model, end, target);
        const search = searchFor(model, end, target, {
          width: { most: 0, share: 0, least: 0 },
          naming: 0,
          epsilon: 0,
          batchSize,
          maxExpansions: 100_000,
        });
        for await (const _ of search.run());
        const interval = search.interval(wanted, given);
        if (truth === null || interval === null) return;
        exact++;
        expect(interval.lower).toBeCloseTo(truth, 9);
        expect(interval.upper).toBeCloseTo(truth, 9);
      }),
      { numRuns: 200 },
    );
    expect(exact).toBeGreaterThan(100);
  });
});
