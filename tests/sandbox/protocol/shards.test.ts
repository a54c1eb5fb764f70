/** A bot in several shards, and how often it may identify. */
import { Events, type Guild } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ControlClient } from '../../../src/sandbox/control-client.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.js';
import { call } from '../bare-rest.js';
import { eventually, Person } from '../control-client.js';
import { GatewaySocket } from './gateway-socket.js';
import { next, type ProtocolBot, startProtocolBot } from './protocol-bot.js';

let sandbox: Sandbox;
let control: ControlClient;
let ada: Person;
const bots: ProtocolBot[] = [];

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0 });
  control = new ControlClient(sandbox);
  ada = new Person(sandbox);
});
afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.stop();
  await sandbox.close();
});

const shardOf = (guildId: string, count: number) => Number((BigInt(guildId) >> 22n) % BigInt(count));

/** Servers get their ids from the time, so the time decides on their shard. */
async function guildOfShard(shard: number, count: number) {
  for (;;) {
    const place = await control.addGuild({ name: `Of shard ${shard}` });
    if (shardOf(place.guildId, count) === shard) return place;
    await control.removeGuild(place.guildId);
    await control.advanceClock(1);
  }
}

const shard = async (number: number, count: number) => {
  const bot = await startProtocolBot(sandbox, {
    shards: number,
    shardCount: count,
    onInteraction: async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply(`from shard ${number}`);
    },
  });
  bots.push(bot);
  return bot;
};

describe('two clients with a shard each', () => {
  it('hear of their own servers alone, and the first of direct messages', async () => {
    const odd = await guildOfShard(1, 2);
    const first = await shard(0, 2);
    await control.advanceClock(5_000);
    const second = await shard(1, 2);
    const evenGuild = sandbox.guildId;
    expect(shardOf(evenGuild, 2)).toBe(0);
    expect([...first.client.guilds.cache.keys()]).toEqual([evenGuild]);
    expect([...second.client.guilds.cache.keys()]).toEqual([odd.guildId]);
    expect(second.client.guilds.cache.first()?.shardId).toBe(1);

    await first.client.application.commands.create({ name: 'who', description: 'd' });
    const answerIn = async (channelId: string) => {
      const person = ada.in(channelId);
      const { interactionId } = await person.command('who');
      return (await person.message(interactionId)).content;
    };
    expect(await answerIn(sandbox.channelId)).toBe('from shard 0');
    expect(await answerIn(odd.channelId)).toBe('from shard 1');
    expect(await answerIn('901000000000000301')).toBe('from shard 0');
    expect([first.seen.length, second.seen.length]).toEqual([2, 1]);

    const joined = next<Guild>(second.client, Events.GuildCreate);
    const other = await guildOfShard(1, 2);
    expect((await joined).id).toBeDefined();
    await eventually(async () => second.client.guilds.cache.get(other.guildId));
    expect(first.client.guilds.cache.has(other.guildId)).toBe(false);
  });

  it('resume apart from each other, with what was asked meanwhile', async () => {
    const odd = await guildOfShard(1, 2);
    const first = await shard(0, 2);
    await control.advanceClock(5_000);
    const second = await shard(1, 2);
    await first.client.application.commands.create({ name: 'who', description: 'd' });
    const resumed = Promise.all([first, second].map(({ client }) => next(client, Events.ShardResume)));
    await control.disturbGateway({ type: 'cut' });
    await expect.poll(async () => (await ada.state()).bot.online).toBe(false);
    const asked = await Promise.all([ada, ada.in(odd.channelId)].map((person) => person.command('who')));
    await resumed;
    const answers = await Promise.all(asked.map(({ interactionId }) => control.finalMessages(interactionId)));
    expect(answers.map(([message]) => message?.content).sort()).toEqual(['from shard 0', 'from shard 1']);
  });
});

it('one client with both shards waits between its two IDENTIFYs, as Discord asks', async () => {
  const odd = await guildOfShard(1, 2);
  const bot = await startProtocolBot(sandbox, { shards: [0, 1], shardCount: 2 });
  bots.push(bot);
  expect([...bot.client.guilds.cache.keys()].sort()).toEqual([sandbox.guildId, odd.guildId].sort());
  expect(bot.client.ws.shards.size).toBe(2);
});

describe('identifying', () => {
  it('twice in five seconds: op 9, and taken after them', async () => {
    const first = new GatewaySocket(sandbox);
    await first.identified();
    const second = await new GatewaySocket(sandbox).hello();
    second.identify();
    expect(await second.frame(({ op }) => op === 9)).toMatchObject({ d: false });
    await control.advanceClock(5_000);
    second.identify();
    await second.frame(({ t }) => t === 'READY');
    first.socket.terminate();
    second.socket.terminate();
  });

  it('is counted by the day, told by /gateway/bot, and ends with 4004', async () => {
    await control.setRateLimits({ identifiesPerDay: 2 });
    const limit = async () =>
      ((await call(sandbox, 'GET', '/gateway/bot')).body as { session_start_limit: Record<string, number> })
        .session_start_limit;
    expect(await limit()).toEqual({ total: 2, remaining: 2, reset_after: 0, max_concurrency: 1 });
    for (let n = 0; n < 2; n++) {
      const socket = new GatewaySocket(sandbox);
      await socket.identified();
      socket.socket.close(1000);
      await control.advanceClock(5_000);
    }
    expect(await limit()).toMatchObject({ remaining: 0 });
    expect((await limit()).reset_after).toBeGreaterThan(0);
    const third = await new GatewaySocket(sandbox).hello();
    third.identify();
    expect(await third.closed).toBe(4004);
    await expect(shard(0, 1)).rejects.toThrow('Not enough sessions remaining');
    await control.advanceClock(24 * 60 * 60_000);
    expect(await limit()).toMatchObject({ remaining: 2 });
    const fourth = new GatewaySocket(sandbox);
    await fourth.identified();
    fourth.socket.terminate();
  });

  it('with shards that cannot be: 4010', async () => {
    for (const wrong of [
      [2, 2],
      [-1, 2],
      [0, 0],
    ]) {
      const socket = await new GatewaySocket(sandbox).hello();
      socket.identify({ shard: wrong });
      expect(await socket.closed).toBe(4010);
    }
  });
});
