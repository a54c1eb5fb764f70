/** The gateway: every way a connection ends, and that nothing is lost when it can be resumed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { GatewayFault } from '../../src/sandbox/protocol.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { call } from './bare-rest.js';
import { Person } from './control-client.js';
import { COMMANDS, startTestBot } from './test-bot.js';

let sandbox: Sandbox;
let ada: Person;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, rateLimits: { isEnforced: false } });
  ada = new Person(sandbox);
  await call(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, COMMANDS);
});
afterAll(async () => {
  await sandbox.close();
});

interface Frame {
  readonly op: number;
  readonly t?: string;
  readonly s?: number;
  readonly d: unknown;
}

class Socket {
  readonly socket: WebSocket;
  readonly frames: Frame[] = [];
  readonly closed: Promise<number>;

  constructor(query = '?v=10&encoding=json', headers: Record<string, string> = {}) {
    this.socket = new WebSocket(`${sandbox.url.replace('http', 'ws')}gateway${query}`, { headers });
    this.socket.on('message', (data) => this.frames.push(JSON.parse(String(data)) as Frame));
    this.closed = new Promise((resolve) => {
      this.socket.on('close', resolve);
      this.socket.on('error', () => resolve(-1));
    });
  }

  async frame(accepts: (frame: Frame) => boolean): Promise<Frame> {
    await expect.poll(() => this.frames.some(accepts)).toBe(true);
    const found = this.frames.find(accepts);
    if (found === undefined) throw new Error('gone');
    return found;
  }

  async hello(): Promise<this> {
    await this.frame(({ op }) => op === 10);
    return this;
  }

  async identified(intents = 0): Promise<string> {
    await this.hello();
    this.send(2, { token: sandbox.token, intents, properties: {} });
    const { d } = await this.frame(({ t }) => t === 'READY');
    return (d as { session_id: string }).session_id;
  }

  send(op: number, d: unknown): void {
    this.socket.send(JSON.stringify({ op, d }));
  }
}

describe('close codes', () => {
  const identify = (parts: object) => ({
    op: 2,
    d: { token: sandbox.token, intents: 0, properties: {}, ...parts },
  });
  it.each<[string, number, () => unknown]>([
    ['an unknown opcode', 4001, () => ({ op: 99, d: null })],
    ['what is not JSON', 4002, () => '{'],
    ['more than 4,096 bytes', 4002, () => ({ op: 1, d: 'x'.repeat(4096) })],
    ['a presence before identifying', 4003, () => ({ op: 3, d: {} })],
    ['a wrong token', 4004, () => identify({ token: 'wrong' })],
    ['a shard that cannot be', 4010, () => identify({ shard: [1, 1] })],
    ['no intents', 4013, () => identify({ intents: undefined })],
    ['unknown intents', 4013, () => identify({ intents: 1 << 17 })],
    ['a privileged intent', 4014, () => identify({ intents: 1 << 15 })],
  ])('%s: %i', async (_name, code, frame) => {
    const socket = await new Socket().hello();
    const sent = frame();
    socket.socket.send(typeof sent === 'string' ? sent : JSON.stringify(sent));
    expect(await socket.closed).toBe(code);
  });

  it('a second identify: 4005', async () => {
    const socket = new Socket();
    await socket.identified();
    socket.send(2, { token: sandbox.token, intents: 0 });
    expect(await socket.closed).toBe(4005);
  });

  it('another version: 4012', async () => {
    expect(await new Socket('?v=9&encoding=json').closed).toBe(4012);
  });

  it('more than 120 payloads in a minute: 4008', async () => {
    const socket = new Socket();
    await socket.identified();
    for (let n = 0; n < 120; n++) socket.send(1, null);
    expect(await socket.closed).toBe(4008);
    expect(socket.frames.filter(({ op }) => op === 11)).toHaveLength(119);
  });

  it('a sequence that was never sent: 4007', async () => {
    const first = new Socket();
    const session_id = await first.identified();
    first.socket.terminate();
    await first.closed;
    const second = await new Socket().hello();
    second.send(6, { token: sandbox.token, session_id, seq: 999 });
    expect(await second.closed).toBe(4007);
  });

  it('a client that stops beating: 4009', async () => {
    const strict = await startSandbox({
      port: 0,
      rateLimits: { isEnforced: false },
      heartbeatIntervalMs: 40,
    });
    const socket = new WebSocket(`${strict.url.replace('http', 'ws')}gateway`);
    expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(4009);
    await strict.close();
  });
});

describe('resuming', () => {
  it('replays what was missed, in order, and then says so', async () => {
    const first = new Socket();
    const session_id = await first.identified(1);
    await first.frame(({ t }) => t === 'GUILD_CREATE');
    first.socket.terminate();
    await expect.poll(async () => (await ada.state()).bot.online).toBe(false);
    const one = await ada.command('say', { text: 'one' });
    const two = await ada.command('say', { text: 'two' });
    const second = await new Socket().hello();
    second.send(6, { token: sandbox.token, session_id, seq: 2 });
    await second.frame(({ t }) => t === 'RESUMED');
    const [, ...replayed] = second.frames;
    expect(replayed.map(({ t, s }) => [t, s])).toEqual([
      ['INTERACTION_CREATE', 3],
      ['INTERACTION_CREATE', 4],
      ['RESUMED', 5],
    ]);
    expect(replayed.slice(0, 2).map(({ d }) => (d as { id: string }).id)).toEqual([
      one.interactionId,
      two.interactionId,
    ]);
    expect((await ada.state()).bot.online).toBe(true);
    second.socket.close(1000);
  });

  it('is not offered for an unknown session, nor for one that the client ended', async () => {
    const first = new Socket();
    const ended = await first.identified();
    first.socket.close(1000);
    await expect.poll(async () => (await ada.state()).bot.online).toBe(false);
    for (const session_id of ['unknown', ended]) {
      const socket = await new Socket().hello();
      socket.send(6, { token: sandbox.token, session_id, seq: 0 });
      expect(await socket.frame(({ op }) => op === 9)).toMatchObject({ d: false });
      socket.socket.terminate();
    }
  });

  it('survives an old socket that closes only after the new one has taken over', async () => {
    const first = new Socket();
    const session_id = await first.identified();
    const second = await new Socket().hello();
    second.send(6, { token: sandbox.token, session_id, seq: 1 });
    await second.frame(({ t }) => t === 'RESUMED');
    first.socket.close(1000);
    await first.closed;
    const { interactionId } = await ada.command('say', { text: 'x' });
    await second.frame(({ d }) => (d as { id?: string } | null)?.id === interactionId);
    expect((await ada.state()).bot.online).toBe(true);
    second.socket.close(1000);
    await second.closed;
  });
});

describe('discord.js', () => {
  it.each<[string, GatewayFault]>([
    ['its socket is cut', { type: 'cut' }],
    ['it is asked to reconnect', { type: 'reconnect' }],
    ['it is closed with 4000', { type: 'close', code: 4000 }],
  ])('resumes and answers what was asked meanwhile when %s', async (_name, fault) => {
    const bot = await startTestBot(sandbox);
    const resumed = new Promise<void>((resolve) => bot.client.once('shardResume', () => resolve()));
    await ada.control.disturbGateway(fault);
    await expect.poll(async () => (await ada.state()).bot.online).toBe(false);
    const { interactionId } = await ada.command('say', { text: 'in the gap' });
    await resumed;
    expect((await ada.message(interactionId)).content).toBe('in the gap');
    await bot.stop();
  });

  it('identifies anew when its session is invalid', async () => {
    const bot = await startTestBot(sandbox);
    const ready = new Promise<void>((resolve) => bot.client.once('shardReady', () => resolve()));
    await ada.control.disturbGateway({ type: 'invalid-session', isResumable: false });
    await ready;
    const { interactionId } = await ada.command('say', { text: 'again' });
    expect((await ada.message(interactionId)).content).toBe('again');
    await bot.stop();
  });

  it('tells a wrong token from everything else', async () => {
    await expect(startTestBot({ api: sandbox.api, token: 'wrong' })).rejects.toMatchObject({
      code: 'TokenInvalid',
    });
  });
});

it('tells the page when the bot comes and goes', async () => {
  const log = await ada.listen();
  const socket = new Socket();
  await socket.identified();
  await log.next('bot', ({ online }) => online);
  socket.socket.close(1000);
  await log.next('bot', ({ online }) => !online);
  await log.close();
});
