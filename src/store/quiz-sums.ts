/** Sums of scores and confidences, as rows and as what the quiz makes of them. */
import type { CalibrationTally } from '../quiz/calibration.js';
import { CONFIDENCES, NO_SCORE, type ScoreSum } from '../quiz/score.js';

/** A number that the database has summed up may come as text. */
type Summed = number | string | bigint;

export interface ScoreRow {
  readonly answers: Summed;
  readonly right_answers: Summed;
  readonly log_bits: Summed;
  readonly brier: Summed;
  readonly skill: Summed;
  readonly skill_squared: Summed;
}

export interface TallyRow {
  readonly confidence: number;
  readonly answers: Summed;
  readonly right_answers: Summed;
}

export function scoreOf(row: ScoreRow): ScoreSum {
  return {
    answers: Number(row.answers),
    right: Number(row.right_answers),
    logBits: Number(row.log_bits),
    brier: Number(row.brier),
    skill: Number(row.skill),
    skillSquared: Number(row.skill_squared),
  };
}

export function sumOfScores(rows: readonly ScoreRow[]): ScoreSum {
  return rows.map(scoreOf).reduce(
    (one, other) => ({
      answers: one.answers + other.answers,
      right: one.right + other.right,
      logBits: one.logBits + other.logBits,
      brier: one.brier + other.brier,
      skill: one.skill + other.skill,
      skillSquared: one.skillSquared + other.skillSquared,
    }),
    NO_SCORE,
  );
}

export function tallyOf(rows: readonly TallyRow[]): CalibrationTally {
  return new Map(
    CONFIDENCES.flatMap((confidence) => {
      const chosen = rows.filter((row) => row.confidence === confidence);
      const sum = (of: (row: TallyRow) => Summed) =>
        chosen.reduce((total, row) => total + Number(of(row)), 0);
      const answers = sum((row) => row.answers);
      return answers === 0
        ? []
        : [[confidence, { answers, right: sum((row) => row.right_answers) }] as const];
    }),
  );
}
