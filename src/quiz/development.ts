/** How somebody, or a group, answers over time: month by month, whether they get better and whether they know how good they are. */
import type { Interval } from '../probability/unassigned.js';
import { wilson } from '../probability/wilson.js';
import { type CalibrationTally, calibrationOf, probabilityOf } from './calibration.js';
import { meanSkill, type ScoreSum } from './score.js';

/** What is kept of one month. */
export interface QuizMonth {
  /** Year · 12 + month from 0, by UTC. */
  readonly month: number;
  /** May be of fewer answers than the tally: scores by month are kept since later. */
  readonly score: ScoreSum;
  readonly tally: CalibrationTally;
}

export interface MonthPoint {
  readonly month: number;
  readonly answers: number;
  readonly right: number;
  /** Mean confidence, from 0 to 1: what `share` is for somebody who is neither over- nor underconfident. */
  readonly said: number;
  /** right / answers. */
  readonly share: number;
  /** Where the share behind it may lie, at 95 %. */
  readonly interval: Interval;
  /** Expected calibration error, and what it is on average by chance alone; both from 0 to 1. */
  readonly error: number;
  readonly errorByChance: number;
  /** Per answer, with its standard error; undefined where none is kept. */
  readonly skill: { readonly mean: number; readonly standardError: number | undefined } | undefined;
}

/** In order of time; months with fewer answers than `least` say nothing and are left out. */
export function developmentOf(months: readonly QuizMonth[], least: number): readonly MonthPoint[] {
  return months
    .flatMap(({ month, score, tally }): MonthPoint[] => {
      const calibration = calibrationOf(tally);
      if (calibration === undefined || calibration.answers < least) return [];
      const { points, answers, error, errorByChance } = calibration;
      const right = points.reduce((sum, point) => sum + point.right, 0);
      const said = points.reduce(
        (sum, point) => sum + (point.answers / answers) * probabilityOf(point.confidence),
        0,
      );
      return [
        {
          month,
          answers,
          right,
          said,
          share: right / answers,
          interval: wilson(right, answers),
          error,
          errorByChance,
          skill: meanSkill(score),
        },
      ];
    })
    .sort((a, b) => a.month - b.month);
}
