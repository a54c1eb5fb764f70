/** Redis goes away, freezes, fills up or forgets, under the whole bot: the person is told so, and is answered once. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeWithRedis } from '../../support/redis-server.js';
import { scratchFolder } from '../../support/scratch-folder.js';
import { RIGHT, Stand } from './stand.js';

const data = scratchFolder();
const NOT_TAKEN = 'Questions cannot be passed on right now';
const LOST = 'What was waiting got lost';

describeWithRedis('a question', () => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await Stand.open(data);
  });
  afterEach((context) => stand.clear(context));
  afterAll(() => stand.close());

  /** Asks until one is taken again; each that is not says so. */
  async function askUntilTaken(): Promise<void> {
    for (;;) {
      const { text } = await stand.ending(await stand.ask());
      if (text.includes(RIGHT)) return;
      expect(text).toContain(NOT_TAKEN);
    }
  }

  it.each([2, 12])(
    'that runs or waits is answered after Redis was gone for %i s, and one that is asked meanwhile is told so',
    async (seconds) => {
      const bot = await stand.bot();
      const worker = await stand.worker(1_000);
      const running = await stand.ask();
      await stand.begins(worker);
      const waiting = await stand.ask();
      await stand.queued(bot, 2);
      await stand.redis.kill();
      const away = sleep(seconds * 1_000);
      const refused = await stand.ending(await stand.ask());
      expect(refused.text).toContain(NOT_TAKEN);
      await away;
      await stand.redis.start();
      for (const asked of [running, waiting]) expect((await stand.ending(asked)).text).toContain(RIGHT);
      await askUntilTaken();
    },
    150_000,
  );

  it('is told so while Redis is frozen, and still has one message when that one arrived all the same', async () => {
    await stand.bot();
    await stand.worker(50);
    stand.redis.freeze();
    const asked = await stand.ask();
    expect((await stand.ending(asked)).text).toContain(NOT_TAKEN);
    stand.redis.thaw();
    await askUntilTaken();
    const { text } = await stand.ending(asked);
    expect(text.includes(NOT_TAKEN) || text.includes(RIGHT)).toBe(true);
  }, 120_000);

  it('is told so when Redis takes its record and not the job, and leaves nothing behind', async () => {
    await stand.bot();
    // What counts the jobs is no number: the job is refused, after its record was written.
    await stand.tellRedis('DEL', 'given:questions:id');
    await stand.tellRedis('RPUSH', 'given:questions:id', 'none');
    const asked = await stand.ask();
    const left = () => stand.keys(`*${asked.interactionId}*`, 'given:person:*', 'given:handing-in');
    expect((await stand.ending(asked)).text).toContain(NOT_TAKEN);
    await expect.poll(left, { timeout: 10_000 }).toEqual([]);
    await stand.tellRedis('DEL', 'given:questions:id');
    await stand.worker(50);
    expect((await stand.ending(await stand.ask())).text).toContain(RIGHT);
  }, 120_000);

  it('is told so while the memory of Redis is full, and is taken when there is room', async () => {
    await stand.bot();
    await stand.worker(50);
    await stand.tellRedis('CONFIG', 'SET', 'maxmemory', '1');
    const { text } = await stand.ending(await stand.ask());
    expect(text).toContain('Too many questions are waiting right now');
    await stand.tellRedis('CONFIG', 'SET', 'maxmemory', '0');
    expect((await stand.ending(await stand.ask())).text).toContain(RIGHT);
  }, 120_000);

  it('that waits is told so when Redis comes back empty, and the next one is answered', async () => {
    const bot = await stand.bot();
    const asked = await stand.ask();
    await stand.queued(bot, 1);
    await stand.redis.kill();
    stand.redis.empty();
    await stand.redis.start();
    await stand.worker(50);
    await askUntilTaken();
    const { control } = stand.ada;
    await expect
      .poll(async () => (await control.finalMessages(asked.interactionId))[0]?.embeds[0]?.description, {
        timeout: 30_000,
      })
      .toContain(LOST);
    await stand.ending(asked);
  }, 120_000);

  it('that was answered stays answered although Redis comes back empty before its bot has heard of it', async () => {
    const bot = await stand.bot();
    const asked = await stand.ask();
    await stand.queued(bot, 1);
    bot.signal('SIGSTOP');
    await stand.worker(50);
    const { control } = stand.ada;
    const said = async () => (await control.finalMessages(asked.interactionId))[0]?.embeds[0]?.description;
    await expect.poll(said, { timeout: 30_000 }).toContain(RIGHT);
    await stand.redis.kill();
    stand.redis.empty();
    await stand.redis.start();
    bot.signal('SIGCONT');
    await bot.says('the queue lost a question');
    expect((await stand.ending(asked)).text).toContain(RIGHT);
    await askUntilTaken();
  }, 120_000);

  it('is answered although Redis cuts every connection in the middle of it', async () => {
    await stand.bot();
    const worker = await stand.worker(500);
    const asked = await stand.ask();
    await stand.begins(worker);
    await stand.tellRedis('CLIENT', 'KILL', 'SKIPME', 'yes');
    expect((await stand.ending(asked)).text).toContain(RIGHT);
    await askUntilTaken();
  }, 120_000);

  it('is told so by a bot that started without Redis, and is answered when Redis is there', async () => {
    await stand.redis.kill();
    await stand.bot();
    expect((await stand.ending(await stand.ask())).text).toContain(NOT_TAKEN);
    await stand.redis.start();
    await stand.worker(50);
    await askUntilTaken();
  }, 120_000);
});
