/** What discord.js goes through on the gateway: zombies, invalid sessions, exact replay, members by request. */
import { Events } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ControlClient } from '../../../src/sandbox/control-client.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.js';
import { Person } from '../control-client.js';
import { GatewaySocket } from './gateway-socket.js';
import { next, type ProtocolBot, startProtocolBot } from './protocol-bot.js';

let sandbox: Sandbox;
let control: ControlClient;
let ada: Person;
let bot: ProtocolBot | undefined;

const begin = async (heartbeatIntervalMs?: number) => {
  sandbox = await startSandbox({
    port: 0,
    rateLimits: { isEnforced: false },
    ...(heartbeatIntervalMs === undefined ? {} : { heartbeatIntervalMs }),
  });
  control = new ControlClient(sandbox);
  ada = new Person(sandbox);
};
const login = async (): Promise<ProtocolBot> => {
  bot = await startProtocolBot(sandbox, {
    onInteraction: async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply('here');
    },
  });
  await bot.client.application.commands.create({ name: 'go', description: 'd' });
  return bot;
};
afterEach(async () => {
  await bot?.stop();
  bot = undefined;
  await sandbox.close();
});

it('a client whose heartbeats are not acknowledged closes, resumes and misses nothing', async () => {
  await begin(300);
  const { client } = await login();
  const resumed = next(client, Events.ShardResume);
  const closed = next<unknown>(client, Events.ShardReconnecting);
  await control.disturbGateway({ type: 'silence-heartbeats' });
  await closed;
  const { interactionId } = await ada.command('go');
  await resumed;
  expect((await ada.message(interactionId)).content).toBe('here');
});

describe('op 9', () => {
  beforeEach(() => begin());
  it.each([
    ['that can be resumed is resumed', true, Events.ShardResume],
    ['that cannot is identified anew', false, Events.ShardReady],
  ])('%s', async (_name, isResumable, event) => {
    const { client } = await login();
    const back = next(client, event);
    await control.disturbGateway({ type: 'invalid-session', isResumable });
    await back;
    const { interactionId } = await ada.command('go');
    expect((await ada.message(interactionId)).content).toBe('here');
  });
});

describe('a bare connection', () => {
  beforeEach(() => begin());

  it('is replayed exactly what came after its number', async () => {
    const first = new GatewaySocket(sandbox);
    const session_id = await first.identified({ intents: 1 });
    await first.frame(({ t }) => t === 'GUILD_CREATE');
    for (const name of ['one', 'two', 'three']) {
      await control.addChannel({ type: 'text', guildId: sandbox.guildId, name });
    }
    await first.frame(({ s }) => s === 5);
    first.socket.terminate();
    await first.closed;
    for (const [seq, missed] of [
      [3, [4, 5]],
      [5, []],
    ] as const) {
      const again = await new GatewaySocket(sandbox).hello();
      again.send(6, { token: sandbox.token, session_id, seq });
      await again.frame(({ t }) => t === 'RESUMED');
      const replayed = again.frames.filter(({ op, t }) => op === 0 && t === 'CHANNEL_CREATE');
      expect(replayed.map(({ s }) => s)).toEqual(missed);
      again.socket.terminate();
      await again.closed;
    }
  });

  it('that closes with 1000 ends its session; 4000 leaves it', async () => {
    for (const [code, answer] of [
      [1000, 9],
      [4000, 0],
    ] as const) {
      const first = new GatewaySocket(sandbox);
      const session_id = await first.identified();
      first.socket.close(code);
      await first.closed;
      const again = await new GatewaySocket(sandbox).hello();
      again.send(6, { token: sandbox.token, session_id, seq: 1 });
      const frame = await again.frame(({ op, t }) => op === 9 || t === 'RESUMED');
      expect(frame.op).toBe(answer);
      again.socket.terminate();
    }
  });

  it('hears of servers only with the intent', async () => {
    const without = new GatewaySocket(sandbox);
    await without.identified({ intents: 0 });
    const withIt = new GatewaySocket(sandbox);
    await withIt.identified({ intents: 1 });
    await control.addChannel({ type: 'text', guildId: sandbox.guildId, name: 'new' });
    await withIt.frame(({ t }) => t === 'CHANNEL_CREATE');
    expect(without.frames.map(({ t }) => t)).not.toContain('GUILD_CREATE');
    expect(without.frames.map(({ t }) => t)).not.toContain('CHANNEL_CREATE');
    without.socket.terminate();
    withIt.socket.terminate();
  });

  it('asks for members with a request that is none: 4002, or before identifying: 4003', async () => {
    const early = await new GatewaySocket(sandbox).hello();
    early.send(8, { guild_id: sandbox.guildId, query: 'a', limit: 1 });
    expect(await early.closed).toBe(4003);
    const wrong = new GatewaySocket(sandbox);
    await wrong.identified();
    wrong.send(8, { query: 5 });
    expect(await wrong.closed).toBe(4002);
  });
});

it('finds members by id and by name', async () => {
  await begin();
  const { client } = await login();
  const guild = client.guilds.cache.first();
  const byId = await guild?.members.fetch({ user: [ada.userId, '901000000000000999'] });
  expect([...(byId?.keys() ?? [])]).toEqual([ada.userId]);
  const byName = await guild?.members.fetch({ query: 'BLA', limit: 5 });
  expect(byName?.map(({ user }) => user.username)).toEqual(['blaise']);
});
