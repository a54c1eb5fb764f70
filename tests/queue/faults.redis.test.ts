/** What happens to the queue on Redis when Redis or a worker goes away, falls silent, or comes back empty. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Job } from '../../src/jobs/contract.js';
import { settlesWithin } from '../../src/ops/deadline.js';
import { type BullmqProducerOptions, createBullmqProducer } from '../../src/queue/bullmq.js';
import { createBullmqConsumer } from '../../src/queue/bullmq-consumer.js';
import { type JobProducer, SUBMIT_TIMEOUT_MS } from '../../src/queue/port.js';
import {
  describeWithRedis,
  openRedisServer,
  type RedisServer,
  type RedisServerOptions,
} from '../support/redis-server.js';
import { openTcpProxy } from '../support/tcp-proxy.js';
import { failureOf, madeInStart, scriptedJob, taken, until } from './conformance.js';
import { type JournalEntry, readJournal, record } from './fixtures/journal.js';
import { bullmqWorker, WorkerProcesses } from './fixtures/worker-processes.js';

/** For what must have happened long before; only a broken queue ever waits for it. */
const PATIENCE_MS = 20_000;

const PROGRAM = bullmqWorker();

describeWithRedis('queue on Redis under faults', () => {
  let folder: string;
  let journal: string;
  const cleanups: (() => Promise<unknown>)[] = [];
  const logged: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });

  const entries = (job: Job, event: JournalEntry['event']) =>
    readJournal(journal).filter((entry) => entry.id === job.id && entry.event === event);

  async function redis(options: RedisServerOptions = {}): Promise<RedisServer> {
    const server = await openRedisServer(options);
    cleanups.push(() => server.stop());
    return server;
  }
  function producerOn(url: string, options: Partial<BullmqProducerOptions> = {}): JobProducer {
    const producer = createBullmqProducer({ redisUrl: url, prefix: 'test', retryMs: 20, logger, ...options });
    cleanups.push(() => producer.close(500));
    return producer;
  }
  function workersOn(
    server: RedisServer,
    environment: Record<string, string> = {},
    count = 1,
  ): WorkerProcesses {
    const workers = new WorkerProcesses(PROGRAM, {
      JOURNAL: journal,
      REDIS_URL: server.url,
      PREFIX: 'test',
      ...environment,
    });
    for (let index = 0; index < count; index++) workers.start();
    cleanups.push(() => workers.kill());
    return workers;
  }
  const started = (job: Job) => until(() => entries(job, 'start').length > 0);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'faults-'));
    journal = join(folder, 'journal');
    logged.length = 0;
  });
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
    rmSync(folder, { recursive: true, force: true });
  });

  it('lets the bot start without Redis, rejects in time, and works once Redis is there', async () => {
    const server = await redis({ started: false });
    const producer = producerOn(server.url);
    const rejected = producer.submit(scriptedJob('answer'));
    expect(await settlesWithin(rejected, SUBMIT_TIMEOUT_MS)).toBe(true);
    expect((await failureOf(rejected)).code).toBe('queue-unavailable');
    expect((await failureOf(producer.depth())).code).toBe('queue-unavailable');
    await server.start();
    workersOn(server);
    const job = scriptedJob('answer');
    await taken(producer, job);
    expect(await producer.outcome(job.id, PATIENCE_MS)).toEqual(madeInStart(1, job));
  });

  it('rejects in time while Redis is frozen; what arrived all the same is answered once after the thaw', async () => {
    const server = await redis();
    const producer = producerOn(server.url);
    await producer.depth();
    server.freeze();
    const job = scriptedJob('answer');
    const rejected = producer.submit(job);
    expect(await settlesWithin(rejected, SUBMIT_TIMEOUT_MS)).toBe(true);
    expect((await failureOf(rejected)).code).toBe('queue-unavailable');
    server.thaw();
    workersOn(server);
    await taken(producer, job);
    expect(await producer.outcome(job.id, PATIENCE_MS)).toEqual(madeInStart(1, job));
    expect(entries(job, 'end')).toHaveLength(1);
  });

  it('notices that nobody is at the other end any more, rejects in time, and goes on over a new connection', async () => {
    const server = await redis();
    const proxy = await openTcpProxy(server.port);
    cleanups.push(() => proxy.close());
    const producer = producerOn(`redis://127.0.0.1:${proxy.port}`);
    workersOn(server);
    const before = scriptedJob('sleep 1000');
    await taken(producer, before);
    await started(before);
    proxy.silence();
    const rejected = producer.submit(scriptedJob('answer'));
    expect(await settlesWithin(rejected, SUBMIT_TIMEOUT_MS)).toBe(true);
    expect((await failureOf(rejected)).code).toBe('queue-unavailable');
    const after = scriptedJob('answer');
    await taken(producer, after);
    for (const job of [before, after])
      expect(await producer.outcome(job.id, PATIENCE_MS)).toEqual(madeInStart(1, job));
  });

  it('hears of an end when it comes, without asking', async () => {
    const server = await redis();
    const ended: string[] = [];
    const producer = producerOn(server.url, {
      askEveryMs: 3_600_000,
      onEnded: (id) => ended.push(id),
    });
    const other = producerOn(server.url, { askEveryMs: 3_600_000, onEnded: (id) => ended.push(id) });
    workersOn(server, { CONCURRENCY: '1' });
    const jobs = [scriptedJob('answer'), scriptedJob('throw'), scriptedJob('hang'), scriptedJob('answer')];
    // Another process hears of them as well, and they are none of its own.
    const elsewhere = scriptedJob('answer');
    await taken(other, elsewhere);
    for (const job of jobs) await taken(producer, job);
    const [, , hanging, waiting] = jobs;
    await started(hanging ?? jobs[0] ?? scriptedJob('none'));
    for (const job of [waiting, hanging]) await producer.cancel(job?.id ?? '');
    jobs.push(elsewhere);
    await until(() => ended.length >= jobs.length);
    expect(ended.toSorted()).toEqual(jobs.map(({ id }) => id).toSorted());
    expect(await producer.ended(hanging?.id ?? '')).toBe('cancelled');
  });

  it('goes on after Redis was away for 2 and for 12 seconds, with running, waiting and idle workers', async () => {
    const outage = async (awayMs: number, idle: boolean) => {
      const server = await redis();
      const producer = producerOn(server.url);
      workersOn(server, { CONCURRENCY: '1', LOCK_MS: '12000' });
      const before = idle ? [] : [scriptedJob('sleep 1000'), scriptedJob('answer')];
      const warm = scriptedJob('answer');
      await producer.submit(warm);
      await producer.outcome(warm.id, PATIENCE_MS);
      for (const job of before) await producer.submit(job);
      if (before[0] !== undefined) await started(before[0]);
      await server.kill();
      await sleep(awayMs);
      await server.start();
      const after = scriptedJob('answer');
      await until(() =>
        producer.submit(after).then(
          () => true,
          () => false,
        ),
      );
      for (const job of [...before, after]) {
        expect(await producer.outcome(job.id, 40_000)).toMatchObject({ type: 'refusal' });
        expect(entries(job, 'abandoned')).toHaveLength(0);
      }
    };
    await Promise.all([outage(2_000, false), outage(12_000, false), outage(12_000, true)]);
  });

  it('aborts a worker that slept past its lock, and shows the answer of the one that took over', async () => {
    const server = await redis();
    const producer = producerOn(server.url);
    workersOn(server, { CONCURRENCY: '1' }, 2);
    const job = scriptedJob('hang');
    await producer.submit(job);
    await started(job);
    const [sleeper] = entries(job, 'start').map(({ pid }) => pid);
    if (sleeper === undefined) throw new Error('nobody has started it');
    process.kill(sleeper, 'SIGSTOP');
    try {
      expect(await producer.outcome(job.id, PATIENCE_MS)).toEqual(madeInStart(2, job));
    } finally {
      process.kill(sleeper, 'SIGCONT');
    }
    await until(() => entries(job, 'aborted').length > 0);
    expect(entries(job, 'aborted').map(({ pid }) => pid)).toEqual([sleeper]);
    const next = [scriptedJob('sleep 200'), scriptedJob('sleep 200')];
    for (const job of next) await producer.submit(job);
    await Promise.all(next.map(({ id }) => producer.outcome(id, PATIENCE_MS)));
    expect(await producer.outcome(job.id, PATIENCE_MS)).toEqual(madeInStart(2, job));
    expect(entries(job, 'abandoned')).toHaveLength(0);
  });

  it.each([
    ['while the other works', 'thawed early'],
    ['after the other has ended', 'thawed late'],
  ])('shows one answer when a worker slept past its lock and woke %s', async (_name, when) => {
    const server = await redis();
    const producer = producerOn(server.url);
    workersOn(server, { CONCURRENCY: '1' }, 2);
    // It does not listen to its signal: only the question before showing can stop it.
    const job = scriptedJob('sleep 1500');
    await producer.submit(job);
    await started(job);
    const [sleeper] = entries(job, 'start').map(({ pid }) => pid);
    if (sleeper === undefined) throw new Error('nobody has started it');
    process.kill(sleeper, 'SIGSTOP');
    try {
      if (when === 'thawed early') await until(() => entries(job, 'start').length === 2);
      else await producer.outcome(job.id, PATIENCE_MS);
    } finally {
      process.kill(sleeper, 'SIGCONT');
    }
    expect(await producer.outcome(job.id, PATIENCE_MS)).toEqual(madeInStart(2, job));
    // The one that slept has come to its end as well once it takes something else.
    await until(async () => {
      const next = scriptedJob('sleep 100');
      await producer.submit(next);
      await producer.outcome(next.id, PATIENCE_MS);
      return entries(next, 'start').some(({ pid }) => pid === sleeper);
    });
    const shown = entries(job, 'shown');
    expect(shown.map(({ start }) => start)).toEqual([2]);
    expect(shown[0]?.pid).not.toBe(sleeper);
    expect(entries(job, 'abandoned')).toHaveLength(0);
  });

  it('says in time that it is full when the memory of Redis is, and goes on when there is room', async () => {
    const server = await redis({ maxMemory: '4mb' });
    const producer = producerOn(server.url);
    await producer.depth();
    const client = new Redis(server.url);
    const ballast = 'x'.repeat(50_000);
    for (let count = 0; ; count++) {
      const kept = await client.set(`ballast:${count}`, ballast).catch(() => 'full');
      if (kept === 'full') break;
    }
    const rejected = producer.submit(scriptedJob('answer'));
    expect(await settlesWithin(rejected, SUBMIT_TIMEOUT_MS)).toBe(true);
    expect((await failureOf(rejected)).code).toBe('queue-full');
    await client.flushall();
    await client.quit();
    workersOn(server);
    const job = scriptedJob('answer');
    await producer.submit(job);
    expect(await producer.outcome(job.id, PATIENCE_MS)).toEqual(madeInStart(1, job));
  });

  it('hands a job back when its worker stops, without counting the start', async () => {
    const server = await redis();
    const producer = producerOn(server.url);
    const workers = workersOn(server, { LOCK_MS: '60000' });
    for (const script of ['hang', 'deaf']) {
      const job = scriptedJob(script);
      await producer.submit(job);
      await started(job);
      expect(await workers.close(1_000)).toEqual([0]);
      workers.start();
      await until(() => entries(job, 'start').length === 2);
      expect(entries(job, 'start').map(({ start }) => start)).toEqual([1, 1]);
    }
  });

  it('does not blame the neighbours of a job that brings its worker down', async () => {
    const server = await redis();
    const producer = producerOn(server.url);
    workersOn(server);
    const neighbour = scriptedJob('sleep 900');
    const poison = scriptedJob('crash 99');
    await producer.submit(neighbour);
    await started(neighbour);
    await producer.submit(poison);
    expect(await producer.outcome(neighbour.id, PATIENCE_MS)).toMatchObject({ type: 'refusal' });
    expect(await producer.outcome(poison.id, PATIENCE_MS)).toEqual({ type: 'failure', code: 'gave-up' });
    expect(entries(neighbour, 'abandoned')).toHaveLength(0);
    expect(entries(poison, 'abandoned')).toHaveLength(1);
  });

  it('notices that Redis came back empty', async () => {
    const server = await redis();
    const producer = producerOn(server.url, { onEnded: (id) => record(journal, { event: 'ended', id }) });
    const job = scriptedJob('answer');
    await producer.submit(job);
    await server.kill();
    server.empty();
    await server.start();
    expect(await producer.outcome(job.id, PATIENCE_MS)).toEqual({ type: 'failure', code: 'gave-up' });
    expect(entries(job, 'ended')).toHaveLength(1);
  });

  it('reports the end of each job once', async () => {
    const server = await redis();
    const producer = producerOn(server.url, { onEnded: (id) => record(journal, { event: 'ended', id }) });
    workersOn(server);
    const jobs = [scriptedJob('answer'), scriptedJob('throw')];
    for (const job of jobs) await producer.submit(job);
    await until(() => jobs.every((job) => entries(job, 'ended').length > 0));
    for (const job of jobs) expect(entries(job, 'ended')).toHaveLength(1);
  });

  it('closes in its time while Redis is away', async () => {
    const server = await redis();
    const producer = producerOn(server.url);
    const workers = workersOn(server);
    const job = scriptedJob('deaf');
    await producer.submit(job);
    await started(job);
    await server.kill();
    expect(await workers.close(1_000)).toEqual([0]);
    expect(await settlesWithin(producer.close(1_000), 5_000)).toBe(true);
  });

  it('takes the right password, rejects with a wrong one, and never says either', async () => {
    const server = await redis({ password: 'right-secret' });
    const right = producerOn(server.url);
    expect((await right.submit(scriptedJob('answer'))).fresh).toBe(true);
    const wrong = producerOn(server.url.replace('right-secret', 'wrong-secret'));
    const failure = await failureOf(wrong.submit(scriptedJob('answer')));
    expect(failure.code).toBe('queue-unavailable');
    await server.kill();
    await failureOf(right.submit(scriptedJob('answer')));
    expect(logged.length).toBeGreaterThan(0);
    for (const text of [...logged, failure.message, String(failure.cause), failure.stack ?? '']) {
      expect(text).not.toMatch(/right-secret|wrong-secret/);
    }
  });

  it('warns of a Redis that throws keys away when it is full', async () => {
    const server = await redis({ evictionPolicy: 'allkeys-lru' });
    const consumer = createBullmqConsumer({ redisUrl: server.url, prefix: 'test', concurrency: 1, logger });
    cleanups.push(() => consumer.close(500));
    await producerOn(server.url).depth();
    await until(() => logged.filter((line) => line.includes('noeviction')).length === 2);
    expect(logged.join()).toContain('allkeys-lru');
  });
});
