/**
 * What has become of the whole probability so far. At every moment
 * finished words + the other outcomes + open paths + pruned paths = 1, because expanding a path replaces it by disjoint
 * events of equal total.
 */
import type { Sifted, Sifting } from '../engine/port.js';
import { Frontier, NO_WORD } from './frontier.js';
import { type ClassTable, ENDS_WORD, latin1, MAY_END, type VocabularyClasses } from './vocabulary-classes.js';
import { OUTCOMES, type Outcome } from './word-grammar.js';
import { ROOT, WordTrie } from './word-trie.js';

/** What has to be known of the distribution after a path before the path can be replaced by what follows it. */
export interface Inquiry extends Omit<Sifting, 'node'> {
  /** Tokens after the context. */
  readonly path: readonly number[];
}

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

  /** Tokens by what they do after a node. */
  tableOf(node: number): ClassTable {
    return this.classes.table(this.frontier.states[node] ?? 0);
  }

  /** What to ask before `node` is expanded, so that paths of less than `epsilon` can be given up. */
  inquire(node: number, { sieve }: ClassTable, epsilon: number): Inquiry {
    const { masses, states } = this.frontier;
    return {
      path: this.frontier.pathOf(node),
      sieve,
      least: epsilon / (masses[node] ?? 1),
      kept: epsilon > 0 ? this.#keptPositions(this.#beginningOf(node), states[node] ?? 0) : [],
    };
  }

  /**
   * Replaces a node, already closed in the frontier, by what can follow it. `table` is the one of the inquiry, `sifted` the
   * answer; what did not pass is given up. Throws RangeError for the answer to another one.
   */
  expand(node: number, table: ClassTable, { masses: shares, ...sifted }: Sifted): void {
    if (shares.length !== table.sieve.classCount || sifted.named.length !== table.endings.length)
      throw new RangeError(`an answer of ${shares.length} classes for ${table.sieve.classCount}`);
    const { masses, states, vertices } = this.frontier;
    const mass = masses[node] ?? 0;
    const isInWord = this.classes.isInWord(states[node] ?? 0);
    const base = this.#beginningOf(node);
    for (let code = 0; code < OUTCOMES.length; code++) {
      this.#outcomes[code] = (this.#outcomes[code] ?? 0) + mass * (shares[code] ?? 0);
    }
    const ended = shares[ENDS_WORD] ?? 0;
    if (isInWord)
      this.endings.set(node, { lower: ended, upper: Math.min(1, ended + (shares[MAY_END] ?? 0)) });
    if (ended > 0) this.#endWord(base, mass * ended, node);
    for (const [index, bytes] of table.endings.entries()) {
      const share = mass * (sifted.named[index] ?? 0);
      if (share > 0) this.#endWord(this.trie.extend(base, bytes), share, node, table.sieve.named[index]);
    }
    this.#addChildren(node, base, table, sifted);
    const pruned = mass * sifted.rest;
    const slack = mass * sifted.heaviestChain;
    if (pruned === 0) return;
    this.prunedMass += pruned;
    if (!isInWord) this.#undecidedPruned += pruned;
    const beginning = Math.max(ROOT, vertices[node] ?? ROOT);
    const before = this.pruned.get(beginning) ?? { word: 0, slack: 0 };
    this.pruned.set(beginning, {
      word: before.word + (isInWord ? pruned : 0),
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

  /** Share of all that is not ruled out whose outcome is known, in [0, 1]. */
  get settledShare(): number {
    const settled = this.wordMass + this.outcomesMass;
    return settled === 0 ? 0 : Math.min(1, settled / this.possibleMass);
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

  /** The word so far; what has not begun one for sure begins it anew with what follows. */
  #beginningOf(node: number): number {
    const { states, vertices } = this.frontier;
    return this.classes.isInWord(states[node] ?? 0) ? (vertices[node] ?? ROOT) : ROOT;
  }

  /** Candidates that may become a watched word, ascending. */
  #keptPositions(base: number, state: number): readonly number[] {
    if (this.#watched.length === 0) return [];
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
    return [...kept].sort((a, b) => a - b);
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
    { sieve, keys, states }: ClassTable,
    { positions, probabilities }: Pick<Sifted, 'positions' | 'probabilities'>,
  ): void {
    const mass = this.frontier.masses[node] ?? 0;
    for (let i = 0; i < positions.length; i++) {
      const position = positions[i] ?? 0;
      const isKeyed = position < keys.length;
      const vertex = isKeyed
        ? this.trie.extend(base, keys.bytes, keys.startOf(position), keys.endOf(position))
        : NO_WORD;
      const token = sieve.candidates[position] ?? 0;
      this.frontier.add(node, token, mass * (probabilities[i] ?? 0), vertex, states[position] ?? 0);
    }
  }
}
