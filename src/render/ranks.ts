/** The place of a word among all words, as far as it is proved. */
import { countText } from './numbers.js';

/** A worst rank from here on says nothing that a person could use. */
const FAR_DOWN = 10_000;

/** Undefined where no worst rank is proved, or only one that is far down. */
export function worstRank({ to }: { readonly to: number | null }): number | undefined {
  return to === null || to >= FAR_DOWN ? undefined : to;
}

/** "rank 3", "rank 37–41", "rank 1,204 at best" without a worst rank. */
export function rankText(rank: { readonly from: number; readonly to: number | null }): string {
  const { from } = rank;
  const to = worstRank(rank);
  if (to === undefined) return `rank ${countText(from)} at best`;
  return from === to ? `rank ${countText(from)}` : `rank ${countText(from)}–${countText(to)}`;
}
