import type { KvCache } from './kv-cache.js';
import { pathTo, type Sweep } from './sweep.js';
import type { Segment, SegmentOutput } from './tree-session.js';

export interface TraversalOptions {
  /** Called once for each wanted place, in order; the logits are the callee's own until it returns. */
  readonly onLogits: (place: number, logits: Float32Array) => void;
  /** Keeps the keys and values of the path to the last place: a text that is read to be gone on with. */
  readonly keepsEnd?: boolean;
}

/** A sweep under way: gives its next nodes as a segment of some run, and takes up what the run gave. */
export class Traversal {
  readonly #sweep: Sweep;
  readonly #baseLength: number;
  readonly #options: TraversalOptions;
  /** The base and then the ancestors of the next place; it may hold more behind them, which nobody looks at. */
  #past: KvCache;
  #at = 0;

  constructor(sweep: Sweep, base: KvCache, options: TraversalOptions) {
    this.#sweep = sweep;
    this.#baseLength = base.length;
    this.#past = base;
    this.#options = options;
  }

  /** Nodes still to be computed. */
  get remaining(): number {
    return this.#sweep.length - this.#at;
  }

  /** What the next segment stands on; after the end, with `keepsEnd`, the whole sequence. */
  get past(): KvCache {
    return this.#past;
  }

  /** The next at most `limit` ≥ 1 nodes. */
  next(limit: number): Segment {
    const { tokens, depths, parents, ends, isWanted } = this.#sweep;
    const from = this.#at;
    const to = Math.min(from + limit, this.#sweep.length);
    const places = Array.from({ length: to - from }, (_, row) => from + row);
    const path = pathTo(this.#sweep, from);
    // Ancestors end from the deepest up, and once one has ended no later place is below it.
    let seen = path.length;
    const seesPast = places.map((place) => {
      while (seen > 0 && (ends[path[seen - 1] ?? 0] ?? 0) <= place) seen--;
      return this.#baseLength + seen;
    });
    const carried = this.#carriedAfter(to);
    const cached = carried.filter((place) => place >= from).map((place) => place - from);
    return {
      past: this.#past,
      tokens: tokens.slice(from, to),
      positions: places.map((place) => this.#baseLength + (depths[place] ?? 0) - 1),
      parents: places.map((place) => Math.max(-1, (parents[place] ?? -1) - from)),
      seesPast,
      kept: places.filter((place) => isWanted[place]).map((place) => place - from),
      cached: cached.length === 0 ? undefined : cached,
      cachedPast: this.#baseLength + carried.length - cached.length,
    };
  }

  /** `segment` is what `next` gave last, `output` what became of it. */
  take(segment: Segment, output: SegmentOutput): void {
    for (const [index, row] of segment.kept.entries()) {
      const logits = output.logits[index];
      if (logits === undefined) throw new Error('a run gave fewer logits than were asked for');
      this.#options.onLogits(this.#at + row, logits);
    }
    if (segment.cached !== undefined) {
      if (output.cache === undefined) throw new Error('a run gave no keys and values');
      this.#past = output.cache;
    }
    this.#at += segment.tokens.length;
  }

  /** Places whose keys and values are needed after a cut before `place`. */
  #carriedAfter(place: number): number[] {
    const { length } = this.#sweep;
    if (place < length) return pathTo(this.#sweep, place);
    if (this.#options.keepsEnd !== true || length === 0) return [];
    return [...pathTo(this.#sweep, length - 1), length - 1];
  }
}
