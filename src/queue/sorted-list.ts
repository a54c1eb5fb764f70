/**
 * A list that is always in order, in which a place is found by halving: looking takes O(log n) comparisons; putting in and
 * taking out shift what lies behind in one move of memory, which is nothing for the thousand that a queue may hold.
 */
export class SortedList<T> {
  readonly #compare: (one: T, other: T) => number;
  readonly #members: T[] = [];

  /** `compare`: negative when `one` goes first; 0 only of a member and itself. What it looks at may not change in the list. */
  constructor(compare: (one: T, other: T) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#members.length;
  }

  /** How many members come before it, which need not be one itself. */
  before(one: T): number {
    let low = 0;
    let high = this.#members.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const member = this.#members[middle];
      if (member !== undefined && this.#compare(member, one) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** One that is in it already is not put in again. */
  add(one: T): void {
    const place = this.before(one);
    if (this.#members[place] !== one) this.#members.splice(place, 0, one);
  }

  /** False when it was not in it. */
  delete(one: T): boolean {
    const place = this.before(one);
    if (this.#members[place] !== one) return false;
    this.#members.splice(place, 1);
    return true;
  }

  [Symbol.iterator](): IterableIterator<T> {
    return this.#members.values();
  }
}
