/**
 * In which order waiting jobs are taken, on every queue: a priority (lower goes first), and among equals who got it earlier.
 *
 * A person's first question goes before another's second. Short questions pass long ones, but only those that found nobody
 * of the same person before them: whoever asks a hundred at once passes nobody with the second. When a person's question has
 * ended, the next one of that person becomes a first, behind all who are so already; so people take turns. After `AGEING_MS` among
 * the firsts a long one is passed no more.
 */
import type { Cost } from '../jobs/cost.js';

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
  readonly person: string;
  priority: number;
  /** When it got this priority, counted up. */
  stamp: number;
  sinceMs: number;
}

/** The order of the jobs of one process. */
export class Ranks {
  readonly #ageingMs: number;
  readonly #now: () => number;
  readonly #ranks = new Map<string, Rank>();
  /** Ids that have not ended, in the order in which they came. */
  readonly #ofPerson = new Map<string, string[]>();
  #lastStamp = 0;
  #firstStamp = 0;

  constructor(ageingMs: number = AGEING_MS, now: () => number = () => performance.now()) {
    this.#ageingMs = ageingMs;
    this.#now = now;
  }

  add(id: string, person: string, cost: Cost): void {
    const own = this.#ofPerson.get(person) ?? [];
    this.#ranks.set(id, {
      person,
      priority: priorityOf(own.length, cost),
      stamp: ++this.#lastStamp,
      sinceMs: this.#now(),
    });
    this.#ofPerson.set(person, [...own, id]);
  }

  /** It goes before all that were not begun, and before those that were put in front earlier. */
  putFirst(id: string): void {
    const rank = this.#ranks.get(id);
    if (rank === undefined) return;
    rank.priority = AGAIN;
    rank.stamp = --this.#firstStamp;
  }

  end(id: string): void {
    const person = this.#ranks.get(id)?.person;
    if (person === undefined) return;
    this.#ranks.delete(id);
    const left = (this.#ofPerson.get(person) ?? []).filter((other) => other !== id);
    const [next] = left;
    if (next === undefined) {
      this.#ofPerson.delete(person);
      return;
    }
    this.#ofPerson.set(person, left);
    const rank = this.#ranks.get(next);
    if (rank !== undefined && rank.priority > PROMOTED) this.#move(rank, PROMOTED);
  }

  /** To be called before the order is looked at. */
  age(): void {
    const beforeMs = this.#now() - this.#ageingMs;
    const aged = [...this.#ranks.values()].filter(
      ({ priority, sinceMs }) => priority === PROMOTED && sinceMs <= beforeMs,
    );
    for (const rank of aged.sort((one, other) => one.stamp - other.stamp)) this.#move(rank, AGED);
  }

  /** Negative: `one` goes first. */
  compare(one: string, other: string): number {
    const [first, second] = [this.#ranks.get(one), this.#ranks.get(other)];
    if (first === undefined || second === undefined) return 0;
    return first.priority - second.priority || first.stamp - second.stamp;
  }

  #move(rank: Rank, priority: number): void {
    rank.priority = priority;
    rank.stamp = ++this.#lastStamp;
    rank.sinceMs = this.#now();
  }
}
