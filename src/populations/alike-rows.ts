/** Rows that are alike, found column by column: linear in rows × columns, without anything made for a cell. */
export class AlikeRows {
  readonly #numbers: Int32Array;

  constructor(rows: number) {
    this.#numbers = new Int32Array(rows);
  }

  /** Rows that were alike so far and are not in this column are so no more. `classes`: a whole number ≥ 0 for each row. */
  split(classes: Int32Array): void {
    const numbers = this.#numbers;
    let most = 0;
    for (const each of classes) if (each > most) most = each;
    const known = new Map<number, number>();
    for (let row = 0; row < numbers.length; row++) {
      const key = (numbers[row] ?? 0) * (most + 1) + (classes[row] ?? 0);
      let number = known.get(key);
      if (number === undefined) {
        number = known.size;
        known.set(key, number);
      }
      numbers[row] = number;
    }
  }

  /** Equal for rows that are alike: 0, 1, 2, … in the order of the first of each. */
  get numbers(): Int32Array {
    return this.#numbers;
  }
}
