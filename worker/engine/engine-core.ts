/** What the engine thread does with each request: prefixes with their cache, trees, and who still wants what. */
import { Failure } from '../../src/jobs/failure.js';
import { kvBytesPerPosition } from '../model/architecture.js';
import { BatchSession } from './batch-session.js';
import { joinCaches, type KvCache } from './kv-cache.js';
import type { EngineResult, EngineSettings, EngineWork } from './messages.js';
import type { Distribution, EngineObserver, Measured, Sifted } from './port.js';
import { PrefixCache } from './prefix-cache.js';
import { Reservations } from './reservations.js';
import { RunQueue } from './run-queue.js';
import { measure, sift } from './sift.js';
import { softmax, weigh } from './softmax.js';
import { planChain, planSweep } from './sweep.js';
import { Traversal } from './traversal.js';
import { treeDepths } from './tree-depths.js';
import { type SegmentSession, TreeSession } from './tree-session.js';

/**
 * Memory beyond weights, runtime and prefix cache, in bytes of keys and values: questions under way may take as much as the
 * prefix cache again, but each always so many positions, and a run that several share copies at most so many bytes.
 */
const ALWAYS_POSITIONS = 64;
const PACKED_BYTES = 48 * 1024 * 1024;

interface Prefilled {
  readonly cache: KvCache;
  /** After the last token: half the size of the distribution that they give. */
  readonly logits: Float32Array;
}

/** A prefix that is being read, and the requests that wait for it. */
interface Reading {
  readonly waiters: Set<EngineWork>;
  readonly done: Promise<Prefilled>;
}

export class EngineCore {
  readonly #session: SegmentSession;
  readonly #settings: EngineSettings;
  readonly #runs: RunQueue;
  readonly #reservations: Reservations;
  readonly #prefixes: PrefixCache<Prefilled>;
  readonly #readings = new Map<string, Reading>();
  #observer: Pick<EngineObserver, 'prefix'> | undefined;
  /** Requests that somebody still waits for. */
  readonly #wanted = new Set<number>();
  /** Buffers of the vocabulary's size, used again for every distribution: new ones cost more than what is computed in them. */
  readonly #weights: Float64Array;
  readonly #chain: Float64Array;

  private constructor(session: SegmentSession, settings: EngineSettings) {
    const positionBytes = kvBytesPerPosition(settings.architecture);
    this.#session = session;
    this.#settings = settings;
    this.#runs = new RunQueue(session, Math.floor(PACKED_BYTES / positionBytes));
    this.#reservations = new Reservations(settings.prefixCacheBytes, ALWAYS_POSITIONS * positionBytes);
    this.#prefixes = new PrefixCache(settings.prefixCacheBytes);
    this.#weights = new Float64Array(settings.architecture.vocabularySize);
    this.#chain = new Float64Array(settings.architecture.vocabularySize);
  }

  static async open(settings: EngineSettings): Promise<EngineCore> {
    const { graphPath, architecture, device, threads } = settings;
    const session =
      settings.format === 'tree'
        ? TreeSession.open(graphPath, architecture, device, threads)
        : BatchSession.open(graphPath, architecture, device, threads, settings.format === 'stepwise-batch');
    return new EngineCore(await session, settings);
  }

  observe(observer: Pick<EngineObserver, 'run' | 'prefix'>): void {
    this.#observer = observer;
    this.#runs.onRun = observer.run;
  }

  cancel(id: number): void {
    this.#wanted.delete(id);
  }

  /** Requests may be served side by side; they share runs. Rejects with a Failure when withdrawn or too late. */
  async serve(work: EngineWork): Promise<EngineResult> {
    this.#wanted.add(work.id);
    const release = await this.#reservations.take(bytesOf(work, this.#settings));
    try {
      const prefilled = await this.#prefill(work);
      switch (work.type) {
        case 'prefill':
          return { type: 'rows', rows: [softmax(prefilled.logits)] };
        case 'expand':
          return { type: 'rows', rows: await this.#expand(work, prefilled) };
        case 'measure':
          return { type: 'measured', measured: await this.#measure(work, prefilled) };
        case 'sift':
          return { type: 'sifted', sifted: await this.#sift(work, prefilled) };
      }
    } finally {
      release();
      this.#wanted.delete(work.id);
    }
  }

  /** Only when nothing is being served. */
  async release(): Promise<void> {
    this.#prefixes.clear();
    await this.#session.release();
  }

  async #prefill(work: EngineWork): Promise<Prefilled> {
    const key = work.prefix.join(' ');
    for (;;) {
      const known = this.#prefixes.get(work.prefix);
      if (known !== undefined) {
        this.#observer?.prefix('hit');
        return known;
      }
      const early = this.#failureOf(work);
      if (early !== undefined) throw early;
      // The same text asked by several people at once is read once.
      const reading = this.#readings.get(key) ?? this.#startReading(key, work.prefix);
      reading.waiters.add(work);
      let prefilled: Prefilled | undefined;
      try {
        prefilled = await reading.done;
      } catch (error) {
        // Given up because those who waited before are gone: whoever is still here begins again.
        if (!(error instanceof Failure)) throw error;
      }
      const failure = this.#failureOf(work);
      if (failure !== undefined) throw failure;
      if (prefilled !== undefined) return prefilled;
    }
  }

  #startReading(key: string, prefix: readonly number[]): Reading {
    const waiters = new Set<EngineWork>();
    const done = this.#read(prefix, waiters).finally(() => this.#readings.delete(key));
    const reading = { waiters, done };
    this.#readings.set(key, reading);
    return reading;
  }

  async #read(prefix: readonly number[], waiters: ReadonlySet<EngineWork>): Promise<Prefilled> {
    const shared = this.#prefixes.longestBeginning(prefix);
    this.#observer?.prefix(shared === undefined ? 'miss' : 'part');
    const start =
      shared === undefined ? this.#session.emptyCache : this.#beginning(shared.value.cache, shared.length);
    let last: Float32Array | undefined;
    const reading = new Traversal(planChain(prefix.slice(start.length)), start, {
      onLogits: (_, logits) => {
        last = logits.slice();
      },
      keepsEnd: true,
    });
    await this.#runs.compute(reading, () => {
      const failures = [...waiters].map((work) => this.#failureOf(work));
      return failures.includes(undefined) ? undefined : failures[0];
    });
    if (last === undefined) throw new Error('the prefix gave no logits');
    const prefilled = { cache: reading.past, logits: last };
    const bytes = prefix.length * kvBytesPerPosition(this.#settings.architecture) + last.byteLength;
    this.#prefixes.set(prefix, prefilled, bytes);
    return prefilled;
  }

  #beginning(cache: KvCache, length: number): KvCache {
    if (length === cache.length) return cache;
    const positions = Array.from({ length }, (_, position) => position);
    return joinCaches([{ cache, positions }], this.#settings.architecture);
  }

  async #expand(
    work: Extract<EngineWork, { type: 'expand' }>,
    { cache }: Prefilled,
  ): Promise<readonly Distribution[]> {
    const sweep = planSweep(work.tree, work.wanted);
    const rows = new Map<number, Distribution>();
    const onLogits = (place: number, logits: Float32Array) => rows.set(place, softmax(logits));
    await this.#runs.compute(new Traversal(sweep, cache, { onLogits }), () => this.#failureOf(work));
    const given = new Set<number>();
    return work.wanted.map((node) => {
      const place = sweep.places[node] ?? -1;
      const row = rows.get(place);
      if (row === undefined) throw new Error(`node ${node} was not computed`);
      // Each row is the caller's own, and leaves this thread: one that is asked for twice is copied.
      if (given.has(place)) return row.slice();
      given.add(place);
      return row;
    });
  }

  async #measure(
    work: Extract<EngineWork, { type: 'measure' }>,
    prefilled: Prefilled,
  ): Promise<readonly Measured[]> {
    const { at } = work.asked;
    return await this.#readAt(work, prefilled, at, (logits, { tokens }) => {
      weigh(logits, this.#weights);
      return measure(this.#weights, work.asked, tokens);
    });
  }

  async #sift(work: Extract<EngineWork, { type: 'sift' }>, prefilled: Prefilled): Promise<readonly Sifted[]> {
    return await this.#readAt(work, prefilled, work.at, (logits, asked) => {
      weigh(logits, this.#weights);
      return sift(this.#weights, asked.sieve, asked, this.#chain);
    });
  }

  /** What `read` makes of the logits at each of the places. */
  async #readAt<Place extends { readonly node: number }, T>(
    work: Extract<EngineWork, { type: 'measure' | 'sift' }>,
    { cache, logits: atPrefix }: Prefilled,
    places: readonly Place[],
    read: (logits: Float32Array, place: Place) => T,
  ): Promise<readonly T[]> {
    const nodes = places.map(({ node }) => node).filter((node) => node >= 0);
    const sweep = planSweep(work.tree, nodes);
    const askedAt = new Map<number, number[]>();
    const results: T[] = [];
    for (const [index, asked] of places.entries()) {
      const place = sweep.places[asked.node];
      if (place === undefined) results[index] = read(atPrefix, asked);
      else askedAt.set(place, [...(askedAt.get(place) ?? []), index]);
    }
    const onLogits = (place: number, logits: Float32Array) => {
      for (const index of askedAt.get(place) ?? []) {
        const asked = places[index];
        if (asked !== undefined) results[index] = read(logits, asked);
      }
    };
    await this.#runs.compute(new Traversal(sweep, cache, { onLogits }), () => this.#failureOf(work));
    return results;
  }

  #failureOf({ id, deadlineMs }: EngineWork): Failure | undefined {
    if (!this.#wanted.has(id)) return new Failure('shutting-down', 'the computation was withdrawn');
    if (Date.now() > deadlineMs) return new Failure('too-slow', 'the computation passed its deadline');
    return undefined;
  }
}

/** Keys and values that a request may hold at once: its prefix and the deepest path of its tree. */
function bytesOf(work: EngineWork, { architecture }: EngineSettings): number {
  const depths = work.type === 'prefill' ? [] : treeDepths(work.tree);
  const deepest = depths.reduce((most, depth) => Math.max(most, depth), 0);
  return (work.prefix.length + deepest) * kvBytesPerPosition(architecture);
}
