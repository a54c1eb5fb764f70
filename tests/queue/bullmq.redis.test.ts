import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, beforeAll } from 'vitest';
import { settlesWithin } from '../../src/ops/deadline.js';
import { createBullmqProducer } from '../../src/queue/bullmq.js';
import { describeWithRedis, openRedisServer, type RedisServer } from '../support/redis-server.js';
import { describeQueue } from './conformance.js';
import { bullmqWorker, WorkerProcesses } from './fixtures/worker-processes.js';

const PROGRAM = bullmqWorker();

describeWithRedis('on Redis', () => {
  let server: RedisServer;
  let lastPrefix = 0;

  beforeAll(async () => {
    server = await openRedisServer();
  });
  afterAll(() => server.stop());

  describeQueue('BullMQ', async ({ journal, concurrency, ...options }) => {
    const prefix = `test-${++lastPrefix}`;
    const environment = {
      JOURNAL: journal,
      REDIS_URL: server.url,
      PREFIX: prefix,
      CONCURRENCY: String(concurrency),
    };
    const producer = createBullmqProducer({ redisUrl: server.url, prefix, retryMs: 20, ...options });
    const workers = new WorkerProcesses(PROGRAM, environment);
    workers.start();
    return {
      producer,
      submitRaw: async (id, data) => {
        const client = new Redis(server.url);
        const queue = new Queue('questions', { connection: client, prefix });
        await queue.add('raw', data, { jobId: id });
        await queue.close();
        await client.quit();
      },
      stopWorkers: async (timeoutMs) => {
        await workers.close(timeoutMs);
      },
      close: async () => {
        await settlesWithin(producer.close(1_000), 5_000);
        await workers.kill();
      },
    };
  });
});
