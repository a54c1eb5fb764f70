/** What the sandbox holds against a bot although Discord would take it, and what Discord refuses. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { call, Dispatches } from './bare-rest.js';
import { Person } from './control-client.js';
import { COMMANDS } from './test-bot.js';

let dispatches: Dispatches;
let sandbox: Sandbox;
let ada: Person;

beforeEach(async () => {
  dispatches = new Dispatches();
  sandbox = await startSandbox({ port: 0, rateLimits: { isEnforced: false }, journal: dispatches.journal });
  ada = new Person(sandbox);
  await call(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, COMMANDS);
});
afterEach(async () => {
  await sandbox.close();
});

const SILENT = { allowed_mentions: { parse: [] } };

async function ask() {
  const { interactionId: id } = await ada.command('say', { text: 'x' });
  const token = dispatches.token(id);
  return {
    token,
    callback: (body: unknown) => call(sandbox, 'POST', `/interactions/${id}/${token}/callback`, body),
    webhook: (method: string, rest: string, body?: unknown) =>
      call(sandbox, method, `/webhooks/${sandbox.applicationId}/${token}${rest}`, body),
  };
}
const kinds = async () => (await ada.faults()).map(({ type }) => type);

describe('allowed_mentions', () => {
  it('is asked for on every body: answer, edit, follow-up, message', async () => {
    const { callback, webhook } = await ask();
    await callback({ type: 4, data: { content: 'one @everyone' } });
    await webhook('PATCH', '/messages/@original', { content: 'two' });
    await webhook('POST', '', { content: 'three' });
    await call(sandbox, 'POST', `/channels/${sandbox.channelId}/messages`, { content: 'four' });
    const faults = await ada.faults();
    expect(faults.map(({ type }) => type)).toEqual(Array(4).fill('mentions'));
    expect(faults[0]?.sentence).toBe('allowed_mentions is missing: “one @everyone”');
  });

  it('must be empty', async () => {
    const { callback, webhook } = await ask();
    await callback({ type: 4, data: { content: 'x', allowed_mentions: { parse: ['users'] } } });
    await webhook('PATCH', '/messages/@original', {
      content: 'x',
      allowed_mentions: { users: [ada.userId] },
    });
    await webhook('PATCH', '/messages/@original', { content: 'x', allowed_mentions: { replied_user: true } });
    expect((await ada.faults()).map(({ sentence }) => sentence.split(':')[0])).toEqual(
      Array(3).fill('allowed_mentions is not empty'),
    );
  });

  it('is right as an empty list, and not needed where nothing is said', async () => {
    const { callback, webhook } = await ask();
    await callback({ type: 5 });
    await webhook('PATCH', '/messages/@original', { content: 'x', ...SILENT });
    await webhook('POST', '', {
      embeds: [{ title: 't' }],
      allowed_mentions: { parse: [], replied_user: false },
    });
    expect(await kinds()).toEqual([]);
  });
});

describe('refusals', () => {
  it('are kept with what was refused, and without the token', async () => {
    const { callback, webhook, token } = await ask();
    await callback({ type: 4, data: { content: 'x'.repeat(2001), ...SILENT } });
    await callback({ type: 4, data: { content: 'x', ...SILENT } });
    await callback({ type: 4, data: { content: 'again', ...SILENT } });
    await webhook('PATCH', '/messages/901000000000000999', { content: 'x', ...SILENT });
    const faults = await ada.faults();
    expect(faults.map(({ sentence }) => sentence.replace(/^.*: /, ''))).toEqual([
      '400 50035 Invalid Form Body',
      '400 40060 Interaction has already been acknowledged.',
      '404 10008 Unknown Message',
    ]);
    expect(JSON.stringify(faults)).not.toContain(token.slice(0, 50));
  });

  it('are kept up to a number', async () => {
    for (let n = 0; n < 210; n++) await call(sandbox, 'GET', `/users/${901000000000000300 + n}`);
    expect(await ada.faults()).toHaveLength(200);
  });
});
