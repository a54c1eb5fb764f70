/** Bot and worker as processes of their own on a Redis: what they tell, how they follow each other, how they end. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createBullmqProducer } from '../../src/queue/bullmq.js';
import type { JournalEntry } from '../../src/sandbox/journal.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { scriptedJob } from '../queue/conformance.js';
import { Person } from '../sandbox/control-client.js';
import { describeWithRedis, openRedisServer, type RedisServer } from '../support/redis-server.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { freePort, StartedProcess } from '../support/started-process.js';
import { openTcpProxy } from '../support/tcp-proxy.js';

const PASSWORD = 'redis-password-7f3a';
const BOARD_KEY = 'board-key-of-twenty-four-signs';
/** What a supervisor gives, less what a slow machine takes to say so. */
const STOP_WITHIN_MS = 25_000;
const data = scratchFolder();

describeWithRedis('bot and worker on Redis', () => {
  let redis: RedisServer;
  let sandbox: Sandbox;
  const tokens: string[] = [];
  const started: StartedProcess[] = [];
  const ports = { bot: 0, worker: 0 };

  const start = (door: string, environment: Readonly<Record<string, string>> = {}) => {
    const process = new StartedProcess(door, {
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API_URL: sandbox.api,
      REDIS_URL: redis.url,
      DATA_DIR: data,
      MODEL: `${data}/none.gguf`,
      WARM_UP: 'no',
      LOG_LEVEL: 'debug',
      ...environment,
    });
    started.push(process);
    return process;
  };
  const startBoth = async () => {
    ports.bot = await freePort();
    ports.worker = await freePort();
    const bot = start('src/main.ts', { HEALTH_PORT: String(ports.bot), BOARD_KEY });
    const worker = start('worker/main.ts', { HEALTH_PORT: String(ports.worker) });
    await bot.says('is online');
    await expect.poll(() => statusOf(ports.worker, '/readyz'), { timeout: 30_000 }).toBe(200);
    return { bot, worker };
  };
  const page = async (port: number, path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
    return { status: answer.status, text: await answer.text() };
  };
  const statusOf = async (port: number, path: string) =>
    (await page(port, path).catch(() => ({ status: 0 }))).status;

  beforeAll(async () => {
    redis = await openRedisServer({ password: PASSWORD });
    const journal = (entry: JournalEntry) => {
      if (entry.type !== 'dispatch' || entry.event !== 'INTERACTION_CREATE') return;
      const { token } = entry.data as { readonly token: string };
      tokens.push(token);
    };
    sandbox = await startSandbox({ port: 0, journal });
  });
  afterEach(async () => {
    redis.thaw();
    await Promise.all(started.splice(0).map((process) => process.kill()));
  });
  afterAll(async () => {
    await sandbox.close();
    await redis.stop();
  });

  it('name a question alike in all of their lines, count it, and never print a secret', async () => {
    const { bot, worker } = await startBoth();
    const ada = new Person(sandbox);
    const { interactionId } = await ada.command('prob', { question: 'tennis given football' });
    const answer = await ada.message(interactionId);
    expect(answer.embeds[0]?.description).toContain('3 of 7');
    const { interactionId: wrong } = await ada.command('prob', { question: 'given given' });
    await ada.message(wrong);
    const { interactionId: without } = await ada.command('nextword', { text: 'The cat sat on the' });
    await ada.message(without);

    const job = `i-${interactionId}`;
    await worker.says('"outcome":"answer"');
    const lines = [bot, worker].map(({ logLines }) => logLines.filter((line) => line.job === job));
    expect(lines[0]?.map(({ msg }) => msg)).toContain('question queued');
    expect(lines[1]?.map(({ msg }) => msg)).toContain('question answered');
    for (const { logLines } of [bot, worker])
      for (const line of logLines)
        if (/question|acknowledge|answer/.test(String(line.msg))) expect(line).toHaveProperty('job');

    const botPage = await page(ports.bot, '/metrics');
    const workerPage = await page(ports.worker, '/metrics');
    expect(botPage.text).toMatch(
      /^given_step_seconds_count\{process="bot",step="acknowledge",kind="prob"\} 1$/m,
    );
    expect(botPage.text).toMatch(/^given_gateway_state\{shard="0",state="ready",process="bot"\} 1$/m);
    expect(botPage.text).toMatch(/^given_refused_total\{reason="[a-z-]+",process="bot"\} 1$/m);
    expect(workerPage.text).toMatch(
      /^given_questions_total\{kind="prob",outcome="answer",code="",process="worker"\} 1$/m,
    );
    for (const step of ['queue', 'engine', 'render', 'reply'])
      expect(workerPage.text).toContain(
        `given_step_seconds_count{process="worker",step="${step}",kind="prob"} 1\n`,
      );

    const board = await page(ports.bot, '/queues/api/queues?activeQueue=questions&page=1&jobsPerPage=20', {
      authorization: `Bearer ${BOARD_KEY}`,
    });
    expect(board.status).toBe(200);
    expect(board.text).toContain(job);
    expect((await page(ports.bot, '/queues')).status).toBe(401);

    bot.signal('SIGTERM');
    worker.signal('SIGTERM');
    expect(await bot.exited).toEqual({ code: 0, signal: null });
    expect(await worker.exited).toEqual({ code: 0, signal: null });
    expect(tokens.length).toBeGreaterThanOrEqual(3);
    for (const secret of [...tokens, sandbox.token, PASSWORD, BOARD_KEY]) {
      for (const text of [bot.printed, worker.printed, botPage.text, workerPage.text, board.text])
        expect(text.includes(secret)).toBe(false);
    }
  }, 120_000);

  it.each([
    ['frozen', () => redis.freeze()],
    ['gone', () => redis.kill()],
  ])(
    'stop in time with 0 while Redis is %s, having said so on /readyz',
    async (_state, takeAway) => {
      const { bot, worker } = await startBoth();
      expect(await statusOf(ports.bot, '/readyz')).toBe(200);
      await takeAway();
      try {
        for (const port of [ports.bot, ports.worker]) {
          await expect.poll(() => statusOf(port, '/readyz'), { timeout: 20_000 }).toBe(503);
          // A new process would not bring Redis back.
          expect(await statusOf(port, '/healthz')).toBe(200);
        }
        const startedMs = performance.now();
        bot.signal('SIGTERM');
        worker.signal('SIGINT');
        expect(await Promise.all([bot.exited, worker.exited])).toEqual([
          { code: 0, signal: null },
          { code: 0, signal: null },
        ]);
        expect(performance.now() - startedMs).toBeLessThan(STOP_WITHIN_MS);
      } finally {
        redis.thaw();
        if (_state === 'gone') await redis.start();
      }
    },
    120_000,
  );

  it('exit at once with 1 at a second signal', async () => {
    const { bot, worker } = await startBoth();
    redis.freeze();
    for (const process of [bot, worker]) {
      process.signal('SIGTERM');
      await process.says('"msg":"stopping"');
      process.signal('SIGTERM');
      expect(await process.exited).toEqual({ code: 1, signal: null });
    }
  }, 120_000);

  it('give up a worker that takes nothing any more although Redis answers, so that it is started again', async () => {
    const proxy = await openTcpProxy(redis.port);
    const port = String(await freePort());
    try {
      const worker = start('worker/main.ts', {
        REDIS_URL: redis.url.replace(String(redis.port), String(proxy.port)),
        HEALTH_PORT: port,
      });
      await expect.poll(() => statusOf(Number(port), '/readyz'), { timeout: 30_000 }).toBe(200);
      proxy.silence();
      const producer = createBullmqProducer({ redisUrl: redis.url });
      const job = scriptedJob('answer');
      await producer.submit(job);
      await expect.poll(() => statusOf(Number(port), '/healthz'), { timeout: 60_000 }).toBe(503);
      expect((await page(Number(port), '/healthz')).text).toContain('this worker takes none of them');
      expect(await worker.exited).toEqual({ code: 3, signal: null });
      expect(worker.printed).toMatch(
        /^Given's worker stops: for \d+ s it has taken none of the 1 questions that wait, though Redis answers\./m,
      );
      const next = start('worker/main.ts');
      const outcome = await producer.outcome(job.id, 30_000);
      // There is no model here, so the question is answered by counting.
      expect(outcome).toMatchObject({ type: 'answer', answer: { kind: 'counted-nextword' } });
      await next.kill();
      await producer.close(1_000);
    } finally {
      await proxy.close();
    }
  }, 150_000);

  it.each([
    ['src/main.ts', 'Given cannot start:'],
    ['worker/main.ts', "Given's worker cannot start:"],
  ])(
    '%s ends with 2 and a sentence for what no waiting mends',
    async (door, beginning) => {
      const evicting = await openRedisServer({ evictionPolicy: 'volatile-lru' });
      const port = String(await freePort());
      try {
        const refused = start(door, { REDIS_URL: evicting.url });
        expect((await refused.exited).code).toBe(2);
        expect(refused.printed).toContain(beginning);
        expect(refused.printed).toContain('maxmemory-policy is volatile-lru): set it to noeviction');
        const locked = start(door, { REDIS_URL: redis.url.replace(PASSWORD, 'guessed-password') });
        expect((await locked.exited).code).toBe(2);
        expect(locked.printed).toContain('REDIS_URL has a name or password that Redis does not accept.');
        expect(locked.printed).not.toContain('guessed-password');
        const first = start('src/main.ts', { HEALTH_PORT: port });
        await first.says('is online');
        const second = start(door, { HEALTH_PORT: port });
        expect((await second.exited).code).toBe(2);
        expect(second.printed).toContain(`HEALTH_PORT ${port} is taken by another process`);
      } finally {
        await evicting.stop();
      }
    },
    120_000,
  );
});

describe('a bot with its own worker', () => {
  it('shows the metrics of both on one page', async () => {
    const sandbox = await startSandbox({ port: 0 });
    const port = await freePort();
    const bot = new StartedProcess('src/main.ts', {
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API_URL: sandbox.api,
      DATA_DIR: data,
      MODEL: `${data}/none.gguf`,
      WARM_UP: 'no',
      HEALTH_PORT: String(port),
    });
    try {
      await bot.says('is online');
      const ada = new Person(sandbox);
      const { interactionId } = await ada.command('prob', { question: 'tennis given football' });
      await ada.message(interactionId);
      const metrics = async () => await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      await expect
        .poll(metrics, { timeout: 20_000 })
        .toContain('given_questions_total{kind="prob",outcome="answer",code="",process="worker"} 1\n');
      const text = await metrics();
      expect(text).toContain('given_step_seconds_count{process="bot",step="acknowledge",kind="prob"} 1\n');
      expect(text.match(/^# HELP given_step_seconds /gm)).toHaveLength(1);
      expect(text.match(/^process_resident_memory_bytes\{/gm)).toHaveLength(2);
      const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
      expect(ready.status).toBe(200);
    } finally {
      await bot.kill();
      await sandbox.close();
    }
  }, 120_000);
});
