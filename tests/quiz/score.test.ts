import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addAnswer,
  brierScore,
  CONFIDENCES,
  confidencesFor,
  expectedScore,
  logScore,
  meanSkill,
  NO_SCORE,
  type Report,
  reportOf,
  type ScoringRule,
  skill,
} from '../../src/quiz/score.js';

const RULES: readonly (readonly [string, ScoringRule])[] = [
  ['log', logScore],
  ['Brier', brierScore],
];

/** Beliefs that leave no option without a chance. */
const beliefs = fc
  .integer({ min: 2, max: 5 })
  .chain((options) => fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: options, maxLength: options }))
  .map((weights): Report => {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.map((weight) => weight / sum);
  });

describe.each(RULES)('the %s rule', (_name, rule) => {
  it('pays honest reports most: any other report earns less on average', () => {
    fc.assert(
      fc.property(beliefs, beliefs, (belief, other) => {
        fc.pre(other.length === belief.length);
        const honest = expectedScore(rule, belief, belief);
        const gap = Math.max(...belief.map((share, option) => Math.abs(share - (other[option] ?? 0))));
        expect(expectedScore(rule, belief, other)).toBeLessThanOrEqual(honest + 1e-12);
        if (gap > 1e-3) expect(expectedScore(rule, belief, other)).toBeLessThan(honest);
      }),
      { numRuns: 2000 },
    );
  });

  it('pays the honest one most among the confidences that can be chosen', () => {
    for (const options of [3, 4, 5]) {
      for (const belief of confidencesFor(options)) {
        const truth = reportOf(0, belief, options);
        const earned = confidencesFor(options).map((said) => ({
          said,
          score: expectedScore(rule, truth, reportOf(0, said, options)),
        }));
        const best = earned.reduce((a, b) => (b.score > a.score ? b : a));
        expect(best.said).toBe(belief);
      }
    }
  });

  it('has skill 0 for an even choice and 1 for certainty, and is negative below', () => {
    expect(skill(rule, [0.25, 0.25, 0.25, 0.25], 2)).toBeCloseTo(0, 12);
    expect(skill(rule, [0, 0, 1, 0], 2)).toBeCloseTo(1, 12);
    expect(skill(rule, reportOf(0, 99, 4), 2)).toBeLessThan(0);
  });
});

describe('points in proportion to the confidence', () => {
  it('are not proper: going all in earns more than honesty', () => {
    const linear: ScoringRule = (report, right) => report[right] ?? 0;
    const belief = [0.6, 0.4];
    expect(expectedScore(linear, belief, [1, 0])).toBeGreaterThan(expectedScore(linear, belief, belief));
  });
});

describe('hand numbers', () => {
  it('of both rules', () => {
    expect(logScore([0.5, 0.25, 0.25], 1)).toBe(-2);
    expect(brierScore([0.5, 0.25, 0.25], 0)).toBeCloseTo(1 - 0.375, 12);
    expect(brierScore([1, 0], 1)).toBe(-1);
  });

  it('of a confidence: the rest is spread evenly', () => {
    expect(reportOf(1, 70, 4)).toEqual([expect.closeTo(0.1), 0.7, expect.closeTo(0.1), expect.closeTo(0.1)]);
    expect(reportOf(0, 33, 3)).toEqual([expect.closeTo(1 / 3), expect.closeTo(1 / 3), expect.closeTo(1 / 3)]);
  });

  it('offers an even choice and what is more', () => {
    expect(confidencesFor(4)).toEqual([25, 40, 50, 60, 70, 80, 90, 95, 99]);
    expect(confidencesFor(3)).toEqual([33, 40, 50, 60, 70, 80, 90, 95, 99]);
    expect(confidencesFor(2)[0]).toBe(50);
    expect(CONFIDENCES.at(-1)).toBeLessThan(100);
  });

  it('of many answers: sums, mean and standard error', () => {
    const first = addAnswer(NO_SCORE, reportOf(0, 50, 4), 0, 0);
    const both = addAnswer(first, reportOf(1, 50, 4), 1, 0);
    expect(both).toMatchObject({ answers: 2, right: 1 });
    expect(both.logBits).toBeCloseTo(-1 + Math.log2(1 / 6), 12);
    const skills = [0.5, (Math.log2(1 / 6) + 2) / 2];
    const mean = ((skills[0] ?? 0) + (skills[1] ?? 0)) / 2;
    const spread = Math.abs((skills[0] ?? 0) - (skills[1] ?? 0)) / Math.SQRT2;
    expect(meanSkill(both)?.mean).toBeCloseTo(mean, 12);
    expect(meanSkill(both)?.standardError).toBeCloseTo(spread / Math.SQRT2, 12);
    expect(meanSkill(first)?.standardError).toBeUndefined();
    expect(meanSkill(NO_SCORE)).toBeUndefined();
  });
});
