/**
 * What has become of the whole probability so far. At every moment
 * finished words + the other outcomes + open paths + pruned paths = 1, because expanding a path replaces it by disjoint
 * events of equal total.
 */
import { Frontier, NO_WORD } from './frontier.js';
import {
  type ClassTable,
  CODES,
  ENDS_INSIDE,
  ENDS_WORD,
  type VocabularyClasses,
} from './vocabulary-classes.js';
import { OUTCOMES, type Outcome } from './word-grammar.js';
import { ROOT, WordTrie } from './word-trie.js';

/** P(token | path), length = vocabulary size, sum 1. */
export type Row = Float64Array;

/** Paths given up because each was below `epsilon`, by the word so far of what they follow. */
export interface Pruned {
  /** Mass of those that are sure to give a word. */
  readonly word: number;
  /** The most that any one word could get of all: the heaviest chain of the prefix forest. */
  readonly slack: number;
}

export class OutcomeSpace {
  readonly trie = new WordTrie();
  readonly frontier: Frontier;
  /** What was pruned, by vertex of the path that it followed. */
  readonly pruned = new Map<number, Pruned>();
  /** Mass pruned where a word had not begun for sure. */
  #undecidedPruned = 0;
  /** Mass of all words that have ended. */
  wordMass = 0;
  readonly #outcomes = new Float64Array(OUTCOMES.length);
  readonly classes: VocabularyClasses;
  readonly #epsilon: number;

  constructor(classes: VocabularyClasses, startState: number, epsilon: number, maxDepth: number) {
    this.classes = classes;
    this.#epsilon = epsilon;
    this.frontier = new Frontier(maxDepth);
    this.frontier.add(-1, -1, 1, ROOT, startState);
  }

  outcomeMass(outcome: Outcome): number {
    return this.#outcomes[OUTCOMES.indexOf(outcome)] ?? 0;
  }

  /** Replaces a node, already closed in the frontier, by what can follow it. Throws RangeError for a row of wrong length. */
  expand(node: number, row: Row): void {
    if (row.length !== this.classes.size)
      throw new RangeError(`a distribution of ${row.length} tokens for a vocabulary of ${this.classes.size}`);
    const { masses, states, vertices } = this.frontier;
    const mass = masses[node] ?? 0;
    const state = states[node] ?? 0;
    const table = this.classes.table(state);
    const base = this.classes.isInWord(state) ? (vertices[node] ?? ROOT) : ROOT;
    const sums = sumByCode(table.codes, row);
    for (let code = 0; code < OUTCOMES.length; code++) {
      this.#outcomes[code] = (this.#outcomes[code] ?? 0) + mass * (sums[code] ?? 0);
    }
    if ((sums[ENDS_WORD] ?? 0) > 0) this.#endWord(base, mass * (sums[ENDS_WORD] ?? 0));
    if ((sums[ENDS_INSIDE] ?? 0) > 0) {
      for (const { token, bytes } of table.endsInside) {
        const share = mass * (row[token] ?? 0);
        if (share > 0) this.#endWord(this.trie.extend(base, bytes), share);
      }
    }
    const { pruned, slack } = this.#addChildren(node, base, table, row, mass);
    if (pruned === 0) return;
    if (!this.classes.isInWord(state)) this.#undecidedPruned += pruned;
    const beginning = Math.max(ROOT, vertices[node] ?? ROOT);
    const before = this.pruned.get(beginning) ?? { word: 0, slack: 0 };
    this.pruned.set(beginning, {
      word: before.word + (this.classes.isInWord(state) ? pruned : 0),
      slack: before.slack + slack,
    });
  }

  /**
   * Splits what is neither a finished word nor another outcome. A path whose word so far is no beginning of any of
   * `listed` (vertices) is sure to give another word, although it is not known which; the rest is unassigned.
   */
  unfinished(listed: readonly number[]): { readonly otherWords: number; readonly unassigned: number } {
    const beginnings = new Set([ROOT]);
    for (const word of listed) {
      for (let at = word; at !== ROOT; at = this.trie.parents[at] ?? ROOT) beginnings.add(at);
    }
    let otherWords = 0;
    let unassigned = this.#undecidedPruned;
    const { open, masses, states, vertices } = this.frontier;
    for (const node of open) {
      const mass = masses[node] ?? 0;
      const isOther = this.classes.isInWord(states[node] ?? 0) && !beginnings.has(vertices[node] ?? ROOT);
      if (isOther) otherWords += mass;
      else unassigned += mass;
    }
    for (const [vertex, { word }] of this.pruned) {
      if (beginnings.has(vertex)) unassigned += word;
      else otherWords += word;
    }
    return { otherWords, unassigned };
  }

  #endWord(vertex: number, mass: number): void {
    this.trie.resolve(vertex, mass);
    this.wordMass += mass;
  }

  #addChildren(
    node: number,
    base: number,
    table: ClassTable,
    row: Row,
    mass: number,
  ): { readonly pruned: number; readonly slack: number } {
    const { children, keyed, chainParents, keys, states } = table;
    const chain = new Float64Array(keyed);
    let slack = 0;
    let pruned = 0;
    for (let i = 0; i < children.length; i++) {
      const token = children[i] ?? 0;
      const share = mass * (row[token] ?? 0);
      const parent = i < keyed ? (chainParents[i] ?? -1) : -1;
      const above = parent < 0 ? 0 : (chain[parent] ?? 0);
      let below = above;
      if (share > 0 && share >= this.#epsilon) {
        const key = keys[i];
        const vertex = i < keyed && key !== undefined ? this.trie.extend(base, key) : NO_WORD;
        this.frontier.add(node, token, share, vertex, states[i] ?? 0);
      } else {
        pruned += share;
        below += share;
      }
      if (i < keyed) {
        chain[i] = below;
        if (below > slack) slack = below;
      }
    }
    return { pruned, slack };
  }
}

/** Mass of each code: the one loop over the whole vocabulary. */
export function sumByCode(codes: Uint8Array, row: Row): Float64Array {
  const sums = new Float64Array(CODES);
  for (let token = 0; token < codes.length; token++) {
    const code = codes[token] ?? 0;
    sums[code] = (sums[code] ?? 0) + (row[token] ?? 0);
  }
  return sums;
}
