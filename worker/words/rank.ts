/** Where a word stands among all words, as far as it is proved. */
import type { Assessment } from './bounds.js';
import type { OutcomeSpace } from './outcome-space.js';

export interface Rank {
  /** At best. */
  readonly from: number;
  /** At worst; null where nothing of the word is proved, so that any number of words may be above it. */
  readonly to: number | null;
}

/**
 * Above a word stand at least those whose lower bound is over its upper one. At most: a word that is not yet proved to be
 * above needs mass that is not yet resolved, of which there is only so much. `own` is the word's vertex, if it has one.
 */
export function rankOf(
  space: OutcomeSpace,
  { slack }: Pick<Assessment, 'slack'>,
  { lower, upper }: { readonly lower: number; readonly upper: number },
  own: number | undefined,
): Rank {
  const { resolved } = space.trie;
  let likelier = 0;
  let above = 0;
  const needs: number[] = [];
  for (let vertex = 0; vertex < resolved.length; vertex++) {
    const mass = resolved[vertex] ?? 0;
    if (vertex === own || mass <= 0) continue;
    if (mass > upper) likelier++;
    if (mass > lower) above++;
    else if (mass + (slack[vertex] ?? 0) > lower) needs.push(lower - mass);
  }
  if (lower <= 0) return { from: likelier + 1, to: null };
  let left = space.openMass + space.prunedMass;
  for (const need of needs.sort((a, b) => a - b)) {
    if (need > left) break;
    left -= need;
    above++;
  }
  // Words that nobody has seen need the whole of it each.
  above += Math.floor(left / lower);
  return {
    from: likelier + 1,
    to: Math.max(likelier + 1, Math.min(above + 1, Math.floor(space.possibleMass / lower))),
  };
}
