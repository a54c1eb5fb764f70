/**
 * What is proved about words at one moment of a search, and what would have to be expanded to prove more.
 * For every word w, seen or not: A[w] ≤ P(w) ≤ A[w] + S(w), where A is the resolved mass and S(w) the mass of all open
 * and pruned paths whose word so far is a byte-prefix of w: a word can only grow, so nothing else can still reach it.
 */
import { NO_WORD } from './frontier.js';
import type { OutcomeSpace } from './outcome-space.js';
import { ROOT } from './word-trie.js';

export interface Goals {
  /** Words wanted, k ≥ 1. */
  readonly words: number;
  /** The list grows until its words are proved to hold this share of all word mass, 0 … 1, or there are `mostWords`. */
  readonly share?: number;
  readonly mostWords?: number;
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

/** A word that was asked for: where it is in the trie, as far as it goes. */
export interface WatchedWord {
  readonly bytes: Uint8Array;
  /** False where light paths to it may have been given up before it was watched. */
  readonly isKept: boolean;
}

/** Of a watched word, narrow enough is 2 % of what is proved, or this much; but something has to be proved. */
const WATCHED_SHARE = 0.02;
const WATCHED_WIDTH = 1e-7;

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
  /** Bounds of the watched words, in their order. */
  readonly watched: readonly { readonly lower: number; readonly upper: number }[];
  /** Beginnings of watched words of which nothing is proved: their likeliest path comes next. */
  readonly pursued: readonly number[];
  /** Per vertex, the most that a word which has it as its longest known beginning can still get. */
  readonly slack: Float64Array;
  /** The list may still hold the share that is asked for, but it is not proved. */
  readonly wantsMass: boolean;
  /** Everything that the goals ask for is proved. */
  readonly isComplete: boolean;
}

export function assess(
  space: OutcomeSpace,
  goals: Goals,
  watchedWords: readonly WatchedWord[] = [],
): Assessment {
  const { tolerance, width } = goals;
  const { trie } = space;
  const own = openMasses(space);
  const slack = slackOfVertices(space, own);
  const listed = listedVertices(space, goals);
  const count = Math.max(goals.words, listed.length);
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
  const pursued: number[] = [];
  const watched = watchedWords.map(({ bytes, isKept }) => {
    const { path, isWhole } = walk(space, bytes);
    const deepest = path.at(-1) ?? 0;
    const lower = isWhole ? (trie.resolved[deepest] ?? 0) : 0;
    const open = path.reduce((sum, vertex) => sum + (own[vertex] ?? 0), 0);
    const upper = lower + (isKept ? open : (slack[deepest] ?? 0));
    if (lower <= 0 && open > 0) {
      isTight = false;
      // The longest beginning is the nearest to being the word: one path followed to its end beats many looked into.
      const longest = path.findLast((vertex) => (own[vertex] ?? 0) > 0);
      if (longest !== undefined) pursued.push(longest);
    }
    if (open > Math.max(WATCHED_WIDTH, WATCHED_SHARE * lower)) {
      isTight = false;
      raise(contested, deepest, CONTESTS_LIST);
    }
    return { lower, upper };
  });
  // Parents come first, so one pass from the back reaches every beginning of a contested word.
  for (let vertex = trie.size - 1; vertex > 0; vertex--) {
    raise(contested, trie.parents[vertex] ?? 0, contested[vertex] ?? NOT_CONTESTED);
  }
  const set = bestUnlisted <= threshold + tolerance;
  const wantsMass = mayReachShare(space, words, goals);
  return {
    words,
    set,
    ranks,
    bestUnlisted,
    contested,
    watched,
    pursued,
    slack,
    wantsMass,
    isComplete: set && ranks === words.length && isTight && !wantsMass,
  };
}

/** Mass of the open paths whose word so far is this vertex. */
function openMasses({ trie, frontier }: OutcomeSpace): Float64Array {
  const own = new Float64Array(trie.size);
  for (const node of frontier.open) {
    const vertex = frontier.vertices[node] ?? NO_WORD;
    if (vertex !== NO_WORD) own[vertex] = (own[vertex] ?? 0) + (frontier.masses[node] ?? 0);
  }
  return own;
}

/** S of every vertex. */
function slackOfVertices({ trie, pruned }: OutcomeSpace, own: Float64Array): Float64Array {
  const slack = own.slice();
  for (const [vertex, given] of pruned) slack[vertex] = (slack[vertex] ?? 0) + given.slack;
  for (let vertex = 1; vertex < trie.size; vertex++) {
    slack[vertex] = (slack[vertex] ?? 0) + (slack[trie.parents[vertex] ?? 0] ?? 0);
  }
  return slack;
}

/** Vertices of a word's beginnings, as far as they are known, the root first. */
function walk({ trie }: OutcomeSpace, bytes: Uint8Array): { path: number[]; isWhole: boolean } {
  const path = [ROOT];
  for (const byte of bytes) {
    const next = trie.find(path.at(-1) ?? ROOT, byte);
    if (next === undefined) return { path, isWhole: false };
    path.push(next);
  }
  return { path, isWhole: true };
}

/** The likeliest words: as many as wanted, and more until they hold the share that is asked for. */
function listedVertices(space: OutcomeSpace, { words, share, mostWords = words }: Goals): number[] {
  const { trie } = space;
  if (share === undefined) return likeliest(trie.resolved, words);
  const best = likeliest(trie.resolved, Math.max(words, mostWords));
  const wanted = share * space.wordMassAtMost;
  let sum = 0;
  for (const [index, vertex] of best.entries()) {
    sum += trie.resolved[vertex] ?? 0;
    if (index + 1 >= words && sum >= wanted) return best.slice(0, index + 1);
  }
  return best;
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

function mayReachShare(space: OutcomeSpace, words: readonly BoundedWord[], { share }: Goals): boolean {
  if (share === undefined) return false;
  const lower = words.reduce((sum, word) => sum + word.lower, 0);
  const upper = words.reduce((sum, word) => sum + word.upper, 0);
  return lower < share * space.wordMassAtMost && upper >= share * space.wordMass;
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
