/** What Redis holds at a quiet moment, and what of it must not be there. */
import type { Redis } from 'ioredis';
import { LONG_WORD } from './log-scan.js';

export interface RedisContent {
  /** How each job ended that ended, by its id. */
  readonly ended: ReadonlyMap<string, string>;
  readonly findings: readonly string[];
  readonly keys: number;
}

const PREFIX = 'given:';
const JOB = `${PREFIX}job:`;
/** BullMQ's own lists of what waits, runs or comes again. */
const QUEUES = ['wait', 'active', 'prioritized', 'delayed', 'paused', 'waiting-children'] as const;

export async function readRedis(redis: Redis, tokens: ReadonlySet<string>): Promise<RedisContent> {
  const findings: string[] = [];
  const ended = new Map<string, string>();
  const keys = await keysOf(redis);
  for (const key of keys) {
    if (/:lock$/.test(key)) findings.push(`a lock is left in Redis: ${key}`);
    if (key.startsWith(`${PREFIX}hold:`)) findings.push(`a hold is left in Redis: ${key}`);
    if (key.startsWith(`${PREFIX}person:`)) findings.push(`a person's place is left in Redis: ${key}`);
    if (key.startsWith(JOB)) {
      const id = key.slice(JOB.length);
      const record = await redis.hgetall(key);
      if (record.ended !== undefined) ended.set(id, record.ended);
      // A worker that took a job before Redis was emptied begins a record anew: nobody waits for its end, and it goes by itself.
      else if (record.submitted !== undefined)
        findings.push(`a record without an end: ${id} ${fieldsOf(record)}`);
      if (record.reply !== undefined)
        findings.push(`a record holds its reply still: ${id} ${fieldsOf(record)}`);
      if ((await redis.pttl(key)) < 0) findings.push(`a record that never goes: ${id} ${fieldsOf(record)}`);
    }
    const [secret] = (await textOf(redis, key)).match(LONG_WORD)?.filter((word) => tokens.has(word)) ?? [];
    if (secret !== undefined) findings.push(`a token is left in Redis, in ${key}`);
  }
  for (const queue of QUEUES) {
    const left = await sizeOf(redis, `${PREFIX}questions:${queue}`);
    if (left > 0) findings.push(`${left} jobs are left in Redis, in ${queue}`);
  }
  return { ended, findings, keys: keys.length };
}

/** Names alone: a value may be a secret. */
const fieldsOf = (record: Readonly<Record<string, string>>) => `(${Object.keys(record).join(', ')})`;

async function keysOf(redis: Redis): Promise<string[]> {
  const keys = new Set<string>();
  let cursor = '0';
  do {
    const [next, some] = await redis.scan(cursor, 'MATCH', `${PREFIX}*`, 'COUNT', '500');
    for (const key of some) keys.add(key);
    cursor = next;
  } while (cursor !== '0');
  return [...keys];
}

async function textOf(redis: Redis, key: string): Promise<string> {
  switch (await redis.type(key)) {
    case 'string':
      return (await redis.get(key)) ?? '';
    case 'hash':
      return JSON.stringify(await redis.hgetall(key));
    case 'list':
      return (await redis.lrange(key, '0', '-1')).join('\n');
    case 'zset':
      return (await redis.zrange(key, '0', '-1')).join('\n');
    case 'set':
      return (await redis.smembers(key)).join('\n');
    case 'stream':
      return JSON.stringify(await redis.xrange(key, '-', '+'));
    default:
      return '';
  }
}

async function sizeOf(redis: Redis, key: string): Promise<number> {
  const type = await redis.type(key);
  if (type === 'list') return await redis.llen(key);
  return type === 'zset' ? await redis.zcard(key) : 0;
}
