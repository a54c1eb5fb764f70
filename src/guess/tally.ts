/** The contest over many rounds: mean bits lost by people and by the model, and how sure the difference is. */
import { GUESS_LIMITS } from '../jobs/guess.js';

export interface RoundBits {
  /** Bits lost on the author's word. */
  readonly people: number;
  readonly model: number;
}

export interface MeanBits {
  readonly mean: number;
  /** Standard deviation / √n; undefined of one round. */
  readonly standardError: number | undefined;
}

export interface Tally {
  readonly rounds: number;
  readonly people: MeanBits;
  readonly model: MeanBits;
  /** People − model, round by round: positive where people lost more. */
  readonly difference: MeanBits;
  /** `open`: fewer than `GUESS_LIMITS.claimRounds`, so nothing is claimed. `even`: the difference is within two standard errors. */
  readonly claim: 'open' | 'even' | 'people' | 'model';
}

const CLAIM_STANDARD_ERRORS = 2;

/** Undefined without a round. */
export function tallyOf(rounds: readonly RoundBits[]): Tally | undefined {
  if (rounds.length === 0) return undefined;
  const difference = meanOf(rounds.map(({ people, model }) => people - model));
  return {
    rounds: rounds.length,
    people: meanOf(rounds.map(({ people }) => people)),
    model: meanOf(rounds.map(({ model }) => model)),
    difference,
    claim: claimOf(rounds.length, difference),
  };
}

function claimOf(rounds: number, { mean, standardError = 0 }: MeanBits): Tally['claim'] {
  if (rounds < GUESS_LIMITS.claimRounds) return 'open';
  if (Math.abs(mean) <= CLAIM_STANDARD_ERRORS * standardError) return 'even';
  return mean < 0 ? 'people' : 'model';
}

function meanOf(values: readonly number[]): MeanBits {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n < 2) return { mean, standardError: undefined };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / (n - 1) / n) };
}

/** The same of `n` ≥ 1 values of which only their sum and that of their squares are kept. */
export function meanOfSums(n: number, sum: number, squares: number): MeanBits {
  const mean = sum / n;
  if (n < 2) return { mean, standardError: undefined };
  return { mean, standardError: Math.sqrt(Math.max(0, (squares - n * mean * mean) / (n - 1)) / n) };
}
