/** Choices from one seed, one after the other; the same for the same seed. */
import { randomNumber } from '../probability/random.js';

export class Dice {
  readonly #seed: number;
  #thrown = 0;

  /** An integer from 0 to 2^53. */
  constructor(seed: number) {
    this.#seed = seed;
  }

  /** A whole number from `least` to `most`, each as likely. */
  between(least: number, most: number): number {
    return least + Math.floor(randomNumber(this.#seed, this.#thrown++) * (most - least + 1));
  }

  /** Undefined of an empty list only. */
  pick<T>(list: readonly T[]): T | undefined {
    return list[this.between(0, list.length - 1)];
  }

  /** A new list, every order as likely (Fisher and Yates, 1938; Durstenfeld's form). */
  shuffle<T>(list: readonly T[]): T[] {
    const shuffled = [...list];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const place = this.between(0, last);
      const item = shuffled[last] as T;
      shuffled[last] = shuffled[place] as T;
      shuffled[place] = item;
    }
    return shuffled;
  }
}
