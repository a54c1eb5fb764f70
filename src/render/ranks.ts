/** The place of a word among all words, as far as it is proved. */
import { countText } from './numbers.js';

/** "rank 3", "rank 37–41", "rank 1,204 at best" where no worst rank is proved. */
export function rankText({ from, to }: { readonly from: number; readonly to: number | null }): string {
  if (to === null) return `rank ${countText(from)} at best`;
  return from === to ? `rank ${countText(from)}` : `rank ${countText(from)}–${countText(to)}`;
}
