/** All mass of a search that is or may become a word, added up by what is known of the word. */
import { type AtomKeys, withAtom } from './atom-keys.js';
import { assess } from './bounds.js';
import { NO_WORD } from './frontier.js';
import type { OutcomeSpace } from './outcome-space.js';
import { choicesOf, type RankStanding, rankStanding } from './rank-standing.js';
import { ROOT } from './word-trie.js';

/** Mass by key (see `atom-keys.ts`). */
export type Tally = ReadonlyMap<number, number>;

export interface Tallies {
  /**
   * One for each way in which the ranks that are not proved may be settled: one of them is true, so bounds that hold in each
   * hold. At least one.
   */
  readonly tallies: readonly Tally[];
  /** Per atom of rank, in the order of the keys. */
  readonly standings: readonly RankStanding[];
  /** Per vertex, whether paths there stand in the way of knowing who is among the likeliest. */
  readonly contested: Uint8Array | undefined;
  /** See `Assessment.slack`. */
  readonly slack: Float64Array;
}

/** Ways to settle ranks that are looked at one by one; beyond that each word is in or out on its own, which is wider but true. */
const MOST_CHOICES = 64;

export class WordTally {
  readonly #space: OutcomeSpace;
  readonly #keys: AtomKeys;
  /** By vertex; what a vertex stands for never changes. −1: not yet read. */
  readonly #beginnings: number[] = [];
  readonly #words = new Map<number, number>();
  /** Per atom of rank, the words that are proved to be among the likeliest. */
  readonly #proved: (ReadonlySet<number> | undefined)[] = [];

  constructor(space: OutcomeSpace, keys: AtomKeys) {
    this.#space = space;
    this.#keys = keys;
  }

  count(): Tallies {
    const { trie, frontier, pruned, prunedMass } = this.#space;
    const { ranks } = this.#keys;
    const assessments = ranks.map(({ best }) =>
      assess(this.#space, { words: best, tolerance: 0, width: Number.POSITIVE_INFINITY }),
    );
    const first =
      assessments[0] ?? assess(this.#space, { words: 1, tolerance: 1, width: Number.POSITIVE_INFINITY });
    const standings = assessments.map((assessment, index) => {
      const standing = rankStanding(this.#space, assessment, ranks[index]?.best ?? 1, this.#proved[index]);
      this.#proved[index] = standing.sure;
      return standing;
    });
    const settled = new Map<number, number>();
    const add = (key: number, mass: number) => settled.set(key, (settled.get(key) ?? 0) + mass);
    const addBeginning = (vertex: number, isWord: boolean, mass: number) =>
      add(this.#beginningKey(vertex, isWord, standings), mass);
    for (const node of frontier.open) {
      const key = this.nodeKey(node, standings);
      if (key !== undefined) add(key, frontier.masses[node] ?? 0);
    }
    let wordPruned = 0;
    for (const [vertex, { word }] of pruned) {
      wordPruned += word;
      if (word > 0) addBeginning(vertex, true, word);
    }
    // What was given up before a word had begun may be any word or none.
    if (prunedMass > wordPruned) addBeginning(ROOT, false, prunedMass - wordPruned);
    const unsettled = new Set(standings.flatMap(({ maybe }) => [...maybe]));
    for (let vertex = 0; vertex < trie.size; vertex++) {
      const mass = trie.resolved[vertex] ?? 0;
      if (mass > 0 && !unsettled.has(vertex)) add(this.wordKey(vertex, standings), mass);
    }
    return {
      tallies: this.#settle(settled, [...unsettled], standings),
      standings,
      contested: merged(assessments.map(({ contested }) => contested)),
      slack: first.slack,
    };
  }

  /** The key of a finished word; of a rank that is not proved nothing is said. */
  wordKey(vertex: number, standings: readonly RankStanding[]): number {
    let key = this.#words.get(vertex);
    if (key === undefined) {
      key = this.#keys.ofWord(this.#space.textOf(vertex));
      this.#words.set(vertex, key);
    }
    for (const [index, { at }] of this.#keys.ranks.entries()) {
      const standing = standings[index];
      if (standing?.sure.has(vertex) === true) key = withAtom(key, at, true);
      else if (standing?.maybe.has(vertex) === false) key = withAtom(key, at, false);
    }
    return key;
  }

  /** The key of an open path; undefined where it cannot become a word. */
  nodeKey(node: number, standings: readonly RankStanding[]): number | undefined {
    const { vertices, states } = this.#space.frontier;
    const vertex = vertices[node] ?? NO_WORD;
    if (vertex === NO_WORD) return undefined;
    return this.#beginningKey(vertex, this.#space.classes.isInWord(states[node] ?? 0), standings);
  }

  #beginningKey(vertex: number, isWord: boolean, standings: readonly RankStanding[]): number {
    for (let next = this.#beginnings.length; next <= vertex; next++) this.#beginnings.push(-1);
    let key = this.#beginnings[vertex] ?? -1;
    if (key < 0) {
      key = this.#keys.ofBeginning(wholeText(this.#space.trie.bytesOf(vertex)));
      this.#beginnings[vertex] = key;
    }
    for (const [index, { at }] of this.#keys.ranks.entries()) {
      if (standings[index]?.mayReach(vertex) === false) key = withAtom(key, at, false);
    }
    return isWord ? this.#keys.asWord(key) : key;
  }

  #settle(settled: Tally, unsettled: readonly number[], standings: readonly RankStanding[]): Tally[] {
    const { resolved } = this.#space.trie;
    const ways = waysToSettle(standings);
    return ways.map((way) => {
      const tally = new Map(settled);
      for (const vertex of unsettled) {
        let key = this.wordKey(vertex, standings);
        for (const [index, { at }] of this.#keys.ranks.entries()) {
          const chosen = way[index];
          if (chosen !== undefined && standings[index]?.maybe.has(vertex) === true) {
            key = withAtom(key, at, chosen.includes(vertex));
          }
        }
        tally.set(key, (tally.get(key) ?? 0) + (resolved[vertex] ?? 0));
      }
      return tally;
    });
  }
}

/** Per way and atom of rank, the words that are in; undefined leaves that atom open for each word on its own. */
function waysToSettle(standings: readonly RankStanding[]): (readonly (readonly number[] | undefined)[])[] {
  let ways: (readonly (readonly number[] | undefined)[])[] = [[]];
  for (const { maybe, left } of standings) {
    const most = Math.floor(MOST_CHOICES / ways.length);
    const choices = left === undefined ? null : choicesOf([...maybe], left, most);
    ways = ways.flatMap((way) => (choices ?? [undefined]).map((choice) => [...way, choice]));
  }
  return ways;
}

function merged(all: readonly Uint8Array[]): Uint8Array | undefined {
  const [first, ...others] = all;
  if (first === undefined) return undefined;
  return first.map((level, vertex) => Math.max(level, ...others.map((other) => other[vertex] ?? 0)));
}

/** Bytes at the end that are no whole character are left out: a shorter beginning says less, and what it says is true. */
function wholeText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: true });
}
