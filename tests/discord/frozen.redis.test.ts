/** Everything behind the bot is silent: Redis is frozen, the database never answers, no worker is there. */

import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLogger } from '../../src/ops/log.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { openStore } from '../../src/store/open-store.js';
import { Person } from '../sandbox/control-client.js';
import { describeWithRedis, openRedisServer, type RedisServer } from '../support/redis-server.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { startWaitingBot, type WaitingBot } from './waiting-bot.js';

const data = scratchFolder();

describeWithRedis('with nothing behind it that answers', () => {
  let redis: RedisServer;
  /** Takes connections and says nothing. */
  let database: Server;
  const sockets = new Set<Socket>();
  let sandbox: Sandbox;
  let bot: WaitingBot;
  let ada: Person;
  beforeAll(async () => {
    redis = await openRedisServer();
    database = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => database.listen(0, '127.0.0.1', resolve));
    const { port } = database.address() as AddressInfo;
    sandbox = await startSandbox({ port: 0 });
    ada = new Person(sandbox);
    const databaseUrl = `postgres://somebody@127.0.0.1:${port}/given`;
    const store = openStore({ databaseUrl, dataDirectory: data }, createLogger('given-test', 'silent'));
    bot = await startWaitingBot(sandbox, data, { redisUrl: redis.url, store });
    // Its connections are up, and then nobody is at the other end.
    expect(await bot.producer.depth()).toBe(0);
  });
  afterAll(async () => {
    redis.thaw();
    await bot.stop();
    for (const socket of sockets) socket.destroy();
    database.close();
    await sandbox.close();
    await redis.stop();
  });

  /** What the one message says in the end; the local Discord gives three seconds, as the real one does. */
  const said = async (interactionId: string) => {
    const messages = await ada.control.finalMessages(interactionId, { quietMs: 300, waitMs: 30_000 });
    expect(messages).toHaveLength(1);
    expect((await ada.interaction(interactionId)).status).toBe('acknowledged');
    return messages[0]?.embeds[0]?.description;
  };

  it('a question without a worker waits, and says so', async () => {
    const { interactionId } = await ada.command('nextword', { text: 'a' });
    const waits = await ada.message(interactionId, ({ embeds: [embed] }) => embed !== undefined);
    expect(waits.embeds[0]?.description).toBe('In the queue: yours is the next question.');
    await ada.press(waits, 'Cancel');
    await ada.message(interactionId, ({ embeds: [embed] }) => embed?.description === 'Cancelled.');
  });

  it('every way to ask is acknowledged in time and says what cannot be reached', async () => {
    redis.freeze();
    const QUEUE = 'Questions cannot be passed on right now';
    const STORE = 'cannot be reached right now';
    const message = await ada.control.write({
      userId: ada.userId,
      channelId: ada.channelId,
      content: 'Hello there',
    });
    const ways: readonly (readonly [Promise<{ interactionId: string }>, string])[] = [
      [ada.command('nextword', { text: 'a' }), QUEUE],
      [ada.command('prob', { question: 'tennis', population: 'ours' }), STORE],
      [ada.command('again', { id: '7k2fmp' }), STORE],
      [ada.command('population list'), STORE],
      [ada.useMessageMenu(message, 'How surprising is this?'), QUEUE],
    ];
    for (const [sent, sentence] of ways) {
      const { interactionId } = await sent;
      expect(await said(interactionId)).toContain(sentence);
    }
    expect(await ada.faults()).toEqual([]);
  });

  it('and questions are taken again as soon as Redis is back', async () => {
    redis.thaw();
    const { interactionId } = await ada.command('nextword', { text: 'b' });
    await ada.message(
      interactionId,
      ({ embeds: [embed] }) => embed?.description?.startsWith('In the queue') === true,
    );
  });
});
