import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponential, measureDistribution, measureLogits, softmax } from '../../worker/engine/softmax.js';

describe('softmax', () => {
  it('is exact by hand and survives large logits', () => {
    expect([...softmax(Float32Array.from([0, Math.log(3)]))][1]).toBeCloseTo(0.75, 7);
    expect([...softmax(Float32Array.from([1000, 1000, -1000]))]).toEqual([0.5, 0.5, 0]);
    const wide = softmax(Float32Array.from({ length: 150_000 }, (_, index) => Math.sin(index) * 20));
    expect(Math.abs(wide.reduce((sum, value) => sum + value, 0) - 1)).toBeLessThan(1e-12);
  });

  it('does not make probabilities of what is not a number', () => {
    expect(() => softmax(Float32Array.from([1, Number.NaN]))).toThrow('not numbers');
    expect(() => softmax(Float32Array.from([Number.POSITIVE_INFINITY, 1]))).toThrow('not numbers');
    expect(() => softmax(Float32Array.from([Number.NEGATIVE_INFINITY]))).toThrow('not numbers');
  });
});

describe('exponential', () => {
  it('is that of the platform within a few units of the last place, for every x up to 0', () => {
    const worst = (x: number) =>
      Math.abs(exponential(x) - Math.exp(x)) / Math.max(Math.exp(x), Number.MIN_VALUE);
    fc.assert(
      fc.property(fc.double({ min: -745, max: 0, noNaN: true }), (x) => worst(x) < 1e-15),
      {
        numRuns: 20_000,
      },
    );
    for (const x of [0, -0, -1e-300, -1e-17, -Math.LN2, -Math.LN2 / 4096, -700, -699.999, -745.1])
      expect(worst(x)).toBeLessThan(1e-15);
    expect(exponential(-1000)).toBe(0);
    expect(exponential(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(exponential(Number.NaN)).toBeNaN();
  });
});

describe('sums over classes', () => {
  it('are those of the whole distribution', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ logit: fc.float({ min: -60, max: 60, noNaN: true }), code: fc.nat(4) }), {
          minLength: 1,
          maxLength: 50,
        }),
        fc.array(fc.nat(49), { maxLength: 5 }),
        (vocabulary, picks) => {
          const logits = Float32Array.from(vocabulary, ({ logit }) => logit);
          const classes = Uint8Array.from(vocabulary, ({ code }) => code);
          const tokens = picks.map((pick) => pick % logits.length);
          const whole = softmax(logits);
          const sums = [0, 1, 2, 3, 4].map((code) =>
            whole.reduce((sum, value, token) => (classes[token] === code ? sum + value : sum), 0),
          );
          const asked = { classes, classCount: 5 };
          for (const { masses, probabilities } of [
            measureLogits(logits, asked, tokens),
            measureDistribution(whole, asked, tokens),
          ]) {
            for (const [code, sum] of sums.entries()) expect(masses[code]).toBeCloseTo(sum, 12);
            for (const [at, token] of tokens.entries())
              expect(probabilities[at]).toBeCloseTo(whole[token] ?? 0, 12);
            expect(masses).toHaveLength(5);
            expect(probabilities).toHaveLength(tokens.length);
          }
        },
      ),
    );
  });

  it('are not made of what is not a number', () => {
    const asked = { classes: Uint8Array.of(0, 0), classCount: 1 };
    expect(() => measureLogits(Float32Array.of(1, Number.NaN), asked, [0])).toThrow('not numbers');
  });
});
