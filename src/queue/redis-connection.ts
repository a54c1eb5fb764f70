/** Connections to Redis, one way for those who must not wait, one for those who must not give up, and one for who listens. */
import { Redis, type RedisOptions } from 'ioredis';
import { Failure } from '../jobs/failure.js';
import { within } from '../ops/deadline.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';

/** Names shared by producers and consumers; two installations on one Redis need different prefixes. */
export interface QueueNames {
  /** In front of every key; default "given". */
  readonly prefix?: string;
  /** Default "questions". */
  readonly queueName?: string;
}
export const QUEUE_NAMES = { prefix: 'given', queueName: 'questions' } as const;

/** Job data holds interaction tokens, which live 15 minutes: nothing that has ended is kept longer. */
export const KEEP_ENDED_SECONDS = 15 * 60;

const RETRY_MS = { first: 50, max: 1_000 } as const;
const SAME_ERROR_EVERY_MS = 30_000;

const retryStrategy = (times: number): number =>
  Math.min(RETRY_MS.max, RETRY_MS.first * 2 ** Math.min(times, 10)) * (0.75 + Math.random() / 2);

/**
 * A connection on which something was sent and nothing came back for so long is given up for a new one: when the other side has
 * vanished without a word, the system itself would go on trying for a quarter of an hour.
 */
const DEAF_MS = 5_000;

/** Rejects at once what cannot be sent, and after 1.5 s what is not answered. */
const PRODUCER_OPTIONS = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 1,
  connectTimeout: 1_000,
  commandTimeout: 1_500,
  socketTimeout: DEAF_MS,
  retryStrategy,
} satisfies RedisOptions;

/** Waits for as long as it takes; BullMQ demands this of its workers. */
const CONSUMER_OPTIONS = {
  maxRetriesPerRequest: null,
  connectTimeout: 5_000,
  retryStrategy,
} satisfies RedisOptions;

/** Subscribes, and hears of nothing while it is away. */
const LISTENER_OPTIONS = {
  maxRetriesPerRequest: null,
  connectTimeout: 5_000,
  socketTimeout: DEAF_MS,
  retryStrategy,
} satisfies RedisOptions;

const OPTIONS = {
  producer: PRODUCER_OPTIONS,
  consumer: CONSUMER_OPTIONS,
  listener: LISTENER_OPTIONS,
} as const;

export class RedisConnection {
  readonly client: Redis;
  readonly report: (error: unknown) => void;
  #ready: Promise<void>;
  #setReady: () => void = () => undefined;

  constructor(redisUrl: string, kind: keyof typeof OPTIONS, logger: Logger | undefined) {
    this.report = throttledReport(logger);
    this.#ready = this.#nextReady();
    this.client = new Redis(redisUrl, OPTIONS[kind]);
    this.client.on('error', this.report);
    this.client.on('close', () => {
      this.#ready = this.#nextReady();
    });
    const warnOfEviction = evictionWarning(this.client, logger);
    this.client.on('ready', () => {
      this.#setReady();
      // Who listens may ask nothing else.
      if (kind !== 'listener') warnOfEviction().catch(this.report);
    });
  }

  /** Rejects with Failure `queue-unavailable` after `timeoutMs`. */
  async whenReady(timeoutMs: number): Promise<void> {
    if (this.client.status === 'ready') return;
    await within(this.#ready, timeoutMs, () => new Failure('queue-unavailable', 'Redis does not answer'));
  }

  /** Never rejects. */
  async close(timeoutMs: number): Promise<void> {
    try {
      if (this.client.status === 'ready')
        await within(this.client.quit(), timeoutMs, () => new Error('late'));
    } catch {
      // Gone already, or silent: there is nothing to say goodbye to.
    }
    this.client.disconnect();
  }

  #nextReady(): Promise<void> {
    const ready = new Promise<void>((resolve) => {
      this.#setReady = resolve;
    });
    return ready;
  }
}

/** An outage is one line now and then, not one for each attempt to connect. */
function throttledReport(logger: Logger | undefined): (error: unknown) => void {
  let last = '';
  let lastMs = Number.NEGATIVE_INFINITY;
  return (error) => {
    const { name, message } = describeError(error);
    const nowMs = performance.now();
    if (message === last && nowMs - lastMs < SAME_ERROR_EVERY_MS) return;
    last = message;
    lastMs = nowMs;
    logger?.warn({ error: { name, message } }, 'trouble with Redis');
  };
}

/** A Redis that throws keys away when it is full loses questions without a word. */
function evictionWarning(client: Redis, logger: Logger | undefined): () => Promise<void> {
  let warnedOf = '';
  return async () => {
    const memory = await client.info('memory');
    const policy = /^maxmemory_policy:([\w-]+)/m.exec(memory)?.[1] ?? 'noeviction';
    if (policy === 'noeviction' || policy === warnedOf) return;
    warnedOf = policy;
    logger?.warn(
      { policy },
      `Redis may throw questions away when its memory is full: set maxmemory-policy to noeviction (it is ${policy})`,
    );
  };
}
