/** So many workers on a Redis of their own, and the questions that they answer in a second. Nothing is drawn or shown. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readConfig } from '../../src/config.js';
import type { Job, Question } from '../../src/jobs/contract.js';
import { createBullmqProducer } from '../../src/queue/bullmq.js';
import type { JobProducer } from '../../src/queue/port.js';
import { openRedisServer } from '../../tests/support/redis-server.js';
import { StartedProcess } from '../../tests/support/started-process.js';
import { PROMPTS } from '../texts.js';

const FIXED_MS = 50;
const PER_WORKER = 80;
const REAL_QUESTIONS = 12;
const PATIENCE_MS = 240_000;

const RATES: Question = {
  kind: 'bayes',
  prior: { numerator: 1, denominator: 100 },
  hit: { numerator: 9, denominator: 10 },
  falseAlarm: { numerator: 9, denominator: 100 },
  tests: 1,
  names: {},
};

export async function measureFixed(workers: number): Promise<number> {
  return await measure({
    workers,
    door: 'tests/app/faults/slow-worker.ts',
    environment: { ENGINE_MS: String(FIXED_MS), LOCK_MS: '12000', MODEL: 'none.gguf' },
    isReady: '"msg":"worker is ready"',
    before: Array.from({ length: 2 * workers }, () => RATES),
    questions: Array.from({ length: workers * PER_WORKER }, () => RATES),
  });
}

/** Undefined where the model is missing. */
export async function measureReal(workers: number): Promise<number | undefined> {
  const { modelDirectory } = readConfig();
  if (!existsSync(modelDirectory)) return undefined;
  return await measure({
    workers,
    door: 'worker/main.ts',
    environment: { MODEL_DIR: modelDirectory },
    isReady: '"msg":"model loaded"',
    before: PROMPTS.slice(REAL_QUESTIONS, REAL_QUESTIONS + 2 * workers).map(wordQuestion),
    questions: PROMPTS.slice(0, REAL_QUESTIONS).map(wordQuestion),
  });
}

const wordQuestion = (text: string): Question => ({ kind: 'nextword', text, words: 10 });

interface Measurement {
  readonly workers: number;
  readonly door: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly isReady: string;
  /** Asked before, so that nothing is begun for the first time; none of them is found computed already later. */
  readonly before: readonly Question[];
  readonly questions: readonly Question[];
}

/** Questions answered in a second, from the first that is put into the queue to the last outcome. */
async function measure({
  workers,
  door,
  environment,
  isReady,
  before,
  questions,
}: Measurement): Promise<number> {
  const redis = await openRedisServer();
  const producer = createBullmqProducer({ redisUrl: redis.url });
  const started = Array.from(
    { length: workers },
    () =>
      new StartedProcess(door, {
        REDIS_URL: redis.url,
        WORKER_CONCURRENCY: '1',
        LOG_LEVEL: 'info',
        ...environment,
      }),
  );
  try {
    await Promise.all(started.map((worker) => worker.says(isReady)));
    await ask(producer, before);
    const startedMs = performance.now();
    await ask(producer, questions);
    return (1_000 * questions.length) / (performance.now() - startedMs);
  } finally {
    await producer.close(1_000);
    await Promise.all(started.map((worker) => worker.kill()));
    await redis.stop();
  }
}

async function ask(producer: JobProducer, questions: readonly Question[]): Promise<void> {
  const jobs = questions.map(toJob);
  const outcomes = jobs.map(({ id }) => producer.outcome(id, PATIENCE_MS));
  await Promise.all(jobs.map((job) => producer.submit(job)));
  for (const { type } of await Promise.all(outcomes))
    if (type !== 'answer') throw new Error(`a question ended in ${type}`);
}

function toJob(question: Question): Job {
  const nowMs = Date.now();
  return {
    id: `s-${randomUUID()}`,
    question,
    reply: { via: 'return' },
    person: randomUUID(),
    createdAtMs: nowMs,
    expiresAtMs: nowMs + PATIENCE_MS,
  };
}
