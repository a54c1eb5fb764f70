/** Faults of the gateway on demand, as the unmodified client meets them. */
import { Client, Events, type Interaction } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ManualClock } from '../../src/sandbox/clock.js';
import { DispatchOrder } from '../../src/sandbox/dispatch-order.js';
import type { GatewayFault } from '../../src/sandbox/protocol.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { call } from './bare-rest.js';
import { Person } from './control-client.js';
import { COMMANDS, startTestBot, type TestBot } from './test-bot.js';

let sandbox: Sandbox;
let ada: Person;
let stops: (() => Promise<void>)[] = [];
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, heartbeatIntervalMs: 400, rateLimits: { isEnforced: false } });
  ada = new Person(sandbox);
  await call(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, COMMANDS);
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  stops = [];
  await sandbox.close();
});

async function startBot(): Promise<TestBot> {
  const bot = await startTestBot(sandbox);
  stops.push(() => bot.stop());
  return bot;
}

/** Only hears, in the order in which it was told. */
async function startListener(): Promise<{ readonly client: Client<true>; readonly heard: Interaction[] }> {
  const client = new Client({ intents: [], rest: { api: sandbox.api, retries: 0 } });
  const heard: Interaction[] = [];
  client.on(Events.InteractionCreate, (interaction) => heard.push(interaction));
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(sandbox.token);
  stops.push(() => client.destroy());
  return { client: await ready, heard };
}

const disturb = (fault: GatewayFault) => ada.control.disturbGateway(fault);
const titles = async () => (await ada.control.journal({ limit: 1_000 })).entries.map(({ title }) => title);
const answered = async () => {
  const { interactionId } = await ada.command('say', { text: 'still there' });
  return (await ada.control.finalMessages(interactionId))[0]?.content;
};

describe('a session that goes on', () => {
  it.each<[string, GatewayFault, string]>([
    [
      'an invalid session that may be resumed',
      { type: 'invalid-session', isResumable: true },
      'resume after',
    ],
    ['a close with 4009', { type: 'close', code: 4009 }, 'resume after'],
    ['a close with a code of nobody', { type: 'close', code: 4999 }, 'resume after'],
  ])('after %s', async (_name, fault, title) => {
    const { client } = await startBot();
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    await disturb(fault);
    await resumed;
    expect((await titles()).some((one) => one.startsWith(title))).toBe(true);
    expect(await answered()).toBe('still there');
  });

  it('after heartbeats that nobody acknowledges', async () => {
    const { client } = await startBot();
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    await disturb({ type: 'silence-heartbeats' });
    await resumed;
    expect(await titles()).toContain('close 4200');
    // Connections of later are acknowledged again.
    expect(await answered()).toBe('still there');
  });
});

describe('a session that ends', () => {
  it('with 1000: the client identifies anew', async () => {
    const { client } = await startBot();
    const ready = new Promise((resolve) => client.once(Events.ShardReady, resolve));
    await disturb({ type: 'close', code: 1000 });
    await ready;
    expect((await titles()).filter((one) => one.startsWith('identify'))).toHaveLength(2);
    expect(await answered()).toBe('still there');
  });

  it.each([4004, 4014])('with %i: the client gives up', async (code) => {
    const { client } = await startBot();
    const gone = new Promise<number>((resolve) =>
      client.once(Events.ShardDisconnect, (event) => resolve(event.code)),
    );
    client.on(Events.ShardError, () => undefined);
    await disturb({ type: 'close', code });
    expect(await gone).toBe(code);
    expect((await ada.state()).bot.online).toBe(false);
  });
});

it('connections are refused until their time is over', async () => {
  await startBot();
  await disturb({ type: 'refuse-connections', forMs: 60_000 });
  await expect
    .poll(async () => (await titles()).filter((one) => one === 'connect refused').length)
    .toBeGreaterThan(1);
  expect((await ada.state()).bot.online).toBe(false);
  await ada.control.advanceClock(60_000);
  await expect.poll(async () => (await ada.state()).bot.online, { timeout: 20_000 }).toBe(true);
  expect(await answered()).toBe('still there');
});

it('READY is withheld once', async () => {
  const identify = async () => {
    const socket = new WebSocket(sandbox.gateway);
    stops.push(async () => socket.terminate());
    socket.on('error', () => undefined);
    const heard: (string | number)[] = [];
    socket.on('message', (data) => {
      const { op, t } = JSON.parse(String(data)) as { op: number; t?: string | null };
      heard.push(t ?? op);
      if (op === 10) {
        socket.send(JSON.stringify({ op: 2, d: { token: sandbox.token, intents: 1, properties: {} } }));
        // Answered in order: what is there when the beat is acknowledged is all that identifying gave.
        socket.send(JSON.stringify({ op: 1, d: null }));
      }
    });
    await expect.poll(() => heard).toContain(11);
    return heard;
  };
  await disturb({ type: 'withhold-ready' });
  expect(await identify()).toEqual([10, 11]);
  expect(await identify()).toEqual([10, 'READY', 'GUILD_CREATE', 11]);
});

describe('dispatches', () => {
  const send = async (text: string) => (await ada.command('say', { text })).interactionId;

  it('are held back together, and then come in order', async () => {
    const { heard } = await startListener();
    await disturb({ type: 'pause', forMs: 60_000 });
    const ids = [await send('one'), await send('two')];
    await ada.state();
    expect(heard).toEqual([]);
    await ada.control.advanceClock(60_000);
    await expect.poll(() => heard.map(({ id }) => id)).toEqual(ids);
  });

  it('come twice, once', async () => {
    const { heard } = await startListener();
    await disturb({ type: 'repeat-next' });
    const [one, two] = [await send('one'), await send('two')];
    await expect.poll(() => heard.map(({ id }) => id)).toEqual([one, one, two]);
  });

  it('change places, once', async () => {
    const { heard } = await startListener();
    await disturb({ type: 'swap-next' });
    const [one, two, three] = [await send('one'), await send('two'), await send('three')];
    await expect.poll(() => heard.map(({ id }) => id)).toEqual([two, one, three]);
  });

  it('come without some of their fields, once', async () => {
    const { heard } = await startListener();
    await disturb({ type: 'omit-next', fields: ['locale', 'version'] });
    await send('one');
    await send('two');
    await expect.poll(() => heard.map(({ locale }) => typeof locale)).toEqual(['undefined', 'string']);
  });

  it('keep their order when pauses overlap', () => {
    const clock = new ManualClock();
    const order = new DispatchOrder(clock);
    const sent: number[] = [];
    const send = (n: number) => order.pass(() => sent.push(n));
    order.pause(100);
    send(1);
    order.pause(300);
    send(2);
    clock.advance(200);
    send(3);
    expect(sent).toEqual([]);
    clock.advance(100);
    expect(sent).toEqual([1, 2, 3]);
    send(4);
    expect(sent).toEqual([1, 2, 3, 4]);
  });
});

it.each<[string, unknown]>([
  ['an unknown one', { type: 'explode' }],
  ['a close with a code that no server sends', { type: 'close', code: 1006 }],
  ['a close with no code', { type: 'close' }],
  ['a pause of more than an hour', { type: 'pause', forMs: 3_600_001 }],
])('%s is refused', async (_name, fault) => {
  await expect(disturb(fault as GatewayFault)).rejects.toMatchObject({ status: 400 });
});
