import { describe, expect, it } from 'vitest';
import { wilson } from '../../src/probability/wilson.js';
import { developmentOf, type QuizMonth } from '../../src/quiz/development.js';
import { NO_SCORE } from '../../src/quiz/score.js';

const MAY = 2026 * 12 + 4;
/** May: too sure. June: as right as said, by hand. July: too few answers to say anything. */
const months: readonly QuizMonth[] = [
  {
    month: MAY + 1,
    score: NO_SCORE,
    tally: new Map([
      [33, { answers: 3, right: 1 }],
      [80, { answers: 5, right: 4 }],
    ]),
  },
  {
    month: MAY,
    score: { ...NO_SCORE, answers: 4, right: 2, skill: 1.2, skillSquared: 2.36 },
    tally: new Map([
      [50, { answers: 4, right: 1 }],
      [90, { answers: 6, right: 3 }],
    ]),
  },
  { month: MAY + 2, score: NO_SCORE, tally: new Map([[80, { answers: 4, right: 4 }]]) },
];

describe('the development over months', () => {
  it('is in order of time, without months of few answers', () => {
    expect(developmentOf(months, 5).map(({ month }) => month)).toEqual([MAY, MAY + 1]);
    expect(developmentOf(months, 4)).toHaveLength(3);
    expect(developmentOf([], 1)).toEqual([]);
  });

  it('has what was said, what came of it, and the distance between them', () => {
    const [may, june] = developmentOf(months, 5);
    // (4 · 0.5 + 6 · 0.9) / 10 = 0.74; (1 + 3) / 10 = 0.4; 4/10 · |0.25 − 0.5| + 6/10 · |0.5 − 0.9| = 0.34.
    expect(may).toMatchObject({ answers: 10, right: 4, share: 0.4, interval: wilson(4, 10) });
    expect(may?.said).toBeCloseTo(0.74, 12);
    expect(may?.error).toBeCloseTo(0.34, 12);
    // (3 · 1/3 + 5 · 0.8) / 8 = 0.625 = 5/8, and each confidence came out as it was said.
    expect(june?.said).toBeCloseTo(0.625, 12);
    expect(june?.share).toBe(0.625);
    expect(june?.error).toBeCloseTo(0, 12);
    expect(june?.errorByChance).toBeGreaterThan(0);
  });

  it('has the mean skill with its standard error, where scores were kept', () => {
    const [may, june] = developmentOf(months, 5);
    // Mean 1.2 / 4 = 0.3; variance (2.36 − 4 · 0.09) / 3 = 2/3; standard error √(2/3 / 4).
    expect(may?.skill?.mean).toBeCloseTo(0.3, 12);
    expect(may?.skill?.standardError).toBeCloseTo(Math.sqrt(1 / 6), 12);
    expect(june?.skill).toBeUndefined();
  });
});
