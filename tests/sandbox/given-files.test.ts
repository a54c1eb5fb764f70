/** Files as values of options, and people who join: what the control API adds to a channel. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/sandbox/limits.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { Person, Refused } from './control-client.js';

let sandbox: Sandbox;
let ada: Person;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  ada = new Person(sandbox);
  await fetch(`${sandbox.api}/v10/applications/${sandbox.applicationId}/commands`, {
    method: 'PUT',
    headers: { authorization: `Bot ${sandbox.token}`, 'content-type': 'application/json' },
    body: JSON.stringify([
      { name: 'read', description: 'Reads', options: [{ type: 11, name: 'file', description: 'A file' }] },
    ]),
  });
});
afterAll(async () => await sandbox.close());

describe('a file for an option', () => {
  it('is taken by the command of its person, and of nobody else', async () => {
    const file = await ada.giveFile('a b.csv', 'name,tea\n');
    expect((await ada.command('read', { file })).interactionId).toMatch(/^\d+$/);
    const stranger = await ada.join('stranger');
    await expect(stranger.command('read', { file })).rejects.toThrow('names no file that you gave');
    await expect(ada.command('read', { file: '901000000000000001' })).rejects.toThrow(Refused);
    await expect(ada.command('read', { file: true })).rejects.toThrow('must be an id');
  });

  it('is refused one byte above the limit', async () => {
    await ada.giveFile('big.txt', new Uint8Array(LIMITS.fileBytes));
    await expect(ada.giveFile('big.txt', new Uint8Array(LIMITS.fileBytes + 1))).rejects.toThrow('too large');
  });
});

describe('somebody who joins', () => {
  it('is one of the people, and has direct messages with the bot', async () => {
    const carl = await ada.join('carl');
    const { users, channels } = await carl.state();
    expect(users.map(({ username }) => username)).toContain('carl');
    const own = channels.filter((channel) => channel.type === 1);
    expect(own).toHaveLength(1);
    expect((await ada.state()).channels.map(({ id }) => id)).not.toContain(own[0]?.id);
  });

  it.each(['', 'A', 'a', 'a b', '<b>', 'a'.repeat(33)])(
    'is not called %j',
    async (name) => await expect(ada.join(name)).rejects.toThrow('not valid'),
  );
});
