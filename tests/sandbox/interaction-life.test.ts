/** An interaction's life on a clock that the test moves: 3 seconds, 15 minutes, and each of Discord's refusals. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../src/sandbox/clock.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { call, Dispatches, errorCodes } from './bare-rest.js';
import { Person } from './control-client.js';
import { COMMANDS } from './test-bot.js';

let dispatches: Dispatches;
let sandbox: Sandbox;
let ada: Person;

beforeEach(async () => {
  dispatches = new Dispatches();
  sandbox = await startSandbox({
    port: 0,
    rateLimits: { isEnforced: false },
    clock: new ManualClock(),
    journal: dispatches.journal,
  });
  ada = new Person(sandbox);
  await call(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, COMMANDS);
});
afterEach(async () => {
  await sandbox.close();
});

async function ask(person: Person = ada) {
  const { interactionId: id } = await person.command('say', { text: 'x' });
  const token = dispatches.token(id);
  const callback = (body: unknown, query = '') =>
    call(sandbox, 'POST', `/interactions/${id}/${token}/callback${query}`, body, { token: null });
  const webhook = (method: string, rest: string, body?: unknown) =>
    call(sandbox, method, `/webhooks/${sandbox.applicationId}/${token}${rest}`, body, { token: null });
  return {
    id,
    token,
    callback,
    webhook,
    original: (method: string, body?: unknown) => webhook(method, '/messages/%40original', body),
  };
}

const REPLY = { type: 4, data: { content: 'answer' } };
const DEFER = { type: 5 };

describe('three seconds', () => {
  it('accepts the first answer until then', async () => {
    const { callback } = await ask();
    await ada.control.advanceClock(2_999);
    expect(await callback(REPLY)).toEqual({ status: 204, body: undefined });
  });

  it('answers 10062 after it, and tells the person', async () => {
    const log = await ada.listen();
    const { id, callback, original } = await ask();
    await ada.control.advanceClock(3_000);
    expect(await callback(REPLY)).toMatchObject({ status: 404, body: { code: 10062 } });
    expect(await original('GET')).toMatchObject({ status: 404, body: { code: 10015 } });
    const failed = await log.next('interaction-failed');
    expect(failed).toEqual({
      type: 'interaction-failed',
      interactionId: id,
      reason: 'Given is offline and did not answer.',
    });
    await log.close();
  });

  it('leaves an answered interaction alone', async () => {
    const log = await ada.listen();
    const { callback, original } = await ask();
    await callback(DEFER);
    await ada.control.advanceClock(60_000);
    expect((await original('PATCH', { content: 'late but there' })).status).toBe(200);
    expect(log.events.some(({ type }) => type === 'interaction-failed')).toBe(false);
    await log.close();
  });

  it('offers no choices when none came in time', async () => {
    const asked = ada.send({ type: 'autocomplete', name: 'draw', options: [], focused: 'size' });
    await expect.poll(() => dispatches.entries.some(({ type }) => type === 'dispatch')).toBe(true);
    await ada.control.advanceClock(3_000);
    expect((await asked).choices).toEqual([]);
  });
});

describe('fifteen minutes', () => {
  it('takes edits and follow-ups until then and answers 50027 after it', async () => {
    const { callback, original, webhook } = await ask();
    await callback(DEFER);
    await ada.control.advanceClock(15 * 60_000 - 1);
    expect(await original('PATCH', { content: 'at the last moment' })).toMatchObject({ status: 200 });
    expect(await webhook('POST', '?wait=true', { content: 'more' })).toMatchObject({ status: 200 });
    await ada.control.advanceClock(1);
    for (const answer of [
      await original('PATCH', { content: 'too late' }),
      await original('GET'),
      await original('DELETE'),
      await webhook('POST', '?wait=true', { content: 'more' }),
    ]) {
      expect(answer).toMatchObject({ status: 401, body: { code: 50027, message: 'Invalid Webhook Token' } });
    }
    expect(await callback(REPLY)).toMatchObject({ status: 404, body: { code: 10062 } });
  });
});

describe('answers', () => {
  it('come once: the second is 40060', async () => {
    const { callback } = await ask();
    await callback(DEFER);
    expect(await callback(REPLY)).toMatchObject({ status: 400, body: { code: 40060 } });
  });

  it('come once even when two are under way at the same time', async () => {
    const { callback } = await ask();
    const statuses = (await Promise.all([callback(REPLY), callback(REPLY)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([204, 400]);
  });

  it('that are invalid do not count as answers', async () => {
    const { callback } = await ask();
    const refused = await callback({ type: 4, data: { content: 'x'.repeat(2001) } });
    expect(refused).toMatchObject({ status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
    expect(errorCodes(refused, 'data', 'content')).toEqual(['BASE_TYPE_MAX_LENGTH']);
    expect(await callback({ type: 4, data: {} })).toMatchObject({ status: 400, body: { code: 50006 } });
    expect(errorCodes(await callback({ type: 7, data: {} }), 'type')).toEqual(['BASE_TYPE_CHOICES']);
    expect(errorCodes(await callback({}), 'type')).toEqual(['BASE_TYPE_REQUIRED']);
    expect(errorCodes(await callback({ type: 5, data: { flags: 32768 } }), 'data', 'flags')).toEqual([
      'BASE_TYPE_CHOICES',
    ]);
    expect((await callback(REPLY)).status).toBe(204);
  });

  it('describe themselves when asked to', async () => {
    const { id, callback } = await ask();
    const { body } = await callback({ type: 5, data: { flags: 64 } }, '?with_response=true');
    expect(body).toMatchObject({
      interaction: { id, type: 2, response_message_loading: true, response_message_ephemeral: true },
      resource: { type: 5, message: { flags: 192, content: '' } },
    });
  });

  it('need the right token', async () => {
    const { id, token } = await ask();
    const wrong = await call(sandbox, 'POST', `/interactions/${id}/x${token}/callback`, REPLY, {
      token: null,
    });
    expect(wrong).toMatchObject({ status: 404, body: { code: 10062 } });
    const path = (application: string, secret: string) =>
      `/webhooks/${application}/${secret}/messages/@original`;
    expect(await call(sandbox, 'GET', path(sandbox.applicationId, `x${token}`))).toMatchObject({
      status: 401,
      body: { code: 50027 },
    });
    expect(await call(sandbox, 'GET', path('901000000000000009', token))).toMatchObject({
      status: 404,
      body: { code: 10015 },
    });
  });
});

describe('messages of an interaction', () => {
  it('stay ephemeral or open as they were deferred', async () => {
    const { id, callback, original } = await ask();
    await callback({ type: 5, data: { flags: 64 } });
    await original('PATCH', { content: 'secret', flags: 0 });
    expect(await ada.messagesOf(id)).toMatchObject([{ content: 'secret', flags: 64 }]);
  });

  it('take the first follow-up in place of thinking', async () => {
    const { id, callback, webhook } = await ask();
    await callback({ type: 5, data: { flags: 64 } });
    await webhook('POST', '', { content: 'instead' });
    await webhook('POST', '', { content: 'besides' });
    expect(await ada.messagesOf(id)).toMatchObject([
      { content: 'instead', flags: 64 },
      { content: 'besides', flags: 0 },
    ]);
  });

  it('are unknown once deleted: 10008', async () => {
    const log = await ada.listen();
    const { callback, original } = await ask();
    await callback(REPLY);
    expect((await original('DELETE')).status).toBe(204);
    expect(await original('PATCH', { content: 'x' })).toMatchObject({ status: 404, body: { code: 10008 } });
    await log.next('message-removed');
    await log.close();
  });

  it('cannot be emptied: 50006', async () => {
    const { callback, original } = await ask();
    await callback(REPLY);
    expect(await original('PATCH', { content: ' \n ' })).toMatchObject({
      status: 400,
      body: { code: 50006 },
    });
    expect(await original('GET')).toMatchObject({ body: { content: 'answer' } });
  });

  it('of other interactions are out of reach', async () => {
    const first = await ask();
    await first.callback(REPLY);
    const second = await ask();
    await second.callback(REPLY);
    const [message] = await ada.messagesOf(first.id);
    expect(await second.webhook('PATCH', `/messages/${message?.id}`, { content: 'x' })).toMatchObject({
      status: 404,
      body: { code: 10008 },
    });
  });

  it('are at most five more where only the person installed the application: 40094', async () => {
    const { channels } = await ada.state();
    const group = channels.find(({ type }) => type === 3);
    const { callback, webhook } = await ask(ada.in(group?.id ?? ''));
    await callback(REPLY);
    for (let n = 1; n <= 5; n++) expect((await webhook('POST', '', { content: `${n}` })).status).toBe(200);
    expect(await webhook('POST', '', { content: '6' })).toMatchObject({ status: 400, body: { code: 40094 } });
  });
});
