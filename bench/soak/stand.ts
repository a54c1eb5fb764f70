/**
 * Everything that a soak runs on, each part a process of its own that can be killed, frozen and started again: the local Discord,
 * a Redis, the bot, its workers. Without Redis the bot brings its own worker.
 */
import { ControlClient } from '../../src/sandbox/control-client.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { openRedisServer, type RedisServer } from '../../tests/support/redis-server.js';
import { type Exit, freePort } from '../../tests/support/started-process.js';
import { Overheard } from './overheard.js';
import { Service } from './service.js';

export interface StandOptions {
  readonly dataDirectory: string;
  /** 0: no Redis, and the bot's own worker. */
  readonly workers: number;
  /** Of the workers; absent: the product's own. */
  readonly lockMs?: number;
  /** False: questions to it are answered by counting, or told so. */
  readonly hasModel: boolean;
  readonly onUnwanted: (service: Service, exit: Exit) => void;
}

const REDIS_PASSWORD = 'a-password-that-no-log-may-hold';
/** Of a worker, so that most of what the crowd asks waits for its turn. */
const CONCURRENCY = 4;

export class SoakStand {
  readonly sandbox: Sandbox;
  readonly control: ControlClient;
  readonly redis: RedisServer | undefined;
  readonly bot: Service;
  readonly workers: readonly Service[];
  readonly #overheard: Overheard;

  private constructor(parts: Pick<SoakStand, 'sandbox' | 'redis' | 'bot' | 'workers'>, overheard: Overheard) {
    this.sandbox = parts.sandbox;
    this.control = new ControlClient(parts.sandbox);
    this.redis = parts.redis;
    this.bot = parts.bot;
    this.workers = parts.workers;
    this.#overheard = overheard;
  }

  static async open(options: StandOptions): Promise<SoakStand> {
    const overheard = new Overheard();
    const sandbox = await startSandbox({ port: 0, journal: overheard.hear });
    const redis = options.workers === 0 ? undefined : await openRedisServer({ password: REDIS_PASSWORD });
    const environment = {
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API_URL: sandbox.api,
      DATA_DIR: options.dataDirectory,
      ...(options.hasModel ? {} : { MODEL: `${options.dataDirectory}/none.gguf`, WARM_UP: 'no' }),
      WORKER_CONCURRENCY: String(CONCURRENCY),
      LOG_LEVEL: 'debug',
      ...(redis === undefined ? {} : { REDIS_URL: redis.url }),
      ...(options.lockMs === undefined ? {} : { LOCK_MS: String(options.lockMs) }),
    };
    const { onUnwanted } = options;
    const common = async () => ({ environment, onUnwanted, healthPort: await freePort() });
    const bot = new Service({
      name: 'bot',
      door: 'src/main.ts',
      onStart: overheard.forgetBot,
      ...(await common()),
    });
    const door = options.lockMs === undefined ? 'worker/main.ts' : 'bench/soak/worker.ts';
    const workers: Service[] = [];
    while (workers.length < options.workers)
      workers.push(new Service({ name: `worker ${workers.length + 1}`, door, ...(await common()) }));
    const stand = new SoakStand({ sandbox, redis, bot, workers }, overheard);
    try {
      for (const worker of workers) worker.start();
      await stand.startBot();
    } catch (error) {
      await stand.close();
      throw error;
    }
    return stand;
  }

  get services(): readonly Service[] {
    return [this.bot, ...this.workers];
  }

  /** Nothing of this may stand in a log, or stay in Redis. */
  get tokens(): ReadonlySet<string> {
    return this.#overheard.tokens;
  }

  get secrets(): readonly string[] {
    return [this.sandbox.token, REDIS_PASSWORD];
  }

  /** Interactions that the bot of now has told Discord to wait for. */
  get deferredByBot(): Overheard['deferred'] {
    return this.#overheard.deferred;
  }

  /** Whether the bot has said that it will change the message that was pressed. */
  isInPlace(interactionId: string): boolean {
    return this.#overheard.inPlace.has(interactionId);
  }

  /** Resolves when it is online. */
  async startBot(): Promise<void> {
    this.bot.start();
    await this.bot.says('is online');
  }

  async close(): Promise<void> {
    await Promise.all(this.services.map((service) => service.kill()));
    await this.redis?.stop();
    await this.sandbox.close();
  }
}
