import { describe, expect, it } from 'vitest';
import { interleave, quantile, standardErrorOfShare, summarise } from '../../bench/statistics.js';

describe('figures of repeated measurements', () => {
  it('takes the middle, and half-way between two middles', () => {
    expect(summarise([9, 1, 5])).toEqual({ n: 3, median: 5, quartiles: [3, 7] });
    expect(quantile([4, 1, 2, 3], 0.5)).toBe(2.5);
    expect(summarise([7])).toEqual({ n: 1, median: 7, quartiles: [7, 7] });
    expect(() => summarise([])).toThrow(RangeError);
  });

  it('knows the standard error of a share: 90 of 100 is known to three points', () => {
    expect(standardErrorOfShare(0.9, 100)).toBeCloseTo(0.03, 12);
  });

  it('runs the sides in turn, turns the order round, and throws the first round away', async () => {
    const order: string[] = [];
    const side = (name: string, from: number) => async (round: number) => {
      order.push(`${name}${round}`);
      return from + round;
    };
    const samples = await interleave(3, { a: side('a', 0), b: side('b', 10) });
    expect(order).toEqual(['a0', 'b0', 'b1', 'a1', 'a2', 'b2', 'b3', 'a3']);
    expect(samples.a).toEqual({ n: 3, median: 2, quartiles: [1.5, 2.5] });
    expect(samples.b.median).toBe(12);
  });
});
