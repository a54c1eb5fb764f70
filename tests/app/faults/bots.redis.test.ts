/** The bot dies, stops, or hears of a question twice: the person sees one message. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeWithRedis } from '../../support/redis-server.js';
import { scratchFolder } from '../../support/scratch-folder.js';
import { RIGHT, Stand, timesQueued } from './stand.js';

const data = scratchFolder();
const PEOPLE = { name: 'tea', people: '1 only tea, 2 neither' };
/** What the slower of two bots with one token is told. */
const ANSWERED_BY_ANOTHER = / 40060 /;

describeWithRedis('a question', () => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await Stand.open(data);
  });
  afterEach((context) => stand.clear(context, ANSWERED_BY_ANOTHER));
  afterAll(() => stand.close());

  it.each(['SIGKILL', 'SIGTERM'] as const)(
    'is answered by its worker although the bot ends by %s in the middle, and the next bot answers the next one',
    async (signal) => {
      const bot = await stand.bot();
      const worker = await stand.worker(1_500);
      const asked = await stand.ask();
      await stand.begins(worker);
      bot.signal(signal);
      await bot.exited;
      expect((await stand.ending(asked)).text).toContain(RIGHT);
      await stand.bot();
      expect((await stand.ending(await stand.ask())).text).toContain(RIGHT);
    },
    120_000,
  );

  it('that was acknowledged by a bot that died before it was queued or refused is closed with a sentence by the next bot', async () => {
    const bot = await stand.bot();
    const { control } = stand.ada;
    // So that it cannot say itself that the question was not taken.
    await control.plantRestFault({
      method: 'PATCH',
      route: '/webhooks/{}/{}/messages/@original',
      effect: { type: 'drop', when: 'before' },
    });
    await stand.redis.kill();
    const asked = await stand.ask();
    await bot.says('question not queued');
    await bot.kill();
    await stand.redis.start();
    await control.removeRestFaults();
    await stand.bot();
    expect((await stand.ending(asked)).text).toContain('Given was restarted before it could answer');
  }, 120_000);

  it('whose record is written and that never arrived, since its bot died between the two, is closed by the next bot', async () => {
    const bot = await stand.bot();
    const asked = await stand.ask();
    await stand.queued(bot, 1);
    await bot.kill();
    // As Redis is when the second of the two never came.
    const id = `i-${asked.interactionId}`;
    await stand.tellRedis('DEL', `given:questions:${id}`);
    await stand.tellRedis('ZREM', 'given:questions:prioritized', id);
    await stand.tellRedis('ZADD', 'given:handing-in', String(Date.now()), id);
    await stand.bot();
    expect((await stand.ending(asked)).text).toContain('Given was restarted before it could answer');
    expect(await stand.keys(`*${asked.interactionId}*`, 'given:handing-in')).toEqual([]);
  }, 120_000);

  it('and a deed that Discord acknowledged as their bot was killed are closed with a sentence by the next bot', async () => {
    const bot = await stand.bot();
    const { control } = stand.ada;
    // Discord has applied it, and the bot does not know yet: the earliest moment at which something is left behind.
    await control.plantRestFault({
      method: 'POST',
      route: '/interactions/{}/{}/callback',
      effect: { type: 'delay', delayMs: 60_000 },
    });
    const asked = await stand.ask();
    const done = { ...(await stand.ada.command('population create', PEOPLE)), askedMs: performance.now() };
    for (const { interactionId } of [asked, done])
      await expect
        .poll(async () => (await stand.ada.interaction(interactionId)).status, { interval: 10 })
        .toBe('acknowledged');
    await bot.kill();
    expect(timesQueued(bot)).toBe(0);
    await control.removeRestFaults();
    await stand.bot();
    expect((await stand.ending(asked)).text).toContain('Given was restarted before it could answer');
    expect((await stand.ending(done)).text).toContain('It may have been done: look before you try again');
  }, 120_000);

  it('that is being acknowledged as the bot is asked to stop is answered all the same', async () => {
    const bot = await stand.bot();
    await stand.worker(50);
    const { control } = stand.ada;
    await control.plantRestFault({
      method: 'POST',
      route: '/interactions/{}/{}/callback',
      times: 1,
      effect: { type: 'delay', delayMs: 700 },
    });
    const asked = await stand.ask();
    await expect
      .poll(async () => (await control.interaction(asked.interactionId)).status)
      .toBe('acknowledged');
    bot.signal('SIGTERM');
    expect((await bot.exited).code).toBe(0);
    expect((await stand.ending(asked)).text).toContain(RIGHT);
    await control.removeRestFaults();
  }, 120_000);

  it('that is delivered twice is one question', async () => {
    const bot = await stand.bot();
    await stand.worker(50);
    await stand.ada.control.disturbGateway({ type: 'repeat-next' });
    const twice = await stand.ask();
    expect((await stand.ending(twice)).text).toContain(RIGHT);
    expect((await stand.ending(await stand.ask())).text).toContain(RIGHT);
    expect(timesQueued(bot)).toBe(2);
  }, 120_000);

  it('that two bots with the same token hear of is answered once', async () => {
    const bots = [await stand.bot(), await stand.bot()];
    const worker = await stand.worker(50);
    const asked = await stand.ask();
    expect((await stand.ending(asked)).text).toContain(RIGHT);
    expect(bots.map(timesQueued).reduce((sum, times) => sum + times)).toBeGreaterThanOrEqual(1);
    const answered = worker.logLines.filter(({ msg }) => msg === 'question answered');
    expect(new Set(answered.map(({ job }) => job))).toEqual(new Set([`i-${asked.interactionId}`]));
  }, 120_000);
});
