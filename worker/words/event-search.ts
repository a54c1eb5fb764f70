/**
 * How likely the next word has a property, as an interval that is narrowed where it matters: paths are followed by what they
 * add to the width of the intervals that are asked for, not by their mass alone. Sound for any distributions that sum to 1.
 */
import type { ConditionalEvent, EventExpression } from '../../src/probability/expression.js';
import {
  conditionalInterval,
  type Interval,
  JOINT,
  type Portion,
  type Shares,
  sensitivity,
  sharesOf,
} from '../../src/probability/unassigned.js';
import type { AtomKeys } from './atom-keys.js';
import { CONTESTS_SET } from './bounds.js';
import type { ContextEnd } from './context.js';
import { type Expand, expandNodes } from './expand-nodes.js';
import { NO_WORD } from './frontier.js';
import { OutcomeSpace } from './outcome-space.js';
import type { VocabularyClasses } from './vocabulary-classes.js';
import { type Tallies, type Tally, WordTally } from './word-tally.js';

export interface EventSearchOptions {
  /** What shall be known: the search goes on until the interval of each is narrow. */
  readonly targets: readonly ConditionalEvent[];
  /** Narrow is this width, or less where the probability is small: the share of its middle, but not below the least. */
  readonly width: { readonly most: number; readonly share: number; readonly least: number };
  /** Paths expanded at once at most, ≥ 1; the first batches are smaller, since each shows what the next one need not ask. */
  readonly batchSize: number;
  /** Distributions asked for at most, the one after the context included, ≥ 1. */
  readonly maxExpansions: number;
  /** So many are spent at least, on the largest paths into the events and of all, so that there are words to name. */
  readonly naming: number;
  /** Paths of less mass are given up, but not the beginnings of words that follow the text itself or a space. */
  readonly epsilon: number;
  /** Longest path that may be expanded, in tokens. */
  readonly maxDepth: number;
  /** Asked before each batch; true ends the search with what it has. */
  readonly isOver: () => boolean;
}

export const DEFAULT_EVENT_SEARCH: Omit<EventSearchOptions, 'targets'> = {
  width: { most: 0.005, share: 0.1, least: 0.0002 },
  batchSize: 96,
  maxExpansions: 480,
  naming: 48,
  epsilon: 1e-7,
  maxDepth: Number.POSITIVE_INFINITY,
  isOver: () => false,
};

const FIRST_BATCH = 16;

/** Mass of a path from which all that follows it is kept, if no word has begun. */
const KEEPS_ALL_FROM = 1e-4;

/** One question's places, made once. */
interface Target {
  readonly places: (key: number) => number;
}

export class WordEventSearch {
  readonly space: OutcomeSpace;
  readonly keys: AtomKeys;
  readonly #tally: WordTally;
  readonly #expand: Expand;
  readonly #options: EventSearchOptions;
  readonly #targets: readonly Target[];
  #tallies: Tallies | undefined;
  #expansions = 0;

  constructor(
    classes: VocabularyClasses,
    end: ContextEnd,
    expand: Expand,
    keys: AtomKeys,
    options: EventSearchOptions,
  ) {
    this.space = new OutcomeSpace(classes, classes.start(end), options.maxDepth);
    this.keys = keys;
    this.#tally = new WordTally(this.space, keys);
    this.#expand = expand;
    this.#options = options;
    this.#targets = options.targets.map(({ event, given }) => ({ places: keys.places(event, given) }));
  }

  get expansions(): number {
    return this.#expansions;
  }

  /** What is known by now: true at every moment; later ones only say more. */
  get tallies(): Tallies {
    this.#tallies ??= this.#tally.count();
    return this.#tallies;
  }

  /** P(event | given, a word comes), whether it is a target or not. Null: the condition is impossible. */
  interval(event: EventExpression, given: EventExpression | null): Interval | null {
    return this.intervalOf(this.keys.places(event, given));
  }

  intervalOf(places: (key: number) => number): Interval | null {
    const intervals = this.tallies.tallies.map((tally) => conditionalInterval(shares(tally, places)));
    const found = intervals.filter((interval) => interval !== null);
    if (found.length === 0) return null;
    return {
      lower: Math.max(0, Math.min(...found.map(({ lower }) => lower))),
      upper: Math.min(1, Math.max(...found.map(({ upper }) => upper))),
    };
  }

  /** Every target is as narrow as asked. */
  get isTight(): boolean {
    return this.#targets.every(({ places }) => this.#isTight(places));
  }

  /** The key of a finished word (a vertex), as far as it is proved. */
  keyOfWord(vertex: number): number {
    return this.#tally.wordKey(vertex, this.tallies.standings);
  }

  /** Yields after each batch, the first after one expansion. A rejection of `expand` leaves what was known before. */
  async *run(): AsyncGenerator<void, void, undefined> {
    if (this.#expansions === 0) await this.#expandAll([0]);
    for (;;) {
      yield;
      if (this.#options.isOver()) return;
      const batch = this.#nextBatch();
      if (batch.length === 0) return;
      await this.#expandAll(batch);
    }
  }

  async #expandAll(batch: readonly number[]): Promise<void> {
    const { space } = this;
    await expandNodes(space, batch, this.#expand, (node) => ({
      table: space.tableOf(node),
      epsilon: this.#epsilonOf(node),
    }));
    this.#expansions += batch.length;
    this.#tallies = undefined;
  }

  /** Where a word has not begun, what is given up might be any word: of a large path nothing is. */
  #epsilonOf(node: number): number {
    const { frontier, classes } = this.space;
    const isInWord = classes.isInWord(frontier.states[node] ?? 0);
    return !isInWord && (frontier.masses[node] ?? 0) >= KEEPS_ALL_FROM ? 0 : this.#options.epsilon;
  }

  /** Empty when everything is narrow enough, nothing is left that could narrow it, or the budget is spent. */
  #nextBatch(): number[] {
    const { batchSize, maxExpansions, naming } = this.#options;
    const open = this.#targets.filter(({ places }) => !this.#isTight(places));
    const isNaming = this.#expansions < naming;
    const growing = Math.max(FIRST_BATCH, this.#expansions);
    const count = Math.min(batchSize, growing, maxExpansions - this.#expansions);
    if (count <= 0 || (open.length === 0 && !isNaming)) return [];
    const chosen = new Set<number>();
    const choose = (most: number, weightOf: (node: number) => number) => {
      const isNew = (node: number) => !chosen.has(node) && weightOf(node) > 0;
      const found = this.space.frontier.heaviest(Math.min(most, count - chosen.size), weightOf, isNew);
      for (const node of found) chosen.add(node);
    };
    if (isNaming) {
      const part = Math.ceil(count / 3);
      const isInEvent = (key: number) => this.#targets.some(({ places }) => (places(key) & JOINT) !== 0);
      choose(
        part,
        this.#weightBy((key) => (isInEvent(key) ? 1 : 0)),
      );
      choose(
        open.length === 0 ? count : part,
        this.#weightBy(() => 1),
      );
    }
    if (open.length > 0) {
      const { contested, tallies, standings } = this.tallies;
      const isSettled = standings.every(({ maybe }) => maybe.size === 0);
      if (contested !== undefined && !isSettled)
        choose(Math.ceil(count / 2), this.#weightOfContested(contested));
      const all = open.flatMap(({ places }) =>
        tallies.map((tally) => ({ places, shares: shares(tally, places) })),
      );
      const perUnit = (key: number) =>
        all.reduce((sum, one) => sum + sensitivity(one.shares, one.places(key)), 0);
      choose(count, this.#weightBy(perUnit));
      if (contested !== undefined && !isSettled) choose(count, this.#weightOfContested(contested));
    }
    return [...chosen];
  }

  /** Mass times a factor that depends on what is known of the path. */
  #weightBy(factorOf: (key: number) => number): (node: number) => number {
    const { frontier } = this.space;
    const factors = new Map<number, number>();
    return (node) => {
      const key = this.#tally.nodeKey(node, this.tallies.standings);
      if (key === undefined) return 0;
      let factor = factors.get(key);
      if (factor === undefined) {
        factor = factorOf(key);
        factors.set(key, factor);
      }
      return factor * (frontier.masses[node] ?? 0);
    };
  }

  #weightOfContested(contested: Uint8Array): (node: number) => number {
    const { vertices, masses } = this.space.frontier;
    return (node) => ((contested[vertices[node] ?? NO_WORD] ?? 0) >= CONTESTS_SET ? (masses[node] ?? 0) : 0);
  }

  #isTight(places: (key: number) => number): boolean {
    const interval = this.intervalOf(places);
    if (interval === null) return true;
    const { most, share, least } = this.#options.width;
    const { lower, upper } = interval;
    return upper - lower <= Math.min(most, Math.max(least, (share * (lower + upper)) / 2));
  }
}

function shares(tally: Tally, places: (key: number) => number): Shares {
  return sharesOf(portions(tally, places));
}

function* portions(tally: Tally, places: (key: number) => number): Generator<Portion> {
  for (const [key, mass] of tally) yield { mass, places: places(key) };
}
