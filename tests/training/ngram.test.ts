import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossEntropy, type Smoothing, trainNgram } from '../../worker/training/ngram.js';
import { END, type Example, examplesOf, RARE, START } from '../../worker/training/training-text.js';

const sentences = fc.array(fc.array(fc.integer({ min: RARE, max: 8 }), { minLength: 1, maxLength: 8 }), {
  minLength: 1,
  maxLength: 12,
});
const sum = (shares: Float64Array) => shares.reduce((total, share) => total + share, 0);

describe('counting as a model', () => {
  it.each(['kneser-ney', 'add-one'] as const satisfies Smoothing[])(
    'with %s gives a distribution after any context, and nothing is impossible',
    (smoothing) => {
      fc.assert(
        fc.property(
          sentences,
          fc.integer({ min: 1, max: 3 }),
          fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 2, maxLength: 2 }),
          (text, order, context) => {
            const model = trainNgram(examplesOf(text, order - 1), { order, smoothing, vocabularySize: 9 });
            const shares = model.distribution(context);
            expect(sum(shares)).toBeCloseTo(1, 10);
            expect(shares[START]).toBe(0);
            expect(Math.min(...shares.slice(1))).toBeGreaterThan(0);
          },
        ),
      );
    },
  );

  it('by hand: add-one', () => {
    // "a b", "a b", "a c" with a = 3, b = 4, c = 5: after a, b twice and c once, of 5 labels (END, RARE, a, b, c).
    const examples = examplesOf(
      [
        [3, 4],
        [3, 4],
        [3, 5],
      ],
      1,
    );
    const model = trainNgram(examples, { order: 2, smoothing: 'add-one', vocabularySize: 6 });
    const after = model.distribution([3]);
    expect(after[4]).toBeCloseTo(3 / 8, 12);
    expect(after[5]).toBeCloseTo(2 / 8, 12);
    expect(after[END]).toBeCloseTo(1 / 8, 12);
  });

  it('by hand: interpolated Kneser-Ney', () => {
    const examples = examplesOf(
      [
        [3, 4],
        [3, 4],
        [3, 5],
      ],
      1,
    );
    const model = trainNgram(examples, { order: 2, smoothing: 'kneser-ney', vocabularySize: 6 });
    // Pairs: START→3 (3), 3→4 (2), 3→5 (1), 4→END (2), 5→END (1): two counts of 1, two of 2, so D = 2 / (2 + 2·2) = 1/3.
    const pairDiscount = 1 / 3;
    // In how many contexts: 3 in one, 4 in one, 5 in one, END in two: D = 3 / (3 + 2·1) = 3/5, together 5.
    const singleDiscount = 3 / 5;
    const single = (contexts: number) =>
      Math.max(0, contexts - singleDiscount) / 5 + ((singleDiscount * 4) / 5) * (1 / 5);
    const after = model.distribution([3]);
    expect(after[4]).toBeCloseTo((2 - pairDiscount) / 3 + ((pairDiscount * 2) / 3) * single(1), 12);
    expect(after[END]).toBeCloseTo(((pairDiscount * 2) / 3) * single(2), 12);
    expect(model.parameters).toBe(5 + 4);
  });

  it('is least surprised by what it has counted', () => {
    const examples: Example[] = examplesOf(
      [
        [3, 4, 5],
        [3, 4, 6],
        [3, 4, 5],
      ],
      2,
    );
    const model = trainNgram(examples, { order: 3, smoothing: 'kneser-ney', vocabularySize: 8 });
    const strange = examplesOf([[6, 3, 3]], 2);
    expect(crossEntropy(model, examples)).toBeLessThan(crossEntropy(model, strange) ?? 0);
    expect(crossEntropy(model, [])).toBeUndefined();
  });
});
