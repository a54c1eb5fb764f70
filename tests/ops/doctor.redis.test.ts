import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkRedis } from '../../src/ops/doctor/check-redis.js';
import { describeWithRedis, openRedisServer, type RedisServer } from '../support/redis-server.js';

const PASSWORD = 'never-said-4711';

describeWithRedis('the doctor on Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await openRedisServer({ password: PASSWORD });
  });
  afterAll(async () => {
    await redis.stop();
  });

  it('is content with one that is as it should be, and with none', async () => {
    const findings = await checkRedis(redis.url);
    expect(findings.map(({ level }) => level)).toEqual(['ok', 'ok', 'ok']);
    expect(await checkRedis(undefined)).toMatchObject([{ level: 'ok' }]);
  });

  it('says what to do about a wrong password and a policy that evicts, without the password', async () => {
    const locked = await checkRedis(redis.url.replace(PASSWORD, 'wrong-one'));
    expect(locked).toMatchObject([{ level: 'fault', sentence: 'it does not accept the name or password' }]);
    const evicting = await openRedisServer({ evictionPolicy: 'allkeys-lfu' });
    try {
      const [finding] = await checkRedis(evicting.url);
      expect(finding).toMatchObject({ level: 'fault', advice: expect.stringContaining('noeviction') });
    } finally {
      await evicting.stop();
    }
    expect(JSON.stringify(locked)).not.toContain('wrong-one');
  });

  it('says when it is silent', async () => {
    redis.freeze();
    try {
      expect(await checkRedis(redis.url)).toMatchObject([{ level: 'fault', sentence: 'it does not answer' }]);
    } finally {
      redis.thaw();
    }
  });
});
