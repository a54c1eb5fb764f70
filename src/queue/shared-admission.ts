/**
 * The limits of admission kept together by all bots on one Redis. Each bot counts its own as well: those counts stand in while Redis
 * is away, so that a question is let in rather than kept waiting.
 */
import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { accept, type Checked } from '../jobs/refusal.js';
import { settlesWithin } from '../ops/deadline.js';
import type { Logger } from '../ops/log.js';
import {
  ADMISSION_LIMITS,
  type Admission,
  type AdmissionLimits,
  type Admitted,
  type Asker,
  busy,
  CountedAdmission,
} from './admission.js';
import { QUEUE_NAMES, RedisConnection } from './redis-connection.js';

export interface SharedAdmissionOptions {
  readonly redisUrl: string;
  /** Default "given". */
  readonly prefix?: string;
  readonly limits?: Partial<AdmissionLimits>;
  /** A slot of a bot that is not heard of any more is free after this time. */
  readonly silentMs?: number;
  readonly logger?: Logger;
}

const SILENT_MS = 45_000;
/** Of the three seconds that Discord gives. */
const WAIT_MS = 300;
/** After Redis did not answer in time, it is not asked for so long: not every question should wait for it. */
const PAUSE_MS = 5_000;

/**
 * KEYS slots of all, of the person, of the server, times of the person; ARGV slot, lease, inTotal, perPerson, perServer, perWindow,
 * windowMs. By the clock of Redis, which is the same for all.
 */
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for index = 1, 3 do redis.call('ZREMRANGEBYSCORE', KEYS[index], '-inf', now) end
redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', now - ARGV[7])
if redis.call('ZCARD', KEYS[4]) >= tonumber(ARGV[6]) then
  return {'rate', redis.call('ZRANGE', KEYS[4], 0, 0, 'WITHSCORES')[2] + ARGV[7] - now}
end
if redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[4]) then return {'person', 0} end
if redis.call('ZCARD', KEYS[3]) >= tonumber(ARGV[5]) then return {'server', 0} end
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[3]) then return {'everyone', 0} end
for index = 1, 3 do
  redis.call('ZADD', KEYS[index], now + ARGV[2], ARGV[1])
  redis.call('PEXPIRE', KEYS[index], ARGV[2])
end
redis.call('ZADD', KEYS[4], now, ARGV[1])
redis.call('PEXPIRE', KEYS[4], ARGV[7])
return {'taken', 0}`;

/** KEYS as above but the last; ARGV slot, lease. */
const RENEW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for index = 1, 3 do
  redis.call('ZADD', KEYS[index], now + ARGV[2], ARGV[1])
  redis.call('PEXPIRE', KEYS[index], ARGV[2])
end`;

const takenSchema = z.tuple([z.enum(['taken', 'rate', 'person', 'server', 'everyone']), z.number()]);
type Taken = z.infer<typeof takenSchema>;

interface SharedSlot {
  readonly id: string;
  readonly keys: readonly [all: string, person: string, server: string];
}

export class SharedAdmission implements Admission {
  readonly #limits: AdmissionLimits;
  readonly #own: CountedAdmission;
  readonly #connection: RedisConnection;
  readonly #prefix: string;
  readonly #silentMs: number;
  readonly #held = new Map<string, SharedSlot>();
  readonly #renewing: NodeJS.Timeout;
  #pausedUntilMs = Number.NEGATIVE_INFINITY;

  constructor({ redisUrl, prefix = QUEUE_NAMES.prefix, limits, silentMs, logger }: SharedAdmissionOptions) {
    this.#limits = { ...ADMISSION_LIMITS, ...limits };
    this.#own = new CountedAdmission(this.#limits, () => performance.now());
    this.#connection = new RedisConnection(redisUrl, 'producer', logger);
    this.#prefix = prefix;
    this.#silentMs = silentMs ?? SILENT_MS;
    this.#renewing = setInterval(() => this.#renew(), this.#silentMs / 3);
    this.#renewing.unref();
  }

  async admit(asker: Asker): Promise<Checked<Admitted>> {
    const slot = this.#slotFor(asker);
    const [state, waitMs] = (await this.#take(slot, asker)) ?? ['away', 0];
    if (state !== 'taken' && state !== 'away') {
      return state === 'rate' ? busy('person', waitMs / 1000) : busy(state, this.#own.meanHeldSeconds);
    }
    if (state === 'taken') this.#held.set(slot.id, slot);
    const admitted = this.#own.take(asker, () => this.#release(slot));
    if (!admitted.ok) this.#release(slot);
    return admitted.ok ? accept(admitted.value) : admitted;
  }

  ended(jobId: string): void {
    this.#own.ended(jobId);
  }

  async close(timeoutMs: number): Promise<void> {
    clearInterval(this.#renewing);
    await this.#connection.close(timeoutMs);
  }

  /** False while Redis is away: then this bot counts for itself. */
  get isShared(): boolean {
    return this.#client.status === 'ready' && performance.now() >= this.#pausedUntilMs;
  }

  get #client(): Redis {
    return this.#connection.client;
  }

  #slotFor({ person, server }: Asker): SharedSlot {
    const of = (kind: string, id: string) => `${this.#prefix}:slots:${kind}:${id}`;
    // A conversation between two counts for the person alone: its "server" holds what the person holds.
    const serverKey = server === undefined ? of('direct', person) : of('server', server);
    return { id: randomUUID(), keys: [`${this.#prefix}:slots`, of('person', person), serverKey] };
  }

  /** Undefined: Redis does not say, in time. */
  async #take({ id, keys }: SharedSlot, { person }: Asker): Promise<Taken | undefined> {
    if (!this.isShared) return undefined;
    const { inTotal, perPerson, perServer, perWindow, windowMs } = this.#limits;
    const values = [id, this.#silentMs, inTotal, perPerson, perServer, perWindow, windowMs];
    const asked = this.#client
      .eval(TAKE, 4, ...keys, `${this.#prefix}:asked:${person}`, ...values)
      .then((reply) => takenSchema.parse(reply));
    let taken: Taken | undefined;
    asked.then(
      (reply) => {
        taken = reply;
      },
      (error: unknown) => this.#connection.report(error),
    );
    if (!(await settlesWithin(asked, WAIT_MS))) {
      this.#pausedUntilMs = performance.now() + PAUSE_MS;
      // Should it arrive all the same, nobody renews it, and its time runs out.
      return undefined;
    }
    return taken;
  }

  #release(slot: SharedSlot): void {
    if (!this.#held.delete(slot.id)) return;
    const pipeline = this.#client.pipeline();
    for (const key of slot.keys) pipeline.zrem(key, slot.id);
    pipeline.exec().catch(this.#connection.report);
  }

  #renew(): void {
    if (this.#client.status !== 'ready' || this.#held.size === 0) return;
    const pipeline = this.#client.pipeline();
    for (const { id, keys } of this.#held.values()) pipeline.eval(RENEW, 3, ...keys, id, this.#silentMs);
    pipeline.exec().catch(this.#connection.report);
  }
}
