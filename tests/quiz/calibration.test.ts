import { describe, expect, it } from 'vitest';
import { randomNumber } from '../../src/probability/random.js';
import {
  addToTally,
  type CalibrationTally,
  calibrationOf,
  meanDeviation,
} from '../../src/quiz/calibration.js';
import { CONFIDENCES, type Confidence } from '../../src/quiz/score.js';

/** Answers of somebody who is right as often as `chance` says for each confidence. */
function simulate(
  seed: number,
  answers: number,
  chance: (confidence: Confidence) => number,
): CalibrationTally {
  let tally: CalibrationTally = new Map();
  for (let n = 0; n < answers; n++) {
    const confidence = CONFIDENCES[Math.floor(randomNumber(seed, 2 * n) * CONFIDENCES.length)] ?? 50;
    tally = addToTally(tally, confidence, randomNumber(seed, 2 * n + 1) < chance(confidence));
  }
  return tally;
}

describe('the calibration of an answerer', () => {
  it('of one who is perfectly calibrated: the line lies in nearly all intervals, the error is what chance gives', () => {
    const runs = Array.from({ length: 60 }, (_, seed) =>
      calibrationOf(simulate(seed, 400, (confidence) => (confidence === 33 ? 1 / 3 : confidence / 100))),
    );
    const points = runs.flatMap((run) => run?.points ?? []);
    const covered = points.filter(({ interval, confidence }) => {
      const stated = confidence === 33 ? 1 / 3 : confidence / 100;
      return interval.lower <= stated && stated <= interval.upper;
    });
    expect(covered.length / points.length).toBeGreaterThan(0.92);
    const mean = (of: (run: NonNullable<(typeof runs)[number]>) => number) =>
      runs.reduce((sum, run) => sum + (run === undefined ? 0 : of(run)), 0) / runs.length;
    expect(mean(({ error }) => error) / mean(({ errorByChance }) => errorByChance)).toBeCloseTo(1, 1);
  });

  it('of one who is too sure: the error is far above what chance gives', () => {
    const run = calibrationOf(simulate(1, 400, (confidence) => 0.25 + confidence / 250));
    expect(run?.error).toBeGreaterThan(2 * (run?.errorByChance ?? Number.NaN));
  });

  it('by hand', () => {
    let tally: CalibrationTally = new Map();
    for (const isRight of [true, true, true, false]) tally = addToTally(tally, 80, isRight);
    tally = addToTally(tally, 50, false);
    expect(calibrationOf(tally)).toMatchObject({
      answers: 5,
      points: [
        { confidence: 50, answers: 1, right: 0, share: 0 },
        { confidence: 80, answers: 4, right: 3, share: 0.75 },
      ],
      error: expect.closeTo(0.2 * 0.5 + 0.8 * 0.05, 12),
    });
    expect(calibrationOf(new Map())).toBeUndefined();
  });

  it('knows how far a count strays by chance', () => {
    // One throw of a fair coin is always half a head away from the mean; of two, half of the time a whole one.
    expect(meanDeviation(1, 0.5)).toBeCloseTo(0.5, 12);
    expect(meanDeviation(2, 0.5)).toBeCloseTo(0.5, 12);
    for (const [n, p] of [
      [7, 0.3],
      [40, 0.95],
      [3, 0.99],
    ] as const) {
      let exact = 0;
      let chance = (1 - p) ** n;
      for (let k = 0; k <= n; k++) {
        exact += chance * Math.abs(k - n * p);
        chance *= ((n - k) / (k + 1)) * (p / (1 - p));
      }
      expect(meanDeviation(n, p)).toBeCloseTo(exact, 9);
    }
  });
});
