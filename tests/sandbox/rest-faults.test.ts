/** Planted faults of the REST side: which request they meet, what it hears, and whether it took effect. */
import { DiscordAPIError, HTTPError, REST } from '@discordjs/rest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RestEffect, RestFault } from '../../src/sandbox/protocol.js';
import { MOST_REST_FAULTS } from '../../src/sandbox/rest-faults.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { call, Dispatches } from './bare-rest.js';
import { eventually, Person } from './control-client.js';
import { COMMANDS, startTestBot } from './test-bot.js';

let dispatches: Dispatches;
let sandbox: Sandbox;
let ada: Person;
beforeEach(async () => {
  dispatches = new Dispatches();
  sandbox = await startSandbox({ port: 0, journal: dispatches.journal });
  ada = new Person(sandbox);
  await call(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, COMMANDS);
});
afterEach(async () => {
  await sandbox.close();
});

const FOLLOW_UP = '/webhooks/{}/{}';
const plant = (fault: RestFault) => ada.control.plantRestFault(fault);
const client = (retries = 0) => new REST({ api: sandbox.api, version: '10', retries });

/** An acknowledged interaction, and its follow-ups by the unmodified client. */
async function acknowledged(rest = client()) {
  const { interactionId: id } = await ada.command('say', { text: 'x' });
  const token = dispatches.token(id);
  const body = { content: 'more', allowed_mentions: { parse: [] } };
  await rest.post(`/interactions/${id}/${token}/callback`, {
    body: { type: 4, data: { ...body, content: 'first' } },
    auth: false,
  });
  return {
    id,
    followUp: () => rest.post(`/webhooks/${sandbox.applicationId}/${token}`, { body, auth: false }),
    edit: () =>
      rest.patch(`/webhooks/${sandbox.applicationId}/${token}/messages/@original`, { body, auth: false }),
    contents: async () => (await ada.messagesOf(id)).map(({ content }) => content),
  };
}

describe('a fault meets', () => {
  const me = async () => (await call(sandbox, 'GET', '/users/@me')).status;
  const answer: RestEffect = { type: 'answer', when: 'before', status: 503, body: {} };

  it('from its hit on, as often as it says', async () => {
    const { id } = await plant({ route: '/users/@me', fromHit: 2, times: 2, effect: answer });
    const heard: number[] = [];
    for (let n = 0; n < 5; n++) heard.push(await me());
    expect(heard).toEqual([200, 503, 503, 200, 200]);
    expect(await ada.control.restFaults()).toMatchObject([{ id, hits: 5, met: 2 }]);
  });

  it('every request when nothing narrows it, until it is taken away', async () => {
    const { id } = await plant({ effect: answer });
    expect(await me()).toBe(503);
    expect((await call(sandbox, 'GET', '/gateway')).status).toBe(503);
    await ada.control.removeRestFaults(id);
    expect(await me()).toBe(200);
    await expect(ada.control.removeRestFaults(id)).rejects.toMatchObject({ status: 404 });
    await plant({ effect: answer });
    await ada.control.removeRestFaults();
    expect(await me()).toBe(200);
  });

  it('its method and route alone, with any one part for {}', async () => {
    await plant({ method: 'PATCH', route: '/webhooks/{}/{}/messages/@original', effect: answer });
    const { followUp, edit } = await acknowledged();
    await followUp();
    await expect(edit()).rejects.toMatchObject({ status: 503 });
    expect(await ada.control.restFaults()).toMatchObject([{ hits: 1, met: 1 }]);
  });

  it('before those that were planted after it, which count all the same', async () => {
    await plant({ route: '/users/@me', times: 1, effect: answer });
    await plant({ route: '/users/{}', times: 1, effect: { ...answer, status: 502 } });
    expect(await me()).toBe(503);
    expect(await me()).toBe(200);
    expect(await ada.control.restFaults()).toMatchObject([
      { hits: 2, met: 1 },
      { hits: 2, met: 0 },
    ]);
  });
});

describe('the effect', () => {
  it('answer: the request has no effect before, and its full effect after', async () => {
    for (const [when, contents] of [
      ['before', ['first']],
      ['after', ['first', 'more']],
    ] as const) {
      await ada.control.removeRestFaults();
      const { followUp, contents: shown } = await acknowledged();
      await plant({ route: FOLLOW_UP, effect: { type: 'answer', when, status: 502, body: {} } });
      await expect(followUp()).rejects.toMatchObject({ status: 502 });
      expect(await shown()).toEqual(contents);
    }
  });

  it('answer: an error that Discord never gave, word by word', async () => {
    const body = { code: 10015, message: 'Unknown Webhook' };
    const headers = { 'x-strange': 'yes' };
    await plant({
      route: '/users/@me',
      effect: { type: 'answer', when: 'before', status: 404, headers, body },
    });
    const response = await fetch(`${sandbox.api}/v10/users/@me`);
    expect([response.status, response.headers.get('x-strange'), await response.json()]).toEqual([
      404,
      'yes',
      body,
    ]);
    const { followUp } = await acknowledged();
    await plant({ route: FOLLOW_UP, effect: { type: 'answer', when: 'before', status: 404, body } });
    const error: unknown = await followUp().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(DiscordAPIError);
    expect(error).toMatchObject({ code: 10015, status: 404 });
  });

  it('answer: a page instead of JSON', async () => {
    const html = '<html><body>error code: 1015</body></html>';
    await plant({ route: FOLLOW_UP, effect: { type: 'answer', when: 'before', status: 403, body: html } });
    const { followUp } = await acknowledged();
    await expect(followUp()).rejects.toThrow('No Description');
    const { entries } = await ada.control.journal();
    expect(entries.find(({ status }) => status === 403)?.response).toBe(JSON.stringify(html));
  });

  it('answer: none but a status', async () => {
    await plant({ route: '/users/@me', effect: { type: 'answer', when: 'before', status: 204 } });
    expect(await call(sandbox, 'GET', '/users/@me')).toEqual({ status: 204, body: undefined });
  });

  it('drop: the connection ends, before or after the request took effect', async () => {
    for (const [when, contents] of [
      ['before', ['first']],
      ['after', ['first', 'more']],
    ] as const) {
      await ada.control.removeRestFaults();
      const { followUp, contents: shown } = await acknowledged();
      await plant({ route: FOLLOW_UP, effect: { type: 'drop', when } });
      await expect(followUp()).rejects.toThrow(/other side closed|ECONNRESET|socket hang up/);
      expect(await shown()).toEqual(contents);
    }
    const dropped = (await ada.control.journal()).entries.filter(
      ({ type, status }) => type === 'request' && status === undefined,
    );
    expect(dropped.map(({ title }) => title)).toEqual(
      Array(2).fill(`POST /webhooks/${sandbox.applicationId}/…`),
    );
  });

  it('garbage: half of a JSON body', async () => {
    const { followUp, contents } = await acknowledged();
    await plant({ route: FOLLOW_UP, times: 1, effect: { type: 'garbage', when: 'after' } });
    await expect(followUp()).rejects.toBeInstanceOf(SyntaxError);
    expect(await contents()).toEqual(['first', 'more']);
  });

  it('delay: applied at once, answered when the clock says so', async () => {
    const { followUp, contents } = await acknowledged();
    await plant({ route: FOLLOW_UP, effect: { type: 'delay', delayMs: 600_000 } });
    let answered = false;
    const sent = followUp().then(() => {
      answered = true;
    });
    await expect.poll(contents).toEqual(['first', 'more']);
    await ada.control.advanceClock(599_000);
    await ada.control.state();
    expect(answered).toBe(false);
    await ada.control.advanceClock(1_000);
    await sent;
    expect(answered).toBe(true);
  });
});

describe('what makes a careless client post twice', () => {
  it('is a 502 after the follow-up was taken: with retries it stands there four times', async () => {
    await plant({ method: 'POST', route: FOLLOW_UP, effect: { type: 'answer', when: 'after', status: 502 } });
    const { followUp, contents } = await acknowledged(client(3));
    await expect(followUp()).rejects.toBeInstanceOf(HTTPError);
    expect(await contents()).toEqual(['first', 'more', 'more', 'more', 'more']);
  });

  it('is shown at the callback as 40060', async () => {
    await plant({
      route: '/interactions/{}/{}/callback',
      times: 1,
      effect: { type: 'answer', when: 'after', status: 502 },
    });
    await expect(acknowledged(client(3))).rejects.toMatchObject({ code: 40060 });
    expect((await ada.faults()).map(({ sentence }) => sentence.slice(-40))).toEqual([
      'Interaction has already been acknowledged.'.slice(-40),
    ]);
  });
});

describe('429', () => {
  const effect = (headers: Record<string, string>): RestEffect => ({
    type: 'answer',
    when: 'before',
    status: 429,
    headers,
    body: { message: 'You are being rate limited.', retry_after: 0.2, global: false },
  });

  it('with its headers is waited for by the client', async () => {
    const headers = { 'retry-after': '1', 'x-ratelimit-scope': 'shared', 'x-ratelimit-reset-after': '0.2' };
    await plant({ route: FOLLOW_UP, times: 1, effect: effect({ ...headers, 'x-ratelimit-remaining': '0' }) });
    const { followUp, contents } = await acknowledged();
    await followUp();
    expect(await contents()).toEqual(['first', 'more']);
    expect(await ada.control.restFaults()).toMatchObject([{ hits: 2, met: 1 }]);
    // What is shared is not held against the bot.
    expect((await ada.control.rateLimits()).invalidRequests).toBe(0);
  });

  it('without them is repeated at once, and counted', async () => {
    await plant({ route: FOLLOW_UP, times: 20, effect: effect({}) });
    const { followUp } = await acknowledged();
    await followUp();
    expect((await ada.control.rateLimits()).invalidRequests).toBe(20);
  });
});

it('a bot goes on after each of them', async () => {
  const bot = await startTestBot(sandbox);
  bot.client.on('error', () => undefined);
  await plant({ method: 'PATCH', times: 1, effect: { type: 'delay', delayMs: 1 } });
  const { interactionId } = await ada.command('draw');
  expect((await ada.control.finalMessages(interactionId)).length).toBeGreaterThan(0);
  await eventually(async () => ((await ada.messagesOf(interactionId)).length === 2 ? true : undefined));
  await bot.stop();
});

describe('what cannot be planted', () => {
  it.each<[string, unknown]>([
    ['an unknown effect', { effect: { type: 'explode' } }],
    ['no effect', {}],
    ['an unknown method', { method: 'FETCH', effect: { type: 'drop', when: 'before' } }],
    ['a route without a slash', { route: 'users', effect: { type: 'drop', when: 'before' } }],
    ['the hit before the first', { fromHit: 0, effect: { type: 'drop', when: 'before' } }],
    ['a status that is none', { effect: { type: 'answer', when: 'before', status: 199 } }],
    ['a body where there can be none', { effect: { type: 'answer', when: 'before', status: 204, body: {} } }],
    [
      'a header with a line break',
      { effect: { type: 'answer', when: 'before', status: 200, headers: { a: 'b\r\nc: d' } } },
    ],
    [
      'a header name with a space',
      { effect: { type: 'answer', when: 'before', status: 200, headers: { 'a b': 'c' } } },
    ],
    ['a delay of more than an hour', { effect: { type: 'delay', delayMs: 3_600_001 } }],
    ['an unknown name', { path: '/users', effect: { type: 'drop', when: 'before' } }],
  ])('%s', async (_name, fault) => {
    await expect(plant(fault as RestFault)).rejects.toMatchObject({ status: 400 });
    expect(await ada.control.restFaults()).toEqual([]);
  });

  it('more than so many at once', async () => {
    const fault: RestFault = { route: '/nowhere', effect: { type: 'drop', when: 'before' } };
    for (let n = 0; n < MOST_REST_FAULTS; n++) await plant(fault);
    await expect(plant(fault)).rejects.toMatchObject({ status: 400 });
  });
});
