/** Threads: a bot begins them, talks and is asked in them, archives, locks and deletes them. */
import { type AnyThreadChannel, ChannelType, Events, type TextChannel } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ControlClient } from '../../../src/sandbox/control-client.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.js';
import { call, errorCodes } from '../bare-rest.js';
import { Person } from '../control-client.js';
import { next, type ProtocolBot, startProtocolBot } from './protocol-bot.js';

let sandbox: Sandbox;
let control: ControlClient;
let bot: ProtocolBot;
let ada: Person;
let channel: TextChannel;

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, rateLimits: { isEnforced: false } });
  control = new ControlClient(sandbox);
  ada = new Person(sandbox);
  bot = await startProtocolBot(sandbox, {
    onInteraction: async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply('answered in the thread');
    },
  });
  const found = bot.client.channels.cache.get(sandbox.channelId);
  if (found?.type !== ChannelType.GuildText) throw new Error('a text channel');
  channel = found;
});
afterEach(async () => {
  await bot.stop();
  await sandbox.close();
});

const manage = () => control.setBotAccess(channel.id, { canView: true, canSend: true, canManage: true });

describe('a thread', () => {
  it('begins from a message, whose id it has', async () => {
    const message = await channel.send('A quiz');
    const created = next<AnyThreadChannel>(bot.client, Events.ThreadCreate);
    const thread = await message.startThread({ name: 'Quiz', autoArchiveDuration: 60 });
    expect((await created).id).toBe(message.id);
    expect(thread).toMatchObject({
      id: message.id,
      parentId: channel.id,
      ownerId: bot.client.user.id,
      type: ChannelType.PublicThread,
      joined: true,
      archived: false,
    });
    const state = await ada.state();
    expect(state.channels.find(({ id }) => id === thread.id)).toMatchObject({
      name: 'Quiz',
      parent_id: channel.id,
    });
    expect(state.messages.find(({ id }) => id === message.id)).toMatchObject({ thread: { id: thread.id } });
    const again = await call(sandbox, 'POST', `/channels/${channel.id}/messages/${message.id}/threads`, {
      name: 'x',
    });
    expect(again).toMatchObject({ status: 400, body: { code: 160004 } });
  });

  it('begins on its own, which the channel says', async () => {
    const thread = await channel.threads.create({ name: 'On its own' });
    expect(thread.type).toBe(ChannelType.PublicThread);
    const told = (await ada.state()).messages.find(({ type }) => type === 18);
    expect(told).toMatchObject({ content: 'On its own', message_reference: { channel_id: thread.id } });
  });

  it('holds messages and interactions of its own', async () => {
    await bot.client.application.commands.create({ name: 'ask', description: 'd' });
    const thread = await channel.threads.create({ name: 'Talk' });
    const sent = await thread.send('first question');
    await sent.edit('first question, better');
    const inside = ada.in(thread.id);
    const { interactionId } = await inside.command('ask');
    const answer = await inside.message(interactionId);
    expect(answer).toMatchObject({ channel_id: thread.id, content: 'answered in the thread' });
    expect(bot.seen[0]?.channel?.isThread()).toBe(true);
    expect(bot.seen[0]?.channelId).toBe(thread.id);
    await control.write({ userId: ada.userId, channelId: thread.id, content: 'my answer' });
    const all = await thread.messages.fetch();
    expect(all.map(({ author }) => author.username)).toEqual(['ada', 'Given', 'Given']);
    const { body } = await call(sandbox, 'GET', `/channels/${thread.id}`);
    expect(body).toMatchObject({ message_count: 3, total_message_sent: 3, last_message_id: all.first()?.id });
  });

  it('is archived and woken, by hand and by a message', async () => {
    const thread = await channel.threads.create({ name: 'Sleepy' });
    const message = await thread.send('x');
    const updated = next(bot.client, Events.ThreadUpdate);
    await thread.setArchived(true);
    await updated;
    expect(thread.archived).toBe(true);
    await expect(message.edit('y')).rejects.toMatchObject({ code: 50083 });
    const rename = await call(sandbox, 'PATCH', `/channels/${thread.id}`, { name: 'y' });
    expect(rename).toMatchObject({ status: 400, body: { code: 50083 } });
    await thread.setArchived(false);
    await thread.setArchived(true);
    await thread.send('wake up');
    await expect.poll(() => thread.archived).toBe(false);
  });

  it('falls asleep when nothing is said for as long as it says', async () => {
    const thread = await channel.threads.create({ name: 'Hour', autoArchiveDuration: 60 });
    await control.advanceClock(59 * 60_000);
    await thread.send('still here');
    await control.advanceClock(2 * 60_000);
    const isArchived = async () => {
      const { body } = await call(sandbox, 'GET', `/channels/${thread.id}`);
      return (body as { thread_metadata: { archived: boolean } }).thread_metadata.archived;
    };
    expect(await isArchived()).toBe(false);
    await control.advanceClock(61 * 60_000);
    expect(await isArchived()).toBe(true);
    const { threads } = await channel.threads.fetchArchived();
    expect([...threads.keys()]).toEqual([thread.id]);
  });

  it('is locked and deleted only with the permission', async () => {
    const thread = await channel.threads.create({ name: 'Mine' });
    await expect(thread.setLocked(true)).rejects.toMatchObject({ code: 50013 });
    await expect(thread.delete()).rejects.toMatchObject({ code: 50013 });
    await manage();
    await thread.edit({ locked: true, archived: true });
    await control.setBotAccess(channel.id, { canView: true, canSend: true });
    await expect(thread.send('x')).rejects.toMatchObject({ code: 50083 });
    await expect(control.write({ userId: ada.userId, channelId: thread.id, content: 'x' })).rejects.toThrow(
      'locked',
    );
    await manage();
    const deleted = next<AnyThreadChannel>(bot.client, Events.ThreadDelete);
    await thread.delete();
    expect((await deleted).id).toBe(thread.id);
    expect((await ada.state()).channels.map(({ id }) => id)).not.toContain(thread.id);
  });

  it('follows the permissions of its channel', async () => {
    const thread = await channel.threads.create({ name: 'Below' });
    await control.setBotAccess(channel.id, { canView: true, canSend: false });
    await expect(thread.send('x')).rejects.toMatchObject({ code: 50013 });
    await control.setBotAccess(channel.id, { canView: false, canSend: true });
    await expect(thread.send('x')).rejects.toMatchObject({ code: 50001 });
    await expect(control.setBotAccess(thread.id, { canView: true, canSend: false })).rejects.toThrow(
      'permissions of its channel',
    );
  });

  it('is gone with its channel', async () => {
    const thread = await channel.threads.create({ name: 'Below' });
    await thread.send('x');
    await control.removeChannel(channel.id);
    expect(await call(sandbox, 'GET', `/channels/${thread.id}`)).toMatchObject({ body: { code: 10003 } });
    expect((await ada.state()).messages).toEqual([]);
  });
});

describe('members of a thread', () => {
  it('are joined, added and removed', async () => {
    const thread = await channel.threads.create({ name: 'Members' });
    expect((await thread.members.fetch(bot.client.user.id)).id).toBe(bot.client.user.id);
    await thread.leave();
    await expect.poll(() => thread.joined).toBe(false);
    await thread.join();
    await thread.members.add(ada.userId);
    expect((await thread.members.fetch(ada.userId)).id).toBe(ada.userId);
    await thread.members.remove(ada.userId);
    await expect(thread.members.fetch({ member: ada.userId, force: true })).rejects.toMatchObject({
      code: 10007,
    });
    const { members } = (await bot.client.guilds.cache.first()?.channels.fetchActiveThreads()) ?? {};
    expect([...(members?.keys() ?? [])]).toEqual([bot.client.user.id]);
  });

  it('alone see a private one', async () => {
    const path = `/channels/${channel.id}/threads`;
    expect(await call(sandbox, 'POST', path, { name: 'Secret' })).toMatchObject({ body: { code: 50013 } });
    await manage();
    const thread = await channel.threads.create({ name: 'Secret', type: ChannelType.PrivateThread });
    const seen = async () => (await ada.state()).channels.some(({ id }) => id === thread.id);
    expect(await seen()).toBe(false);
    await thread.members.add(ada.userId);
    expect(await seen()).toBe(true);
  });
});

describe('bodies', () => {
  const begin = (body: object) => call(sandbox, 'POST', `/channels/${channel.id}/threads`, body);
  it('a name of 1 to 100 characters', async () => {
    expect((await begin({ name: 'x'.repeat(100), type: 11 })).status).toBe(201);
    expect(errorCodes(await begin({ name: 'x'.repeat(101), type: 11 }), 'name')).toEqual([
      'BASE_TYPE_BAD_LENGTH',
    ]);
    expect(errorCodes(await begin({ name: '', type: 11 }), 'name')).toEqual(['BASE_TYPE_BAD_LENGTH']);
  });
  it('an archiving time that Discord offers, and a pause of at most six hours', async () => {
    const odd = await begin({ name: 'x', type: 11, auto_archive_duration: 61 });
    expect(errorCodes(odd, 'auto_archive_duration')).toEqual(['BASE_TYPE_CHOICES']);
    expect((await begin({ name: 'x', type: 11, rate_limit_per_user: 21_600 })).status).toBe(201);
    const slow = await begin({ name: 'x', type: 11, rate_limit_per_user: 21_601 });
    expect(errorCodes(slow, 'rate_limit_per_user')).toEqual(['NUMBER_TYPE_MAX']);
  });
  it('no thread in a thread or a conversation', async () => {
    const { body } = await begin({ name: 'x', type: 11 });
    const { id } = body as { id: string };
    for (const place of [id, '901000000000000301']) {
      const answer = await call(sandbox, 'POST', `/channels/${place}/threads`, { name: 'y', type: 11 });
      expect(answer).toMatchObject({ status: 400, body: { code: 50024 } });
    }
  });
});
