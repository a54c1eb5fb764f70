/**
 * Consumer on Redis through BullMQ: as many worker processes as wanted, on any machine that reaches Redis.
 *
 * A job's starts are counted in Redis, whether they failed or their worker vanished (its lock was not renewed). Whoever
 * abandons a job sets a mark in Redis first, so that the person is told once.
 */
import { type Job as BullJob, DelayedError, UnrecoverableError, WaitingError, Worker } from 'bullmq';
import { type Job, jobSchema, type Outcome } from '../jobs/contract.js';
import { Failure, type FailureCode } from '../jobs/failure.js';
import { settlesWithin } from '../ops/deadline.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import { isFailureCode } from './outcome-wire.js';
import { type AbandonedHandler, type JobConsumer, type JobHandler, MAX_STARTS } from './port.js';
import { Quarantine } from './quarantine.js';
import { KEEP_ENDED_SECONDS, QUEUE_NAMES, type QueueNames, RedisConnection } from './redis-connection.js';
import { runJob } from './run-job.js';
import { StartCount } from './start-count.js';

export interface BullmqConsumerOptions extends QueueNames {
  readonly redisUrl: string;
  readonly concurrency: number;
  /** How long a job stays with a worker that is not heard of. */
  readonly lockMs?: number;
  /** How often jobs of vanished workers are looked for. */
  readonly stalledCheckMs?: number;
  readonly logger?: Logger;
}

/** A person waits at most lock + check longer when a worker dies; renewals come every half lock. */
const TIMES_MS = { lock: 12_000, stalledCheck: 6_000, comeBack: 500 } as const;
/** Only a bound for what never gets as far as being counted: a job's starts are counted by `StartCount`. */
const MAX_STALLS = 20;
/** Of the time to close: for running jobs to end, and until those that were aborted are handed back. */
const CLOSE_SHARES = { jobs: 0.75, handBack: 0.9 } as const;

export function createBullmqConsumer(options: BullmqConsumerOptions): JobConsumer {
  return new BullmqConsumer(options);
}

interface Running {
  readonly bull: BullJob;
  readonly token: string;
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
  readonly #starts: StartCount;
  readonly #quarantine = new Quarantine();
  readonly #stopping = new AbortController();
  readonly #running = new Map<string, Running>();
  #worker: Worker | undefined;
  #closed: Promise<void> | undefined;

  constructor(options: BullmqConsumerOptions) {
    this.#options = options;
    this.#logger = options.logger;
    this.#prefix = options.prefix ?? QUEUE_NAMES.prefix;
    this.#connection = new RedisConnection(options.redisUrl, 'consumer', options.logger);
    this.#starts = new StartCount(this.#connection.client, this.#prefix);
  }

  async start(handle: JobHandler, onAbandoned: AbandonedHandler): Promise<void> {
    const handlers = { handle, onAbandoned };
    const { report, client } = this.#connection;
    const worker = new Worker(
      this.#options.queueName ?? QUEUE_NAMES.queueName,
      // BullMQ makes a signal only for a function that declares it as its third parameter without a default.
      (bull, token, signal) => this.#process(bull, token ?? '', signal ?? this.#stopping.signal, handlers),
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
      for (const id of ids) worker.cancelJob(id, 'the job was given to another worker');
    });
    worker.on('completed', (bull) => this.#forget(bull));
    worker.on('failed', (bull, error) => {
      if (bull?.finishedOn === undefined) return;
      this.#forget(bull);
      // Failed by BullMQ itself, in our place; otherwise the mark says that this is known.
      const job = readJob(bull);
      if (job !== undefined)
        void this.#abandon(job, isFailureCode(error.message) ? error.message : 'gave-up', handlers);
    });
    await worker.waitUntilReady();
    worker.run().catch(report);
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
    await this.#connection.close(left(1));
  }

  async #process(bull: BullJob, token: string, lost: AbortSignal, handlers: Handlers): Promise<Outcome> {
    const job = readJob(bull);
    if (job === undefined) {
      this.#logger?.error({ job: bull.id }, 'a job could not be decoded');
      throw new UnrecoverableError('bug');
    }
    if (!this.#quarantine.enter(job.id, bull.stalledCounter > 0)) {
      await bull.moveToDelayed(Date.now() + TIMES_MS.comeBack, token);
      throw new DelayedError();
    }
    const running: Running = { bull, token };
    this.#running.set(job.id, running);
    try {
      const start = await this.#starts.begin(job.id);
      if (start > MAX_STARTS) return await this.#giveUp(job, 'gave-up', handlers);
      return await this.#run(job, start, running, lost, handlers);
    } finally {
      this.#running.delete(job.id);
      this.#quarantine.leave(job.id);
    }
  }

  async #run(
    job: Job,
    start: number,
    running: Running,
    lost: AbortSignal,
    handlers: Handlers,
  ): Promise<Outcome> {
    const signal = AbortSignal.any([lost, this.#stopping.signal]);
    const end = await runJob(job, start, handlers.handle, signal);
    if (end.type === 'ended') return end.outcome;
    if (end.type === 'expired') return await this.#giveUp(job, 'expired', handlers);
    if (this.#stopping.signal.aborted) {
      await this.#handBack(running);
      throw new WaitingError();
    }
    // Another worker has it now, and what it makes of it counts.
    if (lost.aborted) throw new UnrecoverableError('gave-up');
    this.#logger?.warn({ job: job.id, start, error: describeError(end.error) }, 'job not finished');
    if (!end.retry || start >= MAX_STARTS) return await this.#giveUp(job, 'gave-up', handlers);
    throw new Error(end.error instanceof Failure ? end.error.code : 'bug');
  }

  /** Its start is taken back first: the next worker may take it the moment that it waits. */
  #handBack(running: Running): Promise<void> {
    running.handedBack ??= this.#starts
      .takeBack(running.bull.id ?? '')
      .then(() => running.bull.moveToWait(running.token))
      .then(() => undefined);
    return running.handedBack;
  }

  /** Tells first and ends the job then: should this process die in between, the next one finds the mark. */
  async #giveUp(job: Job, code: FailureCode, handlers: Handlers): Promise<never> {
    await this.#abandon(job, code, handlers);
    throw new UnrecoverableError(code);
  }

  async #abandon(job: Job, code: FailureCode, { onAbandoned }: Handlers): Promise<void> {
    try {
      const mark = `${this.#prefix}:abandoned:${job.id}`;
      const first = await this.#connection.client.set(mark, code, 'EX', KEEP_ENDED_SECONDS, 'NX');
      if (first === 'OK') await onAbandoned(job, code);
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

/** Undefined when the data is no job, or not that of this id. */
function readJob(bull: BullJob): Job | undefined {
  const parsed = jobSchema.safeParse(bull.data);
  return parsed.success && parsed.data.id === bull.id ? parsed.data : undefined;
}

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
