/**
 * Shannon's guessing game: of how many words the right one was found with the r-th guess.
 * C. E. Shannon, "Prediction and Entropy of Printed English", Bell System Technical Journal 30 (1951), pages 50–64, inequality 17.
 */

export interface EntropyBounds {
  /** Bits a word. */
  readonly lower: number;
  readonly upper: number;
  /** Words that were found: what the shares are of. */
  readonly n: number;
}

/**
 * `found[r − 1]` counts the words that were found with guess r. With q_r their shares, the entropy a word lies between
 * Σ r (q_r − q_(r+1)) log2 r and −Σ q_r log2 q_r. An ideal guesser's shares fall; measured ones are put in falling order, which makes
 * the lower bound lower and leaves the upper one. Undefined without a word. Few words say little: n belongs beside the bounds.
 */
export function entropyBounds(found: readonly number[]): EntropyBounds | undefined {
  const n = found.reduce((sum, count) => sum + count, 0);
  if (n === 0) return undefined;
  const shares = found.map((count) => count / n).sort((a, b) => b - a);
  let lower = 0;
  let upper = 0;
  for (const [index, share] of shares.entries()) {
    const rank = index + 1;
    lower += rank * (share - (shares[index + 1] ?? 0)) * Math.log2(rank);
    if (share > 0) upper -= share * Math.log2(share);
  }
  return { lower, upper, n };
}

/** One more word that was found with guess `rank` ≥ 1. */
export function withRank(found: readonly number[], rank: number): number[] {
  const longer = Array.from({ length: Math.max(found.length, rank) }, (_, index) => found[index] ?? 0);
  longer[rank - 1] = (longer[rank - 1] ?? 0) + 1;
  return longer;
}
