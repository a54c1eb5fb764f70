/** How far a share that was counted may be from the one behind it. */
import type { Interval } from './unassigned.js';

/** Of the normal distribution, for 95 %. */
const Z = 1.96;

/**
 * Wilson's score interval (1927) for `hits` of `trials` > 0 independent draws, at 95 %. Unlike the textbook interval it is no
 * single point at 0 or at all of them.
 */
export function wilson(hits: number, trials: number): Interval {
  const share = hits / trials;
  const z2 = Z * Z;
  const middle = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const half =
    (Z * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials))) / (1 + z2 / trials);
  return {
    lower: hits === 0 ? 0 : Math.max(0, middle - half),
    upper: hits === trials ? 1 : Math.min(1, middle + half),
  };
}
