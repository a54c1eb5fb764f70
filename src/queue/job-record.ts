/**
 * What producers and consumers write down about one job in Redis, beside what BullMQ keeps: one hash that is gone a minute after
 * the job's answer could be shown last, whatever became of the job. Each change is one script, so that no two processes see
 * different things.
 *
 *   submitted   1: somebody tried to hand it in
 *   reply       where the answer goes, until the job has ended. It holds a secret, which is nowhere else in Redis
 *   person      who asked: `person:…` holds the ids of the jobs of each that have not ended, by when they came
 *   starts      how often it was really started. BullMQ's own count of stalls also counts a job that a dying worker had fetched
 *               and not begun, and so would blame the neighbours of one that brings its worker down
 *   taken       since when a worker has it, milliseconds since the epoch; absent while it waits
 *   cancelled   1: nobody wants the answer
 *   abandoned   the code with which the person is, or was, told so
 *   ended       `answer`, `refusal` or a failure code; `endedAt` when, `outcome` its JSON for those who wait for it
 */
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { ANSWER_LIFETIME_MS, type Job, jobSchema, type ReplyAddress } from '../jobs/contract.js';
import { costOf } from '../jobs/cost.js';
import type { FailureCode } from '../jobs/failure.js';
import { isFailureCode } from './outcome-wire.js';
import type { EndedAs } from './port.js';
import { priorityOf } from './ranks.js';
import { QUEUE_NAMES, type QueueNames } from './redis-connection.js';

/** Workers find an expired job when they come to it, which may be late. */
export const RECORD_GRACE_MS = 60_000;
/** Of a job whose own data does not say when it expires. */
const LIFETIME_MS = ANSWER_LIFETIME_MS + RECORD_GRACE_MS;

/**
 * KEYS record, jobs of the person, firsts; ARGV id, expiry, reply, person, now, lifetime, isLong. A pair: 1, nobody had submitted it;
 * 0, somebody had; −1, it has ended; and how many jobs of the person came before it.
 */
const SUBMIT = `
if redis.call('HEXISTS', KEYS[1], 'ended') == 1 then return {-1, 0} end
local fresh = redis.call('HSETNX', KEYS[1], 'submitted', '1')
if fresh == 1 then
  redis.call('HSET', KEYS[1], 'person', ARGV[4])
  if ARGV[3] ~= '' then redis.call('HSET', KEYS[1], 'reply', ARGV[3]) end
  redis.call('PEXPIREAT', KEYS[1], ARGV[2])
  redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', ARGV[5] - ARGV[6])
  redis.call('ZADD', KEYS[2], ARGV[5], ARGV[1])
  redis.call('PEXPIRE', KEYS[2], ARGV[6])
end
local own = redis.call('ZRANK', KEYS[2], ARGV[1]) or 0
if fresh == 1 and own == 0 and ARGV[7] == '1' then redis.call('ZADD', KEYS[3], ARGV[5], ARGV[1]) end
return {fresh, own}`;

/** KEYS record, job, jobs of the person, firsts; ARGV id. Nothing when the job is there after all, or has ended. */
const TAKE_BACK = `
if redis.call('EXISTS', KEYS[2]) == 1 or redis.call('HEXISTS', KEYS[1], 'ended') == 1 then return end
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[3], ARGV[1])
redis.call('ZREM', KEYS[4], ARGV[1])`;

/** KEYS record; ARGV now, lifetime. The number of the start, or 'ended' or 'cancelled'. */
const BEGIN = `
if redis.call('HEXISTS', KEYS[1], 'ended') == 1 then return 'ended' end
if redis.call('HEXISTS', KEYS[1], 'cancelled') == 1 then return 'cancelled' end
redis.call('HSET', KEYS[1], 'taken', ARGV[1])
local start = redis.call('HINCRBY', KEYS[1], 'starts', 1)
if redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return start`;

/** KEYS record; ARGV starts to take back. It waits again. */
const PUT_DOWN = `
redis.call('HDEL', KEYS[1], 'taken')
if ARGV[1] ~= '0' then redis.call('HINCRBY', KEYS[1], 'starts', -ARGV[1]) end`;

/** KEYS record, hold, lock; ARGV token. 'lost', 'cancelled', or for how many milliseconds somebody else may edit the message. */
const MAY_SHOW = `
if redis.call('GET', KEYS[3]) ~= ARGV[1] then return 'lost' end
if redis.call('HEXISTS', KEYS[1], 'cancelled') == 1 then return 'cancelled' end
return math.max(0, redis.call('PTTL', KEYS[2]))`;

/** KEYS record, hold; ARGV milliseconds. 1: it waits, and what takes it now will show nothing before the hold is gone. */
const HOLD = `
local fields = redis.call('HMGET', KEYS[1], 'submitted', 'taken', 'cancelled', 'ended')
if not fields[1] or fields[2] or fields[3] or fields[4] then return 0 end
redis.call('SET', KEYS[2], '1', 'PX', ARGV[1])
return 1`;

/** KEYS record. 'unknown' (ended, or never known), 'waiting' or 'running'. */
const CANCEL = `
local fields = redis.call('HMGET', KEYS[1], 'submitted', 'taken', 'ended')
if not fields[1] or fields[3] then return 'unknown' end
redis.call('HSET', KEYS[1], 'cancelled', '1')
return fields[2] and 'running' or 'waiting'`;

/**
 * KEYS record, lock, firsts; ARGV token ('' = whoever has the lock), ended, now, outcome, lifetime, id, prefix of the jobs of people,
 * channel of the news. 0: another worker has it; else the id of the person's next job, if that becomes a first now.
 */
const FINISH = `
if ARGV[1] ~= '' and redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
if redis.call('HSETNX', KEYS[1], 'ended', ARGV[2]) == 1 then
  redis.call('HDEL', KEYS[1], 'reply')
  redis.call('HSET', KEYS[1], 'endedAt', ARGV[3])
  if ARGV[4] ~= '' then redis.call('HSET', KEYS[1], 'outcome', ARGV[4]) end
  redis.call('PUBLISH', ARGV[8], ARGV[6])
end
if redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[5]) end
redis.call('ZREM', KEYS[3], ARGV[6])
local person = redis.call('HGET', KEYS[1], 'person')
if not person then return '' end
local own = ARGV[7] .. person
local first = redis.call('ZRANGE', own, 0, 0)[1]
redis.call('ZREM', own, ARGV[6])
local next = redis.call('ZRANGE', own, 0, 0)[1]
if not next or first ~= ARGV[6] then return '' end
redis.call('ZADD', KEYS[3], ARGV[3], next)
return next`;

/** KEYS firsts; ARGV until, most. Takes out those that have been a first for long enough. */
const AGE = `
local aged = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])
if #aged > 0 then redis.call('ZREM', KEYS[1], unpack(aged)) end
return aged`;

export type Beginning = number | 'ended' | 'cancelled';
export type MayShow = 'lost' | 'cancelled' | number;

const beginningSchema = z.union([z.number(), z.enum(['ended', 'cancelled'])]);
const mayShowSchema = z.union([z.number(), z.enum(['lost', 'cancelled'])]);
const NOBODY: ReplyAddress = { via: 'return' };
const submittedSchema = z.tuple([z.number(), z.number()]);
const agedSchema = z.array(z.string());
/** In one go. */
const MOST_AGED = 100;
const cancelSchema = z.enum(['unknown', 'waiting', 'running']);

export interface Submitted {
  readonly state: 'fresh' | 'known' | 'ended';
  readonly priority: number;
}

export interface Finish {
  readonly as: EndedAs;
  /** JSON, for whoever waits for the outcome. */
  readonly outcome?: string;
  /** Of the worker's lock; absent: whoever has it. */
  readonly token?: string;
}

/** What BullMQ is given of a job: everything but the secret. */
export function toJobData({ reply, ...job }: Job): Omit<Job, 'reply'> | Job {
  return reply.via === 'return' ? { ...job, reply } : job;
}

export const readEndedAs = (text: string): EndedAs =>
  text === 'answer' || text === 'refusal' || isFailureCode(text) ? text : 'bug';

export class JobRecords {
  readonly #client: Redis;
  readonly #prefix: string;
  readonly #queuePrefix: string;

  constructor(client: Redis, { prefix = QUEUE_NAMES.prefix, queueName = QUEUE_NAMES.queueName }: QueueNames) {
    this.#client = client;
    this.#prefix = prefix;
    this.#queuePrefix = `${prefix}:${queueName}`;
  }

  /** The key of the hash. */
  keyOf(id: string): string {
    return `${this.#prefix}:job:${id}`;
  }

  /** Where the ids of jobs are told as they end. */
  get newsChannel(): string {
    return `${this.#prefix}:ended`;
  }

  async submit({ id, reply, person, question, expiresAtMs }: Job): Promise<Submitted> {
    const [state, own] = submittedSchema.parse(
      await this.#run(
        SUBMIT,
        [this.keyOf(id), this.#personPrefix + person, this.#firstsKey],
        id,
        expiresAtMs + RECORD_GRACE_MS,
        reply.via === 'return' ? '' : JSON.stringify(reply),
        person,
        Date.now(),
        LIFETIME_MS,
        costOf(question) === 'long' ? 1 : 0,
      ),
    );
    return {
      state: state === 1 ? 'fresh' : state === 0 ? 'known' : 'ended',
      priority: priorityOf(own, costOf(question)),
    };
  }

  /** Of a job that was submitted and did not arrive at `jobKey`. */
  async takeBack(id: string, person: string, jobKey: string): Promise<void> {
    await this.#run(TAKE_BACK, [this.keyOf(id), jobKey, this.#personPrefix + person, this.#firstsKey], id);
  }

  /**
   * The job whose data BullMQ handed over, with its reply put back; undefined when that is no job, or not that of this id.
   * A reply that has gone is one that has ended or expired: nobody could be shown anything.
   */
  async read(id: string, data: unknown): Promise<Job | undefined> {
    const reply = await this.#client.hget(this.keyOf(id), 'reply');
    const parsed = jobSchema.safeParse({
      reply: reply === null ? NOBODY : JSON.parse(reply),
      ...(typeof data === 'object' ? data : {}),
    });
    return parsed.success && parsed.data.id === id ? parsed.data : undefined;
  }

  /** 1 for the first start; anything but a number: it is not to be started. */
  async begin(id: string): Promise<Beginning> {
    return beginningSchema.parse(await this.#run(BEGIN, [this.keyOf(id)], Date.now(), LIFETIME_MS));
  }

  /** `isCounted` false: the start was cut short by the worker, and is not the job's own. */
  async putDown(id: string, { isCounted }: { readonly isCounted: boolean }): Promise<void> {
    await this.#run(PUT_DOWN, [this.keyOf(id)], isCounted ? 0 : 1);
  }

  /** Asked by the worker whose lock has this token. A number: milliseconds to wait before asking again, 0 = show. */
  async mayShow(id: string, token: string): Promise<MayShow> {
    const keys = [this.keyOf(id), this.#holdKey(id), this.#lockKey(id)];
    return mayShowSchema.parse(await this.#run(MAY_SHOW, keys, token));
  }

  /** False when the job is not waiting. */
  async hold(id: string, forMs: number): Promise<boolean> {
    return (await this.#run(HOLD, [this.keyOf(id), this.#holdKey(id)], forMs)) === 1;
  }

  async release(id: string): Promise<void> {
    await this.#client.del(this.#holdKey(id));
  }

  async cancel(id: string): Promise<z.infer<typeof cancelSchema>> {
    return cancelSchema.parse(await this.#run(CANCEL, [this.keyOf(id)]));
  }

  /** Of these jobs, those that are cancelled. */
  async cancelledOf(ids: readonly string[]): Promise<string[]> {
    const pipeline = this.#client.pipeline();
    for (const id of ids) pipeline.hexists(this.keyOf(id), 'cancelled');
    const replies = (await pipeline.exec()) ?? [];
    return ids.filter((_, index) => replies[index]?.[1] === 1);
  }

  /** Undefined: it has not, or nothing is known of it. */
  async ended(id: string): Promise<EndedAs | undefined> {
    const ended = await this.#client.hget(this.keyOf(id), 'ended');
    if (ended === null) return undefined;
    return readEndedAs(ended);
  }

  /** True for the first who abandons the job: the one that tells the person. */
  async abandon(id: string, code: FailureCode): Promise<boolean> {
    return (await this.#client.hsetnx(this.keyOf(id), 'abandoned', code)) === 1;
  }

  /**
   * Only the first end counts. `isOurs` false: another worker has the job. `promoted`: the job whose priority is to become
   * `PROMOTED`.
   */
  async finish(
    id: string,
    { as, outcome = '', token = '' }: Finish,
  ): Promise<{ readonly isOurs: boolean; readonly promoted?: string }> {
    const keys = [this.keyOf(id), this.#lockKey(id), this.#firstsKey];
    const values = [token, as, Date.now(), outcome, LIFETIME_MS, id, this.#personPrefix, this.newsChannel];
    const reply = await this.#run(FINISH, keys, ...values);
    if (typeof reply !== 'string') return { isOurs: false };
    return reply === '' ? { isOurs: true } : { isOurs: true, promoted: reply };
  }

  /** Jobs whose priority is to become `AGED`, because they have been firsts for as long. */
  async aged(ageingMs: number): Promise<readonly string[]> {
    return agedSchema.parse(await this.#run(AGE, [this.#firstsKey], Date.now() - ageingMs, MOST_AGED));
  }

  get #personPrefix(): string {
    return `${this.#prefix}:person:`;
  }

  /** Long questions, and those that became firsts, by since when they wait as such. */
  get #firstsKey(): string {
    return `${this.#prefix}:firsts`;
  }

  #holdKey(id: string): string {
    return `${this.#prefix}:hold:${id}`;
  }

  #lockKey(id: string): string {
    return `${this.#queuePrefix}:${id}:lock`;
  }

  #run(script: string, keys: readonly string[], ...values: readonly (string | number)[]): Promise<unknown> {
    return this.#client.eval(script, keys.length, ...keys, ...values);
  }
}
