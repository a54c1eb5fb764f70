import { describe, expect, it } from 'vitest';
import { BOX_DAYS, dueReviews, type Review, reviewAfter } from '../../src/quiz/review.js';

const DAY_MS = 24 * 60 * 60_000;

describe('spaced review', () => {
  it('comes back after 1, 3, 7, 14 and 30 days, and is learnt then', () => {
    let nowMs = 0;
    let review = reviewAfter(undefined, false, nowMs);
    const days: number[] = [];
    while (review !== undefined) {
      days.push((review.dueAtMs - nowMs) / DAY_MS);
      nowMs = review.dueAtMs;
      review = reviewAfter(review, true, nowMs);
    }
    expect(days).toEqual([...BOX_DAYS]);
  });

  it('begins again with a mistake, and does not grow by practice ahead of time', () => {
    const third: Review = { box: 2, dueAtMs: 10 * DAY_MS };
    expect(reviewAfter(third, false, 0)).toEqual({ box: 0, dueAtMs: DAY_MS });
    expect(reviewAfter(third, true, 9 * DAY_MS)).toEqual(third);
    expect(reviewAfter(undefined, true, 0)).toBeUndefined();
  });

  it('takes the longest overdue first', () => {
    const reviews = new Map([
      ['a', { box: 0, dueAtMs: 5 }],
      ['b', { box: 1, dueAtMs: 2 }],
      ['c', { box: 0, dueAtMs: 11 }],
    ]);
    expect(dueReviews(reviews, 10)).toEqual(['b', 'a']);
  });
});
