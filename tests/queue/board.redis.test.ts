import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLogger } from '../../src/ops/log.js';
import { type Board, openBoard } from '../../src/queue/board.js';
import { createBullmqProducer } from '../../src/queue/bullmq.js';
import { createBullmqConsumer } from '../../src/queue/bullmq-consumer.js';
import type { JobConsumer, JobProducer } from '../../src/queue/port.js';
import { describeWithRedis, openRedisServer, type RedisServer } from '../support/redis-server.js';
import { scriptedJob } from './conformance.js';

const KEY = 'a-key-of-twenty-four-signs';
const TOKEN = 'interaction-token-of-ada';
const PERSON = '4242424242';
const logger = createLogger('given-test', 'silent');
const basic = (password: string) => `Basic ${Buffer.from(`anyone:${password}`).toString('base64')}`;

describeWithRedis('the board of the queue', () => {
  let redis: RedisServer;
  let board: Board;
  let producer: JobProducer;
  let consumer: JobConsumer;
  const secretJob = () => ({
    ...scriptedJob('answer'),
    person: PERSON,
    reply: {
      via: 'discord' as const,
      api: 'http://127.0.0.1:1/api',
      applicationId: '100000000000000001',
      token: TOKEN,
    },
  });
  const ended = secretJob();
  const waiting = secretJob();

  beforeAll(async () => {
    redis = await openRedisServer();
    producer = createBullmqProducer({ redisUrl: redis.url, logger });
    consumer = createBullmqConsumer({ redisUrl: redis.url, concurrency: 1, logger });
    await consumer.start(
      async () => ({ type: 'failure', code: 'too-slow' }),
      async () => undefined,
    );
    await producer.submit(ended);
    await producer.outcome(ended.id, 10_000);
    await consumer.close(2_000);
    await producer.submit(waiting);
    board = openBoard({ redisUrl: redis.url, key: KEY, path: '/queues', logger });
  });
  afterAll(async () => {
    await board.close(1_000);
    await producer.close(1_000);
    await redis.stop();
  });
  const ask = async (path: string, authorization?: string, method = 'GET') =>
    await board.app.request(path, { method, headers: authorization === undefined ? {} : { authorization } });

  it.each([
    undefined,
    '',
    'Bearer',
    'Bearer wrong',
    basic(''),
    basic(`${KEY}x`),
    `Basic ${KEY}`,
    `Bearer ${KEY.slice(1)}`,
  ])('asks for its key: %s', async (authorization) => {
    for (const path of ['/', '/api/queues', '/static/css/main.css', `/api/queues/questions/${waiting.id}`]) {
      const answer = await ask(path, authorization);
      expect(answer.status).toBe(401);
      expect(await answer.text()).not.toContain(waiting.id);
    }
  });

  it('shows the page and the jobs to whoever has the key, either way', async () => {
    for (const authorization of [basic(KEY), `Bearer ${KEY}`]) {
      const page = await ask('/', authorization);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('<title>Given');
      expect(page.headers.get('x-frame-options')).toBe('DENY');
      expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'self';/);
      const listed = await (
        await ask('/api/queues?activeQueue=questions&page=1&jobsPerPage=10', basic(KEY))
      ).text();
      expect(listed).toContain(ended.id);
      expect(listed).toContain(waiting.id);
    }
  });

  it('never shows who asked, what, or where the answer goes', async () => {
    const { question } = waiting;
    const text = 'text' in question ? question.text : '';
    expect(text).not.toBe('');
    const paths = [waiting.id, ended.id].flatMap((id) =>
      ['', '/logs', '/flow', '/data', '/job-data-schema'].map((part) => `/api/queues/questions/${id}${part}`),
    );
    const lists = ['latest', 'waiting', 'completed', 'failed', 'active', 'delayed', 'prioritized'].map(
      (status) => `/api/queues?activeQueue=questions&status=${status}&page=1&jobsPerPage=50`,
    );
    let shown = 0;
    for (const path of [
      ...paths,
      ...lists,
      '/api/flows',
      '/api/redis/stats',
      '/api/queues/questions/workers',
    ]) {
      const answer = await ask(path, basic(KEY));
      const body = await answer.text();
      if (answer.status === 200 && body.includes('"kind"')) shown++;
      for (const secret of [TOKEN, PERSON, text]) expect(body, path).not.toContain(secret);
    }
    expect(shown).toBeGreaterThanOrEqual(4);
  });

  it('changes nothing', async () => {
    for (const [method, path] of [
      ['PUT', '/api/queues/questions/empty'],
      ['PUT', `/api/queues/questions/${waiting.id}/clean`],
      ['PUT', '/api/queues/questions/pause'],
      ['POST', '/api/queues/questions/add'],
      ['DELETE', `/api/queues/questions/${waiting.id}`],
    ] as const) {
      expect((await ask(path, basic(KEY), method)).status).toBe(405);
    }
    expect(await producer.depth()).toBe(1);
  });
});
