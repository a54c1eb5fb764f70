/**
 * Learns how jobs ended: told that one has, it asks Redis at once, and it asks about all now and then, because news is lost while
 * nobody is connected.
 */
import type { Redis } from 'ioredis';
import type { Outcome } from '../jobs/contract.js';
import { Failure } from '../jobs/failure.js';
import { within } from '../ops/deadline.js';
import { type JobRecords, RECORD_GRACE_MS, readEndedAs } from './job-record.js';
import { isFailureCode, readOutcome } from './outcome-wire.js';
import { parseJson } from './parse-json.js';
import type { EndedAs } from './port.js';
import type { Stages } from './stages.js';

interface Watched {
  /** Until when an end is expected; undefined while the job was not submitted by this process. */
  untilMs: number | undefined;
  readonly waiting: Set<(outcome: Outcome) => void>;
}

interface End {
  readonly as: EndedAs;
  readonly atMs: number;
  /** Kept only of jobs with reply `return`. */
  readonly outcome: Outcome | undefined;
}

export interface EndsOptions {
  readonly client: Redis;
  readonly records: JobRecords;
  /** Where BullMQ keeps a job. */
  readonly toKey: (id: string) => string;
  readonly onEnded: ((id: string) => void) | undefined;
  readonly stages: Stages;
  readonly report: (error: unknown) => void;
  /** Between two questions about all; absent: `EVERY_MS`. */
  readonly askEveryMs?: number | undefined;
}

/** Between two questions to Redis: when someone waits for an outcome, and when only stages are told. */
const EVERY_MS = { awaited: 150, told: 300 } as const;

export class BullmqEnds {
  readonly #options: EndsOptions;
  readonly #watched = new Map<string, Watched>();
  #timer: NodeJS.Timeout | undefined;
  #asking = false;
  #stopped = false;

  constructor(options: EndsOptions) {
    this.#options = options;
  }

  /** `onEnded` will be called once for this job, and its stages told. */
  submitted(id: string, expiresAtMs: number): void {
    this.#watch(id).untilMs = expiresAtMs + RECORD_GRACE_MS;
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

  /** It is said to have ended. */
  heard(id: string): void {
    if (this.#stopped || !this.#watched.has(id) || this.#options.client.status !== 'ready') return;
    this.#ask([id]).catch(this.#options.report);
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
    const everyMs = this.#options.askEveryMs ?? (awaited ? EVERY_MS.awaited : EVERY_MS.told);
    this.#timer = setTimeout(() => void this.#tick(), everyMs);
    this.#timer.unref();
  }

  async #tick(): Promise<void> {
    this.#asking = true;
    try {
      if (this.#options.client.status === 'ready') await this.#ask([...this.#watched.keys()]);
    } catch (error) {
      this.#options.report(error);
    }
    this.#asking = false;
    this.#schedule();
  }

  async #ask(ids: readonly string[]): Promise<void> {
    const { client, records, toKey, stages } = this.#options;
    const pipeline = client.pipeline();
    for (const id of ids) {
      pipeline.hmget(records.keyOf(id), 'submitted', 'taken', 'ended', 'endedAt', 'outcome', 'cancelled');
      pipeline.exists(toKey(id));
    }
    const replies = (await pipeline.exec()) ?? [];
    for (const [index, id] of ids.entries()) {
      const [error, fields] = replies[2 * index] ?? [new Error('no reply')];
      const [existsError, exists] = replies[2 * index + 1] ?? [new Error('no reply')];
      if (error !== null || existsError !== null || !Array.isArray(fields)) continue;
      const [submitted, taken, ended, endedAt, outcome, cancelled] = fields;
      if (typeof taken === 'string') stages.running(id, Number(taken));
      if (typeof ended === 'string') this.#end(id, readEnd(ended, endedAt, outcome));
      else if (exists !== 1 && this.#isOurs(id)) {
        // Removed while it waited; or its record has gone as well: Redis was emptied.
        this.#end(id, endNow(submitted === '1' && cancelled === '1' ? 'cancelled' : 'gave-up'));
      } else if ((this.#watched.get(id)?.untilMs ?? Number.POSITIVE_INFINITY) < Date.now()) {
        this.#end(id, endNow('expired'));
      }
    }
  }

  #isOurs(id: string): boolean {
    return this.#watched.get(id)?.untilMs !== undefined;
  }

  #end(id: string, { as, atMs, outcome }: End): void {
    const watched = this.#watched.get(id);
    if (watched === undefined) return;
    this.#watched.delete(id);
    const told: Outcome =
      outcome ?? (isFailureCode(as) ? { type: 'failure', code: as } : { type: 'failure', code: 'gave-up' });
    for (const resolve of watched.waiting) resolve(told);
    if (watched.untilMs === undefined) return;
    this.#options.onEnded?.(id);
    this.#options.stages.ended(id, as, atMs);
  }
}

const endNow = (as: EndedAs): End => ({ as, atMs: Date.now(), outcome: undefined });

function readEnd(ended: string, endedAt: unknown, outcome: unknown): End {
  const read = typeof outcome === 'string' ? readOutcome(parseJson(outcome)) : undefined;
  return { as: readEndedAs(ended), atMs: Number(endedAt), outcome: read };
}
