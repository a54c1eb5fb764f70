/**
 * The queue that needs no service: jobs wait in the bot's memory, in the order of `ranks.ts`, and run in a child process.
 *
 * When the child dies, the jobs that ran are started again, each alone: the one that brings the child down is to blame
 * by itself and does not take its neighbours with it. The queue ends with the bot; who still waits then is told so.
 */
import type { Job, Outcome } from '../jobs/contract.js';
import { costOf } from '../jobs/cost.js';
import { Failure, type FailureCode } from '../jobs/failure.js';
import type { Logger } from '../ops/log.js';
import type { ChildLinkOptions } from './child-link.js';
import { Deliveries, type StartEnd } from './deliveries.js';
import { type LocalJob, newLocalJob, setTimer } from './in-process-job.js';
import { readOutcome } from './outcome-wire.js';
import { parseJson } from './parse-json.js';
import {
  type EndedAs,
  HOLD_MS,
  type JobPlace,
  type JobProducer,
  MAX_STARTS,
  type Submission,
} from './port.js';
import { Ranks } from './ranks.js';
import { Telling, type TellingOptions } from './telling.js';

export interface InProcessQueueOptions
  extends TellingOptions,
    Pick<ChildLinkOptions, 'childModule' | 'env' | 'restartMs' | 'maxRestartMs' | 'silentMs' | 'logger'> {
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
}

export interface InProcessQueue {
  readonly producer: JobProducer;
  /** Of the present child; undefined between two. */
  childPid(): number | undefined;
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
  readonly #deliveries: Deliveries;
  readonly #entries = new Map<string, LocalJob>();
  readonly #ranks: Ranks;
  readonly #telling: Telling;
  #unserved = false;
  #closed: Promise<void> | undefined;

  constructor(options: InProcessQueueOptions) {
    this.#options = options;
    this.#logger = options.logger;
    this.#telling = new Telling(options);
    this.#ranks = new Ranks(options.ageingMs);
    this.#deliveries = new Deliveries(options, {
      onReady: () => {
        this.#unserved = false;
        this.#pump();
      },
      onEnd: (entry, end) => {
        this.#onStartEnd(entry, end);
        this.#pump();
      },
      onGone: (lost, failedStarts) => this.#onGone(lost, failedStarts),
    });
  }

  get childPid(): number | undefined {
    return this.#deliveries.pid;
  }

  async submit(job: Job): Promise<Submission> {
    const known = this.#entries.get(job.id);
    if (known !== undefined || this.#telling.hasEnded(job.id)) {
      return { fresh: false, ahead: known?.state === 'waiting' ? this.#ranks.ahead(job.id) : 0 };
    }
    if (this.#closed !== undefined) throw new Failure('queue-unavailable', 'the queue is closing');
    if (this.#unserved) throw new Failure('queue-unavailable', 'the worker process does not start');
    if (this.#ranks.size >= (this.#options.maxWaiting ?? MAX_WAITING)) {
      throw new Failure('queue-full', `${this.#ranks.size} jobs are waiting already`);
    }
    const entry = newLocalJob(job);
    this.#entries.set(job.id, entry);
    this.#ranks.add(job.id, job.person, costOf(job.question));
    this.#setExpiry(entry);
    const ahead = this.#ranks.ahead(job.id);
    this.#telling.stages.queued(job.id, ahead);
    this.#pump();
    return { fresh: true, ahead };
  }

  async place(id: string): Promise<JobPlace | undefined> {
    const entry = this.#entries.get(id);
    if (entry === undefined) return undefined;
    if (entry.state !== 'running') {
      return { state: 'waiting', ahead: entry.state === 'waiting' ? this.#ranks.ahead(id) : 0 };
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
    if (entry.cancelled) return true;
    entry.cancelled = true;
    this.#deliveries.cancel(entry);
    setTimer(entry, this.#options.hungMs ?? HUNG_MS, () => {
      this.#stop(entry);
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
    return this.#telling.endedAs(id);
  }

  outcome(id: string, timeoutMs: number): Promise<Outcome> {
    return this.#telling.outcome(id, timeoutMs);
  }

  async depth(): Promise<number> {
    return this.#entries.size;
  }

  workerMetrics(): Promise<string> {
    return this.#deliveries.metrics(METRICS_TIMEOUT_MS);
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
    await this.#deliveries.close(timeoutMs * CHILD_SHARE);
    for (const entry of this.#entries.values()) this.#abandon(entry, 'shutting-down');
    await this.#telling.close(timeoutMs - (performance.now() - startedMs));
  }

  #queueFirst(entry: LocalJob): void {
    entry.state = 'waiting';
    this.#ranks.putFirst(entry.job.id);
    this.#setExpiry(entry);
  }

  #setExpiry(entry: LocalJob): void {
    setTimer(entry, entry.job.expiresAtMs - Date.now(), () => this.#abandon(entry, 'expired'));
  }

  /** Sends what may run now. A suspect starts when nothing runs, and nothing starts beside it. */
  #pump(): void {
    const concurrency = this.#options.concurrency ?? 2;
    const deliveries = this.#deliveries;
    while (deliveries.isReady && this.#closed === undefined && deliveries.size < concurrency) {
      const id = this.#ranks.first((id) => this.#entries.get(id)?.holds === 0);
      const next = id === undefined ? undefined : this.#entries.get(id);
      if (next === undefined) return;
      const alone = next.suspect || deliveries.hasSuspect;
      if (alone && deliveries.size > 0) return;
      this.#send(next);
    }
  }

  #send(entry: LocalJob): void {
    const { job } = entry;
    this.#ranks.take(job.id);
    entry.state = 'running';
    entry.starts++;
    // The handler's signal is aborted at the expiry; who does not react to it keeps a place for good and must go.
    setTimer(entry, job.expiresAtMs - Date.now() + (this.#options.hungMs ?? HUNG_MS), () => {
      this.#stop(entry);
      this.#abandon(entry, 'expired');
    });
    this.#telling.stages.running(job.id, Date.now());
    this.#deliveries.send(entry);
  }

  /** Those that run beside it are started again. */
  #stop(entry: LocalJob): void {
    this.#logger?.error(
      { job: entry.job.id },
      'a job did not end when it was told to, its process is stopped',
    );
    this.#deliveries.stop(entry);
  }

  #onStartEnd(entry: LocalJob, end: StartEnd): void {
    if (entry.cancelled && end.type !== 'ended') {
      this.#end(entry, CANCELLED);
      return;
    }
    switch (end.type) {
      case 'ended':
        this.#end(entry, readOutcome(parseJson(end.outcome)));
        return;
      case 'cancelled':
        this.#end(entry, CANCELLED);
        return;
      case 'abandoned':
        this.#abandon(entry, end.code);
        return;
      case 'rejected':
        this.#abandon(entry, 'bug');
        return;
      case 'handed-back':
        entry.starts--;
        this.#queueFirst(entry);
        return;
      case 'threw':
        if (end.retry && entry.starts < MAX_STARTS) this.#pause(entry);
        else this.#abandon(entry, 'gave-up');
    }
  }

  #pause(entry: LocalJob): void {
    entry.state = 'paused';
    setTimer(entry, (this.#options.retryMs ?? 300) * entry.starts, () => {
      this.#queueFirst(entry);
      this.#pump();
    });
  }

  #onGone(lost: readonly LocalJob[], failedStarts: number): void {
    // Latest first, so that the earliest ends up in front.
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

  #abandon(entry: LocalJob, code: FailureCode): void {
    if (this.#end(entry, { type: 'failure', code })) this.#telling.abandoned(entry.job, code);
  }

  /** False when the job had ended before. */
  #end(entry: LocalJob, outcome: Outcome): boolean {
    if (!this.#entries.delete(entry.job.id)) return false;
    clearTimeout(entry.timer);
    this.#ranks.end(entry.job.id);
    this.#telling.end(entry.job, outcome);
    return true;
  }
}
