/** Whether somebody is right as often as they say: of all answers given with 80 % confidence, 80 % should be right. */
import type { Interval } from '../probability/unassigned.js';
import { wilson } from '../probability/wilson.js';
import { CONFIDENCES, type Confidence } from './score.js';

/** How often each confidence was chosen, and how often it was right then. */
export type CalibrationTally = ReadonlyMap<Confidence, { readonly answers: number; readonly right: number }>;

export interface CalibrationPoint {
  /** Percent. */
  readonly confidence: Confidence;
  readonly answers: number;
  readonly right: number;
  /** right / answers. */
  readonly share: number;
  /** Where the share behind it may lie, at 95 %. */
  readonly interval: Interval;
}

export interface Calibration {
  /** In order of confidence; confidences that were never chosen are left out. */
  readonly points: readonly CalibrationPoint[];
  readonly answers: number;
  /** Expected calibration error: Σ answers / all · |share − confidence|, from 0 to 1. */
  readonly error: number;
  /** What it is on average for somebody who is perfectly calibrated and answers as often: few answers never lie on the line. */
  readonly errorByChance: number;
}

export function addToTally(
  tally: CalibrationTally,
  confidence: Confidence,
  isRight: boolean,
): CalibrationTally {
  const before = tally.get(confidence) ?? { answers: 0, right: 0 };
  return new Map(tally).set(confidence, {
    answers: before.answers + 1,
    right: before.right + (isRight ? 1 : 0),
  });
}

/** Undefined without answers. */
export function calibrationOf(tally: CalibrationTally): Calibration | undefined {
  const points = CONFIDENCES.flatMap((confidence) => {
    const { answers = 0, right = 0 } = tally.get(confidence) ?? {};
    if (answers === 0) return [];
    return [{ confidence, answers, right, share: right / answers, interval: wilson(right, answers) }];
  });
  const answers = points.reduce((sum, point) => sum + point.answers, 0);
  if (answers === 0) return undefined;
  const weighed = (distance: (point: CalibrationPoint) => number) =>
    points.reduce((sum, point) => sum + (point.answers / answers) * distance(point), 0);
  return {
    points,
    answers,
    error: weighed(({ share, confidence }) => Math.abs(share - probabilityOf(confidence))),
    errorByChance: weighed(
      (point) => meanDeviation(point.answers, probabilityOf(point.confidence)) / point.answers,
    ),
  };
}

/** 33 % stands for one of three. */
export const probabilityOf = (confidence: Confidence): number =>
  confidence === 33 ? 1 / 3 : confidence / 100;

/**
 * E|X − np| of a binomial count X of n draws with chance p: 2 ν C(n, ν) p^ν (1 − p)^(n − ν + 1) with ν = ⌊np⌋ + 1 (de Moivre, 1730;
 * Diaconis and Zabell, "Closed form summation for classical distributions", 1991). `n` ≥ 1, 0 < p < 1.
 */
export function meanDeviation(n: number, p: number): number {
  const above = Math.floor(n * p) + 1;
  if (above > n) return 0;
  let logChoose = 0;
  for (let k = 1; k <= above; k++) logChoose += Math.log(n - above + k) - Math.log(k);
  const logTerm = logChoose + above * Math.log(p) + (n - above + 1) * Math.log1p(-p);
  return 2 * above * Math.exp(logTerm);
}
