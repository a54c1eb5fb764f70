/**
 * Certified search for the likeliest next words (best-first, then focused on what is contested).
 * Pure but for the `expand` function that it is given. Sound for any distributions that sum to 1.
 */
import type { Masses } from '../../src/jobs/nextword.js';
import { type Assessment, assess, CONTESTS_LIST, CONTESTS_SET, type Goals } from './bounds.js';
import type { ContextEnd } from './context.js';
import { NO_WORD } from './frontier.js';
import { OutcomeSpace, type Row } from './outcome-space.js';
import type { VocabularyClasses } from './vocabulary-classes.js';

/** Distributions after each path of tokens (the empty path: right after the context), in the order of the paths. */
export type Expand = (paths: readonly (readonly number[])[]) => Promise<readonly Row[]>;

export interface SearchOptions extends Goals {
  /** Paths expanded at once, ≥ 1. */
  readonly batchSize: number;
  /** So many expansions go to the paths of largest mass, before the search looks only at what is contested. */
  readonly bestFirst: number;
  /** Distributions asked for at most, the one after the context included, ≥ 1. */
  readonly maxExpansions: number;
  /** Paths of less mass are given up; their total is part of what is unassigned, and of the bounds. */
  readonly epsilon: number;
  /** Longest path that may be expanded, in tokens. */
  readonly maxDepth: number;
  /** Asked before each batch; true ends the search with what it has. */
  readonly isOver: () => boolean;
}

export const DEFAULT_SEARCH: SearchOptions = {
  words: 10,
  tolerance: 0.0005,
  width: 0.004,
  batchSize: 16,
  bestFirst: 16,
  maxExpansions: 256,
  epsilon: 1e-6,
  maxDepth: Number.POSITIVE_INFINITY,
  isOver: () => false,
};

/** True at every moment; later ones only say more. */
export interface Snapshot {
  /** By lower bound, descending; the true joint probability of a word lies in [lower, upper]. */
  readonly words: readonly { readonly word: string; readonly lower: number; readonly upper: number }[];
  /** With the words' lower bounds these sum to 1. */
  readonly masses: Masses;
  readonly certified: {
    readonly set: boolean;
    readonly order: boolean;
    readonly ranks: number;
    readonly tolerance: number;
  };
  /** Upper bound of every word that is not listed. */
  readonly bestUnlisted: number;
  readonly expansions: number;
  /** All that was asked for is proved: the search ends here. */
  readonly isComplete: boolean;
}

/** Yields a snapshot after each batch, the first after one expansion; the last one is the result. */
export async function* searchNextWords(
  classes: VocabularyClasses,
  end: ContextEnd,
  expand: Expand,
  options: SearchOptions,
): AsyncGenerator<Snapshot, void, undefined> {
  const space = new OutcomeSpace(classes, classes.start(end), options.epsilon, options.maxDepth);
  let expansions = 0;
  let batch = [0];
  while (batch.length > 0) {
    const rows = await expand(batch.map((node) => space.frontier.pathOf(node)));
    if (rows.length !== batch.length)
      throw new RangeError(`${rows.length} distributions for ${batch.length} paths`);
    space.frontier.close(batch);
    for (const [index, node] of batch.entries()) {
      const row = rows[index];
      if (row !== undefined) space.expand(node, row);
    }
    expansions += batch.length;
    const assessment = assess(space, options);
    yield snapshot(space, assessment, expansions, options);
    if (assessment.isComplete || options.isOver()) return;
    batch = nextBatch(space, assessment, expansions, options);
  }
}

/** Empty when nothing is left that could prove more, or the budget is spent. */
function nextBatch(
  space: OutcomeSpace,
  { contested }: Assessment,
  expansions: number,
  { batchSize, bestFirst, maxExpansions, tolerance }: SearchOptions,
): number[] {
  const { frontier } = space;
  const count = Math.min(batchSize, maxExpansions - expansions);
  if (count <= 0) return [];
  const chosen = new Set<number>();
  const choose = (isWanted: (node: number) => boolean) => {
    const wanted = frontier.largest(count - chosen.size, (node) => !chosen.has(node) && isWanted(node));
    for (const node of wanted) chosen.add(node);
  };
  const level = (node: number) => contested[frontier.vertices[node] ?? NO_WORD] ?? 0;
  // A bare space tells how much of the probability is a number; it is a beginning of every word, too.
  if (expansions === 1) choose((node) => isUndecided(space, node, tolerance));
  if (expansions <= bestFirst) choose(() => true);
  else {
    choose((node) => level(node) === CONTESTS_SET);
    choose((node) => level(node) >= CONTESTS_LIST);
  }
  return [...chosen];
}

/** Not even known whether a word, a number or a mark comes, and too much to leave that open. */
function isUndecided({ frontier, classes }: OutcomeSpace, node: number, tolerance: number): boolean {
  const mass = frontier.masses[node] ?? 0;
  const state = frontier.states[node] ?? 0;
  return !classes.isInWord(state) && (classes.isBareSpace(state) || mass >= tolerance);
}

function snapshot(
  space: OutcomeSpace,
  { words, set, ranks, bestUnlisted, isComplete }: Assessment,
  expansions: number,
  { tolerance }: SearchOptions,
): Snapshot {
  const listed = words.reduce((sum, { lower }) => sum + lower, 0);
  const unfinished = space.unfinished(words.map(({ vertex }) => vertex));
  // Sums in another order differ in the last bits, which must not show as a negative mass or as more than 1.
  const within = (mass: number) => Math.min(1, Math.max(0, mass));
  return {
    words: words.map(({ vertex, lower, upper }) => ({
      word: space.trie.textOf(vertex),
      lower: within(lower),
      upper: within(upper),
    })),
    masses: {
      otherWords: within(space.wordMass - listed + unfinished.otherWords),
      number: within(space.outcomeMass('number')),
      punctuation: within(space.outcomeMass('punctuation')),
      symbol: within(space.outcomeMass('symbol')),
      newline: within(space.outcomeMass('newline')),
      endOfText: within(space.outcomeMass('endOfText')),
      lastWordContinues: within(space.outcomeMass('lastWordContinues')),
      other: within(space.outcomeMass('other')),
      unassigned: within(unfinished.unassigned),
    },
    certified: { set, order: words.length > 0 && ranks === words.length, ranks, tolerance },
    bestUnlisted: within(bestUnlisted),
    expansions,
    isComplete,
  };
}
