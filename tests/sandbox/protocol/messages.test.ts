/** Messages of a channel: pages of them, replies, nonces, many at once. */
import { Events, type Message, type TextChannel } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ControlClient } from '../../../src/sandbox/control-client.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.js';
import { call, errorCodes } from '../bare-rest.js';
import { next, type ProtocolBot, startProtocolBot } from './protocol-bot.js';

let sandbox: Sandbox;
let control: ControlClient;
let bot: ProtocolBot;
let channel: TextChannel;
const sent: Message[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({
    port: 0,
    rateLimits: { isEnforced: false, perBucket: { limit: 10_000, windowMs: 1_000 } },
  });
  control = new ControlClient(sandbox);
  bot = await startProtocolBot(sandbox);
  const place = await control.addChannel({ type: 'text', guildId: sandbox.guildId, name: 'pages' });
  channel = (await bot.client.channels.fetch(place.id)) as TextChannel;
  for (let n = 0; n < 120; n++) sent.push(await channel.send(`line ${n}`));
});
afterAll(async () => {
  await bot.stop();
  await sandbox.close();
});

const idOf = (n: number) => sent[n]?.id ?? '';
const lines = async (options: object) => {
  const page = await channel.messages.fetch({ cache: false, ...options });
  return page.map(({ content }) => Number(content.replace('line ', '')));
};
const range = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, n) => from - n);
const post = (body: object) => call(sandbox, 'POST', `/channels/${channel.id}/messages`, body);

describe('pages', () => {
  it('newest first: 50, or as many as asked', async () => {
    expect(await lines({})).toEqual(range(119, 70));
    expect(await lines({ limit: 100 })).toEqual(range(119, 20));
    expect(await lines({ limit: 1 })).toEqual([119]);
  });
  it('before, after and around a message', async () => {
    expect(await lines({ before: idOf(10), limit: 3 })).toEqual([9, 8, 7]);
    expect(await lines({ after: idOf(10), limit: 3 })).toEqual([13, 12, 11]);
    expect(await lines({ around: idOf(10), limit: 5 })).toEqual([12, 11, 10, 9, 8]);
    expect(await lines({ before: idOf(0) })).toEqual([]);
  });
  it('of 1 to 100, by one of the three at a time', async () => {
    const get = (query: string) => call(sandbox, 'GET', `/channels/${channel.id}/messages?${query}`);
    expect(errorCodes(await get('limit=101'), 'limit')).toEqual(['NUMBER_TYPE_MAX']);
    expect(errorCodes(await get('limit=0'), 'limit')).toEqual(['NUMBER_TYPE_MIN']);
    expect(errorCodes(await get('limit=x'), 'limit')).not.toEqual([]);
    expect(errorCodes(await get(`before=${idOf(1)}&after=${idOf(2)}`))).toEqual(['BASE_TYPE_CHOICES']);
  });
});

describe('replies', () => {
  it('name the message and bring it', async () => {
    const reply = await sent[5]?.reply('indeed');
    expect(reply).toMatchObject({ type: 19, reference: { messageId: idOf(5), channelId: channel.id } });
    const read = await call(sandbox, 'GET', `/channels/${channel.id}/messages/${reply?.id}`);
    expect(read.body).toMatchObject({ referenced_message: { id: idOf(5), content: 'line 5' } });
    await reply?.delete();
  });
  it('to nothing are refused, or lose their reference where that is allowed', async () => {
    const reference = { message_id: '901000000000000999' };
    const refused = await post({ content: 'x', message_reference: reference });
    expect(errorCodes(refused, 'message_reference')).toEqual(['REPLIES_UNKNOWN_MESSAGE']);
    const allowed = await post({
      content: 'x',
      message_reference: { ...reference, fail_if_not_exists: false },
    });
    expect(allowed).toMatchObject({ status: 200, body: { type: 0 } });
  });
});

describe('nonces', () => {
  it('come back, and where they are enforced make no second message', async () => {
    const body = { content: 'once', nonce: 'n-1', enforce_nonce: true };
    const first = (await post(body)).body as { id: string };
    expect(first).toMatchObject({ nonce: 'n-1' });
    expect((await post({ ...body, content: 'twice' })).body).toMatchObject({ id: first.id, content: 'once' });
    const free = (await post({ ...body, enforce_nonce: false })).body as { id: string };
    expect(free.id).not.toBe(first.id);
  });
  it('are forgotten after some minutes', async () => {
    const body = { content: 'once', nonce: 7, enforce_nonce: true };
    const first = (await post(body)).body as { id: string };
    await control.advanceClock(5 * 60_000);
    expect(((await post(body)).body as { id: string }).id).not.toBe(first.id);
  });
  it('have at most 25 characters', async () => {
    expect((await post({ content: 'x', nonce: 'x'.repeat(25) })).status).toBe(200);
    expect(errorCodes(await post({ content: 'x', nonce: 'x'.repeat(26) }), 'nonce')).not.toEqual([]);
  });
});

it('deletes 2 to 100 at once, and tells of each', async () => {
  await control.setBotAccess(channel.id, { canView: true, canSend: true, canManage: true });
  const path = `/channels/${channel.id}/messages/bulk-delete`;
  expect(errorCodes(await call(sandbox, 'POST', path, { messages: [idOf(0)] }), 'messages')).toEqual([
    'BASE_TYPE_BAD_LENGTH',
  ]);
  const many = sent.slice(0, 101).map(({ id }) => id);
  expect(errorCodes(await call(sandbox, 'POST', path, { messages: many }), 'messages')).toEqual([
    'BASE_TYPE_BAD_LENGTH',
  ]);
  const gone = next<Message>(bot.client, Events.MessageDelete, ({ id }) => id === idOf(99));
  expect((await call(sandbox, 'POST', path, { messages: many.slice(0, 100) })).status).toBe(204);
  await gone;
  expect(await lines({ before: idOf(101) })).toEqual([100]);
});
