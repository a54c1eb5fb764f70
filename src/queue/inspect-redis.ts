/** What a Redis is like before anyone relies on it: who starts on it and who looks after it are told the same. */
import { Redis } from 'ioredis';
import { within } from '../ops/deadline.js';

export interface RedisFacts {
  readonly version: string;
  /** What happens when its memory is full. */
  readonly evictionPolicy: string;
  /** 0: no limit. */
  readonly maxMemoryBytes: number;
  readonly usedMemoryBytes: number;
  /** Whether every change is written to its append-only file. */
  readonly isAppendOnly: boolean;
  /** Of one round trip, the median of a few. */
  readonly latencyMs: number;
  /** Its clock, milliseconds since the epoch, less that of this machine. */
  readonly clockAheadMs: number;
}

export type RedisTrouble =
  | 'wrong-password'
  | 'password-needed'
  | 'unknown-host'
  | 'refused'
  | 'silent'
  | 'other';

export type RedisInspection =
  | { readonly isReachable: true; readonly facts: RedisFacts }
  | { readonly isReachable: false; readonly trouble: RedisTrouble; readonly detail: string };

/** Scripts and blocking reads that BullMQ needs. */
export const LEAST_REDIS_VERSION = '6.2.0';
const PINGS = 5;

/** Never rejects; settles within `timeoutMs` or little more. */
export async function inspectRedis(redisUrl: string, timeoutMs: number): Promise<RedisInspection> {
  const client = new Redis(redisUrl, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
  });
  let first: Error | undefined;
  client.on('error', (error: Error) => {
    first ??= error;
  });
  const late = () => new Error('Command timed out');
  try {
    await within(client.connect(), timeoutMs, late);
    return { isReachable: true, facts: await within(factsOf(client), timeoutMs, late) };
  } catch (error) {
    const cause = first ?? (error instanceof Error ? error : new Error(String(error)));
    return { isReachable: false, ...troubleOf(cause) };
  } finally {
    client.disconnect();
  }
}

/** Sentences for what must be put right before questions may be trusted to this Redis; none: it will do. */
export function refusalsOfRedis(inspection: RedisInspection): readonly string[] {
  if (!inspection.isReachable) {
    switch (inspection.trouble) {
      case 'wrong-password':
        return ['REDIS_URL has a name or password that Redis does not accept.'];
      case 'password-needed':
        return ['REDIS_URL has no password and Redis asks for one: write it as redis://:password@host:6379.'];
      default:
        // It may come back; the bot and its workers wait for it.
        return [];
    }
  }
  const { version, evictionPolicy } = inspection.facts;
  const refusals: string[] = [];
  if (isOlder(version, LEAST_REDIS_VERSION)) {
    refusals.push(`Redis ${version} is too old: version ${LEAST_REDIS_VERSION} or later is needed.`);
  }
  if (evictionPolicy !== 'noeviction') {
    refusals.push(
      `Redis would throw questions away when its memory is full (maxmemory-policy is ${evictionPolicy}): set it to noeviction, e.g. with "redis-cli config set maxmemory-policy noeviction", and in redis.conf.`,
    );
  }
  return refusals;
}

/** By the numbers of both, first to last; what is no number counts as 0. */
export function isOlder(version: string, least: string): boolean {
  const numbers = (text: string) => text.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const [have, need] = [numbers(version), numbers(least)];
  const place = need.findIndex((number, index) => (have[index] ?? 0) !== number);
  return place >= 0 && (have[place] ?? 0) < (need[place] ?? 0);
}

async function factsOf(client: Redis): Promise<RedisFacts> {
  const info = await client.info();
  const field = (name: string) => new RegExp(`^${name}:([^\\r\\n]*)`, 'm').exec(info)?.[1] ?? '';
  const times: number[] = [];
  for (let ping = 0; ping < PINGS; ping++) {
    const startedMs = performance.now();
    await client.ping();
    times.push(performance.now() - startedMs);
  }
  const askedMs = Date.now();
  const [seconds, microseconds] = await client.time();
  const halfwayMs = (askedMs + Date.now()) / 2;
  times.sort((a, b) => a - b);
  return {
    version: field('redis_version') || '0',
    evictionPolicy: field('maxmemory_policy') || 'noeviction',
    maxMemoryBytes: Number(field('maxmemory')) || 0,
    usedMemoryBytes: Number(field('used_memory')) || 0,
    isAppendOnly: field('aof_enabled') === '1',
    latencyMs: times[Math.floor(PINGS / 2)] ?? 0,
    clockAheadMs: Number(seconds) * 1000 + Number(microseconds) / 1000 - halfwayMs,
  };
}

function troubleOf(error: Error): { readonly trouble: RedisTrouble; readonly detail: string } {
  const code: unknown = Reflect.get(error, 'code');
  const { message } = error;
  if (/WRONGPASS|invalid password/i.test(message))
    return { trouble: 'wrong-password', detail: 'it does not accept the name or password' };
  if (/NOAUTH/i.test(message)) return { trouble: 'password-needed', detail: 'it asks for a password' };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return { trouble: 'unknown-host', detail: 'its host is not known' };
  if (code === 'ECONNREFUSED') return { trouble: 'refused', detail: 'nothing listens there' };
  if (code === 'ETIMEDOUT' || /timed out/i.test(message))
    return { trouble: 'silent', detail: 'it does not answer' };
  return { trouble: 'other', detail: typeof code === 'string' ? code : error.name };
}
