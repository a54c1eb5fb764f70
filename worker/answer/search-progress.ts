/** How far a search is, told now and then. */
import type { JobProgress } from '../../src/jobs/progress.js';

export interface SearchStanding {
  /** Distributions asked for so far, and at most. */
  readonly expansions: number;
  readonly limit: number;
  /** Share of the probability whose outcome is known, in [0, 1]. */
  readonly certified: number;
}

/** Called after each batch of a search; what stands is worked out only when it is told. */
export type OnSearch = (standing: () => SearchStanding) => void;

/** Whoever reads it does not read faster; and what is answered sooner tells nothing at all. */
export const SEARCH_TOLD_EVERY_MS = 2_000;

/** Tells the newest standing, never twice within the time, which begins now. */
export function everySoOften(
  tell: (progress: JobProgress) => void,
  now: () => number = () => performance.now(),
): OnSearch {
  let toldMs = now();
  return (standing) => {
    const nowMs = now();
    if (nowMs - toldMs < SEARCH_TOLD_EVERY_MS) return;
    toldMs = nowMs;
    tell({ type: 'search', ...standing() });
  };
}

/** As many searches as are made for one question, told as one: what it gives is for each of them, by its number. */
export function together(count: number, onSearch: OnSearch): (index: number) => OnSearch {
  const newest = new Map<number, () => SearchStanding>();
  return (index) => (standing) => {
    newest.set(index, standing);
    onSearch(() => {
      const all = [...newest.values()].map((one) => one());
      const { limit } = standing();
      return {
        expansions: all.reduce((sum, { expansions }) => sum + expansions, 0),
        limit: count * limit,
        certified: all.reduce((sum, { certified }) => sum + certified, 0) / count,
      };
    });
  };
}
