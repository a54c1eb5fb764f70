/** Rate limits at their border, as headers and bodies tell them and as an unmodified client honours them. */
import { type RateLimitData, RateLimitError, REST } from '@discordjs/rest';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JumpingClock, ManualClock } from '../../src/sandbox/clock.js';
import { BAN_MS, INVALID_REQUESTS, InvalidRequests } from '../../src/sandbox/invalid-requests.js';
import type { JournalEntry } from '../../src/sandbox/journal.js';
import type { RateLimits } from '../../src/sandbox/protocol.js';
import { RateLimiter } from '../../src/sandbox/rate-limiter.js';
import { USUAL_RATE_LIMITS } from '../../src/sandbox/rate-limits.js';
import { RestFaults } from '../../src/sandbox/rest-faults.js';
import { routeOf } from '../../src/sandbox/rest-route.js';
import { directTraffic } from '../../src/sandbox/rest-traffic.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { call, Dispatches } from './bare-rest.js';
import { Person } from './control-client.js';
import { COMMANDS } from './test-bot.js';

let dispatches: Dispatches;
let sandbox: Sandbox;
let ada: Person;
beforeEach(async () => {
  dispatches = new Dispatches();
  // The clock stands still, so that a window ends only when a test says so.
  sandbox = await startSandbox({ port: 0, clock: new ManualClock(), journal: dispatches.journal });
  ada = new Person(sandbox);
  await call(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, COMMANDS);
  await ada.control.setRateLimits({});
});
afterEach(async () => {
  await sandbox.close();
});

/** Status, headers and body. */
async function get(path: string) {
  const response = await fetch(`${sandbox.api}/v10${path}`, {
    headers: { authorization: `Bot ${sandbox.token}` },
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const ME = '/users/@me';

describe('a bucket', () => {
  it('is told by every answer, and refuses the one request too many until its window is over', async () => {
    await ada.control.setRateLimits({ perBucket: { limit: 3, windowMs: 1_500 } });
    const first = await get(ME);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'x-ratelimit-limit': '3',
      'x-ratelimit-remaining': '2',
      'x-ratelimit-reset-after': '1.500',
      'x-ratelimit-bucket': expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const nowMs = await ada.control.advanceClock(0);
    expect(first.headers.get('x-ratelimit-reset')).toBe(((nowMs + 1_500) / 1_000).toFixed(3));
    await ada.control.advanceClock(499);
    expect((await get(ME)).status).toBe(200);
    const last = await get(ME);
    expect(last.status).toBe(200);
    expect(last.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(last.headers.get('x-ratelimit-reset-after')).toBe('1.001');

    const refused = await get(ME);
    expect(refused.status).toBe(429);
    expect(refused.body).toEqual({
      message: 'You are being rate limited.',
      retry_after: 1.001,
      global: false,
    });
    expect(Object.fromEntries(refused.headers)).toMatchObject({
      'retry-after': '2',
      'x-ratelimit-scope': 'user',
      'x-ratelimit-limit': '3',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset-after': '1.001',
    });
    expect(refused.headers.has('x-ratelimit-global')).toBe(false);
    await ada.control.advanceClock(1_000);
    expect((await get(ME)).status).toBe(429);
    await ada.control.advanceClock(1);
    expect((await get(ME)).status).toBe(200);
  });

  it('is told by errors too', async () => {
    const { status, headers } = await get('/users/901000000000000999');
    expect(status).toBe(404);
    expect(headers.get('x-ratelimit-remaining')).toBe('4');
  });

  it('belongs to a route with its channel or server, whatever the other ids', () => {
    const bucket = (method: string, path: string) => routeOf(method, path).bucket;
    const key = (method: string, path: string) => routeOf(method, path).bucketKey;
    const one = '/channels/901000000000000101/messages/901000000000000901';
    const other = '/channels/901000000000000101/messages/901000000000000902';
    const elsewhere = '/channels/901000000000000102/messages/901000000000000901';
    expect(key('GET', one)).toBe(key('GET', other));
    expect(key('GET', one)).not.toBe(key('GET', elsewhere));
    expect(bucket('GET', one)).toBe(bucket('GET', elsewhere));
    expect(bucket('GET', one)).not.toBe(bucket('PATCH', one));
    const guilds = ['901000000000000100', '901000000000000200'].map((id) => key('GET', `/guilds/${id}`));
    expect(new Set(guilds).size).toBe(2);
    const users = ['901000000000000100', '901000000000000200'].map((id) => key('GET', `/users/${id}`));
    expect(new Set(users).size).toBe(1);
  });

  it('is one for all edits and follow-ups of an interaction, and another for each interaction', () => {
    const key = (method: string, path: string) => routeOf(method, path).bucketKey;
    const webhook = '/webhooks/901000000000000001/token';
    expect(
      new Set([
        key('POST', webhook),
        key('PATCH', `${webhook}/messages/@original`),
        key('PATCH', `${webhook}/messages/%40original`),
        key('DELETE', `${webhook}/messages/901000000000000901`),
      ]).size,
    ).toBe(1);
    expect(key('POST', webhook)).not.toBe(key('POST', `${webhook}2`));
    expect(key('POST', '/interactions/901000000000000001/token/callback')).not.toBe(
      key('POST', '/interactions/901000000000000002/token/callback'),
    );
  });
});

describe('the global limit', () => {
  it('refuses the 51st request of a second, but no answer to an interaction', async () => {
    await ada.control.setRateLimits({ perBucket: { limit: 1_000, windowMs: 1_000 } });
    for (let n = 1; n <= 50; n++) expect((await get(ME)).status).toBe(200);
    const refused = await get(ME);
    expect(refused.status).toBe(429);
    expect(refused.body).toEqual({ message: 'You are being rate limited.', retry_after: 1, global: true });
    expect(Object.fromEntries(refused.headers)).toMatchObject({
      'retry-after': '1',
      'x-ratelimit-global': 'true',
      'x-ratelimit-scope': 'global',
    });
    const { interactionId: id } = await ada.command('say', { text: 'x' });
    const token = dispatches.token(id);
    const data = { content: 'x', allowed_mentions: { parse: [] } };
    const callback = `/interactions/${id}/${token}/callback`;
    expect((await call(sandbox, 'POST', callback, { type: 4, data }, { token: null })).status).toBe(204);
    const followUp = `/webhooks/${sandbox.applicationId}/${token}`;
    expect((await call(sandbox, 'POST', followUp, data, { token: null })).status).toBe(200);
    await ada.control.advanceClock(1_000);
    expect((await get(ME)).status).toBe(200);
  });
});

describe('settings', () => {
  it('are what Discord has until they are changed, and go back to it', async () => {
    expect((await ada.control.rateLimits()).limits).toEqual(USUAL_RATE_LIMITS);
    expect((await ada.control.setRateLimits({ globalPerSecond: 7 })).limits).toEqual({
      ...USUAL_RATE_LIMITS,
      globalPerSecond: 7,
    });
    expect((await ada.control.setRateLimits({})).limits).toEqual(USUAL_RATE_LIMITS);
  });

  it('can switch every limit off, though the headers are sent', async () => {
    await ada.control.setRateLimits({ isEnforced: false, perBucket: { limit: 1, windowMs: 1_000 } });
    expect((await get(ME)).status).toBe(200);
    const second = await get(ME);
    expect(second.status).toBe(200);
    expect(second.headers.get('x-ratelimit-remaining')).toBe('0');
  });

  it.each<[string, unknown]>([
    ['no request at all', { globalPerSecond: 0 }],
    ['a window of no time', { perBucket: { limit: 1, windowMs: 0 } }],
    ['an unknown name', { globalPerMinute: 1 }],
    ['a text', { isEnforced: 'no' }],
  ])('are refused when they are %s', async (_name, limits) => {
    await expect(ada.control.setRateLimits(limits as RateLimits)).rejects.toMatchObject({ status: 400 });
  });
});

describe('the discord.js client', () => {
  it('keeps to them without an error: the follow-ups of one interaction come at the pace of the bucket', async () => {
    await sandbox.close();
    sandbox = await startSandbox({ port: 0, journal: dispatches.journal });
    ada = new Person(sandbox);
    await call(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, COMMANDS);
    const windowMs = 300;
    await ada.control.setRateLimits({ perBucket: { limit: 2, windowMs } });
    const { interactionId: id } = await ada.command('say', { text: 'x' });
    const token = dispatches.token(id);
    const rest = new REST({ api: sandbox.api, version: '10', retries: 0 });
    const body = { content: 'x', allowed_mentions: { parse: [] } };
    await rest.post(`/interactions/${id}/${token}/callback`, { body: { type: 4, data: body }, auth: false });
    const many = Array.from({ length: 9 }, (_, n) =>
      rest.post(`/webhooks/${sandbox.applicationId}/${token}`, {
        body: { ...body, content: `${n}` },
        auth: false,
      }),
    );
    await Promise.all(many);
    const sent = dispatches.entries.filter(
      (entry) => entry.type === 'request' && entry.path.startsWith('/webhooks/'),
    );
    expect(sent.filter((entry) => entry.type === 'request' && entry.status === 429)).toEqual([]);
    // The server takes two to a window and refuses the third: that it refused none says that the client waited.
    expect(sent).toHaveLength(9);
    const contents = (await ada.messagesOf(id)).map(({ content }) => content);
    expect(contents).toEqual(['x', ...Array.from({ length: 9 }, (_, n) => `${n}`)]);
    expect((await ada.control.rateLimits()).invalidRequests).toBe(0);
  });

  it('learns of a global refusal from its headers', async () => {
    await ada.control.setRateLimits({ globalPerSecond: 1 });
    const heard: RateLimitData[] = [];
    const rest = new REST({
      api: sandbox.api,
      version: '10',
      retries: 0,
      rejectOnRateLimit: (limit) => {
        heard.push(limit);
        return true;
      },
    }).setToken(sandbox.token);
    await rest.get('/users/@me');
    await expect(rest.get('/users/@me')).rejects.toBeInstanceOf(RateLimitError);
    expect(heard[0]).toMatchObject({ global: true });
    expect(await ada.control.rateLimits()).toMatchObject({ invalidRequests: 1 });
  });
});

describe('invalid requests', () => {
  it('are 401, 403 and 429, but not what is shared', () => {
    const counted = new InvalidRequests(new ManualClock());
    for (const status of [200, 204, 400, 404, 500]) counted.note(status, undefined);
    counted.note(429, 'shared');
    expect(counted.count).toBe(0);
    for (const status of [401, 403, 429]) counted.note(status, undefined);
    counted.note(429, 'user');
    expect(counted.count).toBe(4);
  });

  it('are forgotten after ten minutes', () => {
    const clock = new ManualClock();
    const counted = new InvalidRequests(clock);
    counted.note(401, undefined);
    clock.advance(10 * 60_000 - 1);
    counted.note(401, undefined);
    expect(counted.count).toBe(2);
    clock.advance(1);
    expect(counted.count).toBe(1);
  });

  it('lead to a ban with the ten-thousandth', () => {
    const clock = new ManualClock();
    const counted = new InvalidRequests(clock);
    for (let n = 1; n < INVALID_REQUESTS; n++) counted.note(401, undefined);
    expect(counted.banLeftMs).toBe(0);
    counted.note(401, undefined);
    expect(counted.banLeftMs).toBe(BAN_MS);
    clock.advance(BAN_MS);
    expect(counted.banLeftMs).toBe(0);
    expect(counted.count).toBe(0);
  });

  it('are counted as they happen', async () => {
    for (let n = 0; n < 3; n++) await call(sandbox, 'GET', ME, undefined, { token: 'wrong' });
    await call(sandbox, 'GET', '/users/901000000000000999');
    expect((await ada.control.rateLimits()).invalidRequests).toBe(3);
  });

  it('end in answers that are not of Discord any more', async () => {
    const clock = new ManualClock();
    const invalidRequests = new InvalidRequests(clock);
    const entries: JournalEntry[] = [];
    const api = new Hono();
    directTraffic(api, {
      clock,
      invalidRequests,
      restFaults: new RestFaults(),
      limiter: new RateLimiter(clock, () => USUAL_RATE_LIMITS),
      journal: (entry) => entries.push(entry),
    });
    api.get('/forbidden', (c) => c.json({ message: 'Missing Access', code: 50001 }, 403));
    api.get('/free', (c) => c.json({}));
    for (let n = 1; n < INVALID_REQUESTS; n++) invalidRequests.note(401, undefined);
    expect((await api.request('/free')).status).toBe(200);
    expect((await api.request('/forbidden')).status).toBe(403);
    const banned = await api.request('/free');
    expect(banned.status).toBe(429);
    expect(banned.headers.get('content-type')).toBe('text/html');
    expect(banned.headers.get('retry-after')).toBe(String(BAN_MS / 1_000));
    expect(banned.headers.has('x-ratelimit-bucket')).toBe(false);
    expect(await banned.text()).toBe('error code: 1015');
    expect(entries.at(-1)).toMatchObject({ status: 429, isInjected: true });
    clock.advance(BAN_MS);
    expect((await api.request('/free')).status).toBe(200);
  });
});

it('windows that are over do not pile up', () => {
  const clock = new JumpingClock(new ManualClock());
  const limiter = new RateLimiter(clock, () => ({ ...USUAL_RATE_LIMITS, globalPerSecond: 1_000_000 }));
  for (let n = 0; n < 5_000; n++) {
    clock.jump(1_000);
    const { headers } = limiter.admit(routeOf('GET', `/channels/${901_000_000_000_000_000n + BigInt(n)}`));
    expect(headers['x-ratelimit-remaining']).toBe('4');
  }
  expect(limiter.openWindows).toBeLessThanOrEqual(1_001);
});
