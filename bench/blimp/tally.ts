/** Verdicts over a paradigm. Pure. */
import { standardErrorOfShare } from '../statistics.js';
import type { Judged, WordProbability } from './judge-pairs.js';

export interface Tally {
  readonly pairs: number;
  /** Pairs whose good word is likelier, with the ending counted and without. A tie is not correct. */
  readonly correct: number;
  readonly correctUncorrected: number;
  /** Pairs whose bounds overlap, so that the verdict is that of the middles. */
  readonly undecided: number;
  /** Pairs that the ending turns, either way. */
  readonly turned: number;
  readonly corrected: number;
  readonly uncorrected: number;
  /** Of `corrected`. */
  readonly standardError: number;
}

/** Throws RangeError without pairs. */
export function tally(judged: readonly Judged[]): Tally {
  const pairs = judged.length;
  if (pairs === 0) throw new RangeError('no pairs');
  const count = (isSo: (entry: Judged) => boolean) => judged.filter(isSo).length;
  const isCorrect = ({ good, bad }: Judged) => middle(good) > middle(bad);
  const isCorrectUncorrected = ({ good, bad }: Judged) => good.uncorrected > bad.uncorrected;
  const correct = count(isCorrect);
  const correctUncorrected = count(isCorrectUncorrected);
  return {
    pairs,
    correct,
    correctUncorrected,
    undecided: count(({ good, bad }) => good.lower <= bad.upper && bad.lower <= good.upper),
    turned: count((entry) => isCorrect(entry) !== isCorrectUncorrected(entry)),
    corrected: correct / pairs,
    uncorrected: correctUncorrected / pairs,
    standardError: standardErrorOfShare(correct / pairs, pairs),
  };
}

const middle = ({ lower, upper }: WordProbability) => (lower + upper) / 2;
