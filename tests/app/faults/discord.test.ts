/** Connections and requests fail in every way that Discord knows, under the whole bot with its own worker. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { GatewayFault, RestEffect } from '../../../src/sandbox/protocol.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.js';
import { Person } from '../../sandbox/control-client.js';
import { findButton } from '../../sandbox/message-parts.js';
import { lastMessages } from '../../support/last-messages.js';
import { scratchFolder } from '../../support/scratch-folder.js';
import { StartedProcess } from '../../support/started-process.js';

const data = scratchFolder();
const RIGHT = '3 of 7';
const CALLBACK = { method: 'POST', route: '/interactions/{}/{}/callback' } as const;
const ORIGINAL = { method: 'PATCH', route: '/webhooks/{}/{}/messages/@original' } as const;

let sandbox: Sandbox;
let ada: Person;

async function startBot(): Promise<StartedProcess> {
  const bot = new StartedProcess('src/main.ts', {
    DISCORD_TOKEN: sandbox.token,
    DISCORD_API_URL: sandbox.api,
    DATA_DIR: data,
    MODEL: `${data}/none.gguf`,
    WARM_UP: 'no',
    LOG_LEVEL: 'debug',
  });
  await bot.says('is online');
  return bot;
}

const ask = async () => (await ada.command('prob', { question: 'tennis given football' })).interactionId;
const isOnline = async () => (await ada.state()).bot.online;

async function expectOneAnswer(interactionId: string): Promise<void> {
  const messages = await lastMessages(ada.control, interactionId, { quietMs: 300, waitMs: 60_000 });
  expect(messages).toHaveLength(1);
  expect(messages[0]?.embeds[0]?.description).toContain(RIGHT);
}

describe('with one bot', () => {
  let bot: StartedProcess;
  const tokens: string[] = [];
  beforeAll(async () => {
    sandbox = await startSandbox({
      port: 0,
      heartbeatIntervalMs: 2_000,
      rateLimits: { isEnforced: false },
      journal: (entry) => {
        if (entry.type === 'dispatch' && entry.event === 'INTERACTION_CREATE')
          tokens.push(String(Reflect.get(Object(entry.data), 'token')));
      },
    });
    ada = new Person(sandbox);
    bot = await startBot();
  });
  afterEach(() => ada.control.removeRestFaults());
  afterAll(async () => {
    await bot.kill();
    await sandbox.close();
    expect(tokens.length).toBeGreaterThan(0);
    for (const secret of [...tokens, sandbox.token]) expect(bot.printed.includes(secret)).toBe(false);
  });

  it.each<[string, GatewayFault]>([
    ['op 7', { type: 'reconnect' }],
    ['op 9 with true', { type: 'invalid-session', isResumable: true }],
    ['close 4000', { type: 'close', code: 4000 }],
    ['cut off (1006)', { type: 'cut' }],
    ['a pause', { type: 'pause', forMs: 500 }],
  ])(
    '%s: a question that is asked in the gap is answered once',
    async (_name, fault) => {
      await ada.control.disturbGateway(fault);
      await expectOneAnswer(await ask());
    },
    90_000,
  );

  it.each<[string, GatewayFault]>([
    ['op 9 with false', { type: 'invalid-session', isResumable: false }],
    ['close 1000', { type: 'close', code: 1000 }],
    ['close 4003', { type: 'close', code: 4003 }],
    ['close 4008', { type: 'close', code: 4008 }],
    ['close 4009', { type: 'close', code: 4009 }],
    ['heartbeats that are not acknowledged', { type: 'silence-heartbeats' }],
  ])(
    '%s: the bot comes back by itself, and the next question is answered once',
    async (_name, fault) => {
      const connections = () =>
        bot.logLines.filter(({ msg }) => /gateway connection lost/.test(String(msg))).length;
      const before = connections();
      await ada.control.disturbGateway(fault);
      await expect.poll(connections, { timeout: 30_000 }).toBeGreaterThan(before);
      await expect.poll(isOnline, { timeout: 30_000 }).toBe(true);
      await expectOneAnswer(await ask());
    },
    90_000,
  );

  it('no connection for 30 s: the bot comes back by itself, and the next question is answered once', async () => {
    await ada.control.disturbGateway({ type: 'refuse-connections', forMs: 30_000 });
    await expect.poll(isOnline).toBe(false);
    await expect.poll(isOnline, { timeout: 60_000 }).toBe(true);
    await expectOneAnswer(await ask());
  }, 120_000);

  it('a first response that comes too late (10062): nothing is put into the queue', async () => {
    const body = { message: 'Unknown interaction', code: 10062 };
    await ada.control.plantRestFault({
      ...CALLBACK,
      effect: { type: 'answer', when: 'before', status: 404, body },
    });
    const interactionId = await ask();
    await expect
      .poll(async () => (await ada.control.restFaults())[0]?.met, { timeout: 10_000 })
      .toBeGreaterThan(0);
    await ada.control.removeRestFaults();
    await expectOneAnswer(await ask());
    const lines = bot.logLines.filter(({ job }) => job === `i-${interactionId}`);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.map(({ msg }) => msg)).not.toContain('question queued');
  }, 90_000);

  it.each([
    ['an expired token', 401, 50027],
    ['a message that was deleted', 404, 10008],
    ['a channel without access', 403, 50001],
  ])(
    '%s: the answer is tried once, and the next question is answered',
    async (_name, status, code) => {
      const effect: RestEffect = { type: 'answer', when: 'before', status, body: { message: 'gone', code } };
      await ada.control.plantRestFault({ ...ORIGINAL, effect });
      const interactionId = await ask();
      await bot.says(`"job":"i-${interactionId}","kind":"prob","start":1,"outcome":"answer"`);
      expect((await ada.control.restFaults())[0]?.met).toBe(1);
      await ada.control.removeRestFaults();
      await expectOneAnswer(await ask());
    },
    90_000,
  );

  it('interactions without what Discord always sends: the bot lives on, and the next question is answered once', async () => {
    const [message] = await ada.control.finalMessages(await ask(), { waitMs: 60_000 });
    if (message === undefined) throw new Error('no answer');
    const { custom_id: customId } = findButton(message, 'How was this computed?');
    const pressed = { type: 'component', messageId: message.id, customId } as const;
    const fields = [
      ...['application_id', 'authorizing_integration_owners', 'channel', 'channel_id', 'context', 'data'],
      ...['entitlements', 'guild', 'guild_id', 'guild_locale', 'id', 'locale', 'member', 'message', 'token'],
      ...['type', 'user', 'version', 'app_permissions', 'attachment_size_limit'],
    ];
    for (const field of fields) {
      for (const send of [ask, () => ada.send(pressed)]) {
        await ada.control.disturbGateway({ type: 'omit-next', fields: [field] });
        await send();
      }
    }
    await ada.control.disturbGateway({ type: 'omit-next', fields });
    await ask();
    // Somebody who has not asked so much yet.
    const grace = await ada.join('grace');
    const asked = await grace.command('prob', { question: 'tennis given football' });
    await expectOneAnswer(asked.interactionId);
  }, 120_000);

  it('a storm of 429 without a stated wait: few requests, and the answer when it is over', async () => {
    const body = { message: 'You are being rate limited.', retry_after: 1, global: false };
    const effect: RestEffect = { type: 'answer', when: 'before', status: 429, body };
    await ada.control.plantRestFault({ ...ORIGINAL, effect, times: 3 });
    await expectOneAnswer(await ask());
    const [storm] = await ada.control.restFaults();
    expect(storm?.hits).toBe(4);
  }, 120_000);

  it.each([
    ['500', 500],
    ['502', 502],
    ['503', 503],
  ])(
    'a %s to every request of the answer, twice: it is shown once',
    async (_name, status) => {
      const effect: RestEffect = { type: 'answer', when: 'after', status, body: '' };
      await ada.control.plantRestFault({ ...CALLBACK, effect, times: 1 });
      await ada.control.plantRestFault({ ...ORIGINAL, effect, times: 2 });
      await expectOneAnswer(await ask());
    },
    90_000,
  );
});

describe('closed for good', () => {
  it.each([
    [4004, 'Discord does not accept the bot token'],
    [4014, 'Discord refused a privileged intent'],
  ])(
    'with %i: the bot ends with code 2 and a sentence',
    async (code, sentence) => {
      sandbox = await startSandbox({ port: 0 });
      try {
        ada = new Person(sandbox);
        const bot = await startBot();
        await ada.control.disturbGateway({ type: 'close', code });
        expect(await bot.exited).toEqual({ code: 2, signal: null });
        expect(bot.printed).toContain(`Given stops: ${sentence}`);
      } finally {
        await sandbox.close();
      }
    },
    90_000,
  );
});
