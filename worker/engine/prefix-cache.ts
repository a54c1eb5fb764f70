/** Prefixes and their keys and values, least recently used first out, bounded in bytes. */

interface Entry<T> {
  readonly tokens: readonly number[];
  readonly value: T;
  readonly bytes: number;
}

export class PrefixCache<T> {
  readonly #limitBytes: number;
  /** Insertion order is the order of use. */
  readonly #entries = new Map<string, Entry<T>>();
  #bytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(tokens: readonly number[]): T | undefined {
    const key = tokens.join(' ');
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /**
   * The entry that begins as `tokens` does for longest, and for how many tokens (≥ 1, fewer than `tokens` has): of keys
   * and values a beginning can be used whatever comes after it. Equally long ones: the one with least behind it.
   */
  longestBeginning(tokens: readonly number[]): { readonly length: number; readonly value: T } | undefined {
    let best: Entry<T> | undefined;
    let length = 0;
    for (const entry of this.#entries.values()) {
      const shared = Math.min(sharedLength(tokens, entry.tokens), tokens.length - 1);
      const isBetter =
        shared > length || (shared === length && entry.tokens.length < (best?.tokens.length ?? 0));
      if (!isBetter) continue;
      best = entry;
      length = shared;
    }
    return best === undefined ? undefined : { length, value: best.value };
  }

  /** One that is larger than the limit by itself is not kept. */
  set(tokens: readonly number[], value: T, bytes: number): void {
    if (bytes > this.#limitBytes) return;
    const key = tokens.join(' ');
    this.#delete(key);
    this.#entries.set(key, { tokens: [...tokens], value, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#limitBytes) break;
      this.#delete(oldest);
    }
  }

  clear(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }

  #delete(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#bytes -= entry.bytes;
    this.#entries.delete(key);
  }
}

function sharedLength(a: readonly number[], b: readonly number[]): number {
  const end = Math.min(a.length, b.length);
  let length = 0;
  while (length < end && a[length] === b[length]) length++;
  return length;
}
