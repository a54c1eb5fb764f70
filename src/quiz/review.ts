/**
 * Spaced review of one's own mistakes: a kind of mistake comes back after one day, and after each success later (Leitner,
 * "So lernt man lernen", 1972, with boxes of 1, 3, 7, 14 and 30 days). Past the last box it is learnt.
 */

/** Days until the next review, by box. */
export const BOX_DAYS = [1, 3, 7, 14, 30] as const;
const DAY_MS = 24 * 60 * 60_000;

export interface Review {
  /** 0 to 4. */
  readonly box: number;
  /** Milliseconds since the epoch. */
  readonly dueAtMs: number;
}

/** After an answer to a question about this mistake; undefined: learnt, or never made. */
export function reviewAfter(before: Review | undefined, isRight: boolean, nowMs: number): Review | undefined {
  if (!isRight) return inBox(0, nowMs);
  if (before === undefined) return undefined;
  // Practice ahead of time proves nothing about remembering.
  if (nowMs < before.dueAtMs) return before;
  return before.box + 1 < BOX_DAYS.length ? inBox(before.box + 1, nowMs) : undefined;
}

/** Kinds that are due, the longest overdue first. */
export function dueReviews<Kind>(reviews: ReadonlyMap<Kind, Review>, nowMs: number): readonly Kind[] {
  return [...reviews]
    .filter(([, { dueAtMs }]) => dueAtMs <= nowMs)
    .sort(([, a], [, b]) => a.dueAtMs - b.dueAtMs)
    .map(([kind]) => kind);
}

const inBox = (box: number, nowMs: number): Review => ({
  box,
  dueAtMs: nowMs + (BOX_DAYS[box] ?? BOX_DAYS[0]) * DAY_MS,
});
