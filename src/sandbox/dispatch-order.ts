/** In which order, and how often, dispatches leave the gateway: held back, repeated or swapped on demand. */
import type { Clock } from './clock.js';

type Deliver = () => void;

export class DispatchOrder {
  readonly #clock: Clock;
  readonly #waiting: Deliver[] = [];
  #pauses = 0;
  #repeats = 0;
  #swaps = 0;
  /** The first of two that change places. */
  #overtaken: Deliver | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Overlapping pauses end with the last of them. */
  pause(forMs: number): void {
    this.#pauses++;
    this.#clock.after(forMs, () => {
      this.#pauses--;
      while (this.#pauses === 0) {
        const next = this.#waiting.shift();
        if (next === undefined) break;
        this.#send(next);
      }
    });
  }

  repeatNext(): void {
    this.#repeats++;
  }

  /** The next one waits for the one after it, however long that takes. */
  swapNext(): void {
    this.#swaps++;
  }

  pass(deliver: Deliver): void {
    if (this.#pauses > 0) this.#waiting.push(deliver);
    else this.#send(deliver);
  }

  #send(deliver: Deliver): void {
    const overtaken = this.#overtaken;
    if (overtaken === undefined && this.#swaps > 0) {
      this.#swaps--;
      this.#overtaken = deliver;
      return;
    }
    this.#overtaken = undefined;
    deliver();
    if (this.#repeats > 0) {
      this.#repeats--;
      deliver();
    }
    overtaken?.();
  }
}
