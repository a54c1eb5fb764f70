/** Cards in memory: for what must never be stored, and for tests. Bounded in number and in time. */
import type { StoredCard } from './card.js';
import type { CardLimits, CardStore } from './card-store.js';

export class MemoryCards implements CardStore {
  readonly #limits: CardLimits;
  readonly #now: () => number;
  /** Oldest first. */
  readonly #cards = new Map<string, StoredCard>();

  constructor(limits: CardLimits, now: () => number = Date.now) {
    this.#limits = limits;
    this.#now = now;
  }

  async save(card: StoredCard): Promise<boolean> {
    this.#forget(this.#now());
    if (this.#cards.has(card.id)) return false;
    this.#cards.set(card.id, card);
    this.#forget(this.#now());
    return true;
  }

  async find(id: string): Promise<StoredCard | undefined> {
    this.#forget(this.#now());
    return this.#cards.get(id);
  }

  async recent(person: string, limit: number): Promise<readonly StoredCard[]> {
    this.#forget(this.#now());
    return [...this.#cards.values()]
      .filter((card) => card.person === person)
      .toSorted((a, b) => b.createdAtMs - a.createdAtMs)
      .slice(0, limit);
  }

  async prune(nowMs: number): Promise<number> {
    return this.#forget(nowMs);
  }

  #forget(nowMs: number): number {
    const before = this.#cards.size;
    const oldestMs = nowMs - this.#limits.lifetimeMs;
    for (const [id, card] of this.#cards) {
      if (card.createdAtMs < oldestMs) this.#cards.delete(id);
    }
    const surplus = this.#cards.size - this.#limits.cards;
    if (surplus > 0) {
      const oldest = [...this.#cards.values()].toSorted((a, b) => a.createdAtMs - b.createdAtMs);
      for (const { id } of oldest.slice(0, surplus)) this.#cards.delete(id);
    }
    return before - this.#cards.size;
  }
}
