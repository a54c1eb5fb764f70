/** A process that dies between the record of a job and the job itself leaves nothing for good. */
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { HandingIn } from '../../src/queue/handing-in.js';
import { JobRecords } from '../../src/queue/job-record.js';
import { describeWithRedis, openRedisServer, type RedisServer } from '../support/redis-server.js';
import { scriptedJob } from './conformance.js';

describeWithRedis('what is being handed in', () => {
  let redis: RedisServer;
  let client: Redis;
  let records: JobRecords;
  let handingIn: HandingIn;
  beforeAll(async () => {
    redis = await openRedisServer();
    client = new Redis(redis.url);
    records = new JobRecords(client, {});
    handingIn = new HandingIn(client, {});
  });
  afterEach(() => client.flushall());
  afterAll(async () => {
    client.disconnect();
    await redis.stop();
  });

  const keys = async () => (await client.keys('given:*')).sort();
  const submit = async (job = scriptedJob('answer')) => {
    await handingIn.begin(job.id);
    await records.submit(job);
    return job;
  };
  const arrive = (id: string) => client.hset(`given:questions:${id}`, 'name', 'prob');

  it('is taken back when the job does not arrive, and not before its time', async () => {
    const { id } = await submit();
    const before = await keys();
    expect(before).toContain(records.keyOf(id));
    expect(await handingIn.reclaim()).toEqual([]);
    expect(await keys()).toEqual(before);
    expect(await handingIn.reclaim(0)).toEqual([]);
    expect(await keys()).toEqual([]);
  });

  it('makes the next question of the same person their first', async () => {
    const lost = await submit();
    const next = await submit({ ...scriptedJob('answer'), person: lost.person });
    await arrive(next.id);
    await handingIn.end(next.id);
    expect(await handingIn.reclaim(0)).toEqual([next.id]);
    expect(await keys()).not.toContain(records.keyOf(lost.id));
    expect(await client.zrange(`given:person:${next.person}`, '0', '-1')).toEqual([next.id]);
  });

  it('stays where the job is there, has begun, or has ended', async () => {
    const arrived = await submit();
    await arrive(arrived.id);
    const begun = await submit();
    await records.begin(begun.id);
    const ended = await submit();
    await records.finish(ended.id, { as: 'answer' });
    expect(await handingIn.reclaim(0)).toEqual([]);
    for (const { id } of [arrived, begun, ended]) expect(await keys()).toContain(records.keyOf(id));
    expect(await keys()).not.toContain('given:handing-in');
  });
});
