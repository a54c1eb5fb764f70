/** Memory that work under way may take: first come, first served, and what is small always passes. */
export class Reservations {
  readonly #limit: number;
  readonly #small: number;
  #taken = 0;
  readonly #line: { readonly amount: number; readonly enter: () => void }[] = [];

  /** Amounts up to `small` pass at once whatever is taken, so that a large one holds only its like. */
  constructor(limit: number, small: number) {
    this.#limit = limit;
    this.#small = small;
  }

  get taken(): number {
    return this.#taken;
  }

  /** Resolves when it may begin, to the function that gives the amount back. One over the limit waits until it is alone. */
  async take(amount: number): Promise<() => void> {
    if (amount <= this.#small) return () => undefined;
    if (this.#line.length > 0 || !this.#fits(amount)) {
      await new Promise<void>((enter) => this.#line.push({ amount, enter }));
    } else this.#taken += amount;
    return () => {
      this.#taken -= amount;
      for (let [next] = this.#line; next !== undefined && this.#fits(next.amount); [next] = this.#line) {
        this.#line.shift();
        this.#taken += next.amount;
        next.enter();
      }
    };
  }

  #fits(amount: number): boolean {
    return this.#taken === 0 || this.#taken + amount <= this.#limit;
  }
}
