/** The whole bot with a local Discord, a Redis and workers, each a process of its own that a test may kill, freeze and start again. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIMessage } from 'discord-api-types/v10';
import { Redis } from 'ioredis';
import { expect, type TestContext } from 'vitest';
import { writeBundle } from '../../../src/ops/bundle.mjs';
import type { JournalEntry } from '../../../src/sandbox/journal.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.js';
import { Person } from '../../sandbox/control-client.js';
import { isProgress } from '../../support/last-messages.js';
import { openRedisServer, type RedisServer, type RedisServerOptions } from '../../support/redis-server.js';
import { StartedProcess } from '../../support/started-process.js';

declare module 'vitest' {
  interface TaskMeta {
    /** From the asking to the last word, in seconds, of the slowest question of the test. */
    readonly answeredSeconds?: number;
  }
}

/** Bundled as the product's own programs are, so that it starts as soon as they do. */
const SLOW_WORKER = 'tests/app/faults/slow-worker';
const BUNDLE = 'bundle';
export const RIGHT = '3 of 7';
/** Short, so that the loss of a worker is noticed soon, and longer than the drawing of a picture on a busy machine. */
const LOCK_MS = 4_000;
/** Nothing may change any more in so long a time after the last word. */
const QUIET_MS = 700;
const ANSWERED_WITHIN_MS = 60_000;

export interface Ending {
  readonly messages: readonly APIMessage[];
  /** Of the only message: its words and those of its first embed. */
  readonly text: string;
  readonly seconds: number;
}

export interface Asked {
  readonly interactionId: string;
  readonly askedMs: number;
}

export const timesQueued = ({ logLines }: StartedProcess): number =>
  logLines.filter(({ msg }) => msg === 'question queued').length;

export class Stand {
  readonly sandbox: Sandbox;
  readonly redis: RedisServer;
  readonly ada: Person;
  readonly #data: string;
  readonly #tokens: ReadonlySet<string>;
  readonly #started: StartedProcess[] = [];
  #slowestSeconds = 0;
  #faultsSeen = 0;

  private constructor(sandbox: Sandbox, redis: RedisServer, data: string, tokens: ReadonlySet<string>) {
    this.sandbox = sandbox;
    this.redis = redis;
    this.ada = new Person(sandbox);
    this.#data = data;
    this.#tokens = tokens;
  }

  /** `data`: a folder for the bot's store. */
  static async open(data: string, options: RedisServerOptions = {}): Promise<Stand> {
    const tokens = new Set<string>();
    const journal = (entry: JournalEntry) => {
      if (entry.type === 'dispatch' && entry.event === 'INTERACTION_CREATE')
        tokens.add(String(Reflect.get(Object(entry.data), 'token')));
    };
    const [sandbox, redis] = await Promise.all([
      // Bots are started again within the five seconds that Discord wants between two of them.
      startSandbox({ port: 0, journal, rateLimits: { isEnforced: false } }),
      openRedisServer(options),
      writeBundle(join(data, BUNDLE), [`${SLOW_WORKER}.ts`]),
    ]);
    return new Stand(sandbox, redis, data, tokens);
  }

  async bot(environment: Readonly<Record<string, string>> = {}): Promise<StartedProcess> {
    const bot = this.#start('src/main.ts', { DATA_DIR: this.#data, ...environment });
    await bot.says('is online');
    return bot;
  }

  /** One question at a time, each of `engineMs`; "never": none comes to an end. */
  async worker(engineMs: number | 'never'): Promise<StartedProcess> {
    const worker = this.#start(join(this.#data, BUNDLE, `${SLOW_WORKER}.mjs`), {
      ENGINE_MS: String(engineMs === 'never' ? 3_600_000 : engineMs),
      LOCK_MS: String(LOCK_MS),
      WORKER_CONCURRENCY: '1',
    });
    await worker.says('worker is ready');
    return worker;
  }

  async ask(person: Person = this.ada): Promise<Asked> {
    const askedMs = performance.now();
    const { interactionId } = await person.command('prob', { question: 'tennis given football' });
    return { interactionId, askedMs };
  }

  /** Resolves once the worker computes its first question. */
  async begins(worker: StartedProcess): Promise<void> {
    await worker.says('"msg":"engine begins"');
  }

  /** The one message that the question ends in, and nothing of it changes any more. */
  async ending({ interactionId, askedMs }: Asked): Promise<Ending> {
    const { control } = this.ada;
    const look = () => control.finalMessages(interactionId, { waitMs: ANSWERED_WITHIN_MS });
    let first = await look();
    while (first.some(isProgress)) {
      expect(performance.now() - askedMs).toBeLessThan(ANSWERED_WITHIN_MS);
      await sleep(20);
      first = await look();
    }
    const seconds = (performance.now() - askedMs) / 1_000;
    await sleep(QUIET_MS);
    const messages = await look();
    expect(messages).toHaveLength(1);
    expect(messages.some(isProgress)).toBe(false);
    this.#slowestSeconds = Math.max(this.#slowestSeconds, seconds);
    const [message] = messages;
    return { messages, text: [message?.content, message?.embeds[0]?.description].join('\n'), seconds };
  }

  /** Resolves once the bot has put so many questions into the queue. */
  async queued(bot: StartedProcess, times: number): Promise<void> {
    await expect.poll(() => timesQueued(bot), { timeout: ANSWERED_WITHIN_MS }).toBeGreaterThanOrEqual(times);
  }

  /** A command to Redis, as whoever runs it would type it. */
  async tellRedis(name: string, ...values: readonly string[]): Promise<void> {
    const client = new Redis(this.redis.url);
    await client.call(name, ...values);
    client.disconnect();
  }

  /** Of Redis, those that fit one of the patterns. */
  async keys(...patterns: readonly string[]): Promise<readonly string[]> {
    const client = new Redis(this.redis.url);
    const found = await Promise.all(patterns.map((pattern) => client.keys(pattern)));
    client.disconnect();
    return found.flat();
  }

  /**
   * After each test: nothing secret was printed, nothing was sent that Discord would refuse but for what `mayBeRefused` fits, and
   * nobody is left.
   */
  async clear({ task }: TestContext, mayBeRefused = /(?!)/): Promise<void> {
    Object.assign(task.meta, { answeredSeconds: this.#slowestSeconds });
    this.#slowestSeconds = 0;
    this.redis.thaw();
    const processes = this.#started.splice(0);
    for (const process of processes) process.signal('SIGCONT');
    await Promise.all(processes.map((process) => process.kill()));
    for (const secret of [...this.#tokens, this.sandbox.token])
      for (const { printed } of processes) expect(printed.includes(secret)).toBe(false);
    const faults = (await this.ada.faults()).slice(this.#faultsSeen);
    this.#faultsSeen += faults.length;
    expect(faults.filter(({ sentence }) => !mayBeRefused.test(sentence))).toEqual([]);
  }

  async close(): Promise<void> {
    await Promise.all(this.#started.map((process) => process.kill()));
    await this.sandbox.close();
    await this.redis.stop();
  }

  #start(door: string, environment: Readonly<Record<string, string>>): StartedProcess {
    const process = new StartedProcess(door, {
      DISCORD_TOKEN: this.sandbox.token,
      DISCORD_API_URL: this.sandbox.api,
      REDIS_URL: this.redis.url,
      MODEL: `${this.#data}/none.gguf`,
      WARM_UP: 'no',
      LOG_LEVEL: 'debug',
      ...environment,
    });
    this.#started.push(process);
    return process;
  }
}
