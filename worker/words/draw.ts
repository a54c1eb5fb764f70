/** One outcome drawn at random: the unit interval cut into the rows of an answer, and a number from a seed. */
import { randomNumber } from '../../src/probability/random.js';

export interface DrawRow {
  readonly label: string;
  readonly isWord: boolean;
  readonly probability: number;
}

export interface Draw {
  readonly seed: number;
  /** 0 ≤ at < 1. */
  readonly at: number;
  readonly intervals: { label: string; isWord: boolean; from: number; to: number }[];
  /** Index of the interval that `at` falls in. */
  readonly outcome: number;
}

/** Rows that sum to 1, at least one of them above 0; rows of nothing have an empty interval and are never drawn. */
export function drawOutcome(seed: number, rows: readonly DrawRow[]): Draw {
  const at = randomNumber(seed);
  const total = rows.reduce((sum, { probability }) => sum + probability, 0);
  let to = 0;
  const intervals = rows.map(({ label, isWord, probability }) => {
    const from = to;
    to = Math.min(1, from + probability / total);
    return { label, isWord, from, to };
  });
  // Rounding may leave a gap at the end, which belongs to the last row that has any room.
  const last = rows.findLastIndex(({ probability }) => probability > 0);
  for (const interval of intervals.slice(last)) interval.to = 1;
  for (const interval of intervals.slice(last + 1)) interval.from = 1;
  const outcome = intervals.findIndex(({ from, to: end }) => from <= at && at < end);
  return { seed, at, intervals, outcome };
}
