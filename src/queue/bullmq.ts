/**
 * Producer on Redis through BullMQ. Never keeps the bot waiting: what Redis does not take in time is rejected, and the
 * bot starts and lives on without Redis. The id of the job is the id in Redis, so that one interaction is one job.
 */
import { Queue } from 'bullmq';
import type { Job, Outcome } from '../jobs/contract.js';
import { Failure } from '../jobs/failure.js';
import { jobProgressSchema } from '../jobs/progress.js';
import { settlesWithin, within } from '../ops/deadline.js';
import type { Logger } from '../ops/log.js';
import { BullmqEnds } from './bullmq-ends.js';
import { EndNews } from './end-news.js';
import { HandingIn } from './handing-in.js';
import { JobRecords, type Submitted, toJobData } from './job-record.js';
import { parseJson } from './parse-json.js';
import {
  type EndedAs,
  HOLD_MS,
  type JobPlace,
  type JobProducer,
  MAX_STARTS,
  type StageHandler,
  SUBMIT_TIMEOUT_MS,
  type Submission,
} from './port.js';
import { AGED, AGEING_MS, PROMOTED } from './ranks.js';
import { KEEP_ENDED_SECONDS, QUEUE_NAMES, type QueueNames, RedisConnection } from './redis-connection.js';
import { Stages } from './stages.js';

export interface BullmqProducerOptions extends QueueNames {
  readonly redisUrl: string;
  /** How long a question that is nobody's second is passed by short ones. */
  readonly ageingMs?: number;
  /** Pause before a job whose handler asked for another start. */
  readonly retryMs?: number;
  /** Called once for each job submitted here when it has ended, whichever way. */
  readonly onEnded?: (id: string) => void;
  readonly onStage?: StageHandler;
  /** Jobs that may wait; a guard of Redis' memory, far above what admission lets through. */
  readonly maxWaiting?: number;
  /** How often Redis is asked what has ended, beside hearing of it. */
  readonly askEveryMs?: number;
  readonly logger?: Logger;
}

const MAX_WAITING = 1_000;
const AGE_EVERY_MS = 2_000;

/** Below SUBMIT_TIMEOUT_MS, so that the rejection itself is in time. */
const OWN_TIMEOUT_MS = SUBMIT_TIMEOUT_MS - 200;
/** A reconnect that is this quick goes unnoticed. */
const CONNECT_TIMEOUT_MS = 1_200;
/** Longer than Redis is away in an ordinary outage; after it, what was written down goes by itself in its time. */
const TAKE_BACK_WITHIN_MS = 60_000;
/** For whoever looks at the queue; what became of a job stands in its record. */
const KEEP_ENDED = { age: KEEP_ENDED_SECONDS, count: 100 } as const;
/** Time that the news of a hold may take on its way, so that the edit ends before its hold does. */
const HOLD_MARGIN_MS = 500;

export function createBullmqProducer(options: BullmqProducerOptions): JobProducer {
  return new BullmqProducer(options);
}

class BullmqProducer implements JobProducer {
  readonly #options: BullmqProducerOptions;
  readonly #connection: RedisConnection;
  readonly #queue: Queue;
  readonly #ends: BullmqEnds;
  readonly #news: EndNews;
  readonly #records: JobRecords;
  readonly #handingIn: HandingIn;
  readonly #stages: Stages;
  readonly #ageing: NodeJS.Timeout;
  #closed: Promise<void> | undefined;

  constructor(options: BullmqProducerOptions) {
    const { prefix, queueName } = { ...QUEUE_NAMES, ...options };
    this.#options = options;
    this.#connection = new RedisConnection(options.redisUrl, 'producer', options.logger);
    this.#queue = new Queue(queueName, {
      connection: this.#connection.client,
      prefix,
      // Asking for the version is one more way to fail at start; what our workers need is checked by them.
      skipVersionCheck: true,
      defaultJobOptions: {
        attempts: MAX_STARTS,
        backoff: { type: 'fixed', delay: options.retryMs ?? 300 },
        removeOnComplete: KEEP_ENDED,
        removeOnFail: KEEP_ENDED,
        // Stacks would name files of the machine, and nobody reads them there.
        stackTraceLimit: 1,
      },
    });
    this.#queue.on('error', this.#connection.report);
    this.#records = new JobRecords(this.#connection.client, options);
    this.#handingIn = new HandingIn(this.#connection.client, options);
    this.#stages = new Stages(options.onStage);
    this.#ageing = setInterval(
      () => this.#lookAfter(options.ageingMs ?? AGEING_MS),
      Math.min(AGE_EVERY_MS, options.ageingMs ?? AGEING_MS),
    );
    this.#ageing.unref();
    this.#ends = new BullmqEnds({
      client: this.#connection.client,
      records: this.#records,
      toKey: (id) => this.#queue.toKey(id),
      onEnded: options.onEnded,
      stages: this.#stages,
      report: this.#connection.report,
      askEveryMs: options.askEveryMs,
    });
    this.#news = new EndNews(
      options.redisUrl,
      this.#records.newsChannel,
      (id) => this.#ends.heard(id),
      options.logger,
    );
  }

  async submit(job: Job): Promise<Submission> {
    if (this.#closed !== undefined) throw new Failure('queue-unavailable', 'the queue is closing');
    const submission = await this.#inTime(() => this.#submit(job));
    if (submission.fresh) {
      this.#stages.queued(job.id, submission.ahead);
      this.#ends.submitted(job.id, job.expiresAtMs);
    }
    return submission;
  }

  async #submit(job: Job): Promise<Submission> {
    const waiting = await this.#queue.getJobCountByTypes('waiting', 'prioritized');
    if (waiting >= (this.#options.maxWaiting ?? MAX_WAITING)) {
      throw new Failure('queue-full', `${waiting} jobs are waiting already`);
    }
    let state: Submitted['state'] | undefined;
    const { report } = this.#connection;
    try {
      // Not waited for: what is sent over one connection arrives in order.
      this.#handingIn.begin(job.id).catch(report);
      const submitted = await this.#records.submit(job);
      state = submitted.state;
      // Also when it is known: the mark proves that someone tried, not that the job arrived.
      if (state !== 'ended') {
        const options = { jobId: job.id, timestamp: job.createdAtMs, priority: submitted.priority };
        await this.#queue.add(job.question.kind, toJobData(job), options);
      }
      this.#handingIn.end(job.id).catch(report);
    } catch (error) {
      if (state === undefined || state === 'fresh') void this.#takeBack(job);
      throw error;
    }
    return { fresh: state === 'fresh', ahead: await this.#aheadOf(job.id) };
  }

  /** What was written down of a job that did not arrive, once Redis is there again: its secret, and its place before others. */
  async #takeBack({ id, person }: Job): Promise<void> {
    try {
      await this.#connection.whenReady(TAKE_BACK_WITHIN_MS);
      await this.#records.takeBack(id, person, this.#queue.toKey(id));
      await this.#handingIn.end(id);
    } catch (error) {
      this.#connection.report(error);
    }
  }

  /** 0 also for one that does not wait. Each has a priority, but for those that came from elsewhere. */
  async #aheadOf(id: string): Promise<number> {
    const { client } = this.#connection;
    const [place, others] = await Promise.all([
      client.zrank(this.#queue.toKey('prioritized'), id),
      client.llen(this.#queue.toKey('wait')),
    ]);
    return place === null ? 0 : place + others;
  }

  async place(id: string): Promise<JobPlace | undefined> {
    return await this.#inTime(async () => {
      const { client } = this.#connection;
      const [record, progress, ahead] = await Promise.all([
        client.hmget(this.#records.keyOf(id), 'submitted', 'taken', 'ended'),
        client.hget(this.#queue.toKey(id), 'progress'),
        this.#aheadOf(id),
      ]);
      const [submitted, taken, ended] = record;
      if (typeof submitted !== 'string' || typeof ended === 'string') return undefined;
      if (typeof taken !== 'string') return { state: 'waiting', ahead };
      const told = jobProgressSchema.safeParse(parseJson(progress ?? ''));
      return { state: 'running', ahead: 0, ...(told.success ? { progress: told.data } : {}) };
    });
  }

  async cancel(id: string): Promise<boolean> {
    return await this.#inTime(async () => {
      const state = await this.#records.cancel(id);
      if (state === 'unknown') return false;
      // One that a worker takes in this very moment cannot be removed: the worker finds that it is cancelled.
      if (state === 'waiting' && (await this.#queue.remove(id)) === 1) {
        const { promoted } = await this.#records.finish(id, { as: 'cancelled' });
        if (promoted !== undefined) this.#move(promoted, PROMOTED);
      }
      return true;
    });
  }

  /** One that does not wait any more keeps its place. */
  #move(id: string, priority: number): void {
    this.#queue
      .getBackend()
      .changePriority(id, priority)
      .catch(() => undefined);
  }

  #lookAfter(ageingMs: number): void {
    if (this.#connection.client.status !== 'ready') return;
    this.#records
      .aged(ageingMs)
      .then((ids) => {
        for (const id of ids) this.#move(id, AGED);
      })
      .catch(this.#connection.report);
    this.#handingIn
      .reclaim()
      .then((ids) => {
        for (const id of ids) this.#move(id, PROMOTED);
      })
      .catch(this.#connection.report);
  }

  async whileWaiting(id: string, work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    const startedMs = performance.now();
    if (!(await this.#inTime(() => this.#records.hold(id, HOLD_MS)))) return false;
    const leftMs = HOLD_MS - HOLD_MARGIN_MS - (performance.now() - startedMs);
    const signal = AbortSignal.timeout(Math.max(0, Math.round(leftMs)));
    const released = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    try {
      await Promise.race([work(signal), released]);
    } finally {
      this.#records.release(id).catch(this.#connection.report);
    }
    return true;
  }

  async ended(id: string): Promise<EndedAs | undefined> {
    return await this.#inTime(() => this.#records.ended(id));
  }

  outcome(id: string, timeoutMs: number): Promise<Outcome> {
    return this.#ends.outcome(id, timeoutMs);
  }

  async depth(): Promise<number> {
    return await this.#inTime(() =>
      this.#queue.getJobCountByTypes('waiting', 'active', 'delayed', 'prioritized'),
    );
  }

  close(timeoutMs: number): Promise<void> {
    this.#closed ??= this.#close(timeoutMs);
    return this.#closed;
  }

  async #close(timeoutMs: number): Promise<void> {
    this.#ends.stop();
    clearInterval(this.#ageing);
    await settlesWithin(this.#queue.close(), timeoutMs / 2);
    await Promise.all([this.#connection.close(timeoutMs / 2), this.#news.close(timeoutMs / 2)]);
  }

  /** Rejects with Failure `queue-unavailable`, whatever Redis does or does not say. */
  async #inTime<T>(work: () => Promise<T>): Promise<T> {
    const unavailable = (detail: string, cause?: unknown) =>
      new Failure('queue-unavailable', detail, { cause });
    const attempt = this.#connection.whenReady(CONNECT_TIMEOUT_MS).then(work);
    try {
      return await within(attempt, OWN_TIMEOUT_MS, () => unavailable('Redis does not answer in time'));
    } catch (error) {
      if (error instanceof Failure) throw error;
      // "OOM command not allowed when used memory > 'maxmemory'."
      if (error instanceof Error && /^(OOM|ERR.*OOM)\b|\bOOM command\b/.test(error.message))
        throw new Failure('queue-full', 'the memory of Redis is full', { cause: error });
      throw unavailable('Redis did not take the job', error);
    }
  }
}
