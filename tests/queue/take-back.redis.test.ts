/** A question that was told to have not been taken leaves neither its secret nor its place in Redis. */
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { JobRecords } from '../../src/queue/job-record.js';
import { describeWithRedis, openRedisServer, type RedisServer } from '../support/redis-server.js';
import { scriptedJob } from './conformance.js';

describeWithRedis('what was written down of a job', () => {
  let redis: RedisServer;
  let client: Redis;
  let records: JobRecords;
  beforeAll(async () => {
    redis = await openRedisServer();
    client = new Redis(redis.url);
    records = new JobRecords(client, {});
  });
  afterAll(async () => {
    client.disconnect();
    await redis.stop();
  });

  it('is gone when the job did not arrive, and its person is the first again', async () => {
    const job = scriptedJob('answer');
    const first = await records.submit(job);
    expect(await client.keys('given:*')).not.toEqual([]);
    await records.takeBack(job.id, job.person, `given:questions:${job.id}`);
    expect(await client.keys('given:*')).toEqual([]);
    expect(await records.submit({ ...scriptedJob('answer'), person: job.person })).toEqual(first);
  });

  it('stays when the job is there after all, or has ended', async () => {
    const [arrived, ended] = [scriptedJob('answer'), scriptedJob('answer')];
    for (const job of [arrived, ended]) await records.submit(job);
    await client.hset(`given:questions:${arrived.id}`, 'name', 'prob');
    await records.finish(ended.id, { as: 'answer' });
    for (const { id, person } of [arrived, ended])
      await records.takeBack(id, person, `given:questions:${id}`);
    expect(await client.hget(records.keyOf(arrived.id), 'submitted')).toBe('1');
    expect(await records.ended(ended.id)).toBe('answer');
  });
});
