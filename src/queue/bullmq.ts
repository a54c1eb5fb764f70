/**
 * Producer on Redis through BullMQ. Never keeps the bot waiting: what Redis does not take in time is rejected, and the
 * bot starts and lives on without Redis. The id of the job is the id in Redis, so that one interaction is one job.
 */
import { Queue } from 'bullmq';
import type { Job, Outcome } from '../jobs/contract.js';
import { Failure } from '../jobs/failure.js';
import { settlesWithin, within } from '../ops/deadline.js';
import type { Logger } from '../ops/log.js';
import { BullmqEnds } from './bullmq-ends.js';
import { type JobProducer, MAX_STARTS, SUBMIT_TIMEOUT_MS, type Submission } from './port.js';
import { KEEP_ENDED_SECONDS, QUEUE_NAMES, type QueueNames, RedisConnection } from './redis-connection.js';

export interface BullmqProducerOptions extends QueueNames {
  readonly redisUrl: string;
  /** Pause before a job whose handler asked for another start. */
  readonly retryMs?: number;
  /** Called once for each job submitted here when it has ended, whichever way. */
  readonly onEnded?: (id: string) => void;
  readonly logger?: Logger;
}

/** Below SUBMIT_TIMEOUT_MS, so that the rejection itself is in time. */
const OWN_TIMEOUT_MS = SUBMIT_TIMEOUT_MS - 200;
/** A reconnect that is this quick goes unnoticed. */
const CONNECT_TIMEOUT_MS = 1_200;
const KEEP_ENDED = { age: KEEP_ENDED_SECONDS, count: 5_000 } as const;

export function createBullmqProducer(options: BullmqProducerOptions): JobProducer {
  return new BullmqProducer(options);
}

class BullmqProducer implements JobProducer {
  readonly #connection: RedisConnection;
  readonly #queue: Queue;
  readonly #ends: BullmqEnds;
  readonly #submittedKey: (id: string) => string;
  #closed: Promise<void> | undefined;

  constructor(options: BullmqProducerOptions) {
    const { prefix, queueName } = { ...QUEUE_NAMES, ...options };
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
    this.#submittedKey = (id) => `${prefix}:submitted:${id}`;
    this.#ends = new BullmqEnds(
      this.#connection.client,
      (id) => this.#queue.toKey(id),
      options.onEnded,
      this.#connection.report,
    );
  }

  async submit(job: Job): Promise<Submission> {
    if (this.#closed !== undefined) throw new Failure('queue-unavailable', 'the queue is closing');
    const submission = await this.#inTime(() => this.#submit(job));
    if (submission.fresh) this.#ends.submitted(job.id, job.expiresAtMs);
    return submission;
  }

  async #submit(job: Job): Promise<Submission> {
    const { client } = this.#connection;
    const fresh = await client.set(this.#submittedKey(job.id), '1', 'EX', KEEP_ENDED_SECONDS, 'NX');
    const ahead = await this.#queue.getWaitingCount();
    // Also when it is known: the mark proves that someone tried, not that the job arrived.
    await this.#queue.add(job.question.kind, job, { jobId: job.id, timestamp: job.createdAtMs });
    return { fresh: fresh === 'OK', ahead };
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
    await settlesWithin(this.#queue.close(), timeoutMs / 2);
    await this.#connection.close(timeoutMs / 2);
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
      throw unavailable('Redis did not take the job', error);
    }
  }
}
