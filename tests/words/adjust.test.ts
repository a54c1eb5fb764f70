import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustWords, keepWords, keptMass } from '../../worker/words/adjust.js';

const exact = (...probabilities: readonly number[]) =>
  probabilities.map((probability) => ({ probability, lower: probability, upper: probability }));
const shown = (words: readonly { readonly probability: number }[]) =>
  words.map(({ probability }) => probability);

/** True values in descending order, and bounds around them; shown is the lower bound. */
const bounded = fc
  .array(
    fc.tuple(
      fc.double({ min: 1e-9, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((numbers) => {
    const total = 2 * numbers.reduce((sum, [mass]) => sum + mass, 0);
    return numbers
      .map(([mass, below, above]) => {
        const truth = mass / total;
        const lower = truth * (1 - below * 0.5);
        return { truth, probability: lower, lower, upper: Math.min(1, truth * (1 + above)) };
      })
      .sort((a, b) => b.lower - a.lower);
  });

describe('adjustWords', () => {
  it('has the numbers worked out by hand', () => {
    // Conditioning alone: 0.4 of 0.4 + 0.1.
    expect(shown(adjustWords(exact(0.4, 0.1)))[0]).toBeCloseTo(0.8, 12);
    // T = 1/2 squares: 16 : 1. T = 2 takes roots: 2 : 1.
    expect(shown(adjustWords(exact(0.4, 0.1), 0.5))[0]).toBeCloseTo(16 / 17, 12);
    expect(shown(adjustWords(exact(0.4, 0.1), 2))[0]).toBeCloseTo(2 / 3, 12);
    // Between 0.2 and 0.3 against 0.1: 2/3 to 3/4.
    const [word] = adjustWords([{ probability: 0.2, lower: 0.2, upper: 0.3 }, ...exact(0.1)]);
    expect(word?.lower).toBeCloseTo(2 / 3, 12);
    expect(word?.upper).toBeCloseTo(3 / 4, 12);
  });

  it('takes the likeliest at 0, and says whether that is proved', () => {
    expect(adjustWords(exact(0.4, 0.1), 0)).toEqual([
      { probability: 1, lower: 1, upper: 1 },
      { probability: 0, lower: 0, upper: 0 },
    ]);
    const close = [
      { probability: 0.4, lower: 0.4, upper: 0.5 },
      { probability: 0.3, lower: 0.3, upper: 0.45 },
      { probability: 0.1, lower: 0.1, upper: 0.2 },
    ];
    expect(adjustWords(close, 0)).toEqual([
      { probability: 1, lower: 0, upper: 1 },
      { probability: 0, lower: 0, upper: 1 },
      { probability: 0, lower: 0, upper: 0 },
    ]);
  });

  it('sums to 1, holds the truth, keeps the order, and sharpens as the temperature falls', () => {
    fc.assert(
      fc.property(bounded, fc.double({ min: 0.01, max: 2, noNaN: true }), (words, temperature) => {
        const adjusted = adjustWords(words, temperature);
        expect(shown(adjusted).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
        const largest = Math.max(...words.map(({ truth }) => truth));
        const power = words.map(({ truth }) => (truth / largest) ** (1 / temperature));
        const total = power.reduce((sum, mass) => sum + mass, 0);
        for (const [index, { probability, lower, upper }] of adjusted.entries()) {
          const truth = (power[index] ?? 0) / total;
          expect(lower).toBeLessThanOrEqual(truth + 1e-9);
          expect(upper).toBeGreaterThanOrEqual(truth - 1e-9);
          expect(lower).toBeLessThanOrEqual(probability);
          expect(upper).toBeGreaterThanOrEqual(probability);
          expect(upper).toBeLessThanOrEqual(1);
          if (index > 0)
            expect(probability).toBeLessThanOrEqual((adjusted[index - 1]?.probability ?? 0) + 1e-12);
        }
        const cooler = adjustWords(words, temperature / 2);
        expect(cooler[0]?.probability).toBeGreaterThanOrEqual((adjusted[0]?.probability ?? 1) - 1e-9);
        const plain = adjustWords(words);
        const kept = words.reduce((sum, { probability }) => sum + probability, 0);
        for (const [index, { probability }] of plain.entries())
          expect(probability).toBeCloseTo((words[index]?.probability ?? 0) / kept, 9);
      }),
    );
  });

  it('copes with words of which nothing is proved', () => {
    const unknown = [{ probability: 0, lower: 0, upper: 0.1 }];
    expect(adjustWords(unknown)).toEqual([{ probability: 1, lower: 0, upper: 1 }]);
    expect(adjustWords([], 0.5)).toEqual([]);
    expect(adjustWords([], 0)).toEqual([]);
  });
});

describe('keepWords', () => {
  const words = exact(0.4, 0.2, 0.1, 0.05);
  const wordMass = { lower: 0.8, upper: 0.8 };

  it('keeps the best k, or the fewest that reach the share of all words', () => {
    expect(keepWords(words, wordMass, {})).toEqual({ count: 4, reached: true });
    expect(keepWords(words, wordMass, { topK: 2 })).toEqual({ count: 2, reached: true });
    expect(keepWords(words, wordMass, { topP: 0.5 })).toEqual({ count: 1, reached: true });
    expect(keepWords(words, wordMass, { topP: 0.51 })).toEqual({ count: 2, reached: true });
    expect(keepWords(words, wordMass, { topP: 0.99 })).toEqual({ count: 4, reached: false });
    expect(keepWords(words, wordMass, { topP: 0.7, topK: 1 })).toEqual({ count: 1, reached: false });
    expect(keepWords(words, wordMass, { topP: 0.7, topK: 3 })).toEqual({ count: 2, reached: true });
  });

  it('counts what is proved against the most that all words may have', () => {
    expect(keepWords(words, { lower: 0.5, upper: 1 }, { topP: 0.5 })).toEqual({ count: 2, reached: true });
  });

  it('adds up their bounds', () => {
    expect(keptMass([{ probability: 0.5, lower: 0.5, upper: 0.75 }, ...exact(0.25)])).toEqual({
      lower: 0.75,
      upper: 1,
    });
  });
});
