/** Probabilities that are known between bounds, in words. What is shown is true: lower bounds are rounded down, upper ones up. */
import type { Estimate } from '../jobs/word-prob.js';
import { countText, percent, percentAtLeast, percentAtMost } from './numbers.js';

/** A width that would not change what is read. */
const NARROW = 0.0005;

export const isNarrow = ({ lower, upper, value }: Estimate): boolean =>
  upper - lower <= Math.min(NARROW, value / 100);

/** "≈ 7.4 %", with its bounds where they matter: "≈ 7.4 % (7.1 to 7.7 %)"; "= 0 %" and "= 100 %" where it is exactly that. */
export function estimateText(estimate: Estimate): string {
  const { lower, upper, value } = estimate;
  if (lower === upper && (value === 0 || value === 1)) return `= ${percent(value)}`;
  const shown = percent(value);
  const about = shown.startsWith('<') || shown.startsWith('>') ? shown : `≈ ${shown}`;
  return isNarrow(estimate) || upper <= 0.0001 ? about : `${about} (${boundsText(estimate)})`;
}

/** "7.1 to 7.7 %". */
export function boundsText({ lower, upper }: Pick<Estimate, 'lower' | 'upper'>): string {
  return `${percentAtLeast(lower).replace(/ %$/, '')} to ${percentAtMost(upper)}`;
}

/** Scales of "of every … words": the first at which there are at least two. */
const SCALES = [1000, 100_000, 10_000_000];

export interface Frequency {
  /** "about 74", "between 49 and 61", "all", "none", "fewer than 1". */
  readonly count: string;
  /** 1,000, 100,000 or 10,000,000. */
  readonly of: number;
  readonly isOne: boolean;
}

/** A probability as a number of words out of a round number of them. */
export function frequencyOf({ lower, upper, value }: Estimate): Frequency {
  const of = SCALES.find((scale) => value * scale >= 2) ?? 10_000_000;
  if (upper <= 0) return { count: 'none', of: 1000, isOne: false };
  if (lower >= 1) return { count: 'all', of: 1000, isOne: false };
  const [from, to] = [Math.floor(lower * of + 1e-9), Math.ceil(upper * of - 1e-9)];
  const middle = Math.round(value * of);
  if (to <= 1) return { count: 'fewer than 1', of, isOne: true };
  // One more or less is what rounding does anyway.
  if (to - from <= Math.max(2, middle / 50)) {
    const shown = middle >= of ? of - 1 : middle;
    return { count: `about ${countText(shown)}`, of, isOne: shown === 1 };
  }
  return { count: `between ${countText(from)} and ${countText(to)}`, of, isOne: false };
}
