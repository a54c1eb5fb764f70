/** What the bot says of itself on its health port. */
import type { Client } from 'discord.js';
import type { Config } from './config.js';
import { type Check, startHealth } from './ops/health.js';
import type { Logger } from './ops/log.js';
import { mergeExpositions } from './ops/merge-expositions.js';
import type { Metrics } from './ops/metrics.js';
import type { JobProducer } from './queue/port.js';
import type { Store } from './store/open-store.js';

export interface BotParts {
  readonly client: Client;
  readonly producer: JobProducer;
  readonly store: Store;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

export interface ServedHealth {
  close(): Promise<void>;
}

const BOARD_PATH = '/queues';
const CLOSE_BOARD_MS = 500;
/** An id that is well formed and nobody's. */
const NO_CARD = 'aaaaaa';

/** Undefined where no port is configured. Rejects with ConfigError when it cannot be listened on. */
export async function serveBotHealth(config: Config, parts: BotParts): Promise<ServedHealth | undefined> {
  const { healthPort, healthHost, redisUrl, boardKey } = config;
  if (healthPort === undefined) return undefined;
  const { producer, metrics, logger } = parts;
  const board =
    redisUrl === undefined || boardKey === undefined
      ? undefined
      : (await import('./queue/board.js')).openBoard({
          redisUrl,
          key: boardKey,
          path: BOARD_PATH,
          logger,
        });
  const server = await startHealth({
    host: healthHost,
    port: healthPort,
    // That it answers is all that a new process could do better: lost connections are made again by this one.
    alive: () => [{ name: 'process', isOk: true, detail: 'it answers' }],
    ready: async () => await Promise.all([gateway(parts), queue(parts), store(parts)]),
    metrics: async () => mergeExpositions([await metrics.render(), (await producer.workerMetrics?.()) ?? '']),
    ...(board === undefined ? {} : { board: board.app }),
    logger,
  });
  return {
    async close() {
      await server.close();
      await board?.close(CLOSE_BOARD_MS);
    },
  };
}

async function gateway({ client }: BotParts): Promise<Check> {
  const isOk = client.isReady();
  return { name: 'gateway', isOk, detail: isOk ? 'connected to Discord' : 'not connected to Discord' };
}

async function queue({ producer }: BotParts): Promise<Check> {
  try {
    return { name: 'queue', isOk: true, detail: `${await producer.depth()} questions wait or run` };
  } catch {
    return { name: 'queue', isOk: false, detail: 'Redis does not answer' };
  }
}

async function store({ store: kept }: BotParts): Promise<Check> {
  try {
    await kept.cards.find(NO_CARD);
    return { name: 'store', isOk: true, detail: 'the database answers' };
  } catch {
    return { name: 'store', isOk: false, detail: 'the database does not answer' };
  }
}
