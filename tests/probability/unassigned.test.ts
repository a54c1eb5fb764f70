import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CONDITION,
  conditionalInterval,
  JOINT,
  OUTSIDE,
  type Portion,
  sensitivity,
  sharesOf,
} from '../../src/probability/unassigned.js';

const portion = fc.record({
  mass: fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1, noNaN: true })),
  places: fc.integer({ min: 1, max: 7 }),
});
const portions = fc.array(portion, { maxLength: 6 });

/** Every way to put each portion wholly into one of its places: the corners among which a linear-fractional extreme lies. */
function* allocations(rest: readonly Portion[], joint = 0, condition = 0): Generator<number> {
  const [first, ...others] = rest;
  if (first === undefined) {
    if (joint + condition > 0) yield joint / (joint + condition);
    return;
  }
  if ((first.places & JOINT) !== 0) yield* allocations(others, joint + first.mass, condition);
  if ((first.places & CONDITION) !== 0) yield* allocations(others, joint, condition + first.mass);
  if ((first.places & OUTSIDE) !== 0) yield* allocations(others, joint, condition);
}

describe('a conditional probability with unassigned mass', () => {
  it('lies between the least and the greatest quotient of all allocations, and reaches both', () => {
    fc.assert(
      fc.property(portions, (all) => {
        const quotients = [...allocations(all)];
        const interval = conditionalInterval(sharesOf(all));
        if (quotients.length === 0) {
          expect(interval).toBeNull();
          return;
        }
        expect(interval?.lower).toBeCloseTo(Math.min(...quotients), 12);
        expect(interval?.upper).toBeCloseTo(Math.max(...quotients), 12);
      }),
      { numRuns: 2000 },
    );
  });

  it('holds for portions that are split', () => {
    fc.assert(
      fc.property(portions, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (all, random) => {
        let joint = 0;
        let condition = 0;
        for (const { mass, places } of all) {
          const weights = [JOINT, CONDITION, OUTSIDE].map((place) =>
            (places & place) === 0 ? 0 : random.next().value + 1e-9,
          );
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          joint += (mass * (weights[0] ?? 0)) / total;
          condition += (mass * (weights[1] ?? 0)) / total;
        }
        const interval = conditionalInterval(sharesOf(all));
        if (joint + condition <= 0) return;
        expect(interval?.lower).toBeLessThanOrEqual(joint / (joint + condition) + 1e-12);
        expect(interval?.upper).toBeGreaterThanOrEqual(joint / (joint + condition) - 1e-12);
      }),
      { numRuns: 500 },
    );
  });

  it('is exact where everything is assigned, and without a value where the condition is impossible', () => {
    const sure = [
      { mass: 0.2, places: JOINT },
      { mass: 0.6, places: CONDITION },
      { mass: 0.2, places: OUTSIDE },
    ];
    const interval = conditionalInterval(sharesOf(sure));
    expect(interval?.lower).toBeCloseTo(0.25, 15);
    expect(interval?.upper).toBeCloseTo(0.25, 15);
    expect(conditionalInterval(sharesOf([{ mass: 1, places: OUTSIDE }]))).toBeNull();
    expect(conditionalInterval(sharesOf([]))).toBeNull();
  });

  it('is sensitive to what may still move it, and to nothing else', () => {
    const shares = sharesOf([
      { mass: 0.3, places: JOINT },
      { mass: 0.4, places: CONDITION },
      { mass: 0.1, places: JOINT | OUTSIDE },
    ]);
    for (const place of [JOINT, CONDITION, OUTSIDE]) expect(sensitivity(shares, place)).toBe(0);
    expect(sensitivity(shares, JOINT | OUTSIDE)).toBeCloseTo(0.4 / 0.8 ** 2, 12);
    expect(sensitivity(shares, CONDITION | OUTSIDE)).toBeCloseTo(0.3 / 0.7 ** 2, 12);
    expect(sensitivity(shares, JOINT | CONDITION)).toBeCloseTo(0.4 / 0.8 ** 2 + 0.3 / 0.7 ** 2, 12);
    expect(sensitivity(sharesOf([]), JOINT | CONDITION)).toBeGreaterThan(0);
  });
});
