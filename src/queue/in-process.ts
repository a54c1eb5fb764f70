/**
 * The queue that needs no service: jobs wait in the bot's memory, in the order of `ranks.ts`, and run in a child process.
 *
 * When the child dies, the jobs that ran are started again, each alone: the one that brings the child down is to blame
 * by itself and does not take its neighbours with it. The queue ends with the bot; who still waits then is told so.
 */
import type { Job, Outcome } from '../jobs/contract.js';
import { costOf } from '../jobs/cost.js';
import { Failure, type FailureCode } from '../jobs/failure.js';
import type { JobProgress } from '../jobs/progress.js';
import { settlesWithin } from '../ops/deadline.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import { ChildLink, type ChildLinkOptions } from './child-link.js';
import type { FromChild } from './child-messages.js';
import { EndedJobs } from './ended-jobs.js';
import { readOutcome } from './outcome-wire.js';
import { parseJson } from './parse-json.js';
import {
  type AbandonedHandler,
  type EndedAs,
  HOLD_MS,
  type JobPlace,
  type JobProducer,
  MAX_STARTS,
  type StageHandler,
  type Submission,
} from './port.js';
import { Ranks } from './ranks.js';
import { endedAs, Stages } from './stages.js';

export interface InProcessQueueOptions
  extends Pick<
    ChildLinkOptions,
    'childModule' | 'env' | 'execArgv' | 'restartMs' | 'maxRestartMs' | 'silentMs'
  > {
  /** Jobs that the child works on at once. */
  readonly concurrency?: number;
  /** Jobs that may wait; a guard of memory, far above what admission lets through. */
  readonly maxWaiting?: number;
  /** How long a question that is nobody's second is passed by short ones. */
  readonly ageingMs?: number;
  /** Pause before a job whose handler asked for another start. */
  readonly retryMs?: number;
  /** How long a job may go on past its expiry, or after it was cancelled, before its process is taken for hung and stopped. */
  readonly hungMs?: number;
  readonly onAbandoned: AbandonedHandler;
  /** Called once for each submitted job when it has ended, whichever way. */
  readonly onEnded?: (id: string) => void;
  readonly onStage?: StageHandler;
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
  cancelled: boolean;
  /** Edits of its message that go on: it is not sent meanwhile. */
  holds: number;
  progress: JobProgress | undefined;
  timer: NodeJS.Timeout | undefined;
}

const MAX_WAITING = 1_000;
/** A child that comes up this often without becoming ready will not serve those who wait now. */
const MAX_FAILED_STARTS = 5;
const HUNG_MS = 5_000;
const CANCELLED: Outcome = { type: 'failure', code: 'cancelled' };
/** Scrapers give up after some seconds. */
const METRICS_TIMEOUT_MS = 1_500;
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
  readonly #waiting = new Set<Entry>();
  readonly #ranks: Ranks;
  readonly #running = new Map<number, Entry>();
  readonly #ended = new EndedJobs();
  readonly #stages: Stages;
  readonly #telling = new Set<Promise<void>>();
  #lastDelivery = 0;
  #unserved = false;
  #closed: Promise<void> | undefined;

  constructor(options: InProcessQueueOptions) {
    this.#options = options;
    this.#logger = options.logger;
    this.#stages = new Stages(options.onStage);
    this.#ranks = new Ranks(options.ageingMs);
    const { childModule, env, execArgv, restartMs, maxRestartMs, silentMs, logger } = options;
    this.#link = new ChildLink({
      childModule,
      ...(env === undefined ? {} : { env }),
      ...(execArgv === undefined ? {} : { execArgv }),
      ...(restartMs === undefined ? {} : { restartMs }),
      ...(maxRestartMs === undefined ? {} : { maxRestartMs }),
      ...(silentMs === undefined ? {} : { silentMs }),
      ...(logger === undefined ? {} : { logger }),
      onMessage: (message) => this.#onMessage(message),
      onGone: (failedStarts) => this.#onGone(failedStarts),
    });
  }

  get childPid(): number | undefined {
    return this.#link.pid;
  }

  async submit(job: Job): Promise<Submission> {
    const known = this.#entries.get(job.id);
    if (known !== undefined || this.#ended.has(job.id)) {
      return { fresh: false, ahead: known?.state === 'waiting' ? this.#aheadOf(known) : 0 };
    }
    if (this.#closed !== undefined) throw new Failure('queue-unavailable', 'the queue is closing');
    if (this.#unserved) throw new Failure('queue-unavailable', 'the worker process does not start');
    if (this.#waiting.size >= (this.#options.maxWaiting ?? MAX_WAITING)) {
      throw new Failure('queue-full', `${this.#waiting.size} jobs are waiting already`);
    }
    const entry: Entry = {
      job,
      starts: 0,
      state: 'waiting',
      suspect: false,
      cancelled: false,
      holds: 0,
      progress: undefined,
      timer: undefined,
    };
    this.#entries.set(job.id, entry);
    this.#ranks.add(job.id, job.person, costOf(job.question));
    this.#queue(entry);
    const ahead = this.#aheadOf(entry);
    this.#stages.queued(job.id, ahead);
    this.#pump();
    return { fresh: true, ahead };
  }

  async place(id: string): Promise<JobPlace | undefined> {
    const entry = this.#entries.get(id);
    if (entry === undefined) return undefined;
    if (entry.state !== 'running') {
      return { state: 'waiting', ahead: entry.state === 'waiting' ? this.#aheadOf(entry) : 0 };
    }
    const { progress } = entry;
    return { state: 'running', ahead: 0, ...(progress === undefined ? {} : { progress }) };
  }

  async cancel(id: string): Promise<boolean> {
    const entry = this.#entries.get(id);
    if (entry === undefined) return false;
    if (entry.state !== 'running') {
      this.#end(entry, CANCELLED);
      this.#pump();
      return true;
    }
    const delivery = this.#deliveryOf(entry);
    if (entry.cancelled || delivery === undefined) return true;
    entry.cancelled = true;
    this.#link.send({ type: 'cancel', delivery });
    this.#setTimer(entry, this.#options.hungMs ?? HUNG_MS, () => {
      this.#stop(delivery, entry);
      this.#end(entry, CANCELLED);
    });
    return true;
  }

  async whileWaiting(id: string, work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    const entry = this.#entries.get(id);
    if (entry === undefined || entry.state === 'running') return false;
    entry.holds++;
    const signal = AbortSignal.timeout(HOLD_MS);
    const released = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    try {
      await Promise.race([work(signal), released]);
    } finally {
      entry.holds--;
      this.#pump();
    }
    return true;
  }

  async ended(id: string): Promise<EndedAs | undefined> {
    return this.#ended.endedAs(id);
  }

  outcome(id: string, timeoutMs: number): Promise<Outcome> {
    return this.#ended.outcome(id, timeoutMs);
  }

  async depth(): Promise<number> {
    return this.#entries.size;
  }

  workerMetrics(): Promise<string> {
    return this.#link.metrics(METRICS_TIMEOUT_MS);
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

  #queue(entry: Entry): void {
    entry.state = 'waiting';
    this.#waiting.add(entry);
    this.#setTimer(entry, entry.job.expiresAtMs - Date.now(), () => this.#abandon(entry, 'expired'));
  }

  #queueFirst(entry: Entry): void {
    this.#ranks.putFirst(entry.job.id);
    this.#queue(entry);
  }

  #aheadOf({ job }: Entry): number {
    this.#ranks.age();
    let ahead = 0;
    for (const other of this.#waiting) if (this.#ranks.compare(other.job.id, job.id) < 0) ahead++;
    return ahead;
  }

  #next(): Entry | undefined {
    this.#ranks.age();
    let next: Entry | undefined;
    for (const entry of this.#waiting) {
      if (entry.holds > 0) continue;
      if (next === undefined || this.#ranks.compare(entry.job.id, next.job.id) < 0) next = entry;
    }
    return next;
  }

  /** Sends what may run now. A suspect starts when nothing runs, and nothing starts beside it. */
  #pump(): void {
    const concurrency = this.#options.concurrency ?? 2;
    while (this.#link.ready && this.#closed === undefined && this.#running.size < concurrency) {
      const next = this.#next();
      if (next === undefined) return;
      const alone = next.suspect || [...this.#running.values()].some(({ suspect }) => suspect);
      if (alone && this.#running.size > 0) return;
      this.#waiting.delete(next);
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
      this.#stop(delivery, entry);
      this.#abandon(entry, 'expired');
    });
    this.#stages.running(entry.job.id, Date.now());
    this.#link.send({ type: 'job', delivery, start: entry.starts, job: JSON.stringify(entry.job) });
  }

  /** For a job that does not react to its signal; those that run beside it are started again. */
  #stop(delivery: number, { job }: Entry): void {
    this.#logger?.error({ job: job.id }, 'a job did not end when it was told to, its process is stopped');
    this.#running.delete(delivery);
    this.#link.kill();
  }

  #deliveryOf(entry: Entry): number | undefined {
    for (const [delivery, running] of this.#running) if (running === entry) return delivery;
    return undefined;
  }

  #onMessage(message: FromChild): void {
    if (message.type === 'ready') this.#unserved = false;
    if ('delivery' in message) this.#onDelivered(message);
    this.#pump();
  }

  #onDelivered(message: Extract<FromChild, { delivery: number }>): void {
    const entry = this.#running.get(message.delivery);
    if (entry === undefined) return;
    if (message.type === 'progress') {
      entry.progress = message.progress;
      return;
    }
    this.#running.delete(message.delivery);
    if (entry.cancelled && message.type !== 'ended') {
      this.#end(entry, CANCELLED);
      return;
    }
    switch (message.type) {
      case 'ended':
        this.#end(entry, readOutcome(parseJson(message.outcome)));
        return;
      case 'cancelled':
        this.#end(entry, CANCELLED);
        return;
      case 'abandoned':
        this.#abandon(entry, message.code);
        return;
      case 'rejected':
        this.#abandon(entry, 'bug');
        return;
      case 'handed-back':
        entry.starts--;
        this.#queueFirst(entry);
        return;
      case 'threw':
        if (message.retry && entry.starts < MAX_STARTS) this.#pause(entry);
        else this.#abandon(entry, 'gave-up');
    }
  }

  #pause(entry: Entry): void {
    entry.state = 'paused';
    this.#setTimer(entry, (this.#options.retryMs ?? 300) * entry.starts, () => {
      this.#queueFirst(entry);
      this.#pump();
    });
  }

  #onGone(failedStarts: number): void {
    // Latest first, so that the earliest ends up in front.
    const lost = [...this.#running.values()].reverse();
    this.#running.clear();
    for (const entry of lost) {
      entry.suspect = true;
      if (entry.cancelled) this.#end(entry, CANCELLED);
      else if (entry.starts >= MAX_STARTS) this.#abandon(entry, 'gave-up');
      else this.#queueFirst(entry);
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
    this.#waiting.delete(entry);
    this.#ranks.end(entry.job.id);
    this.#ended.end(entry.job.id, outcome, entry.job.reply.via === 'return');
    this.#options.onEnded?.(entry.job.id);
    this.#stages.ended(entry.job.id, endedAs(outcome), Date.now());
    return true;
  }

  /** One timer for each job: for its expiry, its pause, or its watchdog. */
  #setTimer(entry: Entry, delayMs: number, act: () => void): void {
    clearTimeout(entry.timer);
    entry.timer = setTimeout(act, Math.min(2 ** 31 - 1, Math.max(0, delayMs)));
    entry.timer.unref();
  }
}
