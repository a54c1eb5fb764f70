import { foldName } from '../probability/names.js';

/** Values of one category that fold alike are spelled as the first of them. */
export class Spellings {
  readonly #byValue = new Map<string, string>();
  readonly #byKey = new Map<string, string>();

  spell(value: string): string {
    const found = this.#byValue.get(value);
    if (found !== undefined) return found;
    const key = foldName(value);
    const spelling = this.#byKey.get(key) ?? value;
    this.#byKey.set(key, spelling);
    this.#byValue.set(value, spelling);
    return spelling;
  }
}
