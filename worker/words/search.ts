/**
 * Certified search for the likeliest next words (best-first, then focused on what is contested).
 * Pure but for the `expand` function that it is given. Sound for any distributions that sum to 1.
 */

import {
  type Assessment,
  assess,
  CONTESTS_LIST,
  CONTESTS_SET,
  type Goals,
  type WatchedWord,
} from './bounds.js';
import type { ContextEnd } from './context.js';
import { type Expand, expandNodes } from './expand-nodes.js';
import { NO_WORD } from './frontier.js';
import { OutcomeSpace } from './outcome-space.js';
import { Requirement } from './requirement.js';
import { makeSnapshot, type Snapshot } from './snapshot.js';
import type { VocabularyClasses } from './vocabulary-classes.js';

export type { Expand } from './expand-nodes.js';
export type { Snapshot } from './snapshot.js';

export interface SearchOptions extends Goals {
  /** Paths expanded at once at most, ≥ 1. */
  readonly batchSize: number;
  /** Paths expanded at once when only what is contested is left, ≥ 1: few, since each batch shows what the next one need not ask. */
  readonly focusSize: number;
  /** While the list is shorter than asked, so many expansions go to the paths of largest mass, before the search looks only at what is contested. */
  readonly bestFirst: number;
  /** Distributions asked for at most, the one after the context included, ≥ 1. */
  readonly maxExpansions: number;
  /** Paths of less mass are given up; their total is part of what is unassigned, and of the bounds. */
  readonly epsilon: number;
  /** Longest path that may be expanded, in tokens. */
  readonly maxDepth: number;
  /** Asked before each batch; true ends the search with what it has. */
  readonly isOver: () => boolean;
  /** Words whose bounds are wanted however unlikely they are. */
  readonly watched?: readonly string[];
  /**
   * Bytes that the continuation is known to begin with, the space in front included: everything is then given that, and
   * tolerance, width and epsilon are shares of its probability.
   */
  readonly required?: string;
}

/** Each listed word needs an expansion of its own, and a run of fewer takes hardly less time. */
const LEAST_FIRST = 8;

export const DEFAULT_SEARCH: SearchOptions = {
  words: 10,
  tolerance: 0.0005,
  width: 0.004,
  batchSize: 32,
  focusSize: 6,
  bestFirst: 16,
  maxExpansions: 256,
  epsilon: 1e-6,
  maxDepth: Number.POSITIVE_INFINITY,
  isOver: () => false,
};

/** Yields a snapshot after each batch, the first after one expansion; the last one is the result. */
export function searchNextWords(
  classes: VocabularyClasses,
  end: ContextEnd,
  expand: Expand,
  options: SearchOptions,
): AsyncGenerator<Snapshot, void, undefined> {
  return new NextWordSearch(classes, end, expand, options).run();
}

/** A search that can be taken up again with more words to watch. */
export class NextWordSearch {
  readonly space: OutcomeSpace;
  readonly #expand: Expand;
  readonly #options: SearchOptions;
  readonly #requirement: Requirement;
  #watched: WatchedWord[] = [];
  #expansions = 0;

  constructor(classes: VocabularyClasses, end: ContextEnd, expand: Expand, options: SearchOptions) {
    // What must come is written as it is: it counts as the beginning of a word wherever the context ends.
    const start = options.required === undefined ? end : 'open';
    this.space = new OutcomeSpace(classes, classes.start(start), options.maxDepth);
    this.#requirement = new Requirement(options.required ?? '');
    this.#expand = expand;
    this.#options = options;
    this.watch(options.watched ?? []);
  }

  /** Their bounds are in every later snapshot, after those of the words that are watched already. */
  watch(words: readonly string[]): void {
    for (const word of words) {
      const bytes = new TextEncoder().encode(this.space.classes.nameOf(word));
      this.#watched = [...this.#watched, { bytes, isKept: this.#expansions === 0 }];
      this.space.watch(bytes);
    }
  }

  /** May be called again when it has ended; the first snapshot then comes without an expansion. */
  async *run(): AsyncGenerator<Snapshot, void, undefined> {
    if (this.#expansions === 0) await this.#expandAll([0]);
    for (;;) {
      const goals = this.#scaledGoals();
      const assessment = assess(this.space, goals, this.#watched);
      yield makeSnapshot(this.space, assessment, this.#requirement, {
        expansions: this.#expansions,
        tolerance: this.#options.tolerance,
        watched: this.#watched,
      });
      if ((assessment.isComplete && !this.#isSeeking(assessment)) || this.#options.isOver()) return;
      const batch = this.#nextBatch(assessment, goals.tolerance);
      if (batch.length === 0) return;
      await this.#expandAll(batch);
    }
  }

  async #expandAll(batch: readonly number[]): Promise<void> {
    const { space } = this;
    await expandNodes(space, batch, this.#expand, (node) => {
      // Before the required beginning is written nothing is given up.
      const narrowed = this.#requirement.tableAt(space, node);
      if (narrowed !== undefined) return { table: narrowed, epsilon: 0 };
      const epsilon = this.#options.epsilon * this.#requirement.mass(space).upper;
      return { table: space.tableOf(node), epsilon };
    });
    this.#expansions += batch.length;
  }

  /** Shares of what is known to come; 1 without a requirement. */
  #scaledGoals(): Goals {
    const scale = this.#requirement.mass(this.space).lower;
    const { tolerance, width } = this.#options;
    return { ...this.#options, tolerance: tolerance * scale, width: width * scale };
  }

  /** The list may be longer than what is met so far, and it is early enough to look for more. */
  #isSeeking({ words }: Assessment): boolean {
    return words.length < this.#options.words && this.#expansions <= this.#options.bestFirst;
  }

  /** Empty when nothing is left that could prove more, or the budget is spent. */
  #nextBatch(assessment: Assessment, tolerance: number): number[] {
    const { space } = this;
    const { words, batchSize, focusSize, maxExpansions } = this.#options;
    const { contested, pursued, wantsMass } = assessment;
    const { frontier } = space;
    const isSeeking = this.#isSeeking(assessment);
    const wanted = isSeeking || wantsMass ? Math.max(LEAST_FIRST, words + 2) : focusSize;
    const count = Math.min(batchSize, wanted, maxExpansions - this.#expansions);
    if (count <= 0) return [];
    const chosen = new Set<number>();
    const choose = (isWanted: (node: number) => boolean) => {
      const found = frontier.largest(count - chosen.size, (node) => !chosen.has(node) && isWanted(node));
      for (const node of found) chosen.add(node);
    };
    const level = (node: number) => contested[frontier.vertices[node] ?? NO_WORD] ?? 0;
    choose(this.#requirement.obstacles(space));
    for (const vertex of pursued) {
      if (chosen.size === count) break;
      const nearest = frontier.largest(1, (node) => !chosen.has(node) && frontier.vertices[node] === vertex);
      for (const node of nearest) chosen.add(node);
    }
    // A bare space tells how much of the probability is a number; it is a beginning of every word, too.
    choose((node) => isUndecided(space, node, tolerance));
    if (isSeeking) choose(() => true);
    else {
      choose((node) => level(node) === CONTESTS_SET);
      choose((node) => level(node) >= CONTESTS_LIST);
      if (wantsMass) choose(() => true);
    }
    return [...chosen];
  }
}

/** Not even known whether a word, a number or a mark comes, and too much to leave that open. */
function isUndecided({ frontier, classes }: OutcomeSpace, node: number, tolerance: number): boolean {
  const mass = frontier.masses[node] ?? 0;
  const state = frontier.states[node] ?? 0;
  return !classes.isInWord(state) && (classes.isBareSpace(state) || mass >= tolerance);
}
