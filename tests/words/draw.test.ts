import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawOutcome } from '../../worker/words/draw.js';

const row = (label: string, probability: number) => ({ label, isWord: true, probability });

describe('drawOutcome', () => {
  it('cuts the unit interval into the rows in their order', () => {
    const { intervals, at, outcome, seed } = drawOutcome(7, [row('a', 0.5), row('b', 0.25), row('c', 0.25)]);
    expect(intervals.map(({ label, from, to }) => [label, from, to])).toEqual([
      ['a', 0, 0.5],
      ['b', 0.5, 0.75],
      ['c', 0.75, 1],
    ]);
    expect(seed).toBe(7);
    expect(intervals[outcome]?.from).toBeLessThanOrEqual(at);
    expect(intervals[outcome]?.to).toBeGreaterThan(at);
  });

  it('gives the same outcome for the same seed, and never a row of nothing', () => {
    const rows = fc
      .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 })
      .filter((masses) => masses.some((mass) => mass > 0));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_147_483_647 }), rows, (seed, masses) => {
        const all = masses.map((mass, index) => row(String(index), mass));
        const draw = drawOutcome(seed, all);
        expect(drawOutcome(seed, all)).toEqual(draw);
        expect(masses[draw.outcome]).toBeGreaterThan(0);
        expect(draw.intervals[0]?.from).toBe(0);
        expect(draw.intervals.at(-1)?.to).toBe(1);
        for (const [index, { from }] of draw.intervals.entries()) {
          if (index > 0) expect(from).toBe(draw.intervals[index - 1]?.to);
        }
      }),
    );
  });

  it('draws each row as often as it is likely', () => {
    const rows = [row('a', 0.6), row('b', 0.3), row('c', 0.1)];
    const counts = [0, 0, 0];
    const draws = 20_000;
    for (let seed = 0; seed < draws; seed++) {
      const { outcome } = drawOutcome(seed, rows);
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
    const square = rows.reduce((sum, { probability }, index) => {
      const expected = draws * probability;
      return sum + ((counts[index] ?? 0) - expected) ** 2 / expected;
    }, 0);
    // Two degrees of freedom: above 14 with a chance of 0.001.
    expect(square).toBeLessThan(14);
  });
});
