/**
 * Runs of the graph that `worker/model/graph.ts` builds. One run takes parts of several sequences at once: they lie behind
 * each other as positions of one, and the mask lets each see its own past and its own ancestors alone.
 */
import { pastKey, pastValue, presentKey, presentValue } from '../model/graph.js';
import { emptyCache, joinCaches, type KvCache } from './kv-cache.js';
import type { EngineShape } from './messages.js';
import { floats, integers, OnnxSession, type SessionDevice, type TensorData } from './session.js';

/** New positions of one sequence. */
export interface Segment {
  readonly past: KvCache;
  readonly tokens: readonly number[];
  /** Position of each token in its own sequence, for the rotary embedding. */
  readonly positions: readonly number[];
  /** Per row: the row of this segment that comes right before it, −1 for none; always an earlier row. */
  readonly parents: readonly number[];
  /** Per row: how many positions of the past it sees, from the first. */
  readonly seesPast: readonly number[];
  /** Rows whose logits are wanted. */
  readonly kept: readonly number[];
  /** Rows whose keys and values are wanted behind the past's, or undefined. */
  readonly cached: readonly number[] | undefined;
  /** Positions of the past that the new cache begins with, from the first. */
  readonly cachedPast: number;
}

export interface SegmentOutput {
  /** One row of logits for each kept row, [vocabulary]. */
  readonly logits: readonly Float32Array[];
  /** Absent unless wanted. */
  readonly cache: KvCache | undefined;
}

/** A model that runs segments; which way, is its own. */
export interface SegmentSession {
  readonly emptyCache: KvCache;
  /** Each segment gets what it would get alone, but for the last bits of float32 sums. */
  run(segments: readonly Segment[]): Promise<readonly SegmentOutput[]>;
  release(): Promise<void>;
}

/** Added to an attention score, this makes its weight exactly zero in float32. */
const UNSEEN = -1e9;

export class TreeSession implements SegmentSession {
  readonly #session: OnnxSession;
  readonly #shape: EngineShape;
  readonly #pastNames: readonly string[];
  readonly #presentNames: readonly string[];
  readonly emptyCache: KvCache;

  private constructor(session: OnnxSession, shape: EngineShape) {
    this.#session = session;
    this.#shape = shape;
    const layers = Array.from({ length: shape.layers }, (_, layer) => layer);
    this.#pastNames = layers.flatMap((layer) => [pastKey(layer), pastValue(layer)]);
    this.#presentNames = layers.flatMap((layer) => [presentKey(layer), presentValue(layer)]);
    this.emptyCache = emptyCache(shape);
  }

  static async open(
    path: string,
    shape: EngineShape,
    device: SessionDevice,
    threads: number,
  ): Promise<TreeSession> {
    return new TreeSession(await OnnxSession.open(path, device, threads), shape);
  }

  /** One run for all segments. Each gets what it would get alone, but for the last bits of float32 sums. */
  async run(segments: readonly Segment[]): Promise<readonly SegmentOutput[]> {
    // A past that several segments stand on lies in the arena once.
    const pasts = [...new Set(segments.map(({ past }) => past))];
    const arena = joinCaches(
      pasts.map((cache) => ({ cache })),
      this.#shape,
    );
    const pastStarts = new Map(pasts.map((past, index) => [past, total(pasts.slice(0, index))]));
    const starts = segments.map((_, index) => rows(segments.slice(0, index)));
    const length = rows(segments);
    const mask = new Float32Array(length * (arena.length + length)).fill(UNSEEN);
    for (const [index, segment] of segments.entries()) {
      const start = starts[index] ?? 0;
      showSegment(mask, segment, start, pastStarts.get(segment.past) ?? 0, arena.length, length);
    }
    const kept = segments.flatMap((segment, index) => segment.kept.map((row) => (starts[index] ?? 0) + row));
    const wantsCache = segments.some(({ cached }) => cached !== undefined);
    const outputs = await this.#session.run(
      new Map<string, TensorData>([
        [
          'tokens',
          integers(
            segments.flatMap(({ tokens }) => tokens),
            [1, length],
          ),
        ],
        [
          'positions',
          integers(
            segments.flatMap(({ positions }) => positions),
            [1, length],
          ),
        ],
        ['kept', integers(kept, [kept.length])],
        ['mask', { type: 'float32', data: mask, dims: [1, 1, length, arena.length + length] }],
        ...this.#pastFeeds(arena),
      ]),
      wantsCache ? ['logits', ...this.#presentNames] : ['logits'],
    );
    const flat = floats(outputs, 'logits');
    const width = this.#shape.vocabularySize;
    const present: KvCache | undefined = wantsCache
      ? { length: arena.length + length, arrays: this.#presentNames.map((name) => floats(outputs, name)) }
      : undefined;
    let row = 0;
    return segments.map((segment, index) => {
      const logits = segment.kept.map(() => flat.subarray(row * width, ++row * width));
      if (segment.cached === undefined || present === undefined) return { logits, cache: undefined };
      const first = arena.length + (starts[index] ?? 0);
      return { logits, cache: this.#cacheOf(segment, segment.cached, present, first) };
    });
  }

  async release(): Promise<void> {
    await this.#session.release();
  }

  /** `first` is where the segment's rows begin in what is present after the run. */
  #cacheOf(segment: Segment, cached: readonly number[], present: KvCache, first: number): KvCache {
    const { past, cachedPast } = segment;
    const isAll =
      cachedPast === first &&
      past.length === first &&
      present.length === first + cached.length &&
      cached.every((row, index) => row === index);
    if (isAll) return present;
    const kept = Array.from({ length: cachedPast }, (_, position) => position);
    return joinCaches(
      [
        cachedPast === past.length ? { cache: past } : { cache: past, positions: kept },
        { cache: present, positions: cached.map((row) => first + row) },
      ],
      this.#shape,
    );
  }

  #pastFeeds(arena: KvCache): [string, TensorData][] {
    const dims = [1, this.#shape.kvHeads, arena.length, this.#shape.headWidth];
    return this.#pastNames.map((name, index) => [
      name,
      { type: 'float32', data: arena.arrays[index] ?? new Float32Array(0), dims },
    ]);
  }
}

/** Writes zeros where the segment's rows (from `start` on) may look, row-major [length, pastLength + length]. */
function showSegment(
  mask: Float32Array,
  { parents, seesPast }: Segment,
  start: number,
  pastStart: number,
  pastLength: number,
  length: number,
): void {
  const width = pastLength + length;
  for (let row = 0; row < parents.length; row++) {
    const line = (start + row) * width;
    mask.fill(0, line + pastStart, line + pastStart + (seesPast[row] ?? 0));
    for (let at = row; at >= 0; at = parents[at] ?? -1) mask[line + pastLength + start + at] = 0;
  }
}

const rows = (segments: readonly Segment[]) => segments.reduce((sum, { tokens }) => sum + tokens.length, 0);
const total = (caches: readonly KvCache[]) => caches.reduce((sum, { length }) => sum + length, 0);
