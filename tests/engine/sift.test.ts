import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measure, sift } from '../../worker/engine/sift.js';
import { softmax, weigh } from '../../worker/engine/softmax.js';

const CODES = 5;

const token = fc.record({
  logit: fc.float({ min: -60, max: 60, noNaN: true }),
  code: fc.nat(CODES - 1),
  /** Where among the candidates it stands, if anywhere. */
  order: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  /** Of those before it, which is its parent. */
  parent: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
});
const vocabulary = fc.array(token, { minLength: 1, maxLength: 40 });

interface Given {
  readonly logits: Float32Array;
  readonly weights: Float64Array;
  readonly whole: Float64Array;
  readonly classes: Uint8Array;
}

function given(tokens: readonly { readonly logit: number; readonly code: number }[]): Given {
  const logits = Float32Array.from(tokens, ({ logit }) => logit);
  const weights = new Float64Array(logits.length);
  weigh(logits, weights);
  return { logits, weights, whole: softmax(logits), classes: Uint8Array.from(tokens, ({ code }) => code) };
}

function expectSums(masses: Float64Array, { whole, classes }: Given) {
  expect(masses).toHaveLength(CODES);
  for (const [code, mass] of masses.entries()) {
    const sum = whole.reduce((total, value, at) => (classes[at] === code ? total + value : total), 0);
    expect(mass).toBeCloseTo(sum, 12);
  }
}

describe('measure', () => {
  it('gives the sums and the single tokens of the whole distribution', () => {
    fc.assert(
      fc.property(vocabulary, fc.array(fc.nat(39), { maxLength: 5 }), (tokens, picks) => {
        const all = given(tokens);
        const asked = picks.map((pick) => pick % tokens.length);
        const { masses, probabilities } = measure(
          all.weights,
          { classes: all.classes, classCount: CODES },
          asked,
        );
        expectSums(masses, all);
        expect(probabilities).toHaveLength(asked.length);
        for (const [at, wanted] of asked.entries())
          expect(probabilities[at]).toBeCloseTo(all.whole[wanted] ?? -1, 12);
      }),
    );
  });

  it('makes nothing of what is not a number', () => {
    const asked = { classes: Uint8Array.of(0, 0), classCount: 1 };
    expect(() => measure(Float64Array.of(1, Number.NaN), asked, [0])).toThrow('not numbers');
  });
});

describe('sift', () => {
  it('tells of the candidates that pass what the whole distribution says, and of the others what they can amount to', () => {
    fc.assert(
      fc.property(
        vocabulary,
        fc.constantFrom(0, 1e-12, 1e-3, 0.1, 2),
        fc.uniqueArray(fc.nat(39), { maxLength: 3 }),
        fc.nat(40),
        (tokens, least, keptAny, inForest) => {
          const all = given(tokens);
          const sorted = [...tokens.entries()]
            .filter(([, { order }]) => order !== null)
            .sort(([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0));
          const candidates = Int32Array.from(sorted, ([id]) => id);
          const parents = Int32Array.from(
            sorted.slice(0, inForest),
            ([, { parent }], position) => Math.floor(parent * (position + 1)) - 1,
          );
          const named = Int32Array.of(tokens.length - 1, 0);
          const kept = keptAny.filter((position) => position < candidates.length).sort((a, b) => a - b);
          const sieve = { classes: all.classes, classCount: CODES, candidates, parents, named };
          const found = sift(all.weights, sieve, { least, kept });

          expectSums(found.masses, all);
          for (const [at, id] of named.entries())
            expect(found.named[at]).toBeCloseTo(all.whole[id] ?? -1, 12);
          const probability = (position: number) => all.whole[candidates[position] ?? -1] ?? -1;
          const passes = (position: number) => {
            const own = probability(position);
            return own > 0 && (own >= least || kept.includes(position));
          };
          const positions = [...candidates.keys()];
          expect([...found.positions]).toEqual(positions.filter(passes));
          for (const [at, position] of found.positions.entries())
            expect(found.probabilities[at]).toBeCloseTo(probability(position), 12);
          const held = positions.filter((position) => !passes(position));
          expect(found.rest).toBeCloseTo(
            held.reduce((sum, position) => sum + probability(position), 0),
            12,
          );
          const chains = [...parents.keys()].map((leaf) => {
            let sum = 0;
            for (let at = leaf; at >= 0; at = parents[at] ?? -1) if (!passes(at)) sum += probability(at);
            return sum;
          });
          expect(found.heaviestChain).toBeCloseTo(Math.max(0, ...chains), 12);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('needs no clean buffer, and only one', () => {
    const weights = Float64Array.of(4, 3, 2, 1);
    const sieve = {
      classes: Uint8Array.of(0, 0, 1, 1),
      classCount: 2,
      candidates: Int32Array.of(1, 2, 3),
      parents: Int32Array.of(-1, 0, 0),
      named: Int32Array.of(0),
    };
    const buffer = new Float64Array(3).fill(99);
    const asked = { least: 0.25, kept: [] };
    expect(sift(weights, sieve, asked, buffer)).toEqual(sift(weights, sieve, asked));
    const { masses, named, positions, probabilities, rest, heaviestChain } = sift(weights, sieve, asked);
    expect([...masses]).toEqual([expect.closeTo(0.7, 12), expect.closeTo(0.3, 12)]);
    expect([...named]).toEqual([0.4]);
    expect([...positions]).toEqual([0]);
    expect([...probabilities]).toEqual([expect.closeTo(0.3, 12)]);
    expect(rest).toBeCloseTo(0.3, 12);
    // The one that passed is on every chain, but what is held back of each is one of its children.
    expect(heaviestChain).toBeCloseTo(0.2, 12);
    expect([...sift(weights, sieve, { least: 1, kept: [1] }).positions]).toEqual([1]);
  });
});
