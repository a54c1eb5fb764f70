import type { Config } from '../config.js';
import { ConfigError } from '../config.js';
import type { Logger } from '../ops/log.js';
import type { JobConsumer } from './port.js';

/**
 * A worker serves the queue on Redis where one is configured, else the bot that started it, over their channel.
 * Only the adapter in use is loaded.
 */
export async function createConsumer(config: Config, logger: Logger): Promise<JobConsumer> {
  const { redisUrl, workerConcurrency: concurrency } = config;
  if (redisUrl !== undefined) {
    const { createBullmqConsumer } = await import('./bullmq-consumer.js');
    return createBullmqConsumer({ redisUrl, concurrency, logger });
  }
  if (process.send !== undefined) {
    const { createChildConsumer } = await import('./in-child.js');
    return createChildConsumer({ logger });
  }
  throw new ConfigError([
    'REDIS_URL is missing: a worker on its own takes its questions from Redis, e.g. redis://127.0.0.1:6379 (without Redis, "npm start" brings its own worker).',
  ]);
}
