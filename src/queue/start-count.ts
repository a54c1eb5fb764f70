/**
 * How often a job was really started, counted in Redis. BullMQ's own count of stalls also counts a job that a dying worker
 * had fetched and not begun, and so would blame the neighbours of one that brings its worker down.
 */
import type { Redis } from 'ioredis';
import { KEEP_ENDED_SECONDS } from './redis-connection.js';

export class StartCount {
  readonly #client: Redis;
  readonly #key: (id: string) => string;

  constructor(client: Redis, prefix: string) {
    this.#client = client;
    this.#key = (id) => `${prefix}:starts:${id}`;
  }

  /** 1 for the first start. */
  async begin(id: string): Promise<number> {
    const replies = await this.#client
      .multi()
      .incr(this.#key(id))
      .expire(this.#key(id), KEEP_ENDED_SECONDS)
      .exec();
    const [error, start] = replies?.[0] ?? [new Error('no reply')];
    if (error !== null || typeof start !== 'number')
      throw new Error('a start could not be counted', { cause: error });
    return start;
  }

  /** For a job that is handed back: its start was cut short by the worker, and is not the job's own. */
  async takeBack(id: string): Promise<void> {
    await this.#client.decr(this.#key(id));
  }
}
