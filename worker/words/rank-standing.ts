/**
 * Which words are among the k likeliest, as far as it is proved. A word w has A[w] ≤ P(w) ≤ A[w] + S(w) (see `bounds.ts`).
 * With θ for the k-th largest A, a word whose upper bound is below θ is out, for k words lie above it. One is in when fewer
 * than k others could lie above it: known ones by their upper bounds, and words that nobody has seen, each of which would need
 * more than A[w] of what is not yet resolved.
 */
import type { Assessment } from './bounds.js';
import type { OutcomeSpace } from './outcome-space.js';
import { ROOT } from './word-trie.js';

export interface RankStanding {
  /** Words (vertices) that are among the k likeliest for sure. */
  readonly sure: ReadonlySet<number>;
  /** Words that may be. */
  readonly maybe: ReadonlySet<number>;
  /** How many of `maybe` are: together with the sure ones k. Undefined while a word that nobody has seen may be among them. */
  readonly left: number | undefined;
  /** Whether a word with this beginning (a vertex) may be among them. */
  mayReach(vertex: number): boolean;
}

/**
 * `proved`: words that were among the k likeliest for sure at an earlier moment, and so are now. The counting below may no longer
 * show it: a stranger that has become known is counted as one, beside the strangers whom the mass still allows.
 */
export function rankStanding(
  space: OutcomeSpace,
  { slack }: Pick<Assessment, 'slack'>,
  best: number,
  proved: ReadonlySet<number> = new Set(),
): RankStanding {
  const { resolved, parents } = space.trie;
  const threshold = nthLargest(resolved, best);
  const reach = new Float64Array(resolved.length);
  const candidates: number[] = [];
  let unseen = 0;
  for (let vertex = 0; vertex < resolved.length; vertex++) {
    const own = resolved[vertex] ?? 0;
    const free = slack[vertex] ?? 0;
    if (free > unseen) unseen = free;
    reach[vertex] = own + free;
    if (proved.has(vertex) || (own > 0 && own + free >= threshold)) candidates.push(vertex);
  }
  for (let vertex = resolved.length - 1; vertex > ROOT; vertex--) {
    const parent = parents[vertex] ?? ROOT;
    if ((reach[vertex] ?? 0) > (reach[parent] ?? 0)) reach[parent] = reach[vertex] ?? 0;
  }
  const uppers = candidates.map((vertex) => (resolved[vertex] ?? 0) + (slack[vertex] ?? 0));
  const free = space.openMass + space.prunedMass;
  const sure = new Set<number>();
  const maybe = new Set<number>();
  for (const [at, vertex] of candidates.entries()) {
    const lower = resolved[vertex] ?? 0;
    const known = uppers.filter((upper, other) => other !== at && upper > lower).length;
    const strangers = unseen > lower ? Math.floor(free / lower) : 0;
    if (proved.has(vertex) || (lower >= threshold && known + strangers < best)) sure.add(vertex);
    else maybe.add(vertex);
  }
  const isClosed = threshold > 0 && unseen <= threshold;
  return {
    sure,
    maybe,
    left: isClosed ? Math.max(0, best - sure.size) : undefined,
    mayReach: (vertex) => (reach[vertex] ?? 0) >= threshold,
  };
}

/** 0 when fewer are positive. */
function nthLargest(values: readonly number[], count: number): number {
  const best: number[] = [];
  for (const value of values) {
    if (value <= 0 || (best.length === count && value <= (best.at(-1) ?? 0))) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1] ?? 0) < value) at--;
    best.splice(at, 0, value);
    if (best.length > count) best.pop();
  }
  return best.length < count ? 0 : (best.at(-1) ?? 0);
}

/** All ways to choose `count` of `items`; null when there are more than `most`. */
export function choicesOf<T>(
  items: readonly T[],
  count: number,
  most: number,
): readonly (readonly T[])[] | null {
  let total = 1;
  for (let chosen = 0; chosen < count; chosen++) {
    total = (total * (items.length - chosen)) / (chosen + 1);
    if (total > most * items.length) return null;
  }
  if (total > most) return null;
  const choices: T[][] = [];
  const choose = (from: number, chosen: readonly T[]): void => {
    if (chosen.length === count) {
      choices.push([...chosen]);
      return;
    }
    for (let at = from; at < items.length; at++) {
      const item = items[at];
      if (item !== undefined) choose(at + 1, [...chosen, item]);
    }
  };
  choose(0, []);
  return choices;
}
