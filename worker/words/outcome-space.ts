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
  latin1,
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
  /** Mass of the paths that were given up. */
  prunedMass = 0;
  /** Mass of all words that have ended. */
  wordMass = 0;
  readonly #outcomes = new Float64Array(OUTCOMES.length);
  /** Per expanded node inside a word: the share of its mass that ends the word there, and with what only may. */
  readonly endings = new Map<number, { readonly lower: number; readonly upper: number }>();
  /** Of folded words: mass of each form, by vertex. */
  readonly #forms = new Map<number, Map<string, number>>();
  /** Words whose paths are never given up, as bytes (folded where the classes are). */
  readonly #watched: Uint8Array[] = [];
  readonly classes: VocabularyClasses;

  constructor(classes: VocabularyClasses, startState: number, maxDepth: number) {
    this.classes = classes;
    this.frontier = new Frontier(maxDepth);
    this.frontier.add(-1, -1, 1, ROOT, startState);
  }

  outcomeMass(outcome: Outcome): number {
    return this.#outcomes[OUTCOMES.indexOf(outcome)] ?? 0;
  }

  /** From now on, what may become this word is kept, however light it is. */
  watch(word: Uint8Array): void {
    this.#watched.push(word);
  }

  /**
   * Replaces a node, already closed in the frontier, by what can follow it; of that, paths of less than `epsilon` are given
   * up. Throws RangeError for a row of wrong length.
   */
  expand(node: number, row: Row, epsilon: number): void {
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
    if (this.classes.isInWord(state)) this.endings.set(node, endingOf(table, row, sums[ENDS_WORD] ?? 0));
    if ((sums[ENDS_WORD] ?? 0) > 0) this.#endWord(base, mass * (sums[ENDS_WORD] ?? 0), node);
    if ((sums[ENDS_INSIDE] ?? 0) > 0) {
      for (const { token, bytes } of table.endsInside) {
        const share = mass * (row[token] ?? 0);
        if (share > 0) this.#endWord(this.trie.extend(base, bytes), share, node, token);
      }
    }
    const kept = this.#keptPositions(base, state);
    const { pruned, slack } = this.#addChildren(node, base, table, row, epsilon, kept);
    if (pruned === 0) return;
    this.prunedMass += pruned;
    if (!this.classes.isInWord(state)) this.#undecidedPruned += pruned;
    const beginning = Math.max(ROOT, vertices[node] ?? ROOT);
    const before = this.pruned.get(beginning) ?? { word: 0, slack: 0 };
    this.pruned.set(beginning, {
      word: before.word + (this.classes.isInWord(state) ? pruned : 0),
      slack: before.slack + slack,
    });
  }

  /** Mass of all outcomes that are no words. */
  get outcomesMass(): number {
    return this.#outcomes.reduce((sum, mass) => sum + mass, 0);
  }

  /** Mass of the paths that are still open. */
  get openMass(): number {
    return this.frontier.open.reduce((sum, node) => sum + (this.frontier.masses[node] ?? 0), 0);
  }

  /** Mass of all that is not ruled out: 1 where nothing is. A sum of small parts, so that a small one keeps its places. */
  get possibleMass(): number {
    return this.wordMass + this.outcomesMass + this.openMass + this.prunedMass;
  }

  /** Lower bound of the mass of all words together: the words that ended, and the paths that are sure to give one. */
  get wordMassAtLeast(): number {
    const { open, masses, states } = this.frontier;
    let begun = 0;
    for (const node of open) if (this.classes.isInWord(states[node] ?? 0)) begun += masses[node] ?? 0;
    for (const { word } of this.pruned.values()) begun += word;
    return this.wordMass + begun;
  }

  /** Upper bound of the mass of all words together. */
  get wordMassAtMost(): number {
    const { open, masses, vertices } = this.frontier;
    let wordless = 0;
    for (const node of open) if (vertices[node] === NO_WORD) wordless += masses[node] ?? 0;
    return Math.max(this.wordMass, this.wordMass + this.openMass + this.prunedMass - wordless);
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

  /** Children that may become a watched word; undefined without any. */
  #keptPositions(base: number, state: number): ReadonlySet<number> | undefined {
    if (this.#watched.length === 0) return undefined;
    const beginning = this.trie.bytesOf(base);
    const kept = new Set<number>();
    for (const word of this.#watched) {
      if (!beginning.every((byte, index) => word[index] === byte)) continue;
      const rest = latin1(word.subarray(beginning.length));
      const positions = this.classes.positionsByKey(state);
      for (let length = 0; length <= rest.length; length++) {
        for (const position of positions.get(rest.slice(0, length)) ?? []) kept.add(position);
      }
    }
    return kept;
  }

  /** Vertex of a word that was met; undefined for any other. */
  vertexOf(bytes: Uint8Array | undefined): number | undefined {
    let at: number | undefined = bytes === undefined ? undefined : ROOT;
    for (const byte of bytes ?? []) at = at === undefined ? undefined : this.trie.find(at, byte);
    return at;
  }

  vertexOfWord(word: string): number | undefined {
    return this.vertexOf(new TextEncoder().encode(this.classes.nameOf(word)));
  }

  /** A word as people write it: of folded ones the likeliest of their forms. */
  textOf(vertex: number): string {
    let best: string | undefined;
    let most = 0;
    for (const [form, mass] of this.#forms.get(vertex) ?? []) {
      if (mass <= most) continue;
      best = form;
      most = mass;
    }
    return best ?? this.trie.textOf(vertex);
  }

  /** `node` is the path that the word ended after; with `token` where that one still holds a part of it. */
  #endWord(vertex: number, mass: number, node: number, token?: number): void {
    this.trie.resolve(vertex, mass);
    this.wordMass += mass;
    if (!this.classes.isFolded) return;
    const path = this.frontier.pathOf(node);
    const form = this.classes.wordOfPath(token === undefined ? path : [...path, token]);
    const forms = this.#forms.get(vertex) ?? new Map<string, number>();
    forms.set(form, (forms.get(form) ?? 0) + mass);
    this.#forms.set(vertex, forms);
  }

  #addChildren(
    node: number,
    base: number,
    table: ClassTable,
    row: Row,
    epsilon: number,
    kept: ReadonlySet<number> | undefined,
  ): { readonly pruned: number; readonly slack: number } {
    const { children, keyed, chainParents, keys, states } = table;
    const mass = this.frontier.masses[node] ?? 0;
    const chain = new Float64Array(keyed);
    let slack = 0;
    let pruned = 0;
    for (let i = 0; i < children.length; i++) {
      const token = children[i] ?? 0;
      const share = mass * (row[token] ?? 0);
      const parent = i < keyed ? (chainParents[i] ?? -1) : -1;
      const above = parent < 0 ? 0 : (chain[parent] ?? 0);
      let below = above;
      if (share > 0 && (share >= epsilon || kept?.has(i) === true)) {
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

/** Children without bytes of their own (an apostrophe alone) leave open whether the word has ended; they come first. */
function endingOf({ children, keyed, keys }: ClassTable, row: Row, lower: number) {
  let upper = lower;
  for (let i = 0; i < keyed && keys[i]?.length === 0; i++) upper += row[children[i] ?? 0] ?? 0;
  return { lower, upper: Math.min(1, upper) };
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
