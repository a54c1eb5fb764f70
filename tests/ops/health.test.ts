import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type Check, type HealthOptions, type HealthServer, startHealth } from '../../src/ops/health.js';
import { createLogger } from '../../src/ops/log.js';

const fine: Check = { name: 'consumer', isOk: true, detail: 'it takes questions' };
const bad: Check = { name: 'consumer', isOk: false, detail: 'it takes none' };

const open: HealthServer[] = [];
async function serve(options: Partial<HealthOptions> = {}) {
  const server = await startHealth({
    host: '127.0.0.1',
    port: 0,
    alive: () => [fine],
    ready: async () => [],
    metrics: async () => 'given_up 1\n',
    logger: createLogger('given-test', 'silent'),
    ...options,
  });
  open.push(server);
  return async (path: string, init?: RequestInit) =>
    await fetch(`http://127.0.0.1:${server.port}${path}`, init);
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

describe('the health port', () => {
  it('is green while nothing is wrong and red, with the reason, when something is', async () => {
    let check = fine;
    const get = await serve({ alive: () => [check] });
    const green = await get('/healthz');
    expect(green.status).toBe(200);
    expect(await green.json()).toEqual({
      status: 'ok',
      checks: [{ name: 'consumer', ok: true, detail: 'it takes questions' }],
    });
    check = bad;
    const red = await get('/healthz');
    expect(red.status).toBe(503);
    expect(await red.json()).toMatchObject({ status: 'fault', checks: [{ detail: 'it takes none' }] });
  });

  it('is ready only when it is alive and everything that it needs is there', async () => {
    const absent: Check = { name: 'queue', isOk: false, detail: 'Redis does not answer' };
    const get = await serve({ ready: async () => [absent] });
    expect((await get('/healthz')).status).toBe(200);
    const answer = await get('/readyz');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ checks: [{ ok: true }, { name: 'queue', ok: false }] });
    const deaf = await serve({ alive: () => [bad] });
    expect((await deaf('/readyz')).status).toBe(503);
  });

  it('says within its time that it does not know, when a check throws or never ends', async () => {
    const never = await serve({ ready: () => new Promise(() => undefined) });
    expect((await never('/readyz')).status).toBe(503);
    const broken = await serve({ ready: () => Promise.reject(new Error('redis://:pw@host')) });
    const answer = await broken('/readyz');
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toContain('pw');
  });

  it('serves metrics in the format that is scraped, and nothing else', async () => {
    const get = await serve();
    const page = await get('/metrics');
    expect(page.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await page.text()).toBe('given_up 1\n');
    expect((await get('/queues')).status).toBe(404);
    expect((await get('/')).status).toBe(404);
    expect((await get('/healthz', { method: 'POST' })).status).toBe(404);
  });

  it('hides what broke a page from whoever asks', async () => {
    const get = await serve({ metrics: () => Promise.reject(new Error('secret')) });
    const answer = await get('/metrics');
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
  });

  it('says plainly which setting is wrong when it cannot listen', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(serve({ port })).rejects.toThrow(
      `HEALTH_PORT ${port} is taken by another process: the bot and each worker on one machine need a port of their own.`,
    );
    await expect(serve({ host: '192.0.2.1' })).rejects.toThrow(
      'HEALTH_HOST 192.0.2.1 is no address of this machine.',
    );
    await new Promise((resolve) => other.close(resolve));
  });
});
