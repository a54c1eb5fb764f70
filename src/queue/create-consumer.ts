import type { Config } from '../config.js';
import { ConfigError } from '../config.js';
import type { Logger } from '../ops/log.js';
import type { Metrics } from '../ops/metrics.js';
import type { AnswerShelf } from './answer-shelf.js';
import type { BullmqConsumerOptions } from './bullmq-consumer.js';
import type { JobConsumer } from './port.js';
import type { ConsumerState } from './watched-consumer.js';

export interface CreatedConsumer extends JobConsumer {
  /** Absent where the bot that started this worker watches over it. */
  state?(): ConsumerState;
}

/** Of the queue on Redis: how soon a worker that is not heard of loses its questions to another one. */
export type ConsumerTimes = Pick<BullmqConsumerOptions, 'lockMs' | 'stalledCheckMs'>;

/**
 * A worker serves the queue on Redis where one is configured, else the bot that started it, over their channel.
 * Only the adapter in use is loaded. `onStuck` is called once when the queue on Redis is not served any more.
 */
export async function createConsumer(
  config: Config,
  metrics: Metrics,
  logger: Logger,
  onStuck: (sentence: string) => void,
  times: ConsumerTimes = {},
): Promise<CreatedConsumer> {
  const { redisUrl, workerConcurrency: concurrency } = config;
  if (redisUrl !== undefined) {
    const [{ createBullmqConsumer }, { openWaitingCount }, { WatchedConsumer }] = await Promise.all([
      import('./bullmq-consumer.js'),
      import('./waiting-count.js'),
      import('./watched-consumer.js'),
    ]);
    return new WatchedConsumer(createBullmqConsumer({ redisUrl, concurrency, logger, ...times }), {
      count: openWaitingCount({ redisUrl }, logger),
      onStuck,
      logger,
    });
  }
  if (process.send !== undefined) {
    const { createChildConsumer } = await import('./in-child.js');
    return createChildConsumer({ logger, metrics: metrics.render });
  }
  throw new ConfigError([
    'REDIS_URL is missing: a worker on its own takes its questions from Redis, e.g. redis://127.0.0.1:6379 (without Redis, "npm start" brings its own worker).',
  ]);
}

/** Answers that workers share, where there is something to share them through. */
export async function openAnswerShelf(config: Config, logger: Logger): Promise<AnswerShelf | undefined> {
  const { redisUrl } = config;
  if (redisUrl === undefined) return undefined;
  const { RedisAnswerShelf } = await import('./answer-shelf.js');
  return new RedisAnswerShelf({ redisUrl, logger });
}
