/**
 * News of jobs that end, from the workers, at the moment that they do. Only a hint: what is said while nobody is connected is
 * lost, so whoever must know asks as well.
 */
import type { Logger } from '../ops/log.js';
import { RedisConnection } from './redis-connection.js';

/** A connection on which nothing is ever sent would not find out that nobody is at its other end. */
const PROBE_EVERY_MS = 10_000;

export class EndNews {
  readonly #connection: RedisConnection;
  readonly #probing: NodeJS.Timeout;

  constructor(
    redisUrl: string,
    channel: string,
    onEnded: (jobId: string) => void,
    logger: Logger | undefined,
  ) {
    this.#connection = new RedisConnection(redisUrl, 'listener', logger);
    const { client, report } = this.#connection;
    client.on('message', (_channel: string, jobId: string) => onEnded(jobId));
    // Kept over outages by the client itself.
    client.subscribe(channel).catch(report);
    this.#probing = setInterval(() => {
      if (client.status === 'ready') client.ping().catch(report);
    }, PROBE_EVERY_MS);
    this.#probing.unref();
  }

  /** Never rejects. */
  async close(timeoutMs: number): Promise<void> {
    clearInterval(this.#probing);
    await this.#connection.close(timeoutMs);
  }
}
