/**
 * Closes the messages that a dead process left "thinking…". Each process writes down what it acknowledges and shows that it
 * lives; what belongs to one that was not heard of for a while, and is neither in the queue nor answered, is closed with a
 * sentence by one of the others, or by the next one.
 */
import { randomUUID } from 'node:crypto';
import type { Locale } from '../../jobs/locale.js';
import { settlesWithin } from '../../ops/deadline.js';
import type { Logger } from '../../ops/log.js';
import { describeError } from '../../ops/stopping.js';
import type { JobProducer, StageHandler } from '../../queue/port.js';
import type { PendingReply, PendingStore } from '../../store/pending-replies.js';
import { isDeed } from '../job-id.js';
import type { DiscordAddress, ReplySender } from '../reply.js';
import { type Unanswered, unansweredMessage } from './waiting-message.js';

export interface PendingPorts {
  readonly store: PendingStore;
  readonly producer: Pick<JobProducer, 'place' | 'ended'>;
  readonly replies: Pick<ReplySender, 'isUnanswered' | 'deliver'>;
  readonly logger: Logger;
  readonly owner?: string;
  readonly times?: Partial<PendingTimes>;
}

export interface PendingTimes {
  readonly beatMs: number;
  readonly sweepMs: number;
  /** A process that was not heard of for so long is dead. Several beats, each of which may be late. */
  readonly silentMs: number;
}

/** Which message, and until when it can be changed. `id`: of the job or the deed that it waits for. */
export interface Note {
  readonly id: string;
  readonly reply: DiscordAddress;
  readonly expiresAtMs: number;
  readonly locale?: Locale;
}

export type DiscordPlace = Pick<PendingReply, 'applicationId' | 'api'>;

const PENDING_TIMES: PendingTimes = { beatMs: 4_000, sweepMs: 8_000, silentMs: 20_000 };
/** In one sweep. */
const MOST_CLOSED = 100;

export class PendingKeeper {
  readonly #ports: PendingPorts;
  readonly #times: PendingTimes;
  readonly #owner: string;
  /** Begun and not ended; settled when the store has taken it, or has not. */
  readonly #begun = new Map<string, Promise<void>>();
  /** Ended, but the store does not know yet. */
  readonly #toEnd = new Set<string>();
  readonly #timers: NodeJS.Timeout[] = [];
  /** Since when no beat has failed; undefined while the store is away. */
  #beatingSinceMs: number | undefined;
  #isSweeping = false;
  #isClosed = false;

  constructor(ports: PendingPorts) {
    this.#ports = ports;
    this.#times = { ...PENDING_TIMES, ...ports.times };
    this.#owner = ports.owner ?? randomUUID();
  }

  /** The messages of other applications, and what another Discord shows, are left to others. */
  start(place: DiscordPlace): void {
    const every = (ms: number, act: () => Promise<void>) => {
      const timer = setInterval(() => void act(), ms);
      timer.unref();
      this.#timers.push(timer);
    };
    void this.#beat();
    every(this.#times.beatMs, () => this.#beat());
    every(this.#times.sweepMs, () => this.sweep(place));
  }

  /** Returns at once, whatever the store does: without it the question is answered all the same. */
  begin(note: Note): void {
    if (!this.#begun.has(note.id)) this.#begun.set(note.id, this.#writeDown(note));
  }

  /** An answer stands there, or whatever else ends it. One that was not begun here is left alone. */
  end(id: string): void {
    const written = this.#begun.get(id);
    if (written === undefined) return;
    this.#begun.delete(id);
    // Not before: what is crossed out first would be written down afterwards, for good.
    void written.then(() => {
      this.#toEnd.add(id);
      void this.#endNow();
    });
  }

  readonly onStage: StageHandler = (jobId, stage) => {
    if (stage === 'ended') this.end(jobId);
  };

  async close(timeoutMs: number): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    const leaving = this.#endNow().then(() => this.#ports.store.leave(this.#owner));
    leaving.catch(() => undefined);
    await settlesWithin(leaving, timeoutMs);
  }

  /** Looks once. A store that was away has not heard of the others either, so nobody counts as silent until a while after. */
  async sweep({ applicationId, api }: DiscordPlace): Promise<void> {
    const { store, logger } = this.#ports;
    const sinceMs = this.#beatingSinceMs;
    if (this.#isSweeping || this.#isClosed || sinceMs === undefined) return;
    if (performance.now() - sinceMs < this.#times.beatMs) return;
    this.#isSweeping = true;
    try {
      for (const orphan of await store.orphans(applicationId, this.#times.silentMs, MOST_CLOSED)) {
        if (this.#isClosed) return;
        if (orphan.api === api) await this.#close(orphan);
      }
      await store.prune();
    } catch (error) {
      logger.debug({ error: describeError(error) }, 'nothing was looked for that others left');
    } finally {
      this.#isSweeping = false;
    }
  }

  async #close({
    jobId,
    api,
    applicationId,
    token,
    owner,
    expiresAtMs,
    locale,
  }: PendingReply): Promise<void> {
    const { store, producer, replies, logger } = this.#ports;
    const address: DiscordAddress = { via: 'discord', api, applicationId, token };
    try {
      const why = await whyUnanswered(jobId, producer);
      if (why === undefined) return;
      const untilMs = Math.min(expiresAtMs, Date.now() + this.#times.silentMs);
      const isUnanswered = await replies.isUnanswered(address, untilMs);
      if (!(await store.claim(jobId, owner, this.#owner))) return;
      if (isUnanswered) {
        await replies.deliver(address, unansweredMessage(why, undefined, undefined, locale), expiresAtMs);
        logger.info({ job: jobId, why }, 'closed what another process left');
      }
      await store.end([jobId]);
    } catch (error) {
      logger.warn({ job: jobId, error: describeError(error) }, 'not closed what another process left');
    }
  }

  async #writeDown({ id, reply, ...rest }: Note): Promise<void> {
    const { store, logger } = this.#ports;
    const { api, applicationId, token } = reply;
    try {
      await store.begin({ jobId: id, api, applicationId, token, owner: this.#owner, ...rest });
    } catch (error) {
      logger.debug({ job: id, error: describeError(error) }, 'pending reply not written down');
    }
  }

  async #beat(): Promise<void> {
    try {
      await this.#ports.store.beat(this.#owner);
      this.#beatingSinceMs ??= performance.now();
      await this.#endNow();
    } catch {
      this.#beatingSinceMs = undefined;
    }
  }

  async #endNow(): Promise<void> {
    const ids = [...this.#toEnd];
    if (ids.length === 0) return;
    try {
      await this.#ports.store.end(ids);
      for (const id of ids) this.#toEnd.delete(id);
    } catch (error) {
      this.#ports.logger.debug({ error: describeError(error) }, 'pending replies not crossed out');
    }
  }
}

/** Undefined: a worker will answer. When it has, the message says so. */
async function whyUnanswered(
  id: string,
  producer: PendingPorts['producer'],
): Promise<Unanswered | undefined> {
  if (isDeed(id)) return 'perhaps-done';
  if ((await producer.place(id)) !== undefined) return undefined;
  return (await producer.ended(id)) === 'cancelled' ? 'cancelled' : 'restarted';
}
