import { ConfigError } from '../config.js';

/** A Redis that is away may come back; one that is there and answers within this time is looked at. */
const TIMEOUT_MS = 2_000;

/** Rejects with ConfigError for what no waiting mends: a wrong password, an eviction policy, an old version. */
export async function refuseUnfitRedis(redisUrl: string): Promise<void> {
  const { inspectRedis, refusalsOfRedis } = await import('./inspect-redis.js');
  const refusals = refusalsOfRedis(await inspectRedis(redisUrl, TIMEOUT_MS));
  if (refusals.length > 0) throw new ConfigError(refusals);
}
