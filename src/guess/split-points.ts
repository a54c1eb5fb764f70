/** 100 points over some words and "something else": what they say, and what they cost. */

export const ALL_POINTS = 100;
/** Whatever was given, each option counts as so many points at least: who gave nothing to the right one would lose without end. */
export const FLOOR_POINTS = 1;

export type SplitProblem =
  | { readonly type: 'not-a-number'; readonly option: number; readonly received: string }
  | { readonly type: 'sum'; readonly sum: number };

const WHOLE = /^\d{1,3}$/;

/** The points as typed, in the order of the options; an empty field is none. */
export function readPoints(
  typed: readonly string[],
): { readonly points: readonly number[] } | { readonly problem: SplitProblem } {
  const points: number[] = [];
  for (const [option, text] of typed.entries()) {
    const trimmed = text.trim();
    if (trimmed !== '' && (!WHOLE.test(trimmed) || Number(trimmed) > ALL_POINTS))
      return { problem: { type: 'not-a-number', option, received: trimmed } };
    points.push(Number(trimmed));
  }
  const sum = points.reduce((total, each) => total + each, 0);
  return sum === ALL_POINTS ? { points } : { problem: { type: 'sum', sum } };
}

/** Points as a distribution: none below the floor, the sum 1. */
export function pointShares(points: readonly number[]): readonly number[] {
  const raised = points.map((each) => Math.max(each, FLOOR_POINTS));
  const sum = raised.reduce((total, each) => total + each, 0);
  return raised.map((each) => each / sum);
}

/** A distribution under the same floor as the points, so that neither side loses without end: 1 % mixed in by raising. */
export function flooredShares(shares: readonly number[]): readonly number[] {
  return pointShares(shares.map((share) => share * ALL_POINTS));
}

/** Bits lost by the log rule, −log2 of what the right option was given. Strictly proper above the floor. */
export function lostBits(shares: readonly number[], right: number): number {
  const share = shares[right];
  if (share === undefined) throw new RangeError(`no option ${right}`);
  return -Math.log2(share);
}
