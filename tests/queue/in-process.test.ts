import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '../../src/jobs/contract.js';
import {
  createInProcessQueue,
  type InProcessQueue,
  type InProcessQueueOptions,
} from '../../src/queue/in-process.js';
import { bundledProgram } from '../support/bundled-program.js';
import { describeQueue, failureOf, madeInStart, scriptedJob, until } from './conformance.js';
import { type JournalEntry, readJournal, record } from './fixtures/journal.js';

const WORKER = bundledProgram('tests/queue/fixtures/child-worker.ts');
const BROKEN = new URL('./fixtures/broken-worker.ts', import.meta.url);

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function openQueue(journal: string, options: Partial<InProcessQueueOptions> = {}): InProcessQueue {
  return createInProcessQueue({
    childModule: WORKER,
    env: { ...process.env, JOURNAL: journal },
    concurrency: 2,
    restartMs: 20,
    retryMs: 20,
    onAbandoned: async (job, code) => record(journal, { event: 'abandoned', id: job.id, code }),
    onEnded: (id) => record(journal, { event: 'ended', id }),
    ...options,
  });
}

describeQueue('in process', async ({ journal, ...options }) => {
  const { producer } = openQueue(journal, { ...options, hungMs: 300 });
  return {
    producer,
    submitRaw: async (id, data) => {
      // As text and back, so that it comes to the child as it is; the bot's own bookkeeping needs the fields.
      const raw: Job = JSON.parse(
        JSON.stringify({ expiresAtMs: Date.now() + 60_000, question: {}, ...Object(data), reply: {}, id }),
      );
      await producer.submit(raw);
    },
    stopWorkers: (timeoutMs) => producer.close(timeoutMs),
    close: () => producer.close(1_000),
  };
});

describe('in-process queue', () => {
  let folder: string;
  let journal: string;
  let queue: InProcessQueue | undefined;

  const entries = (job: Job, event: JournalEntry['event']) =>
    readJournal(journal).filter((entry) => entry.id === job.id && entry.event === event);
  const open = (options: Partial<InProcessQueueOptions> = {}) => {
    queue = openQueue(journal, options);
    return queue;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'queue-'));
    journal = join(folder, 'journal');
  });
  afterEach(async () => {
    await queue?.producer.close(1_000);
    queue = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts jobs in the order in which they came', async () => {
    const { producer } = open({ concurrency: 1 });
    const jobs = Array.from({ length: 5 }, () => scriptedJob('answer'));
    for (const job of jobs) await producer.submit(job);
    await Promise.all(jobs.map(({ id }) => producer.outcome(id, 30_000)));
    const started = readJournal(journal).filter(({ event }) => event === 'start');
    expect(started.map(({ id }) => id)).toEqual(jobs.map(({ id }) => id));
  });

  it('does not blame the neighbours of a job that brings the worker down', async () => {
    const { producer } = open();
    const poison = scriptedJob('crash 99');
    const neighbour = scriptedJob('sleep 600');
    await producer.submit(neighbour);
    await until(() => entries(neighbour, 'start').length === 1);
    await producer.submit(poison);
    expect(await producer.outcome(neighbour.id, 30_000)).toEqual(madeInStart(2, neighbour));
    expect(await producer.outcome(poison.id, 30_000)).toEqual({ type: 'failure', code: 'gave-up' });
    expect(entries(poison, 'start')).toHaveLength(3);
    expect(entries(neighbour, 'start')).toHaveLength(2);
  });

  it('tells those who wait when it closes, and takes nothing more', async () => {
    const { producer } = open();
    const running = [scriptedJob('deaf'), scriptedJob('hang')];
    const waiting = scriptedJob('answer');
    for (const job of [...running, waiting]) await producer.submit(job);
    await until(() => running.every((job) => entries(job, 'start').length === 1));
    await producer.close(1_000);
    for (const job of [...running, waiting]) {
      expect(entries(job, 'abandoned').map(({ code }) => code)).toEqual(['shutting-down']);
      expect(entries(job, 'ended')).toHaveLength(1);
    }
    expect((await failureOf(producer.submit(scriptedJob('answer')))).code).toBe('queue-unavailable');
    await producer.close(1_000);
  });

  it('leaves no process behind', async () => {
    const { producer, childPid } = open();
    const job = scriptedJob('deaf');
    await producer.submit(job);
    await until(() => entries(job, 'start').length === 1);
    const pid = childPid() ?? 0;
    expect(pid).toBeGreaterThan(0);
    await producer.close(1_000);
    // The kernel takes its time to bury what was killed; what lives on is found by the time limit of the test.
    await until(() => !isAlive(pid));
  });

  it('says so when the worker process does not start, and goes on trying', async () => {
    const { producer } = open({ childModule: BROKEN, maxRestartMs: 20 });
    const job = scriptedJob('answer');
    await producer.submit(job);
    expect(await producer.outcome(job.id, 50_000)).toEqual({ type: 'failure', code: 'queue-unavailable' });
    expect(entries(job, 'abandoned').map(({ code }) => code)).toEqual(['queue-unavailable']);
    expect((await failureOf(producer.submit(scriptedJob('answer')))).code).toBe('queue-unavailable');
  });

  it('drops a waiting job when it expires, although nothing runs', async () => {
    const { producer } = open({ concurrency: 1 });
    const running = scriptedJob('hang');
    await producer.submit(running);
    await until(() => entries(running, 'start').length === 1);
    const job = scriptedJob('answer', { expiresAtMs: Date.now() + 200 });
    await producer.submit(job);
    expect(await producer.outcome(job.id, 30_000)).toEqual({ type: 'failure', code: 'expired' });
    expect(entries(job, 'start')).toHaveLength(0);
  });

  it('stops a process whose job goes on past its expiry, and starts the neighbour again', async () => {
    const { producer } = open({ hungMs: 200 });
    const before = scriptedJob('answer');
    await producer.submit(before);
    await producer.outcome(before.id, 30_000);
    const deaf = scriptedJob('deaf', { expiresAtMs: Date.now() + 1_500 });
    const neighbour = scriptedJob('hang');
    await producer.submit(deaf);
    await producer.submit(neighbour);
    await until(() => [deaf, neighbour].every((job) => entries(job, 'start').length === 1));
    expect(await producer.outcome(neighbour.id, 30_000)).toEqual(madeInStart(2, neighbour));
    expect(entries(deaf, 'abandoned').map(({ code }) => code)).toEqual(['expired']);
    expect(entries(deaf, 'aborted')).toHaveLength(1);
    expect(entries(deaf, 'start')).toHaveLength(1);
  });

  it('stops a process that is taken up by a job for good, gives that job up, and serves the next', async () => {
    const { producer } = open({ silentMs: 2_000 });
    const endless = scriptedJob('block 99');
    await producer.submit(endless);
    expect(await producer.outcome(endless.id, 50_000)).toEqual({ type: 'failure', code: 'gave-up' });
    expect(entries(endless, 'start')).toHaveLength(3);
    const next = scriptedJob('answer');
    await producer.submit(next);
    expect(await producer.outcome(next.id, 30_000)).toEqual(madeInStart(1, next));
  });

  it('lets a running job end when the bot is killed, and the worker follows', async () => {
    const script = fileURLToPath(new URL('./fixtures/mortal-bot.ts', import.meta.url));
    const job = scriptedJob('sleep 700');
    const bot = spawn(process.execPath, ['--import', TSX, script], {
      env: { ...process.env, JOURNAL: journal, JOB: JSON.stringify(job) },
      stdio: ['ignore', 'ignore', 2],
    });
    await until(() => entries(job, 'start').length === 1);
    bot.kill('SIGKILL');
    await until(() => entries(job, 'end').length === 1);
    const [worker] = entries(job, 'start').map(({ pid }) => pid);
    await until(() => !isAlive(worker ?? 0));
  });

  it('reports the end of every job once, and outlives handlers that break their promise', async () => {
    const { producer } = open({
      onAbandoned: async () => {
        throw new Error('must not throw');
      },
    });
    const failing = scriptedJob('throw');
    const next = scriptedJob('answer');
    await producer.submit(failing);
    await producer.submit(next);
    await Promise.all([failing, next].map(({ id }) => producer.outcome(id, 30_000)));
    for (const job of [failing, next]) expect(entries(job, 'ended')).toHaveLength(1);
  });
});
