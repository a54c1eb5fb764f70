/**
 * What is proved about words at one moment of a search, and what would have to be expanded to prove more.
 * For every word w, seen or not: A[w] ≤ P(w) ≤ A[w] + S(w), where A is the resolved mass and S(w) the mass of all open
 * and pruned paths whose word so far is a byte-prefix of w: a word can only grow, so nothing else can still reach it.
 */
import { NO_WORD } from './frontier.js';
import type { OutcomeSpace } from './outcome-space.js';

export interface Goals {
  /** Words wanted, k ≥ 1. */
  readonly words: number;
  /** Probability by which two words may be swapped although certified. */
  readonly tolerance: number;
  /** Widest interval that a listed word may keep. */
  readonly width: number;
}

export interface BoundedWord {
  readonly vertex: number;
  readonly lower: number;
  readonly upper: number;
}

/** How urgent it is to expand what lies on the way to a vertex. */
export const NOT_CONTESTED = 0;
export const CONTESTS_LIST = 1;
export const CONTESTS_SET = 2;

export interface Assessment {
  /** At most k words, by lower bound, descending. */
  readonly words: readonly BoundedWord[];
  /** No word outside the list has a higher probability than one inside it, within the tolerance. */
  readonly set: boolean;
  /** Leading ranks that are proved: no other word belongs above them, within the tolerance. */
  readonly ranks: number;
  /** Upper bound of every word that is not listed. */
  readonly bestUnlisted: number;
  /** Per vertex one of the values above: its paths matter for what is not yet proved. */
  readonly contested: Uint8Array;
  /** Everything that the goals ask for is proved. */
  readonly isComplete: boolean;
}

export function assess(space: OutcomeSpace, { words: count, tolerance, width }: Goals): Assessment {
  const { trie } = space;
  const slack = slackOfVertices(space);
  const listed = likeliest(trie.resolved, count);
  const words = listed.map((vertex) => {
    const lower = trie.resolved[vertex] ?? 0;
    return { vertex, lower, upper: lower + (slack[vertex] ?? 0) };
  });
  const inList = new Set(listed);
  // With fewer words than wanted, any further one would belong into the list.
  const threshold = words.length < count ? 0 : (words.at(-1)?.lower ?? 0);
  const contested = new Uint8Array(trie.size);
  let bestUnlisted = 0;
  for (let vertex = 0; vertex < trie.size; vertex++) {
    // The slack alone bounds every word that was never seen and has this vertex as its longest known beginning.
    const resolved = inList.has(vertex) ? 0 : (trie.resolved[vertex] ?? 0);
    const upper = resolved + (slack[vertex] ?? 0);
    if (upper > bestUnlisted) bestUnlisted = upper;
    if (upper > threshold + tolerance) contested[vertex] = CONTESTS_SET;
  }
  const ranks = provedRanks(words, bestUnlisted, tolerance, contested);
  let isTight = true;
  for (const { vertex, lower, upper } of words) {
    if (upper - lower <= width) continue;
    isTight = false;
    raise(contested, vertex, CONTESTS_LIST);
  }
  // Parents come first, so one pass from the back reaches every beginning of a contested word.
  for (let vertex = trie.size - 1; vertex > 0; vertex--) {
    raise(contested, trie.parents[vertex] ?? 0, contested[vertex] ?? NOT_CONTESTED);
  }
  const set = bestUnlisted <= threshold + tolerance;
  return {
    words,
    set,
    ranks,
    bestUnlisted,
    contested,
    isComplete: set && ranks === words.length && isTight,
  };
}

/** S of every vertex. */
function slackOfVertices({ trie, frontier, pruned }: OutcomeSpace): Float64Array {
  const slack = new Float64Array(trie.size);
  const add = (vertex: number, mass: number) => {
    slack[vertex] = (slack[vertex] ?? 0) + mass;
  };
  for (const node of frontier.open) {
    const vertex = frontier.vertices[node] ?? NO_WORD;
    if (vertex !== NO_WORD) add(vertex, frontier.masses[node] ?? 0);
  }
  for (const [vertex, given] of pruned) add(vertex, given.slack);
  for (let vertex = 1; vertex < trie.size; vertex++) add(vertex, slack[trie.parents[vertex] ?? 0] ?? 0);
  return slack;
}

/** The vertices of most resolved mass, of equal ones the first met; none without any. */
function likeliest(resolved: readonly number[], count: number): number[] {
  const best: number[] = [];
  for (let vertex = 0; vertex < resolved.length; vertex++) {
    const mass = resolved[vertex] ?? 0;
    if (mass <= 0) continue;
    if (best.length === count && mass <= (resolved[best.at(-1) ?? 0] ?? 0)) continue;
    let at = best.length;
    while (at > 0 && (resolved[best[at - 1] ?? 0] ?? 0) < mass) at--;
    best.splice(at, 0, vertex);
    if (best.length > count) best.pop();
  }
  return best;
}

/** Rank i is proved when nothing below it, listed or not, can be above it. Marks the words that stand in the way. */
function provedRanks(
  words: readonly BoundedWord[],
  bestUnlisted: number,
  tolerance: number,
  contested: Uint8Array,
): number {
  let proved = words.length;
  let bestBelow = bestUnlisted;
  for (let rank = words.length - 1; rank >= 0; rank--) {
    const word = words[rank];
    if (word === undefined) continue;
    if (word.lower + tolerance < bestBelow) {
      proved = rank;
      raise(contested, word.vertex, CONTESTS_LIST);
      for (const rival of words.slice(rank + 1)) {
        if (rival.upper > word.lower + tolerance) raise(contested, rival.vertex, CONTESTS_LIST);
      }
    }
    bestBelow = Math.max(bestBelow, word.upper);
  }
  return proved;
}

function raise(contested: Uint8Array, vertex: number, level: number): void {
  if ((contested[vertex] ?? NOT_CONTESTED) < level) contested[vertex] = level;
}
