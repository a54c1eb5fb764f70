/** What is left in Redis of jobs that are over: nothing that lets anybody speak in the bot's name. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Job } from '../../src/jobs/contract.js';
import { createBullmqProducer } from '../../src/queue/bullmq.js';
import { RECORD_GRACE_MS } from '../../src/queue/job-record.js';
import type { JobProducer } from '../../src/queue/port.js';
import { describeWithRedis, openRedisServer, type RedisServer } from '../support/redis-server.js';
import { scriptedJob, until } from './conformance.js';
import { readJournal } from './fixtures/journal.js';
import { bullmqWorker, WorkerProcesses } from './fixtures/worker-processes.js';

/** Starts all tokens of these tests. */
const SECRET = 'aW50ZXJhY3Rpb246c2VjcmV0';

function secretJob(script: string, overrides: Partial<Job> = {}): Job {
  const job = scriptedJob(script);
  const token = `${SECRET}-${job.id}`;
  const reply = { via: 'discord', api: 'https://discord.com/api', applicationId: '1', token } as const;
  return { ...job, reply, ...overrides };
}

/** Everything that Redis holds, each key with its value as text. */
async function dump(client: Redis): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for await (const keys of client.scanStream({ count: 1_000 })) {
    for (const key of keys) {
      if (typeof key === 'string') all.set(key, JSON.stringify(await readValue(client, key)));
    }
  }
  return all;
}

async function readValue(client: Redis, key: string): Promise<unknown> {
  const type = await client.type(key);
  switch (type) {
    case 'none':
      return null;
    case 'string':
      return await client.get(key);
    case 'hash':
      return await client.hgetall(key);
    case 'list':
      return await client.lrange(key, 0, -1);
    case 'set':
      return await client.smembers(key);
    case 'zset':
      return await client.zrange(key, '0', '-1', 'WITHSCORES');
    case 'stream':
      return await client.xrange(key, '-', '+');
    default:
      throw new Error(`a key of type ${type}: ${key}`);
  }
}

const PROGRAM = bullmqWorker();

describeWithRedis('secrets in Redis', () => {
  let folder: string;
  let journal: string;
  let server: RedisServer;
  let client: Redis;
  let producer: JobProducer;
  let workers: WorkerProcesses;
  const ended = new Map<string, string | undefined>();

  const keysWith = async (text: string) =>
    [...(await dump(client))].flatMap(([key, value]) => (`${key} ${value}`.includes(text) ? [key] : []));
  const started = (job: Job) =>
    until(() => readJournal(journal).some(({ id, event }) => id === job.id && event === 'start'));

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'secrets-'));
    journal = join(folder, 'journal');
    server = await openRedisServer();
    client = new Redis(server.url);
    ended.clear();
    producer = createBullmqProducer({
      redisUrl: server.url,
      prefix: 'test',
      retryMs: 20,
      onStage: (id, stage, { outcome }) => void (stage === 'ended' && ended.set(id, outcome)),
    });
    workers = new WorkerProcesses(PROGRAM, {
      JOURNAL: journal,
      REDIS_URL: server.url,
      PREFIX: 'test',
      CONCURRENCY: '1',
      LOCK_MS: '400',
    });
  });
  afterEach(async () => {
    await producer.close(500);
    await workers.kill();
    await client.quit();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('leaves no interaction token behind, whichever way a question ends', async () => {
    workers.start();
    const [running, waiting] = [secretJob('hang'), secretJob('answer')];
    await producer.submit(running);
    await started(running);
    await producer.submit(waiting);
    // So the search does find what is there.
    expect(await keysWith(SECRET)).toHaveLength(2);
    for (const { id } of [waiting, running]) expect(await producer.cancel(id)).toBe(true);
    const scripts = ['answer', 'throw', 'fail', 'retry 1', 'retry 99', 'crash 99'];
    const jobs = scripts.map((script) => secretJob(script));
    jobs.push(secretJob('answer', { expiresAtMs: Date.now() - 1 }));
    for (const job of jobs) await producer.submit(job);
    const all = [running, waiting, ...jobs];
    await until(() => all.every(({ id }) => ended.has(id)));
    expect(all.map(({ id }) => ended.get(id))).toEqual([
      ...['cancelled', 'cancelled', 'refusal', 'gave-up', 'gave-up', 'refusal', 'gave-up', 'gave-up'],
      'expired',
    ]);
    expect(await keysWith(SECRET)).toEqual([]);
    for (const { id } of all) expect((await keysWith(id)).length).toBeGreaterThan(0);
  });

  it('lets Redis itself forget the token of a question that nobody ever takes', async () => {
    const job = secretJob('answer');
    await producer.submit(job);
    const keys = await keysWith(SECRET);
    expect(keys).toHaveLength(1);
    for (const key of keys) {
      const expiresAtMs = await client.pexpiretime(key);
      expect(expiresAtMs).toBe(job.expiresAtMs + RECORD_GRACE_MS);
    }
  });
});
