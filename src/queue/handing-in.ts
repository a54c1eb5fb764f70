/**
 * What is being handed in. A job's record is written before the job itself, so a process that dies between the two leaves a record
 * that no worker ever comes to: it would hold a secret and its person's place, and everyone would believe that it waits. The ids of
 * those under way stand in a list of their own, by since when, until the job has arrived; whatever stays there for long is looked at
 * by any of the producers.
 */
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { ANSWER_LIFETIME_MS } from '../jobs/contract.js';
import { QUEUE_NAMES, type QueueNames } from './redis-connection.js';

/**
 * KEYS handing in, firsts; ARGV until, most, prefixes of records, jobs and jobs of people, now. The ids of jobs that are the first of
 * their person now. What a worker has begun or ended had arrived, whatever became of it since.
 */
const RECLAIM = `
local promoted = {}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])) do
  redis.call('ZREM', KEYS[1], id)
  local fields = redis.call('HMGET', ARGV[3] .. id, 'submitted', 'starts', 'ended', 'person')
  if fields[1] and not fields[2] and not fields[3] and redis.call('EXISTS', ARGV[4] .. id) == 0 then
    redis.call('DEL', ARGV[3] .. id)
    redis.call('ZREM', KEYS[2], id)
    if fields[4] then
      local own = ARGV[5] .. fields[4]
      local isFirst = redis.call('ZRANGE', own, 0, 0)[1] == id
      redis.call('ZREM', own, id)
      local next = redis.call('ZRANGE', own, 0, 0)[1]
      if isFirst and next then
        redis.call('ZADD', KEYS[2], ARGV[6], next)
        promoted[#promoted + 1] = next
      end
    end
  end
end
return promoted`;

/** Far longer than a producer tries, or is frozen, between the two. */
const HANDED_IN_WITHIN_MS = 15_000;
/** In one go. */
const MOST_RECLAIMED = 100;
const idsSchema = z.array(z.string());

export class HandingIn {
  readonly #client: Redis;
  readonly #prefix: string;
  readonly #queuePrefix: string;

  constructor(client: Redis, { prefix = QUEUE_NAMES.prefix, queueName = QUEUE_NAMES.queueName }: QueueNames) {
    this.#client = client;
    this.#prefix = prefix;
    this.#queuePrefix = `${prefix}:${queueName}`;
  }

  get #key(): string {
    return `${this.#prefix}:handing-in`;
  }

  /** Before its record is written. */
  async begin(id: string): Promise<void> {
    await this.#client
      .pipeline()
      .zadd(this.#key, String(Date.now()), id)
      .pexpire(this.#key, String(ANSWER_LIFETIME_MS))
      .exec();
  }

  /** Its job has arrived, or its record was taken back. */
  async end(id: string): Promise<void> {
    await this.#client.zrem(this.#key, id);
  }

  /** Takes back the records whose job did not arrive within `withinMs`; the jobs whose priority is to become `PROMOTED`. */
  async reclaim(withinMs: number = HANDED_IN_WITHIN_MS): Promise<readonly string[]> {
    const nowMs = Date.now();
    const promoted = await this.#client.eval(
      RECLAIM,
      2,
      this.#key,
      `${this.#prefix}:firsts`,
      nowMs - withinMs,
      MOST_RECLAIMED,
      `${this.#prefix}:job:`,
      `${this.#queuePrefix}:`,
      `${this.#prefix}:person:`,
      nowMs,
    );
    return idsSchema.parse(promoted);
  }
}
