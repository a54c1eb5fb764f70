/**
 * The queue that needs no service: jobs wait in the bot's memory, first come first served, and run in a child process.
 *
 * When the child dies, the jobs that ran are started again, each alone: the one that brings the child down is to blame
 * by itself and does not take its neighbours with it. The queue ends with the bot; who still waits then is told so.
 */
import type { Job, Outcome } from '../jobs/contract.js';
import { Failure, type FailureCode } from '../jobs/failure.js';
import { settlesWithin } from '../ops/deadline.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import { ChildLink, type ChildLinkOptions } from './child-link.js';
import type { FromChild } from './child-messages.js';
import { EndedJobs } from './ended-jobs.js';
import { readOutcome } from './outcome-wire.js';
import { type AbandonedHandler, type JobProducer, MAX_STARTS, type Submission } from './port.js';

export interface InProcessQueueOptions
  extends Pick<ChildLinkOptions, 'childModule' | 'env' | 'execArgv' | 'restartMs' | 'maxRestartMs'> {
  /** Jobs that the child works on at once. */
  readonly concurrency?: number;
  /** Jobs that may wait; a guard of memory, far above what admission lets through. */
  readonly maxWaiting?: number;
  /** Pause before a job whose handler asked for another start. */
  readonly retryMs?: number;
  /** How long past its expiry a job may go on before its process is taken for hung and stopped. */
  readonly hungMs?: number;
  readonly onAbandoned: AbandonedHandler;
  /** Called once for each submitted job when it has ended, whichever way. */
  readonly onEnded?: (id: string) => void;
  readonly logger?: Logger;
}

export interface InProcessQueue {
  readonly producer: JobProducer;
  /** Of the present child; undefined between two. */
  childPid(): number | undefined;
}

interface Entry {
  readonly job: Job;
  /** Starts that count against MAX_STARTS; the present one included. */
  starts: number;
  state: 'waiting' | 'paused' | 'running';
  /** Was running when a child died: runs alone from then on. */
  suspect: boolean;
  timer: NodeJS.Timeout | undefined;
}

const MAX_WAITING = 1_000;
/** A child that comes up this often without becoming ready will not serve those who wait now. */
const MAX_FAILED_STARTS = 5;
const HUNG_MS = 5_000;
/** Of the time to close: for the child, so that the rest is left to tell people. */
const CHILD_SHARE = 0.85;

export function createInProcessQueue(options: InProcessQueueOptions): InProcessQueue {
  const queue = new InProcessProducer(options);
  return { producer: queue, childPid: () => queue.childPid };
}

class InProcessProducer implements JobProducer {
  readonly #options: InProcessQueueOptions;
  readonly #logger: Logger | undefined;
  readonly #link: ChildLink;
  readonly #entries = new Map<string, Entry>();
  readonly #waiting: Entry[] = [];
  readonly #running = new Map<number, Entry>();
  readonly #ended = new EndedJobs();
  readonly #telling = new Set<Promise<void>>();
  #lastDelivery = 0;
  #unserved = false;
  #closed: Promise<void> | undefined;

  constructor(options: InProcessQueueOptions) {
    this.#options = options;
    this.#logger = options.logger;
    const { childModule, env, execArgv, restartMs, maxRestartMs, logger } = options;
    this.#link = new ChildLink({
      childModule,
      ...(env === undefined ? {} : { env }),
      ...(execArgv === undefined ? {} : { execArgv }),
      ...(restartMs === undefined ? {} : { restartMs }),
      ...(maxRestartMs === undefined ? {} : { maxRestartMs }),
      ...(logger === undefined ? {} : { logger }),
      onMessage: (message) => this.#onMessage(message),
      onGone: (failedStarts) => this.#onGone(failedStarts),
    });
  }

  get childPid(): number | undefined {
    return this.#link.pid;
  }

  async submit(job: Job): Promise<Submission> {
    const ahead = this.#waiting.length;
    if (this.#entries.has(job.id) || this.#ended.has(job.id)) return { fresh: false, ahead };
    if (this.#closed !== undefined) throw new Failure('queue-unavailable', 'the queue is closing');
    if (this.#unserved) throw new Failure('queue-unavailable', 'the worker process does not start');
    if (ahead >= (this.#options.maxWaiting ?? MAX_WAITING)) {
      throw new Failure('queue-unavailable', `${ahead} jobs are waiting already`);
    }
    const entry: Entry = { job, starts: 0, state: 'waiting', suspect: false, timer: undefined };
    this.#entries.set(job.id, entry);
    this.#queue(entry, 'last');
    this.#pump();
    return { fresh: true, ahead };
  }

  outcome(id: string, timeoutMs: number): Promise<Outcome> {
    return this.#ended.outcome(id, timeoutMs);
  }

  async depth(): Promise<number> {
    return this.#entries.size;
  }

  close(timeoutMs: number): Promise<void> {
    this.#closed ??= this.#close(timeoutMs);
    return this.#closed;
  }

  async #close(timeoutMs: number): Promise<void> {
    const startedMs = performance.now();
    for (const entry of this.#entries.values()) {
      if (entry.state !== 'running') this.#abandon(entry, 'shutting-down');
    }
    await this.#link.close(timeoutMs * CHILD_SHARE);
    for (const entry of this.#entries.values()) this.#abandon(entry, 'shutting-down');
    await settlesWithin(Promise.all(this.#telling), timeoutMs - (performance.now() - startedMs));
  }

  #queue(entry: Entry, place: 'first' | 'last'): void {
    entry.state = 'waiting';
    if (place === 'first') this.#waiting.unshift(entry);
    else this.#waiting.push(entry);
    this.#setTimer(entry, entry.job.expiresAtMs - Date.now(), () => this.#abandon(entry, 'expired'));
  }

  /** Sends what may run now. A suspect starts when nothing runs, and nothing starts beside it. */
  #pump(): void {
    const concurrency = this.#options.concurrency ?? 2;
    while (this.#link.ready && this.#closed === undefined && this.#running.size < concurrency) {
      const next = this.#waiting[0];
      if (next === undefined) return;
      const alone = next.suspect || [...this.#running.values()].some(({ suspect }) => suspect);
      if (alone && this.#running.size > 0) return;
      this.#waiting.shift();
      this.#send(next);
    }
  }

  #send(entry: Entry): void {
    const delivery = ++this.#lastDelivery;
    entry.state = 'running';
    entry.starts++;
    this.#running.set(delivery, entry);
    // The handler's signal is aborted at the expiry; who does not react to it keeps a place for good and must go.
    this.#setTimer(entry, entry.job.expiresAtMs - Date.now() + (this.#options.hungMs ?? HUNG_MS), () => {
      this.#logger?.error({ job: entry.job.id }, 'a job did not end when it expired, its process is stopped');
      this.#running.delete(delivery);
      this.#abandon(entry, 'expired');
      this.#link.kill();
    });
    this.#link.send({ type: 'job', delivery, start: entry.starts, job: JSON.stringify(entry.job) });
  }

  #onMessage(message: FromChild): void {
    if (message.type === 'ready') this.#unserved = false;
    if ('delivery' in message) this.#onDelivered(message);
    this.#pump();
  }

  #onDelivered(message: Extract<FromChild, { delivery: number }>): void {
    const entry = this.#running.get(message.delivery);
    if (entry === undefined) return;
    this.#running.delete(message.delivery);
    switch (message.type) {
      case 'ended':
        this.#end(entry, readOutcome(parseJson(message.outcome)));
        return;
      case 'expired':
        this.#abandon(entry, 'expired');
        return;
      case 'rejected':
        this.#abandon(entry, 'bug');
        return;
      case 'handed-back':
        entry.starts--;
        this.#queue(entry, 'first');
        return;
      case 'threw':
        if (message.retry && entry.starts < MAX_STARTS) this.#pause(entry);
        else this.#abandon(entry, 'gave-up');
    }
  }

  #pause(entry: Entry): void {
    entry.state = 'paused';
    this.#setTimer(entry, (this.#options.retryMs ?? 300) * entry.starts, () => {
      this.#queue(entry, 'first');
      this.#pump();
    });
  }

  #onGone(failedStarts: number): void {
    // Latest first, so that the earliest ends up in front.
    const lost = [...this.#running.values()].reverse();
    this.#running.clear();
    for (const entry of lost) {
      entry.suspect = true;
      if (entry.starts >= MAX_STARTS) this.#abandon(entry, 'gave-up');
      else this.#queue(entry, 'first');
    }
    if (failedStarts < MAX_FAILED_STARTS) return;
    this.#unserved = true;
    for (const entry of this.#entries.values()) this.#abandon(entry, 'queue-unavailable');
  }

  #abandon(entry: Entry, code: FailureCode): void {
    if (!this.#end(entry, { type: 'failure', code })) return;
    const telling = this.#tell(entry.job, code).finally(() => this.#telling.delete(telling));
    this.#telling.add(telling);
  }

  async #tell(job: Job, code: FailureCode): Promise<void> {
    try {
      await this.#options.onAbandoned(job, code);
    } catch (error) {
      this.#logger?.error(
        { job: job.id, error: describeError(error) },
        'an abandoned job could not be reported',
      );
    }
  }

  /** False when the job had ended before. */
  #end(entry: Entry, outcome: Outcome): boolean {
    if (!this.#entries.delete(entry.job.id)) return false;
    clearTimeout(entry.timer);
    const place = this.#waiting.indexOf(entry);
    if (place >= 0) this.#waiting.splice(place, 1);
    this.#ended.end(entry.job.id, outcome, entry.job.reply.via === 'return');
    this.#options.onEnded?.(entry.job.id);
    return true;
  }

  /** One timer for each job: for its expiry, its pause, or its watchdog. */
  #setTimer(entry: Entry, delayMs: number, act: () => void): void {
    clearTimeout(entry.timer);
    entry.timer = setTimeout(act, Math.min(2 ** 31 - 1, Math.max(0, delayMs)));
    entry.timer.unref();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
