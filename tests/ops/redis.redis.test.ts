import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectRedis, isOlder, refusalsOfRedis } from '../../src/queue/inspect-redis.js';
import { refuseUnfitRedis } from '../../src/queue/refuse-unfit-redis.js';
import { describeWithRedis, openRedisServer, type RedisServer } from '../support/redis-server.js';

describe('versions of Redis', () => {
  it.each([
    ['6.0.16', true],
    ['6.1.99', true],
    ['6.2.0', false],
    ['6.2', false],
    ['7.0.15', false],
    ['10.0.0', false],
    ['8.0-rc1', false],
    ['', true],
  ])('%s: too old is %s', (version, expected) => expect(isOlder(version, '6.2.0')).toBe(expected));
});

describeWithRedis('a Redis that is looked at before it is relied on', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await openRedisServer({ password: 'hush-7' });
  });
  afterAll(async () => {
    await redis.stop();
  });
  const without = () => `redis://127.0.0.1:${redis.port}`;

  it('tells its version, policy, persistence, latency and clock', async () => {
    const inspection = await inspectRedis(redis.url, 2_000);
    if (!inspection.isReachable) throw new Error(inspection.detail);
    const { facts } = inspection;
    expect(facts).toMatchObject({ evictionPolicy: 'noeviction', maxMemoryBytes: 0, isAppendOnly: true });
    expect(facts.version).toMatch(/^\d+\.\d+/);
    expect(facts.usedMemoryBytes).toBeGreaterThan(0);
    expect(facts.latencyMs).toBeGreaterThan(0);
    // The same machine, the same clock.
    expect(Math.abs(facts.clockAheadMs)).toBeLessThan(1_000);
    expect(refusalsOfRedis(inspection)).toEqual([]);
  });

  it('is refused with a wrong password and without one, which is never repeated', async () => {
    await expect(refuseUnfitRedis(redis.url.replace('hush-7', 'guess-9'))).rejects.toThrow(
      /^REDIS_URL has a name or password that Redis does not accept\.$/,
    );
    await expect(refuseUnfitRedis(without())).rejects.toThrow(
      /^REDIS_URL has no password and Redis asks for one: write it as redis:\/\/:password@host:6379\.$/,
    );
  });

  it('is refused with a policy that throws questions away', async () => {
    const evicting = await openRedisServer({ evictionPolicy: 'allkeys-lru' });
    try {
      await expect(refuseUnfitRedis(evicting.url)).rejects.toThrow(
        'Redis would throw questions away when its memory is full (maxmemory-policy is allkeys-lru): set it to noeviction',
      );
    } finally {
      await evicting.stop();
    }
  });

  it('that is away or silent may come back, and is no reason not to start', async () => {
    expect(await inspectRedis('redis://127.0.0.1:1', 1_000)).toMatchObject({
      isReachable: false,
      trouble: 'refused',
    });
    expect(await inspectRedis('redis://nowhere.invalid', 1_000)).toMatchObject({ trouble: 'unknown-host' });
    await refuseUnfitRedis('redis://127.0.0.1:1');
    redis.freeze();
    try {
      expect(await inspectRedis(redis.url, 500)).toMatchObject({ isReachable: false, trouble: 'silent' });
      await refuseUnfitRedis(redis.url);
    } finally {
      redis.thaw();
    }
  });
});
