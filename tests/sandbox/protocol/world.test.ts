/** Several servers and many people: what the control API makes of the world, and what a bot hears of it. */
import { type Channel, Events, type Guild, type Message, PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ControlClient } from '../../../src/sandbox/control-client.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.js';
import { call } from '../bare-rest.js';
import { eventually, Person } from '../control-client.js';
import { next, type ProtocolBot, startProtocolBot } from './protocol-bot.js';

const HELLO = { name: 'hello', description: 'Says it' };
let sandbox: Sandbox;
let control: ControlClient;
let bot: ProtocolBot;
let ada: Person;

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, rateLimits: { isEnforced: false } });
  control = new ControlClient(sandbox);
  ada = new Person(sandbox);
  bot = await startProtocolBot(sandbox, {
    onInteraction: async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply(`hello ${interaction.user.username}`);
    },
  });
});
afterEach(async () => {
  await bot.stop();
  await sandbox.close();
});

describe('servers', () => {
  it('are told to the bot when it joins and when it is removed', async () => {
    const joined = next<Guild>(bot.client, Events.GuildCreate);
    const { guildId, channelId } = await control.addGuild({ name: 'Second group' });
    const guild = await joined;
    expect(guild).toMatchObject({ id: guildId, name: 'Second group', memberCount: 3 });
    expect(guild.channels.cache.has(channelId)).toBe(true);
    const left = next<Guild>(bot.client, Events.GuildDelete);
    await control.removeGuild(guildId);
    expect((await left).id).toBe(guildId);
    expect(await call(sandbox, 'GET', `/guilds/${guildId}`)).toMatchObject({
      status: 404,
      body: { code: 10004 },
    });
    expect(await call(sandbox, 'GET', `/channels/${channelId}`)).toMatchObject({ body: { code: 10003 } });
  });

  it('keep their commands apart, and share the global ones', async () => {
    const { guildId, channelId } = await control.addGuild({ name: 'Second group' });
    const { commands } = bot.client.application;
    await commands.create(HELLO);
    await commands.create({ ...HELLO, name: 'here' }, guildId);
    await commands.create({ ...HELLO, name: 'there' }, sandbox.guildId);
    const second = ada.in(channelId);
    for (const name of ['hello', 'here']) {
      const { interactionId } = await second.command(name);
      expect((await second.message(interactionId)).content).toBe('hello ada');
    }
    await expect(second.command('there')).rejects.toThrow('There is no command /there here.');
    await expect(ada.command('here')).rejects.toThrow('There is no command /here here.');
    expect(bot.seen.map((interaction) => interaction.guildId)).toEqual([guildId, guildId]);
    expect((await ada.state()).commands.map(({ name }) => name).sort()).toEqual(['hello', 'here', 'there']);
  });

  it('are seen by their members alone', async () => {
    const { guildId, channelId } = await control.addGuild({ name: 'Second group' });
    const emmy = await control.addUser({ name: 'emmy', guildIds: [guildId] });
    const state = await control.state(emmy.id);
    expect(state.guilds).toEqual([{ id: guildId, name: 'Second group' }]);
    expect(state.channels.filter((channel) => 'guild_id' in channel).map(({ id }) => id)).toEqual([
      channelId,
    ]);
    const both = await ada.state();
    expect(both.guilds.map(({ id }) => id)).toEqual([sandbox.guildId, guildId]);
    await expect(new Person(sandbox, emmy.id).command('hello')).rejects.toThrow('There is no such channel.');
  });

  it('can be left by the bot itself', async () => {
    const { guildId } = await control.addGuild({ name: 'Second group' });
    const guild = await eventually(async () => bot.client.guilds.cache.get(guildId));
    await guild.leave();
    expect((await ada.state()).guilds.map(({ id }) => id)).toEqual([sandbox.guildId]);
  });
});

describe('people', () => {
  it('bring their language and what they may do', async () => {
    const { commands } = bot.client.application;
    await commands.create(HELLO);
    await commands.create({
      ...HELLO,
      name: 'manage',
      defaultMemberPermissions: PermissionFlagsBits.ManageGuild,
    });
    const boss = await control.addUser({ name: 'boss', isManager: true, locale: 'de' });
    const guest = await control.addUser({ name: 'guest' });
    await new Person(sandbox, boss.id).command('manage');
    await expect(new Person(sandbox, guest.id).command('manage')).rejects.toThrow('There is no command');
    await new Person(sandbox, guest.id).command('hello');
    const [first, second] = await eventually(async () => (bot.seen.length === 2 ? bot.seen : undefined));
    expect(first).toMatchObject({ locale: 'de', guildLocale: 'en-US' });
    expect(first?.memberPermissions?.has(PermissionFlagsBits.ManageGuild)).toBe(true);
    expect(second).toMatchObject({ locale: 'en-US' });
    expect(second?.memberPermissions?.has(PermissionFlagsBits.ManageGuild)).toBe(false);
    expect(second?.appPermissions.has(PermissionFlagsBits.SendMessages)).toBe(true);
  });

  it('talk with the bot alone', async () => {
    await bot.client.application.commands.create(HELLO);
    const emmy = await control.addUser({ name: 'emmy' });
    const direct = await control.addChannel({ type: 'direct', userId: emmy.id });
    expect(await control.addChannel({ type: 'direct', userId: emmy.id })).toEqual(direct);
    const alone = new Person(sandbox, emmy.id, direct.id);
    const { interactionId } = await alone.command('hello');
    expect((await alone.message(interactionId)).content).toBe('hello emmy');
    const user = await bot.client.users.fetch(emmy.id);
    expect((await user.send('by itself')).channelId).toBe(direct.id);
    await control.setBotAccess(direct.id, { canView: true, canSend: false });
    await expect(user.send('again')).rejects.toMatchObject({ code: 50007, status: 403 });
  });

  it('must have a language that Discord knows, and servers that exist', async () => {
    await expect(control.addUser({ name: 'x1', locale: 'tlh' })).rejects.toThrow(
      'must be a language of Discord',
    );
    await expect(control.addUser({ name: 'x2', guildIds: ['901000000000000999'] })).rejects.toThrow(
      'There is no such server.',
    );
  });
});

describe('channels', () => {
  it('come and go', async () => {
    const created = next<Channel>(bot.client, Events.ChannelCreate);
    const { id } = await control.addChannel({ type: 'text', guildId: sandbox.guildId, name: 'quiz' });
    expect(await created).toMatchObject({ id, name: 'quiz', position: 2 });
    await ada.in(id).state();
    const deleted = next<Channel>(bot.client, Events.ChannelDelete);
    await control.removeChannel(id);
    expect((await deleted).id).toBe(id);
    await expect(ada.in(id).command('hello')).rejects.toThrow('There is no such channel.');
  });

  it('may be closed to the bot', async () => {
    const channel = bot.client.channels.cache.get(sandbox.channelId);
    if (channel?.isSendable() !== true || channel.isDMBased()) throw new Error('the channel is in the cache');
    const me = bot.client.user;
    const updated = next(bot.client, Events.ChannelUpdate);
    await control.setBotAccess(channel.id, { canView: true, canSend: false });
    await updated;
    expect(channel.permissionsFor(me)?.has(PermissionFlagsBits.SendMessages)).toBe(false);
    await expect(channel.send('x')).rejects.toMatchObject({ code: 50013, status: 403 });
    await control.setBotAccess(channel.id, { canView: false, canSend: true });
    await expect(channel.send('x')).rejects.toMatchObject({ code: 50001, status: 403 });
    await control.setBotAccess(channel.id, { canView: true, canSend: true });
    expect((await channel.send('x')).content).toBe('x');
  });

  it('answers to interactions need no permission', async () => {
    await bot.client.application.commands.create(HELLO);
    await control.setBotAccess(sandbox.channelId, { canView: false, canSend: false });
    const { interactionId } = await ada.command('hello');
    expect((await ada.message(interactionId)).content).toBe('hello ada');
    expect(bot.seen[0]?.appPermissions.bitfield).toBe(0n);
  });

  it('are changed and deleted by a bot that manages them', async () => {
    const path = `/channels/${sandbox.channelId}`;
    expect(await call(sandbox, 'PATCH', path, { topic: 't' })).toMatchObject({ body: { code: 50013 } });
    expect(await call(sandbox, 'DELETE', path)).toMatchObject({ status: 403, body: { code: 50013 } });
    await control.setBotAccess(sandbox.channelId, { canView: true, canSend: true, canManage: true });
    const channel = await bot.client.channels.fetch(sandbox.channelId, { force: true });
    if (channel?.isTextBased() !== true || channel.isDMBased() || channel.isThread()) throw new Error('text');
    expect(await channel.edit({ name: 'renamed' })).toMatchObject({ name: 'renamed' });
    await channel.delete();
    expect((await ada.state()).channels.map(({ id }) => id)).not.toContain(sandbox.channelId);
  });
});

it('tells the page of every change', async () => {
  const log = await ada.listen();
  const { guildId, channelId } = await control.addGuild({ name: 'Second group' });
  await control.addUser({ name: 'emmy' });
  await control.removeChannel(channelId);
  await control.removeGuild(guildId);
  await expect.poll(() => log.events.filter(({ type }) => type === 'world').length).toBe(4);
  await log.close();
});

it('shows a bot without the privileged intent only what is said to it', async () => {
  const heard: Message[] = [];
  bot.client.on(Events.MessageCreate, (message) => heard.push(message));
  const write = (content: string) =>
    control.write({ userId: ada.userId, channelId: sandbox.channelId, content });
  await write('among us');
  await write(`to <@${sandbox.applicationId}>`);
  await expect
    .poll(() => heard.map(({ content }) => content))
    .toEqual(['', `to <@${sandbox.applicationId}>`]);
});
