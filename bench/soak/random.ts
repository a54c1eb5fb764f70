import { seededIntegers } from '../texts.js';

/** What a run does is decided by its seed alone; when it happens is not. */
export class Random {
  readonly #below: (limit: number) => number;

  constructor(seed: number) {
    this.#below = seededIntegers(seed);
  }

  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number {
    return this.#below(limit);
  }

  between(least: number, most: number): number {
    return least + this.#below(most - least + 1);
  }

  /** True in `percent` of 100. */
  chance(percent: number): boolean {
    return this.#below(100) < percent;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.#below(items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** As many different ones, in any order. */
  some<T>(items: readonly T[], count: number): readonly T[] {
    const left = [...items];
    return Array.from({ length: Math.min(count, items.length) }, () => {
      const [item] = left.splice(this.#below(left.length), 1);
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    });
  }
}
