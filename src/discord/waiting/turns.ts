/** Spreads a crowd over time: those who come have their turns in the order in which they came, so far apart from each other. */
export class Turns<T> {
  readonly #apartMs: number;
  readonly #act: (one: T) => void;
  /** Those who have not had a turn yet go before those who come again. */
  readonly #lines = { first: new Set<T>(), again: new Set<T>() };
  #lastMs = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  constructor(apartMs: number, act: (one: T) => void) {
    this.#apartMs = apartMs;
    this.#act = act;
  }

  /** Whoever waits already keeps the place. */
  join(one: T, comes: 'first' | 'again'): void {
    this.#lines[comes].add(one);
    this.#schedule();
  }

  leave(one: T): void {
    for (const line of Object.values(this.#lines)) line.delete(one);
  }

  close(): void {
    for (const line of Object.values(this.#lines)) line.clear();
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    const { first, again } = this.#lines;
    if (this.#timer !== undefined || first.size + again.size === 0) return;
    const waitMs = this.#lastMs + this.#apartMs - performance.now();
    this.#timer = setTimeout(() => this.#take(), Math.max(0, waitMs));
    this.#timer.unref();
  }

  #take(): void {
    this.#timer = undefined;
    const { first, again } = this.#lines;
    const line = first.size > 0 ? first : again;
    for (const one of line) {
      line.delete(one);
      this.#lastMs = performance.now();
      this.#act(one);
      break;
    }
    this.#schedule();
  }
}
