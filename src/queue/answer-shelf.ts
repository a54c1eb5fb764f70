/**
 * Answers that workers share through Redis. A convenience, so it never fails and never waits long: what is not found in time is
 * computed. Bounded in number, in size of each, and in time.
 */
import { settlesWithin } from '../ops/deadline.js';
import type { Logger } from '../ops/log.js';
import { QUEUE_NAMES, RedisConnection } from './redis-connection.js';

export interface AnswerShelf {
  /** Undefined: not there, or not to be had in time. */
  get(key: string): Promise<string | undefined>;
  put(key: string, text: string): Promise<void>;
  close(timeoutMs: number): Promise<void>;
}

export interface RedisAnswerShelfOptions {
  readonly redisUrl: string;
  /** Default "given". */
  readonly prefix?: string;
  readonly logger?: Logger;
  /** Answers kept at most; the one that was put longest ago goes first. */
  readonly most?: number;
}

const MOST = 500;
/** Larger ones are computed anew: 500 of this size are 32 MB. */
const LONGEST_TEXT = 64 * 1024;
const TTL_MS = 6 * 60 * 60_000;
const WAIT_MS = 250;

/** KEYS answer, index; ARGV text, milliseconds, now, most. */
const PUT = `
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
redis.call('ZADD', KEYS[2], ARGV[3], KEYS[1])
redis.call('PEXPIRE', KEYS[2], ARGV[2])
local over = redis.call('ZCARD', KEYS[2]) - tonumber(ARGV[4])
if over > 0 then
  local oldest = redis.call('ZPOPMIN', KEYS[2], over)
  for index = 1, #oldest, 2 do redis.call('DEL', oldest[index]) end
end`;

export class RedisAnswerShelf implements AnswerShelf {
  readonly #connection: RedisConnection;
  readonly #prefix: string;
  readonly #most: number;

  constructor({ redisUrl, prefix = QUEUE_NAMES.prefix, logger, most = MOST }: RedisAnswerShelfOptions) {
    this.#connection = new RedisConnection(redisUrl, 'producer', logger);
    this.#prefix = prefix;
    this.#most = most;
  }

  async get(key: string): Promise<string | undefined> {
    let found: string | undefined;
    const asked = this.#connection.client.get(this.#keyOf(key)).then((text) => {
      found = text ?? undefined;
    });
    asked.catch(this.#connection.report);
    await settlesWithin(asked, WAIT_MS);
    return found;
  }

  async put(key: string, text: string): Promise<void> {
    if (text.length > LONGEST_TEXT) return;
    try {
      const keys = [this.#keyOf(key), `${this.#prefix}:answers`];
      await this.#connection.client.eval(PUT, 2, ...keys, text, TTL_MS, Date.now(), this.#most);
    } catch (error) {
      this.#connection.report(error);
    }
  }

  async close(timeoutMs: number): Promise<void> {
    await this.#connection.close(timeoutMs);
  }

  #keyOf(key: string): string {
    return `${this.#prefix}:answer:${key}`;
  }
}
