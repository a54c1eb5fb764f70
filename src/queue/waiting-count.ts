/** How many jobs wait in Redis, asked over a connection of its own, so that the answer does not depend on the one it judges. */
import { Queue } from 'bullmq';
import { settlesWithin, within } from '../ops/deadline.js';
import type { Logger } from '../ops/log.js';
import { QUEUE_NAMES, type QueueNames, RedisConnection } from './redis-connection.js';

export interface WaitingCount {
  /** Jobs that any worker could take now. Rejects when Redis does not answer in time. */
  waiting(): Promise<number>;
  close(timeoutMs: number): Promise<void>;
}

const TIMEOUT_MS = 1_800;

export function openWaitingCount(
  { redisUrl, ...names }: QueueNames & { readonly redisUrl: string },
  logger: Logger,
): WaitingCount {
  const { prefix, queueName } = { ...QUEUE_NAMES, ...names };
  const connection = new RedisConnection(redisUrl, 'producer', logger);
  const queue = new Queue(queueName, { connection: connection.client, prefix, skipVersionCheck: true });
  queue.on('error', connection.report);
  return {
    async waiting() {
      try {
        const asked = connection
          .whenReady(TIMEOUT_MS)
          .then(() => queue.getJobCountByTypes('waiting', 'prioritized'));
        return await within(asked, TIMEOUT_MS, () => new Error('Redis does not answer in time'));
      } catch (error) {
        // A connection may be dead without knowing it; a new one tells whether Redis is there.
        connection.client.disconnect(true);
        throw error;
      }
    },
    async close(timeoutMs) {
      await settlesWithin(queue.close(), timeoutMs / 2);
      await connection.close(timeoutMs / 2);
    },
  };
}
