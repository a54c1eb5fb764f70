/** What the port promises, run on every adapter. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Job, Outcome } from '../../src/jobs/contract.js';
import { Failure } from '../../src/jobs/failure.js';
import {
  type JobProducer,
  type JobStage,
  MAX_STARTS,
  type StageDetail,
  type StageHandler,
} from '../../src/queue/port.js';
import { type JournalEntry, readJournal } from './fixtures/journal.js';

export interface QueueUnderTest {
  readonly producer: JobProducer;
  /** Puts in what no producer of ours would write. */
  submitRaw(id: string, data: unknown): Promise<void>;
  /** Ends the workers the way a supervisor does, with this much time. */
  stopWorkers(timeoutMs: number): Promise<void>;
  close(): Promise<void>;
}

export interface QueueSetup {
  /** Abandoned jobs and the starts of the scripted handler go to this file. */
  readonly journal: string;
  readonly concurrency: number;
  readonly onStage: StageHandler;
  /** Absent: as it is by default. */
  readonly ageingMs?: number;
  readonly maxWaiting?: number;
}

let lastId = 0;

export function scriptedJob(script: string, overrides: Partial<Job> = {}): Job {
  const createdAtMs = Date.now();
  return {
    id: `t-${process.pid}-${++lastId}`,
    question: { kind: 'nextword', text: script, words: 10 },
    reply: { via: 'return' },
    person: 'ann',
    createdAtMs,
    expiresAtMs: createdAtMs + 120_000,
    ...overrides,
  };
}

/** A question of the long sort that does what the script says. */
const longJob = (script: string, overrides: Partial<Job>): Job =>
  scriptedJob(script, {
    question: { kind: 'nextword', text: script, words: 10, compare: 'another text' },
    ...overrides,
  });

/** The outcome of the scripted handler, made in its `start`-th start. */
export const madeInStart = (start: number, job: Job): Outcome => ({
  type: 'refusal',
  refusal: { code: 'too-many-names', count: start, limit: job.id.length },
});

/** Waits for a state instead of a time; the test's own time limit ends it. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(20);
}

/** Hands in what a Redis that is not there yet, or a busy machine, does not take at once. */
export async function taken(producer: JobProducer, job: Job): Promise<void> {
  await until(() =>
    producer.submit(job).then(
      () => true,
      () => false,
    ),
  );
}

export async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const error = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof Failure)) throw new Error('no Failure', { cause: error });
  return error;
}

export function describeQueue(name: string, open: (setup: QueueSetup) => Promise<QueueUnderTest>): void {
  describe(`queue: ${name}`, () => {
    let folder: string;
    let journal: string;
    let queue: QueueUnderTest;
    let stages: { id: string; stage: JobStage; detail: StageDetail }[];

    const entries = (job: Job, event: JournalEntry['event']) =>
      readJournal(journal).filter((entry) => entry.id === job.id && entry.event === event);
    const stagesOf = (job: Job) => stages.filter(({ id }) => id === job.id);
    const endOf = async (job: Job) => {
      await until(() => stagesOf(job).some(({ stage }) => stage === 'ended'));
      return stagesOf(job).at(-1)?.detail.outcome;
    };
    /** Both places taken: by one person, unless each has a name. */
    const occupied = async (script: string, people = ['ann', 'ann']) => {
      const jobs = people.map((person) => scriptedJob(script, { person }));
      for (const job of jobs) await queue.producer.submit(job);
      await until(() => jobs.every((job) => entries(job, 'start').length === 1));
      return jobs;
    };
    const submitted = async (job: Job) => {
      await queue.producer.submit(job);
      return job;
    };
    const outcome = (job: Job) => queue.producer.outcome(job.id, 50_000);
    const abandonedAs = async (job: Job) => {
      await until(() => entries(job, 'abandoned').length > 0);
      return entries(job, 'abandoned').map(({ code }) => code);
    };

    const setup = (): QueueSetup => ({
      journal,
      concurrency: 2,
      onStage: (id, stage, detail) => stages.push({ id, stage, detail }),
    });
    const startsInOrder = () =>
      readJournal(journal).flatMap(({ event, id }) => (event === 'start' ? [id] : []));

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'queue-'));
      journal = join(folder, 'journal');
      stages = [];
      queue = await open(setup());
    });
    afterEach(async () => {
      await queue.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('answers a job, once, and keeps its outcome for who asks later', async () => {
      const job = scriptedJob('answer');
      expect(await queue.producer.submit(job)).toEqual({ fresh: true, ahead: 0 });
      expect(await outcome(job)).toEqual(madeInStart(1, job));
      expect(await outcome(job)).toEqual(madeInStart(1, job));
      expect(entries(job, 'start')).toHaveLength(1);
      expect(entries(job, 'abandoned')).toHaveLength(0);
      await until(async () => (await queue.producer.depth()) === 0);
    });

    it('takes the same id once, while it waits, while it runs, and after it has ended', async () => {
      const job = scriptedJob('sleep 300');
      const [first, second] = await Promise.all([queue.producer.submit(job), queue.producer.submit(job)]);
      expect([first.fresh, second.fresh].sort()).toEqual([false, true]);
      await outcome(job);
      expect((await queue.producer.submit(job)).fresh).toBe(false);
      const next = scriptedJob('answer');
      await queue.producer.submit(next);
      await outcome(next);
      expect(entries(job, 'start')).toHaveLength(1);
    });

    it('runs as many at once as it was told, and no more', async () => {
      const jobs = Array.from({ length: 6 }, () => scriptedJob('sleep 150'));
      for (const job of jobs) await queue.producer.submit(job);
      await Promise.all(jobs.map(outcome));
      let running = 0;
      const atOnce = readJournal(journal).map(({ event }) => {
        if (event === 'start') running++;
        if (event === 'end') running--;
        return running;
      });
      expect(Math.max(...atOnce)).toBe(2);
      expect(running).toBe(0);
    });

    it('says how many wait before a job', async () => {
      const running = [scriptedJob('hang'), scriptedJob('hang')];
      for (const job of running) await queue.producer.submit(job);
      await until(() => running.every((job) => entries(job, 'start').length === 1));
      expect((await queue.producer.submit(scriptedJob('answer'))).ahead).toBe(0);
      expect((await queue.producer.submit(scriptedJob('answer'))).ahead).toBe(1);
      expect(await queue.producer.depth()).toBe(4);
    });

    it('starts a job again whose handler says that it may succeed later', async () => {
      const job = scriptedJob('retry 1');
      await queue.producer.submit(job);
      expect(await outcome(job)).toEqual(madeInStart(2, job));
      expect(entries(job, 'abandoned')).toHaveLength(0);
    });

    it('gives up, once, when every start asks for another', async () => {
      const job = scriptedJob('retry 99');
      await queue.producer.submit(job);
      expect(await outcome(job)).toEqual({ type: 'failure', code: 'gave-up' });
      expect(await abandonedAs(job)).toEqual(['gave-up']);
      expect(entries(job, 'start').map(({ start }) => start)).toEqual([1, 2, MAX_STARTS]);
    });

    it.each(['throw', 'fail'])('gives up at once when the handler ends with "%s"', async (script) => {
      const job = scriptedJob(script);
      await queue.producer.submit(job);
      expect(await outcome(job)).toEqual({ type: 'failure', code: 'gave-up' });
      expect(await abandonedAs(job)).toEqual(['gave-up']);
      expect(entries(job, 'start')).toHaveLength(1);
    });

    it('starts a job again whose worker was killed, and answers it once', async () => {
      const job = scriptedJob('hang');
      await queue.producer.submit(job);
      await until(() => entries(job, 'start').length === 1);
      for (const { pid } of entries(job, 'start')) process.kill(pid, 'SIGKILL');
      expect(await outcome(job)).toEqual(madeInStart(2, job));
      expect(entries(job, 'end')).toHaveLength(1);
      expect(entries(job, 'abandoned')).toHaveLength(0);
    });

    it('abandons, once, a job that brings down every worker, and serves the next', async () => {
      const poison = scriptedJob('crash 99');
      await queue.producer.submit(poison);
      expect(await abandonedAs(poison)).toEqual(['gave-up']);
      const next = scriptedJob('answer');
      await queue.producer.submit(next);
      expect(await outcome(next)).toEqual(madeInStart(1, next));
      expect(await outcome(poison)).toEqual({ type: 'failure', code: 'gave-up' });
      expect(entries(poison, 'start')).toHaveLength(MAX_STARTS);
      expect(entries(poison, 'abandoned')).toHaveLength(1);
    });

    it.each(['throws', 'dies', 'never'])(
      'gives up, once, a job whose computation "%s" in the thread of the engine, and serves the next with a new engine',
      async (poison) => {
        const fine = await submitted(scriptedJob('engine answers'));
        expect(await outcome(fine)).toEqual(madeInStart(1, fine));
        const poisoned = await submitted(scriptedJob(`engine ${poison}`));
        expect(await outcome(poisoned)).toEqual({ type: 'failure', code: 'gave-up' });
        expect(await abandonedAs(poisoned)).toEqual(['gave-up']);
        expect(entries(poisoned, 'start')).toHaveLength(MAX_STARTS);
        const next = await submitted(scriptedJob('engine answers'));
        expect(await outcome(next)).toEqual(madeInStart(1, next));
      },
    );

    it('drops a job that has expired, unprocessed', async () => {
      const job = scriptedJob('answer', { expiresAtMs: Date.now() - 1 });
      await queue.producer.submit(job);
      expect(await abandonedAs(job)).toEqual(['expired']);
      expect(await outcome(job)).toEqual({ type: 'failure', code: 'expired' });
      expect(entries(job, 'start')).toHaveLength(0);
    });

    it('aborts a job that expires while it runs', async () => {
      const before = scriptedJob('answer');
      await queue.producer.submit(before);
      await outcome(before);
      const job = scriptedJob('hang', { expiresAtMs: Date.now() + 1_500 });
      await queue.producer.submit(job);
      expect(await abandonedAs(job)).toEqual(['expired']);
      expect(entries(job, 'start')).toHaveLength(1);
      expect(entries(job, 'aborted')).toHaveLength(1);
    });

    it('survives data that is no job', async () => {
      const hostile: unknown[] = [
        {},
        null,
        'text',
        { ...scriptedJob('answer'), id: 'other-id' },
        { ...scriptedJob('answer'), question: { kind: 'constructor' } },
        JSON.parse('{"__proto__": {"kind": "prob"}}'),
      ];
      for (const [index, data] of hostile.entries()) await queue.submitRaw(`t-raw-${index}`, data);
      const next = scriptedJob('answer');
      await queue.producer.submit(next);
      expect(await outcome(next)).toEqual(madeInStart(1, next));
      const started = readJournal(journal).filter(({ event }) => event === 'start');
      expect(started.map(({ id }) => id)).toEqual([next.id]);
    });

    it("lets a person's first question wait for no more than the running ones of somebody who asked a hundred", async () => {
      const [running] = await occupied('hang', ['ann']);
      const longer = scriptedJob('hang');
      await queue.producer.submit(longer);
      await until(() => entries(longer, 'start').length === 1);
      for (let count = 2; count < 100; count++) await queue.producer.submit(scriptedJob('answer'));
      const first = longJob('answer', { person: 'bob' });
      expect((await queue.producer.submit(first)).ahead).toBe(0);
      await queue.producer.cancel(running?.id ?? '');
      await outcome(first);
      expect(startsInOrder().slice(0, 3)).toEqual([running?.id, longer.id, first.id]);
      await queue.producer.cancel(longer.id);
      await until(async () => (await queue.producer.depth()) === 0);
      expect(startsInOrder()).toHaveLength(101);
    });

    it('lets short questions pass a long one', async () => {
      const running = await occupied('hang', ['ann', 'bob']);
      const long = longJob('answer', { person: 'cem' });
      const short = scriptedJob('answer', { person: 'dee' });
      for (const job of [long, short]) await queue.producer.submit(job);
      const places = await Promise.all([long, short].map(({ id }) => queue.producer.place(id)));
      expect(places.map((place) => place?.ahead)).toEqual([1, 0]);
      for (const { id } of running) await queue.producer.cancel(id);
      await Promise.all([long, short].map(outcome));
    });

    it('lets nobody pass a long one that has waited for a while', async () => {
      await queue.close();
      queue = await open({ ...setup(), ageingMs: 200 });
      const [running] = await occupied('hang', ['ann', 'bob']);
      const long = longJob('answer', { person: 'cem' });
      await queue.producer.submit(long);
      const later: Job[] = [];
      const isPassed = async () => {
        const short = scriptedJob('answer', { person: `person-${later.length}` });
        later.push(short);
        const { ahead } = await queue.producer.submit(short);
        return ahead < ((await queue.producer.place(long.id))?.ahead ?? 0);
      };
      await until(async () => !(await isPassed()));
      await queue.producer.cancel(running?.id ?? '');
      await Promise.all([long, ...later].map(outcome));
      const order = startsInOrder();
      expect(order.indexOf(long.id)).toBeLessThan(order.indexOf(later.at(-1)?.id ?? ''));
    });

    it('takes no more than may wait, and says so at once', async () => {
      await queue.close();
      queue = await open({ ...setup(), maxWaiting: 2 });
      await occupied('hang');
      for (let count = 0; count < 2; count++) await queue.producer.submit(scriptedJob('answer'));
      expect((await failureOf(queue.producer.submit(scriptedJob('answer')))).code).toBe('queue-full');
    });

    it('bounds what never ends and does not hear that it should, and serves the next', async () => {
      await outcome(await submitted(scriptedJob('answer')));
      const deaf = await submitted(scriptedJob('deaf', { expiresAtMs: Date.now() + 1_500 }));
      expect(await outcome(deaf)).toEqual({ type: 'failure', code: 'expired' });
      const next = await submitted(scriptedJob('answer'));
      expect(await outcome(next)).toEqual(madeInStart(1, next));
      expect(entries(deaf, 'start')).toHaveLength(1);
      expect(await abandonedAs(deaf)).toEqual(['expired']);
    });

    it('tells of each stage once and in order, with the times at which they were', async () => {
      const [running] = await occupied('sleep 400');
      if (running === undefined) throw new Error('nothing runs');
      const failing = scriptedJob('throw');
      const { ahead } = await queue.producer.submit(failing);
      expect(await endOf(running)).toBe('refusal');
      expect(await endOf(failing)).toBe('gave-up');
      for (const job of [running, failing]) {
        const told = stagesOf(job);
        expect(told.map(({ stage }) => stage)).toEqual(['queued', 'running', 'ended']);
        const times = told.map(({ detail }) => detail.atMs);
        expect(times).toEqual([...times].sort((one, other) => one - other));
      }
      expect(stagesOf(failing)[0]?.detail.ahead).toBe(ahead);
      const [, since, until] = stagesOf(running).map(({ detail }) => detail.atMs);
      expect((until ?? 0) - (since ?? 0)).toBeGreaterThanOrEqual(350);
    });

    it('says where a job is, and what its worker told of it', async () => {
      const [telling] = await occupied('tell 7');
      const waiting = [scriptedJob('answer'), scriptedJob('answer')];
      for (const job of waiting) await queue.producer.submit(job);
      const places = await Promise.all(waiting.map(({ id }) => queue.producer.place(id)));
      expect(places).toEqual([0, 1].map((ahead) => ({ state: 'waiting', ahead })));
      const placeOf = () => queue.producer.place(telling?.id ?? '');
      await until(async () => (await placeOf())?.progress !== undefined);
      const progress = { type: 'search', expansions: 7, limit: 256, certified: 0.62 };
      expect(await placeOf()).toEqual({ state: 'running', ahead: 0, progress });
      expect(await queue.producer.place('t-unknown')).toBeUndefined();
    });

    it('lets a waiting job go when it is cancelled', async () => {
      const running = await occupied('hang');
      const job = scriptedJob('answer');
      await queue.producer.submit(job);
      expect(await queue.producer.cancel(job.id)).toBe(true);
      expect(await outcome(job)).toEqual({ type: 'failure', code: 'cancelled' });
      expect(await endOf(job)).toBe('cancelled');
      expect(await queue.producer.ended(job.id)).toBe('cancelled');
      expect(await queue.producer.ended('t-unknown')).toBeUndefined();
      expect(await queue.producer.place(job.id)).toBeUndefined();
      expect(await queue.producer.cancel(job.id)).toBe(false);
      expect(await queue.producer.cancel('t-unknown')).toBe(false);
      expect((await queue.producer.submit(job)).fresh).toBe(false);
      for (const { id } of running) await queue.producer.cancel(id);
      const next = scriptedJob('answer');
      await queue.producer.submit(next);
      await outcome(next);
      expect(entries(job, 'start')).toHaveLength(0);
      expect(entries(job, 'abandoned')).toHaveLength(0);
    });

    it('aborts a running job that is cancelled, shows nothing of it, and does not start it again', async () => {
      const [job] = await occupied('hang');
      if (job === undefined) throw new Error('nothing runs');
      expect(await queue.producer.cancel(job.id)).toBe(true);
      expect(await outcome(job)).toEqual({ type: 'failure', code: 'cancelled' });
      expect(await endOf(job)).toBe('cancelled');
      expect(entries(job, 'aborted')).toHaveLength(1);
      for (const event of ['shown', 'end', 'abandoned'] as const) expect(entries(job, event)).toHaveLength(0);
      expect(entries(job, 'start')).toHaveLength(1);
      expect(await queue.producer.cancel(job.id)).toBe(false);
    });

    it('keeps the answer of a waiting job back while its message is edited', async () => {
      const running = await occupied('hang');
      const job = scriptedJob('answer');
      await queue.producer.submit(job);
      let isHeld = false;
      const held = await queue.producer.whileWaiting(job.id, async () => {
        isHeld = true;
        for (const { id } of running) await queue.producer.cancel(id);
        await Promise.all(running.map(outcome));
        const next = scriptedJob('answer');
        await queue.producer.submit(next);
        await outcome(next);
        expect(entries(job, 'shown')).toHaveLength(0);
        isHeld = false;
      });
      expect([held, isHeld]).toEqual([true, false]);
      await outcome(job);
      expect(entries(job, 'shown')).toHaveLength(1);
      const never = async () => {
        throw new Error('it does not wait');
      };
      expect(await queue.producer.whileWaiting(job.id, never)).toBe(false);
      const [hanging] = await occupied('hang');
      expect(await queue.producer.whileWaiting(hanging?.id ?? '', never)).toBe(false);
    });

    it('goes on after an edit that fails or never ends', async () => {
      const running = await occupied('hang');
      const [failing, endless] = [scriptedJob('answer'), scriptedJob('answer')];
      for (const job of [failing, endless]) await queue.producer.submit(job);
      const broken = queue.producer.whileWaiting(failing.id, async () => {
        throw new Error('as the test says');
      });
      await expect(broken).rejects.toThrow('as the test says');
      let signal: AbortSignal | undefined;
      const held = queue.producer.whileWaiting(endless.id, async (given) => {
        signal = given;
        await new Promise(() => undefined);
      });
      await until(() => signal !== undefined);
      for (const { id } of running) await queue.producer.cancel(id);
      expect(await held).toBe(true);
      expect(signal?.aborted).toBe(true);
      await Promise.all([failing, endless].map(outcome));
    });

    it('rejects waiting for an outcome that does not come', async () => {
      const job = scriptedJob('hang');
      await queue.producer.submit(job);
      expect((await failureOf(queue.producer.outcome(job.id, 300))).code).toBe('too-slow');
    });

    it('lets running jobs end when its workers stop', async () => {
      const job = scriptedJob('sleep 500');
      await queue.producer.submit(job);
      await until(() => entries(job, 'start').length === 1);
      await queue.stopWorkers(10_000);
      expect(entries(job, 'end')).toHaveLength(1);
      expect(entries(job, 'aborted')).toHaveLength(0);
      expect(await outcome(job)).toEqual(madeInStart(1, job));
    });

    it.each(['hang', 'deaf'])('aborts a job ("%s") that outlasts the stop of its worker', async (script) => {
      const job = scriptedJob(script);
      await queue.producer.submit(job);
      await until(() => entries(job, 'start').length === 1);
      await queue.stopWorkers(1_000);
      expect(entries(job, 'aborted')).toHaveLength(1);
      expect(entries(job, 'end')).toHaveLength(0);
    });
  });
}
