/** What the engine thread does with each request: prefixes with their cache, trees, cancellation between runs. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Failure } from '../../src/jobs/failure.js';
import { kvBytesPerPosition } from '../model/architecture.js';
import type { KvCache } from './kv-cache.js';
import type { EngineSettings, EngineWork } from './messages.js';
import type { Distribution, Measured } from './port.js';
import { PrefixCache } from './prefix-cache.js';
import { measureDistribution, measureLogits, softmax } from './softmax.js';
import { planChain, planSweep } from './sweep.js';
import { Traversal } from './traversal.js';
import { TreeSession } from './tree-session.js';

/** Nodes of one run: long texts and large trees are cut, so that a withdrawn question stops soon. */
const RUN_NODES = 128;

interface Prefilled {
  readonly cache: KvCache;
  readonly distribution: Distribution;
}

export type Result =
  | { readonly type: 'rows'; readonly rows: readonly Distribution[] }
  | { readonly type: 'measured'; readonly measured: readonly Measured[] };

export class EngineCore {
  readonly #session: TreeSession;
  readonly #settings: EngineSettings;
  readonly #prefixes: PrefixCache<Prefilled>;
  /** Requests that somebody still waits for, whether or not their turn has come. */
  readonly #waiting = new Set<number>();

  private constructor(session: TreeSession, settings: EngineSettings) {
    this.#session = session;
    this.#settings = settings;
    this.#prefixes = new PrefixCache(settings.prefixCacheBytes);
  }

  static async open(settings: EngineSettings): Promise<EngineCore> {
    const { graphPath, architecture, device, threads } = settings;
    return new EngineCore(await TreeSession.open(graphPath, architecture, device, threads), settings);
  }

  /** Known from the moment the request arrives, so that a late withdrawal of an answered one leaves nothing behind. */
  expect(id: number): void {
    this.#waiting.add(id);
  }

  cancel(id: number): void {
    this.#waiting.delete(id);
  }

  /** Rejects with a Failure when withdrawn or too late. */
  async serve(work: EngineWork): Promise<Result> {
    try {
      const prefilled = await this.#prefill(work);
      switch (work.type) {
        case 'prefill':
          return { type: 'rows', rows: [prefilled.distribution.slice()] };
        case 'expand':
          return { type: 'rows', rows: await this.#expand(work, prefilled) };
        case 'measure':
          return { type: 'measured', measured: await this.#measure(work, prefilled) };
      }
    } finally {
      this.#waiting.delete(work.id);
    }
  }

  async release(): Promise<void> {
    this.#prefixes.clear();
    await this.#session.release();
  }

  async #prefill(work: EngineWork): Promise<Prefilled> {
    const { prefix } = work;
    const known = this.#prefixes.get(prefix);
    if (known !== undefined) return known;
    const start = this.#prefixes.longestPrefixOf(prefix)?.value.cache ?? this.#session.emptyCache;
    let distribution: Distribution | undefined;
    const reading = new Traversal(planChain(prefix.slice(start.length)), start, {
      onLogits: (_, logits) => {
        distribution = softmax(logits);
      },
      keepsEnd: true,
    });
    await this.#finish(reading, work);
    if (distribution === undefined) throw new Error('the prefix gave no distribution');
    const prefilled = { cache: reading.past, distribution };
    const bytes = prefix.length * kvBytesPerPosition(this.#settings.architecture) + distribution.byteLength;
    this.#prefixes.set(prefix, prefilled, bytes);
    return prefilled;
  }

  async #expand(
    work: Extract<EngineWork, { type: 'expand' }>,
    { cache }: Prefilled,
  ): Promise<readonly Distribution[]> {
    const sweep = planSweep(work.tree, work.wanted);
    const rows = new Map<number, Distribution>();
    const onLogits = (place: number, logits: Float32Array) => rows.set(place, softmax(logits));
    await this.#finish(new Traversal(sweep, cache, { onLogits }), work);
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
    { asked, tree, ...work }: Extract<EngineWork, { type: 'measure' }>,
    { cache, distribution }: Prefilled,
  ): Promise<readonly Measured[]> {
    const sweep = planSweep(
      tree,
      asked.at.map(({ node }) => node).filter((node) => node >= 0),
    );
    const askedAt = new Map<number, number[]>();
    const measured: Measured[] = [];
    for (const [index, { node, tokens }] of asked.at.entries()) {
      if (node < 0) measured[index] = measureDistribution(distribution, asked, tokens);
      else {
        const place = sweep.places[node] ?? -1;
        askedAt.set(place, [...(askedAt.get(place) ?? []), index]);
      }
    }
    const onLogits = (place: number, logits: Float32Array) => {
      for (const index of askedAt.get(place) ?? [])
        measured[index] = measureLogits(logits, asked, asked.at[index]?.tokens ?? []);
    };
    await this.#finish(new Traversal(sweep, cache, { onLogits }), work);
    return measured;
  }

  async #finish(traversal: Traversal, work: Pick<EngineWork, 'id' | 'deadlineMs'>): Promise<void> {
    while (traversal.remaining > 0) {
      await this.#checkpoint(work);
      const segment = traversal.next(RUN_NODES);
      const [output] = await this.#session.run([segment]);
      if (output !== undefined) traversal.take(segment, output);
    }
  }

  /** Lets waiting messages in (a cancellation is one) and stops here when nobody wants the result any more. */
  async #checkpoint(work: Pick<EngineWork, 'id' | 'deadlineMs'>): Promise<void> {
    await nextTurn();
    if (!this.#waiting.has(work.id)) throw new Failure('shutting-down', 'the computation was withdrawn');
    if (Date.now() > work.deadlineMs) throw new Failure('too-slow', 'the computation passed its deadline');
  }
}
