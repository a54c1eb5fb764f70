/** What the engine thread does with each request: prefixes with their cache, trees, cancellation between runs. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Failure } from '../../src/jobs/failure.js';
import { kvBytesPerPosition } from '../model/architecture.js';
import type { EngineRequest, EngineSettings } from './messages.js';
import type { Distribution, TreeNode } from './port.js';
import { PrefixCache } from './prefix-cache.js';
import { type KvCache, ModelSession } from './session.js';
import { softmax } from './softmax.js';
import { planTree, splitTree } from './tree.js';

/** Long prefixes are read in parts of this many tokens, so that a withdrawn question stops soon. */
const PREFILL_CHUNK_TOKENS = 256;
/** Nodes of one run. */
const TREE_NODES = 256;

interface Prefilled {
  readonly cache: KvCache;
  readonly distribution: Distribution;
}

type Work = Extract<EngineRequest, { type: 'prefill' | 'expand' }>;

export class EngineCore {
  readonly #session: ModelSession;
  readonly #settings: EngineSettings;
  readonly #prefixes: PrefixCache<Prefilled>;
  /** Requests that somebody still waits for, whether or not their turn has come. */
  readonly #waiting = new Set<number>();

  private constructor(session: ModelSession, settings: EngineSettings) {
    this.#session = session;
    this.#settings = settings;
    this.#prefixes = new PrefixCache(settings.prefixCacheBytes);
  }

  static async open(settings: EngineSettings): Promise<EngineCore> {
    const { graphPath, architecture, device, threads } = settings;
    return new EngineCore(await ModelSession.open(graphPath, architecture, device, threads), settings);
  }

  /** Known from the moment the request arrives, so that a late withdrawal of an answered one leaves nothing behind. */
  expect(id: number): void {
    this.#waiting.add(id);
  }

  cancel(id: number): void {
    this.#waiting.delete(id);
  }

  /** Rejects with a Failure when withdrawn or too late. */
  async serve(work: Work): Promise<readonly Distribution[]> {
    try {
      const prefilled = await this.#prefill(work);
      if (work.type === 'prefill') return [prefilled.distribution.slice()];
      const rows: Distribution[] = [];
      for (const part of splitTree(work.tree, work.wanted, TREE_NODES)) {
        await this.#checkpoint(work);
        rows.push(...(await this.#expand(work.prefix.length, prefilled.cache, part.tree, part.wanted)));
      }
      return rows;
    } finally {
      this.#waiting.delete(work.id);
    }
  }

  async release(): Promise<void> {
    this.#prefixes.clear();
    await this.#session.release();
  }

  async #prefill(work: Work): Promise<Prefilled> {
    const { prefix } = work;
    const known = this.#prefixes.get(prefix);
    if (known !== undefined) return known;
    const start = this.#prefixes.longestPrefixOf(prefix);
    let cache = start?.value.cache ?? this.#session.emptyCache;
    let distribution: Distribution | undefined;
    while (cache.length < prefix.length) {
      await this.#checkpoint(work);
      const from = cache.length;
      const tokens = prefix.slice(from, from + PREFILL_CHUNK_TOKENS);
      const isLast = from + tokens.length === prefix.length;
      const run = await this.#session.run(
        {
          tokens,
          positions: tokens.map((_, index) => from + index),
          sees: (row, column) => column <= row,
          kept: isLast ? [tokens.length - 1] : [],
          wantsCache: true,
        },
        cache,
      );
      if (run.cache === undefined) throw new Error('the run gave no keys and values');
      cache = run.cache;
      const [last] = run.logits;
      if (last !== undefined) distribution = softmax(last);
    }
    if (distribution === undefined) throw new Error('the prefix gave no distribution');
    const prefilled = { cache, distribution };
    const bytes = cache.length * kvBytesPerPosition(this.#settings.architecture) + distribution.byteLength;
    this.#prefixes.set(prefix, prefilled, bytes);
    return prefilled;
  }

  async #expand(
    prefixLength: number,
    cache: KvCache,
    tree: readonly TreeNode[],
    wanted: readonly number[],
  ): Promise<readonly Distribution[]> {
    const plan = planTree(tree);
    const { logits } = await this.#session.run(
      {
        tokens: plan.tokens,
        positions: plan.depths.map((depth) => prefixLength + depth - 1),
        sees: plan.sees,
        kept: wanted,
        wantsCache: false,
      },
      cache,
    );
    return logits.map(softmax);
  }

  /** Lets waiting messages in (a cancellation is one) and stops here when nobody wants the result any more. */
  async #checkpoint(work: Work): Promise<void> {
    await nextTurn();
    if (!this.#waiting.has(work.id)) throw new Failure('shutting-down', 'the computation was withdrawn');
    if (Date.now() > work.deadlineMs) throw new Failure('too-slow', 'the computation passed its deadline');
  }
}
