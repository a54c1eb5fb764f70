/**
 * In which order waiting jobs are taken, on every queue: a priority (lower goes first), and among equals who got it earlier.
 *
 * A person's first question goes before another's second. Short questions pass long ones, but only those that found nobody
 * of the same person before them: whoever asks a hundred at once passes nobody with the second. When a person's question has
 * ended, the next one of that person becomes a first, behind all who are so already; so people take turns. After `AGEING_MS` among
 * the firsts a long one is passed no more.
 */
import type { Cost } from '../jobs/cost.js';
import { SortedList } from './sorted-list.js';

export const AGEING_MS = 30_000;

/** BullMQ takes 2,097,151 at most. */
const MOST_OWN = 10_000;

/** `own`: questions of the same person that wait or run already. */
export const priorityOf = (own: number, cost: Cost): number =>
  8 * Math.min(own, MOST_OWN) + (cost === 'long' ? 4 : 0) + 1;

/** Of the next question of a person whose question before it has ended. */
export const PROMOTED = priorityOf(0, 'long');
export const AGED = priorityOf(0, 'short');
/** Of what was begun already and has to be begun again. */
const AGAIN = 0;

interface Rank {
  readonly id: string;
  readonly person: string;
  priority: number;
  /** When it got this priority, counted up. */
  stamp: number;
  sinceMs: number;
}

/** The order of the jobs of one process. What it is asked costs O(log n) of those who wait. */
export class Ranks {
  readonly #ageingMs: number;
  readonly #now: () => number;
  readonly #ranks = new Map<string, Rank>();
  /** Those who wait. */
  readonly #line = new SortedList<Rank>(
    (one, other) => one.priority - other.priority || one.stamp - other.stamp,
  );
  /** Ids that have not ended, in the order in which they came. */
  readonly #ofPerson = new Map<string, Set<string>>();
  /** Of priority `PROMOTED`, by since when. */
  readonly #firsts = new Set<Rank>();
  #lastStamp = 0;
  #firstStamp = 0;

  constructor(ageingMs: number = AGEING_MS, now: () => number = () => performance.now()) {
    this.#ageingMs = ageingMs;
    this.#now = now;
  }

  /** How many wait. */
  get size(): number {
    return this.#line.size;
  }

  /** It waits. */
  add(id: string, person: string, cost: Cost): void {
    const own = this.#ofPerson.get(person) ?? new Set();
    const rank = { id, person, priority: 0, stamp: 0, sinceMs: 0 };
    this.#ranks.set(id, rank);
    this.#setPriority(rank, priorityOf(own.size, cost));
    this.#line.add(rank);
    this.#ofPerson.set(person, own.add(id));
  }

  /** It waits no longer, and has not ended. */
  take(id: string): void {
    const rank = this.#ranks.get(id);
    if (rank !== undefined) this.#line.delete(rank);
  }

  /** It waits (again), before all that were not begun, and before those that were put in front earlier. */
  putFirst(id: string): void {
    const rank = this.#ranks.get(id);
    if (rank === undefined) return;
    this.#line.delete(rank);
    this.#firsts.delete(rank);
    rank.priority = AGAIN;
    rank.stamp = --this.#firstStamp;
    this.#line.add(rank);
  }

  end(id: string): void {
    const ended = this.#ranks.get(id);
    if (ended === undefined) return;
    this.#ranks.delete(id);
    this.#line.delete(ended);
    this.#firsts.delete(ended);
    const own = this.#ofPerson.get(ended.person);
    own?.delete(id);
    const [next] = own ?? [];
    if (next === undefined) {
      this.#ofPerson.delete(ended.person);
      return;
    }
    const rank = this.#ranks.get(next);
    if (rank !== undefined && rank.priority > PROMOTED) this.#move(rank, PROMOTED);
  }

  /** How many go before one that waits. */
  ahead(id: string): number {
    this.#age();
    const rank = this.#ranks.get(id);
    return rank === undefined ? 0 : this.#line.before(rank);
  }

  /** The first of those who wait that `mayGo`. */
  first(mayGo: (id: string) => boolean): string | undefined {
    this.#age();
    for (const { id } of this.#line) if (mayGo(id)) return id;
    return undefined;
  }

  #age(): void {
    const beforeMs = this.#now() - this.#ageingMs;
    for (const rank of this.#firsts) {
      if (rank.sinceMs > beforeMs) return;
      this.#move(rank, AGED);
    }
  }

  #move(rank: Rank, priority: number): void {
    const isWaiting = this.#line.delete(rank);
    this.#setPriority(rank, priority);
    if (isWaiting) this.#line.add(rank);
  }

  #setPriority(rank: Rank, priority: number): void {
    rank.priority = priority;
    rank.stamp = ++this.#lastStamp;
    rank.sinceMs = this.#now();
    // At the end, also one that was a first before: since when is what they are ordered by.
    this.#firsts.delete(rank);
    if (priority === PROMOTED) this.#firsts.add(rank);
  }
}
