/** Settings of a server over the local Discord: who may change them, and what they change for everyone. */

import { PermissionsBitField, REST } from 'discord.js';
import type { APIMessage } from 'discord-api-types/v10';
import {
  ChannelType,
  MessageFlags,
  type RESTPostAPIChannelThreadsResult,
  Routes,
} from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayManage } from '../../src/discord/context.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { NO_SETTINGS } from '../../src/settings/server-settings.js';
import { Person } from '../sandbox/control-client.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { type ScriptedBot, startScriptedBot } from './scripted-bot.js';

let sandbox: Sandbox;
let bot: ScriptedBot;
let ada: Person;
let bob: Person;
let elsewhere: Person;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  ada = new Person(sandbox);
  bot = await startScriptedBot(sandbox, scratchFolder(), { perWindow: 10_000 }, { drawsPictures: false });
  bob = await ada.join('bob');
  const { guilds } = await ada.state();
  const guildId = guilds[0]?.id ?? '';
  elsewhere = bob.in((await ada.control.addChannel({ type: 'text', guildId, name: 'elsewhere' })).id);
});
afterAll(async () => {
  expect(await ada.faults()).toEqual([]);
  await bot.stop();
  await sandbox.close();
});

const words = (message: APIMessage) => JSON.stringify(message.embeds);
const run = async (person: Person, name: string, options: Record<string, string | number> = {}) =>
  await person.message((await person.command(name, options)).interactionId);
const openThread = async (channel: string) => {
  const rest = new REST({ api: sandbox.api }).setToken(sandbox.token);
  const body = { name: 'a thread', type: ChannelType.PublicThread };
  const thread = (await rest.post(Routes.threads(channel), { body })) as RESTPostAPIChannelThreadsResult;
  return thread.id;
};
const lastQuestion = () => bot.jobs.at(-1)?.question;

describe('/settings', () => {
  it('shows everyone what is set, privately', async () => {
    const shown = await run(bob, 'settings');
    expect((shown.flags ?? 0) & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    expect(words(shown)).toContain('all channels');
  });

  it('is changed by those who manage the server alone', async () => {
    expect(words(await run(bob, 'settings', { words: 7 }))).toContain('you are none of them');
    expect(words(await run(ada, 'settings', { words: 7 }))).toContain('Changed: **words**');
    expect(words(await run(bob, 'settings'))).toContain('**7**');
  });

  it('refuses what is no channel, no role, no number and no population', async () => {
    for (const [options, sentence] of [
      [{ channels: 'general' }, 'is no channel'],
      [{ managers: '<@100000000000000001>' }, 'is no role'],
      [{ population: 'nobody knows it' }, 'nobody knows it'],
    ] as const)
      expect(words(await run(ada, 'settings', options))).toContain(sentence);
    expect(words(await run(ada, 'settings'))).toContain('all channels');
  });

  it('gives questions their defaults, which a question may overrule', async () => {
    // What is asked is looked at, not what comes of it.
    bot.outcome = () => ({ type: 'failure', code: 'model-missing' });
    await run(ada, 'settings', { words: 7, population: 'titanic' });
    await run(bob, 'nextword', { text: 'The capital of France is' });
    expect(lastQuestion()).toMatchObject({ kind: 'nextword', words: 7 });
    await run(bob, 'nextword', { text: 'The capital of France is', words: 9 });
    expect(lastQuestion()).toMatchObject({ words: 9 });
    await run(bob, 'prob', { question: 'survived given female' });
    expect(lastQuestion()).toMatchObject({ kind: 'prob', population: { name: 'titanic' } });
    await run(ada, 'settings', { population: 'none' });
    await run(bob, 'prob', { question: 'tennis given football' });
    expect(lastQuestion()).toMatchObject({ population: { name: 'people' } });
  });

  it('keeps the bot in its channels, and says which those are', async () => {
    await run(ada, 'settings', { channels: `<#${ada.channelId}>` });
    const before = bot.jobs.length;
    const refused = await run(elsewhere, 'nextword', { text: 'The capital of France is' });
    expect(words(refused)).toContain(
      `I do not answer in this channel. On this server I answer in <#${ada.channelId}>.`,
    );
    expect((refused.flags ?? 0) & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    expect(bot.jobs).toHaveLength(before);
    await run(bob, 'nextword', { text: 'The capital of France is' });
    expect(bot.jobs).toHaveLength(before + 1);
    // A thread counts as its channel.
    for (const [channel, answers] of [
      [ada.channelId, 1],
      [elsewhere.channelId, 0],
    ] as const) {
      const asked = bot.jobs.length;
      await run(bob.in(await openThread(channel)), 'nextword', { text: 'The capital of France is' });
      expect(bot.jobs).toHaveLength(asked + answers);
    }
    const jobs = bot.jobs.length;
    expect(words(await run(elsewhere, 'privacy'))).toContain('stored of you');
    const back = ada.in(elsewhere.channelId);
    expect(words(await run(back, 'settings', { channels: 'everywhere' }))).toContain('all channels');
    await run(elsewhere, 'nextword', { text: 'The capital of France is' });
    expect(bot.jobs).toHaveLength(jobs + 1);
  });
});

describe('who may manage', () => {
  const ROLE = '400000000000000001';
  const member = (roles: readonly string[], permission: bigint) => ({
    guildId: '2',
    member: { roles: [...roles] } as never,
    memberPermissions: new PermissionsBitField(permission),
  });

  it('is who has a role that is set, beside those who manage the server', () => {
    const settings = { ...NO_SETTINGS, managers: [ROLE] };
    expect(mayManage(member([], 0n), settings)).toBe(false);
    expect(mayManage(member(['4'], 0n), settings)).toBe(false);
    expect(mayManage(member([ROLE], 0n), settings)).toBe(true);
    expect(mayManage(member([ROLE], 0n), undefined)).toBe(false);
    expect(mayManage(member([], PermissionsBitField.Flags.ManageGuild), settings)).toBe(true);
    expect(mayManage({ ...member([], 0n), guildId: null }, undefined)).toBe(true);
  });
});
