/**
 * Consumer on Redis through BullMQ: as many worker processes as wanted, on any machine that reaches Redis.
 *
 * A job's starts are counted in Redis, whether they failed or their worker vanished (its lock was not renewed). Whoever
 * abandons a job sets a mark in Redis first, so that the person is told once. How a job ended is written down before BullMQ
 * is told: should this process die in between, the next one finds it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Job as BullJob, DelayedError, UnrecoverableError, WaitingError, Worker } from 'bullmq';
import type { Job, Outcome } from '../jobs/contract.js';
import { Failure, type FailureCode } from '../jobs/failure.js';
import type { JobProgress } from '../jobs/progress.js';
import { settlesWithin } from '../ops/deadline.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import { type Finish, JobRecords } from './job-record.js';
import { isFailureCode } from './outcome-wire.js';
import {
  type AbandonedHandler,
  type EndedAs,
  type JobConsumer,
  type JobHandler,
  MAX_STARTS,
} from './port.js';
import { Quarantine } from './quarantine.js';
import { PROMOTED } from './ranks.js';
import { KEEP_ENDED_SECONDS, QUEUE_NAMES, type QueueNames, RedisConnection } from './redis-connection.js';
import { runJob } from './run-job.js';
import { endedAs } from './stages.js';

export interface BullmqConsumerOptions extends QueueNames {
  readonly redisUrl: string;
  readonly concurrency: number;
  /** How long a job stays with a worker that is not heard of. */
  readonly lockMs?: number;
  /** How often jobs of vanished workers are looked for. */
  readonly stalledCheckMs?: number;
  /** How long a job may go on after its signal was aborted before it is given up and left to itself. */
  readonly deafMs?: number;
  readonly logger?: Logger;
}

/** A person waits at most lock + check longer when a worker dies; renewals come every half lock. */
const TIMES_MS = { lock: 12_000, stalledCheck: 6_000, comeBack: 500, deaf: 5_000 } as const;
/** How often a running job's cancellation is looked for, and, at most, its progress written down. */
const ASK_CANCELLED_MS = 250;
const PROGRESS_MS = 500;
/** A hold lasts milliseconds to seconds; so often is asked whether it has gone. */
const ASK_HOLD_MS = 50;
/** Only a bound for what never gets as far as being counted: a job's starts are counted by `StartCount`. */
const MAX_STALLS = 20;
/** Of the time to close: for running jobs to end, and until those that were aborted are handed back. */
const CLOSE_SHARES = { jobs: 0.75, handBack: 0.9 } as const;

export function createBullmqConsumer(options: BullmqConsumerOptions): JobConsumer {
  return new BullmqConsumer(options);
}

interface Running {
  readonly job: Job;
  readonly bull: BullJob;
  readonly token: string;
  /** Aborted with Failure `lost` or `cancelled`. */
  readonly over: AbortController;
  progressToldMs: number;
  handedBack?: Promise<void>;
}

interface Handlers {
  readonly handle: JobHandler;
  readonly onAbandoned: AbandonedHandler;
}

class BullmqConsumer implements JobConsumer {
  readonly #options: BullmqConsumerOptions;
  readonly #logger: Logger | undefined;
  readonly #prefix: string;
  readonly #connection: RedisConnection;
  readonly #records: JobRecords;
  readonly #quarantine = new Quarantine();
  readonly #stopping = new AbortController();
  readonly #running = new Map<string, Running>();
  #worker: Worker | undefined;
  #asking: NodeJS.Timeout | undefined;
  #hasClosed = false;
  #closed: Promise<void> | undefined;

  constructor(options: BullmqConsumerOptions) {
    this.#options = options;
    this.#logger = options.logger;
    this.#prefix = options.prefix ?? QUEUE_NAMES.prefix;
    this.#connection = new RedisConnection(options.redisUrl, 'consumer', options.logger);
    this.#records = new JobRecords(this.#connection.client, options);
  }

  async start(handle: JobHandler, onAbandoned: AbandonedHandler): Promise<void> {
    const handlers = { handle, onAbandoned };
    const { report, client } = this.#connection;
    const worker = new Worker(
      this.#options.queueName ?? QUEUE_NAMES.queueName,
      (bull, token) => this.#process(bull, token ?? '', handlers),
      {
        connection: client,
        prefix: this.#prefix,
        concurrency: this.#options.concurrency,
        lockDuration: this.#options.lockMs ?? TIMES_MS.lock,
        stalledInterval: this.#options.stalledCheckMs ?? TIMES_MS.stalledCheck,
        maxStalledCount: MAX_STALLS,
        autorun: false,
      },
    );
    this.#worker = worker;
    worker.on('error', report);
    worker.on('lockRenewalFailed', (ids) => {
      for (const id of ids) this.#running.get(id)?.over.abort(lost(id));
    });
    worker.on('completed', (bull) => this.#forget(bull));
    worker.on('failed', (bull, error) => {
      if (bull?.finishedOn === undefined) return;
      this.#forget(bull);
      // Failed by BullMQ itself, in our place; otherwise the record says that this is known.
      void this.#abandonFailed(bull, isFailureCode(error.message) ? error.message : 'gave-up', handlers);
    });
    await worker.waitUntilReady();
    worker.run().catch(report);
    this.#askCancelled();
  }

  close(timeoutMs: number): Promise<void> {
    this.#closed ??= this.#close(timeoutMs);
    return this.#closed;
  }

  /** BullMQ's own close may never settle while Redis is away, so each step has its time. */
  async #close(timeoutMs: number): Promise<void> {
    const startedMs = performance.now();
    const left = (share: number) => timeoutMs * share - (performance.now() - startedMs);
    const worker = this.#worker;
    if (worker !== undefined) {
      const closed = worker.close();
      if (!(await settlesWithin(closed, left(CLOSE_SHARES.jobs)))) {
        this.#stopping.abort(new Failure('shutting-down', 'the worker stops'));
        if (!(await settlesWithin(closed, left(CLOSE_SHARES.handBack)))) {
          const handedBack = [...this.#running.values()].map((running) => this.#handBack(running));
          await settlesWithin(Promise.allSettled(handedBack), left(1) / 2);
          const blocking = await settled(worker.getBackend().blockingClient, left(1) / 2);
          blocking?.disconnect();
        }
      }
    }
    this.#hasClosed = true;
    clearTimeout(this.#asking);
    await this.#connection.close(left(1));
  }

  async #process(bull: BullJob, token: string, handlers: Handlers): Promise<void> {
    const id = bull.id ?? '';
    const job = await this.#records.read(id, bull.data);
    if (job === undefined) {
      this.#logger?.error({ job: id }, 'a job could not be decoded');
      await this.#end(id, { as: 'bug' });
      throw new UnrecoverableError('bug');
    }
    if (!this.#quarantine.enter(id, bull.stalledCounter > 0)) {
      await bull.moveToDelayed(Date.now() + TIMES_MS.comeBack, token);
      throw new DelayedError();
    }
    const running: Running = {
      job,
      bull,
      token,
      over: new AbortController(),
      progressToldMs: Number.NEGATIVE_INFINITY,
    };
    this.#running.set(id, running);
    try {
      const start = await this.#records.begin(id);
      if (start === 'ended') return;
      if (start === 'cancelled') await this.#finish(running, 'cancelled');
      else if (start > MAX_STARTS) await this.#giveUp(running, 'gave-up', handlers);
      else await this.#run(running, start, handlers);
    } finally {
      this.#running.delete(id);
      this.#quarantine.leave(id);
    }
  }

  async #run(running: Running, start: number, handlers: Handlers): Promise<void> {
    const { job, over } = running;
    const context = {
      start,
      signal: AbortSignal.any([over.signal, this.#stopping.signal]),
      beforeShow: () => this.#beforeShow(running),
      progress: (progress: JobProgress) => this.#tellProgress(running, progress),
    };
    const end = await runJob(job, handlers.handle, context, this.#options.deafMs ?? TIMES_MS.deaf);
    switch (end.type) {
      case 'ended':
        return await this.#finish(running, endedAs(end.outcome), end.outcome);
      case 'cancelled':
        return await this.#finish(running, 'cancelled');
      case 'abandoned':
        return await this.#giveUp(running, end.code, handlers);
      case 'lost':
        throw lost(job.id);
      case 'threw':
        if (this.#stopping.signal.aborted) {
          await this.#handBack(running);
          throw new WaitingError();
        }
        this.#logger?.warn({ job: job.id, start, error: describeError(end.error) }, 'job not finished');
        if (!end.retry || start >= MAX_STARTS) return await this.#giveUp(running, 'gave-up', handlers);
        await this.#records.putDown(job.id, { isCounted: true });
        throw new Error(end.error instanceof Failure ? end.error.code : 'bug');
    }
  }

  /** The lock is what says whose job it is; one that was frozen may not know yet that it has lost it. */
  async #beforeShow({ job, token, over }: Running): Promise<void> {
    for (;;) {
      const state = await this.#records.mayShow(job.id, token);
      if (state === 0) return;
      if (state === 'lost') over.abort(lost(job.id));
      if (state === 'cancelled') over.abort(cancelled(job.id));
      over.signal.throwIfAborted();
      await sleep(ASK_HOLD_MS, undefined, { signal: over.signal });
    }
  }

  #tellProgress(running: Running, progress: JobProgress): void {
    const nowMs = performance.now();
    if (nowMs - running.progressToldMs < PROGRESS_MS) return;
    running.progressToldMs = nowMs;
    running.bull.updateProgress(progress).catch(this.#connection.report);
  }

  #askCancelled(): void {
    this.#asking = setTimeout(async () => {
      try {
        const ids = this.#connection.client.status === 'ready' ? [...this.#running.keys()] : [];
        for (const id of ids.length === 0 ? ids : await this.#records.cancelledOf(ids))
          this.#running.get(id)?.over.abort(cancelled(id));
      } catch (error) {
        this.#connection.report(error);
      }
      if (!this.#hasClosed) this.#askCancelled();
    }, ASK_CANCELLED_MS);
    this.#asking.unref();
  }

  async #finish({ job, token }: Running, as: EndedAs, outcome?: Outcome): Promise<void> {
    const kept = job.reply.via === 'return' && outcome !== undefined ? JSON.stringify(outcome) : '';
    // Another worker has it now, and what it makes of it counts.
    if (!(await this.#end(job.id, { as, outcome: kept, token }))) throw lost(job.id);
  }

  /** False when another worker has it. */
  async #end(id: string, finish: Finish): Promise<boolean> {
    const { isOurs, promoted } = await this.#records.finish(id, finish);
    if (promoted !== undefined) {
      const moved = this.#worker?.getBackend().changePriority(promoted, PROMOTED);
      moved?.catch(() => undefined);
    }
    return isOurs;
  }

  /** Its start is taken back first: the next worker may take it the moment that it waits. */
  #handBack(running: Running): Promise<void> {
    const { job, bull, token } = running;
    running.handedBack ??= this.#records
      .putDown(job.id, { isCounted: false })
      .then(() => bull.moveToWait(token))
      .then(() => undefined);
    return running.handedBack;
  }

  /** Tells first and ends the job then: should this process die in between, the next one finds the mark. */
  async #giveUp({ job, token }: Running, code: FailureCode, handlers: Handlers): Promise<never> {
    await this.#abandon(job, code, handlers);
    await this.#end(job.id, { as: code, token });
    throw new UnrecoverableError(code);
  }

  async #abandonFailed(bull: BullJob, code: FailureCode, handlers: Handlers): Promise<void> {
    try {
      const job = await this.#records.read(bull.id ?? '', bull.data);
      if (job !== undefined) await this.#abandon(job, code, handlers);
      await this.#end(bull.id ?? '', { as: code });
    } catch (error) {
      this.#connection.report(error);
    }
  }

  async #abandon(job: Job, code: FailureCode, { onAbandoned }: Handlers): Promise<void> {
    try {
      if (await this.#records.abandon(job.id, code)) await onAbandoned(job, code);
    } catch (error) {
      this.#logger?.error(
        { job: job.id, error: describeError(error) },
        'an abandoned job could not be reported',
      );
    }
  }

  /** BullMQ clears ended jobs away only when others end; in a quiet hour secrets would stay. */
  #forget(bull: BullJob): void {
    const key = this.#worker?.toKey(bull.id ?? '');
    if (key !== undefined)
      this.#connection.client.expire(key, KEEP_ENDED_SECONDS).catch(this.#connection.report);
  }
}

const lost = (id: string) => new Failure('lost', `another worker has ${id}`);
const cancelled = (id: string) => new Failure('cancelled', `nobody wants the answer of ${id}`);

async function settled<T>(work: Promise<T> | undefined, timeoutMs: number): Promise<T | undefined> {
  let value: T | undefined;
  await settlesWithin(
    Promise.resolve(work).then((result) => {
      value = result;
    }),
    timeoutMs,
  );
  return value;
}
