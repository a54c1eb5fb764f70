/** Each of Discord's refusals, provoked by a bare request. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ControlClient } from '../../../src/sandbox/control-client.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.js';
import { type Answer, call, Dispatches, errorCodes } from '../bare-rest.js';
import { Person } from '../control-client.js';

const NOBODY = '901000000000000999';
const BLAISE = '901000000000000202';
const GROUP = '901000000000000303';
const COMMAND = {
  name: 'go',
  description: 'd',
  contexts: [0, 1, 2],
  integration_types: [0, 1],
};

let heard: Dispatches;
let sandbox: Sandbox;
let control: ControlClient;
let ada: Person;
let commands: string;

beforeEach(async () => {
  heard = new Dispatches();
  sandbox = await startSandbox({ port: 0, journal: heard.journal });
  control = new ControlClient(sandbox);
  ada = new Person(sandbox);
  commands = `/applications/${sandbox.applicationId}/commands`;
  await call(sandbox, 'PUT', commands, [COMMAND]);
});
afterEach(async () => {
  await sandbox.close();
});

const to = (method: string, path: string, body?: unknown) => call(sandbox, method, path, body);
const here = (rest = '') => `/channels/${sandbox.channelId}${rest}`;
const CONTENT = { content: 'x', allowed_mentions: { parse: [] } };

async function ask(person: Person = ada) {
  const { interactionId: id } = await person.command('go');
  const token = heard.token(id);
  return {
    callback: (body: unknown, given = token) => to('POST', `/interactions/${id}/${given}/callback`, body),
    webhook: (method: string, rest: string, body?: unknown) =>
      to(method, `/webhooks/${sandbox.applicationId}/${token}${rest}`, body),
  };
}

function expectCode(answer: Answer, status: number, code: number): void {
  expect(answer).toMatchObject({ status, body: { code, message: expect.any(String) } });
}

describe('what is not there', () => {
  it.each<[string, () => string, number]>([
    ['channel', () => `/channels/${NOBODY}`, 10003],
    ['channel, for its messages', () => `/channels/${NOBODY}/messages`, 10003],
    ['server', () => `/guilds/${NOBODY}`, 10004],
    ['member', () => `/guilds/${sandbox.guildId}/members/${NOBODY}`, 10007],
    ['message', () => here(`/messages/${NOBODY}`), 10008],
    ['person', () => `/users/${NOBODY}`, 10013],
    ['emoji', () => `/applications/${sandbox.applicationId}/emojis/${NOBODY}`, 10014],
    ['webhook of another application', () => `/webhooks/${NOBODY}/token/messages/@original`, 10015],
    ['command', () => `${commands}/${NOBODY}`, 10063],
  ])('%s', async (_name, path, code) => {
    expectCode(await to('GET', path()), 404, code);
  });

  it('interaction: unknown, of another token, or not acknowledged in time', async () => {
    expectCode(await to('POST', `/interactions/${NOBODY}/token/callback`, { type: 5 }), 404, 10062);
    const { callback, webhook } = await ask();
    expectCode(await callback({ type: 5 }, 'other'), 404, 10062);
    expectCode(await webhook('GET', '/messages/@original'), 404, 10015);
    await control.advanceClock(3_000);
    expectCode(await callback({ type: 5 }), 404, 10062);
  });

  it('permissions of a command that nobody set; a bot may not set them', async () => {
    const { body } = await to('GET', commands);
    const [command] = body as { id: string }[];
    const path = `/applications/${sandbox.applicationId}/guilds/${sandbox.guildId}/commands`;
    expectCode(await to('GET', `${path}/${command?.id}/permissions`), 404, 10066);
    expectCode(await to('PUT', `${path}/${command?.id}/permissions`, { permissions: [] }), 403, 20001);
    expect(await to('GET', `${path}/permissions`)).toEqual({ status: 200, body: [] });
  });

  it('route, method, version', async () => {
    expect(await to('GET', '/nowhere')).toMatchObject({ status: 404, body: { code: 0 } });
    expect(await to('GET', `/channels/${NOBODY}/nowhere`)).toMatchObject({ status: 404, body: { code: 0 } });
    expect(await to('PUT', '/gateway')).toMatchObject({ status: 405, body: { code: 0 } });
    expect(await to('POST', '/users/@me')).toMatchObject({ status: 405, body: { code: 0 } });
    expect(await to('GET', `/interactions/1/2/callback`)).toMatchObject({ status: 405 });
    const old = await fetch(`${sandbox.api}/v6/gateway`);
    expect([old.status, await old.json()]).toMatchObject([400, { code: 50041 }]);
  });
});

describe('who may not', () => {
  it('a wrong token, none, and one that should be a person’s', async () => {
    for (const token of [null, 'wrong']) {
      const answer = await call(sandbox, 'GET', '/users/@me', undefined, { token });
      expectCode(answer, 401, 0);
    }
    expectCode(await to('GET', '/oauth2/@me'), 401, 40001);
  });

  it('another application, another server, a conversation of others, the list of all members', async () => {
    expectCode(await to('GET', `/applications/${NOBODY}/commands`), 403, 50001);
    const foreign = `/applications/${sandbox.applicationId}/guilds/${NOBODY}/commands`;
    expectCode(await to('PUT', foreign, []), 403, 50001);
    expectCode(await to('POST', `/channels/${GROUP}/messages`, CONTENT), 403, 50001);
    expectCode(await to('GET', `/guilds/${sandbox.guildId}/members`), 403, 50001);
  });

  it('somebody else’s message: not edited, not deleted without the permission', async () => {
    const { id } = await control.write({ userId: BLAISE, channelId: sandbox.channelId, content: 'mine' });
    expectCode(await to('PATCH', here(`/messages/${id}`), CONTENT), 403, 50005);
    expectCode(await to('DELETE', here(`/messages/${id}`)), 403, 50013);
    expectCode(await to('POST', here('/messages/bulk-delete'), { messages: [id, NOBODY] }), 403, 50013);
    await control.setBotAccess(sandbox.channelId, { canView: true, canSend: true, canManage: true });
    expect((await to('DELETE', here(`/messages/${id}`))).status).toBe(204);
  });

  it('a conversation whose person wants none, and a channel of another kind', async () => {
    const direct = '901000000000000301';
    await control.setBotAccess(direct, { canView: true, canSend: false });
    expectCode(await to('POST', `/channels/${direct}/messages`, CONTENT), 403, 50007);
    expectCode(await to('PATCH', `/channels/${direct}`, { name: 'x' }), 400, 50024);
  });
});

describe('answers', () => {
  it('only once', async () => {
    const { callback } = await ask();
    await callback({ type: 5 });
    expectCode(await callback({ type: 4, data: CONTENT }), 400, 40060);
  });

  it('for fifteen minutes', async () => {
    const { callback, webhook } = await ask();
    await callback({ type: 5 });
    await control.advanceClock(15 * 60_000);
    expectCode(await webhook('PATCH', '/messages/@original', CONTENT), 401, 50027);
  });

  it('with at most five follow-ups where only the person has installed the bot', async () => {
    await control.setRateLimits({ isEnforced: false });
    const { callback, webhook } = await ask(ada.in(GROUP));
    await callback({ type: 4, data: CONTENT });
    for (let n = 0; n < 5; n++) expect((await webhook('POST', '', CONTENT)).status).toBe(200);
    expectCode(await webhook('POST', '', CONTENT), 400, 40094);
  });

  it('that are empty', async () => {
    const { callback, webhook } = await ask();
    expectCode(await callback({ type: 4, data: {} }), 400, 50006);
    expectCode(await callback({ type: 4, data: { content: ' \n ' } }), 400, 50006);
    await callback({ type: 5 });
    expectCode(await webhook('PATCH', '/messages/@original', { content: '' }), 400, 50006);
  });

  it('deferred, with no flag but the ephemeral one', async () => {
    const { callback } = await ask();
    for (const flags of [4, 4096, 32768, 64 | 4]) {
      const answer = await callback({ type: 5, data: { flags } });
      expect(errorCodes(answer, 'data', 'flags')).toEqual(['BASE_TYPE_CHOICES']);
    }
    expect((await callback({ type: 5, data: { flags: 64 } })).status).toBe(204);
  });

  it('of a kind that fits: no update and no choices for a command', async () => {
    const { callback } = await ask();
    for (const type of [6, 7, 8, 10, 99]) {
      expect(errorCodes(await callback({ type, data: CONTENT }), 'type')).toEqual(['BASE_TYPE_CHOICES']);
    }
  });

  it('to a form: no second form, and an update only where a message opened it', async () => {
    const field = { type: 4, custom_id: 'f', style: 1, label: 'L' };
    const modal = { custom_id: 'm', title: 'T', components: [{ type: 1, components: [field] }] };
    const opened = await ada.command('go');
    const first = heard.token(opened.interactionId);
    await to('POST', `/interactions/${opened.interactionId}/${first}/callback`, { type: 9, data: modal });
    const { interactionId } = await ada.send({
      type: 'modal',
      interactionId: opened.interactionId,
      customId: 'm',
      fields: [{ customId: 'f', value: 'x' }],
    });
    const path = `/interactions/${interactionId}/${heard.token(interactionId)}/callback`;
    for (const type of [6, 7, 9]) {
      expect(errorCodes(await to('POST', path, { type, data: modal }), 'type')).toEqual([
        'BASE_TYPE_CHOICES',
      ]);
    }
    expect((await to('POST', path, { type: 4, data: CONTENT })).status).toBe(204);
  });
});

describe('commands', () => {
  it('renamed to a name that is taken', async () => {
    const { body } = await to('POST', commands, { ...COMMAND, name: 'other' });
    const { id } = body as { id: string };
    expectCode(await to('PATCH', `${commands}/${id}`, { name: 'go' }), 400, 40041);
    expect((await to('PATCH', `${commands}/${id}`, { name: 'other', description: 'new' })).status).toBe(200);
  });

  it('more than 200 new ones in a day and scope', async () => {
    const named = (round: number, count: number) =>
      Array.from({ length: count }, (_, n) => ({ ...COMMAND, name: `r${round}n${n}` }));
    expect((await to('PUT', commands, named(1, 100))).status).toBe(200);
    expect((await to('PUT', commands, named(1, 100))).status).toBe(200);
    expect((await to('PUT', commands, named(2, 99))).status).toBe(200);
    expectCode(await to('POST', commands, { ...COMMAND, name: 'one-more' }), 400, 30034);
    const guild = `/applications/${sandbox.applicationId}/guilds/${sandbox.guildId}/commands`;
    expect((await to('POST', guild, { ...COMMAND, name: 'one-more' })).status).toBe(201);
    await control.advanceClock(24 * 60 * 60_000);
    expect((await to('POST', commands, { ...COMMAND, name: 'one-more' })).status).toBe(201);
  });
});

describe('bodies', () => {
  const form = (parts: Readonly<Record<string, string | Blob>>) => {
    const all = new FormData();
    for (const [name, part] of Object.entries(parts)) all.append(name, part);
    return all;
  };
  const MIB = 1024 * 1024;

  it('that are no JSON, or of another type', async () => {
    expectCode(await to('POST', here('/messages'), '{'), 400, 50109);
    const typed = { headers: { 'content-type': 'text/plain' } };
    const answer = await call(sandbox, 'POST', here('/messages'), 'x', typed);
    expect(errorCodes(answer)).toEqual(['CONTENT_TYPE_INVALID']);
  });

  it('with files: too large alone, too large together, no file at all, or not uploaded', async () => {
    const blob = (bytes: number) => new Blob([new Uint8Array(bytes)]);
    expect((await to('POST', here('/messages'), form({ 'files[0]': blob(10 * MIB) }))).status).toBe(200);
    expectCode(await to('POST', here('/messages'), form({ 'files[0]': blob(10 * MIB + 1) })), 413, 40005);
    const three = { 'files[0]': blob(9 * MIB), 'files[1]': blob(9 * MIB), 'files[2]': blob(9 * MIB) };
    expectCode(await to('POST', here('/messages'), form(three)), 413, 40005);
    expectCode(await to('POST', here('/messages'), form({ 'files[0]': 'a text' })), 400, 50046);
    const missing = { content: 'x', attachments: [{ id: '0', filename: 'a.txt' }] };
    expectCode(await to('POST', here('/messages'), missing), 400, 50146);
  });

  it('that bring Components V2 to a message with content', async () => {
    const { body } = await to('POST', here('/messages'), CONTENT);
    const path = here(`/messages/${(body as { id: string }).id}`);
    const v2 = { flags: 32768, components: [{ type: 10, content: 't' }] };
    expect(errorCodes(await to('PATCH', path, v2), 'content')).toEqual([
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ]);
    expect((await to('PATCH', path, { ...v2, content: null })).status).toBe(200);
    // Once there, the flag stays, whatever an edit says.
    expect(await to('PATCH', path, { flags: 0, components: v2.components })).toMatchObject({
      status: 200,
      body: { flags: 32768 },
    });
    expect(errorCodes(await to('PATCH', path, { content: 'x' }), 'content')).toEqual([
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ]);
  });

  it('with a kind of component that is not known: one sentence', async () => {
    const unknown = { flags: 32768, components: [{ type: 99 }] };
    const answer = await to('POST', here('/messages'), unknown);
    expectCode(answer, 400, 50035);
    expect(JSON.stringify(answer.body)).toContain('type 99 is not known or not allowed here.');
  });
});
