import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { softmax, weigh } from '../../worker/engine/softmax.js';

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

describe('weigh', () => {
  const weightOf = (x: number) => {
    const weights = new Float64Array(3);
    weigh(Float32Array.of(0, x, -1), weights);
    return weights[1];
  };
  const worst = (x: number) => {
    const expected = Math.exp(Math.fround(x));
    return Math.abs((weightOf(x) ?? Number.NaN) - expected) / Math.max(expected, Number.MIN_VALUE);
  };

  it('is the exponential of the platform within a few units of the last place, for every x up to 0', () => {
    fc.assert(
      fc.property(fc.float({ min: -745, max: 0, noNaN: true }), (x) => worst(x) < 1e-15),
      { numRuns: 20_000 },
    );
    fc.assert(
      fc.property(fc.float({ min: -101, max: 0, noNaN: true }), (x) => worst(x) < 1e-15),
      { numRuns: 20_000 },
    );
    for (const x of [0, -0, -1e-30, -1 / 256, -1 / 512, -Math.LN2, -99.9999, -100, -100.001, -700, -745.1])
      expect(worst(x)).toBeLessThan(1e-15);
    expect(weightOf(-1000)).toBe(0);
    expect(weightOf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(weightOf(Number.NaN)).toBeNaN();
  });

  it('depends on nothing but what lies between a logit and the largest', () => {
    const far = new Float64Array(3);
    const near = new Float64Array(3);
    weigh(Float32Array.of(1024, 1020, 1022), far);
    weigh(Float32Array.of(4, 0, 2), near);
    expect(far).toEqual(near);
    expect(near[0]).toBe(1);
  });
});
