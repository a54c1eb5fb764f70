/**
 * All words and beginnings of words that a search has met, as a trie of bytes. A vertex is named by its index;
 * 0 is the empty beginning, and a parent always has a smaller index than its children.
 */
export const ROOT = 0;

const NONE = -1;

export class WordTrie {
  /** Parent of each vertex; the root is its own. */
  readonly parents: number[] = [ROOT];
  /** Mass resolved for the word that ends at this vertex: A[w] of the bounds. */
  readonly resolved: number[] = [0];
  readonly #bytes: number[] = [0];
  // Children as linked lists, the newest first: keys arrive sorted, so the next one mostly follows the newest.
  readonly #newestChild: number[] = [NONE];
  readonly #olderSibling: number[] = [NONE];

  get size(): number {
    return this.parents.length;
  }

  /**
   * The vertex reached from `vertex` by the bytes `from` to `to` (excluded), made where it is missing. Whoever folds words
   * folds these bytes.
   */
  extend(vertex: number, bytes: Uint8Array, from = 0, to: number = bytes.length): number {
    let at = vertex;
    for (let i = from; i < to; i++) at = this.#child(at, bytes[i] ?? 0);
    return at;
  }

  /** The vertex reached from `vertex` by one byte; undefined where there is none yet. */
  find(vertex: number, byte: number): number | undefined {
    let child = this.#newestChild[vertex] ?? NONE;
    while (child !== NONE && this.#bytes[child] !== byte) child = this.#olderSibling[child] ?? NONE;
    return child === NONE ? undefined : child;
  }

  resolve(vertex: number, mass: number): void {
    this.resolved[vertex] = (this.resolved[vertex] ?? 0) + mass;
  }

  bytesOf(vertex: number): Uint8Array {
    const bytes: number[] = [];
    for (let at = vertex; at !== ROOT; at = this.parents[at] ?? ROOT) bytes.push(this.#bytes[at] ?? 0);
    return Uint8Array.from(bytes.reverse());
  }

  /** Finished words consist of whole characters, so this loses nothing. */
  textOf(vertex: number): string {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.bytesOf(vertex));
  }

  #child(vertex: number, byte: number): number {
    const newest = this.#newestChild[vertex] ?? NONE;
    for (let child = newest; child !== NONE; child = this.#olderSibling[child] ?? NONE) {
      if (this.#bytes[child] === byte) return child;
    }
    const child = this.parents.length;
    this.parents.push(vertex);
    this.resolved.push(0);
    this.#bytes.push(byte);
    this.#newestChild.push(NONE);
    this.#olderSibling.push(newest);
    this.#newestChild[vertex] = child;
    return child;
  }
}
