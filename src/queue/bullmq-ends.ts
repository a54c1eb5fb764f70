/**
 * Learns how jobs ended by asking Redis now and then. Events would be quicker but are lost while nobody is connected;
 * asking is not.
 */
import type { Redis } from 'ioredis';
import type { Outcome } from '../jobs/contract.js';
import { Failure } from '../jobs/failure.js';
import { within } from '../ops/deadline.js';
import { isFailureCode, readOutcome } from './outcome-wire.js';

interface Watched {
  /** Until when an end is expected; undefined while the job was not submitted by this process. */
  untilMs: number | undefined;
  readonly waiting: Set<(outcome: Outcome) => void>;
}

/** Between two questions to Redis: when someone waits for an outcome, and when only ends are counted. */
const EVERY_MS = { awaited: 150, counted: 1_000 } as const;
/** Workers report an expired job when they come to it, which may be late. */
const GRACE_MS = 60_000;

export class BullmqEnds {
  readonly #client: Redis;
  readonly #toKey: (id: string) => string;
  readonly #onEnded: ((id: string) => void) | undefined;
  readonly #report: (error: unknown) => void;
  readonly #watched = new Map<string, Watched>();
  #timer: NodeJS.Timeout | undefined;
  #asking = false;
  #stopped = false;

  constructor(
    client: Redis,
    toKey: (id: string) => string,
    onEnded: ((id: string) => void) | undefined,
    report: (error: unknown) => void,
  ) {
    this.#client = client;
    this.#toKey = toKey;
    this.#onEnded = onEnded;
    this.#report = report;
  }

  /** `onEnded` will be called once for this job. */
  submitted(id: string, expiresAtMs: number): void {
    if (this.#onEnded === undefined && !this.#watched.has(id)) return;
    this.#watch(id).untilMs = expiresAtMs + GRACE_MS;
    this.#schedule();
  }

  /** Rejects with Failure `too-slow` after `timeoutMs`. */
  async outcome(id: string, timeoutMs: number): Promise<Outcome> {
    const watched = this.#watch(id);
    let settle: ((outcome: Outcome) => void) | undefined;
    const ended = new Promise<Outcome>((resolve) => {
      settle = resolve;
      watched.waiting.add(resolve);
    });
    this.#schedule();
    try {
      return await within(
        ended,
        timeoutMs,
        () => new Failure('too-slow', `no outcome within ${timeoutMs} ms`),
      );
    } finally {
      if (settle !== undefined) watched.waiting.delete(settle);
      if (watched.waiting.size === 0 && watched.untilMs === undefined) this.#watched.delete(id);
    }
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #watch(id: string): Watched {
    const known = this.#watched.get(id);
    if (known !== undefined) return known;
    const watched: Watched = { untilMs: undefined, waiting: new Set() };
    this.#watched.set(id, watched);
    return watched;
  }

  #schedule(): void {
    if (this.#stopped || this.#asking || this.#watched.size === 0) return;
    const awaited = [...this.#watched.values()].some(({ waiting }) => waiting.size > 0);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#tick(), awaited ? EVERY_MS.awaited : EVERY_MS.counted);
    this.#timer.unref();
  }

  async #tick(): Promise<void> {
    this.#asking = true;
    try {
      if (this.#client.status === 'ready') await this.#ask([...this.#watched.keys()]);
    } catch (error) {
      this.#report(error);
    }
    this.#asking = false;
    this.#schedule();
  }

  async #ask(ids: readonly string[]): Promise<void> {
    const pipeline = this.#client.pipeline();
    for (const id of ids)
      pipeline.hmget(this.#toKey(id), 'timestamp', 'finishedOn', 'returnvalue', 'failedReason');
    const replies = (await pipeline.exec()) ?? [];
    for (const [index, id] of ids.entries()) {
      const [error, fields] = replies[index] ?? [new Error('no reply')];
      if (error !== null || !Array.isArray(fields)) continue;
      const [timestamp, finishedOn, returnValue, failedReason] = fields;
      const submitted = this.#watched.get(id)?.untilMs !== undefined;
      if (typeof finishedOn === 'string') this.#end(id, outcomeOf(returnValue, failedReason));
      // Its key has gone: Redis was emptied, or the job ended so long ago that it was cleared away.
      else if (typeof timestamp !== 'string' && submitted)
        this.#end(id, { type: 'failure', code: 'gave-up' });
      else if ((this.#watched.get(id)?.untilMs ?? Number.POSITIVE_INFINITY) < Date.now()) {
        this.#end(id, { type: 'failure', code: 'expired' });
      }
    }
  }

  #end(id: string, outcome: Outcome): void {
    const watched = this.#watched.get(id);
    if (watched === undefined) return;
    this.#watched.delete(id);
    for (const resolve of watched.waiting) resolve(outcome);
    if (watched.untilMs !== undefined) this.#onEnded?.(id);
  }
}

/** A failed job's reason is a failure code when a consumer of ours gave it. */
function outcomeOf(returnValue: unknown, failedReason: unknown): Outcome {
  if (typeof returnValue === 'string') return readOutcome(parseJson(returnValue));
  return { type: 'failure', code: isFailureCode(failedReason) ? failedReason : 'gave-up' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
