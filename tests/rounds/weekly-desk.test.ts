/** The weekly question where two bots share a store: once a week, whatever happens to them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { USUAL_TIME } from '../../src/rounds/weekly-schedule.js';
import {
  CHANNEL,
  type Channel,
  ELSEWHERE,
  type ManualClock,
  player,
  type QuizBot,
  SERVER,
} from '../support/quiz-bots.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { openTwoQuizBots, type TwoQuizBots } from '../support/two-quiz-bots.js';

const folder = scratchFolder();
let opened = 0;
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** A Sunday; the first question is due on the day after, at 16:00. */
const BEGIN_MS = Date.UTC(2026, 4, 3, 16);

let bots: TwoQuizBots;
let clock: ManualClock;
let channel: Channel;
let one: QuizBot;
let two: QuizBot;

beforeEach(async () => {
  bots = await openTwoQuizBots(`${folder}/${opened++}`, BEGIN_MS);
  ({ clock, channel, one, two } = bots);
  await one.weekly.plan(SERVER, { channel: CHANNEL, time: USUAL_TIME });
});
afterEach(() => bots.close());

const tick = async () => {
  await Promise.all([one.weekly.tick(), two.weekly.tick()]);
  await Promise.all([one.desk.sweep(), two.desk.sweep()]);
};
const rounds = async () => (await bots.quizzes.going(0)).toSorted((a, b) => a.createdAtMs - b.createdAtMs);
const titles = () => channel.posts.map(({ message }) => message.card.title);

describe('the weekly question', () => {
  it('comes once a week, is hosted by nobody, and is revealed after six days', async () => {
    await tick();
    expect(channel.posts).toEqual([]);
    for (let hours = 0; hours < 24 * 8; hours += 6) {
      clock.advance(6 * HOUR_MS);
      await tick();
    }
    expect(titles()).toHaveLength(2);
    for (const title of titles()) expect(title).toMatch(/^Question of the week: /);
    expect(channel.posts.map((post) => post.channel)).toEqual([CHANNEL, CHANNEL]);
    const [first, second] = await rounds();
    expect(first).toMatchObject({ host: '', scope: SERVER, state: 'revealed' });
    expect(second).toMatchObject({ state: 'open', endsAtMs: BEGIN_MS + 14 * DAY_MS });
  });

  it('counts in the table of the server, and those who manage it may reveal it before', async () => {
    clock.advance(DAY_MS);
    await tick();
    const [round] = await rounds();
    const id = round?.id ?? '';
    const choose = { type: 'choose', option: 0 } as const;
    await two.desk.answerGroup(id, 1, choose, { player: player('a'), isInMessage: true });
    expect(await one.desk.revealGroup(id, 1, player('a'))).toMatchObject({
      refusal: { code: 'quiz-of-another' },
    });
    expect(await one.desk.revealGroup(id, 1, player('m', { mayManage: true }))).toMatchObject({ ok: true });
    const scores = await bots.quizzes.scores(SERVER);
    expect(scores.map(({ person, score }) => [person, score.answers])).toEqual([['a', 1]]);
  });

  it('is asked once after three weeks without a bot, and its predecessor is revealed with all its answers', async () => {
    clock.advance(DAY_MS);
    await tick();
    const [round] = await rounds();
    const choose = { type: 'choose', option: 0 } as const;
    await one.desk.answerGroup(round?.id ?? '', 1, choose, { player: player('a'), isInMessage: true });
    clock.advance(23 * DAY_MS);
    expect(await bots.quizzes.prune(clock.nowMs)).toBe(0);
    await tick();
    await tick();
    expect(channel.posts).toHaveLength(2);
    clock.advance(1_000);
    await tick();
    expect((await rounds()).map(({ state }) => state)).toEqual(['revealed', 'open']);
    expect((await bots.quizzes.scores(SERVER)).map(({ score }) => score.answers)).toEqual([1]);
  });

  it('is posted by the other when the bot that claimed it has died', async () => {
    clock.advance(DAY_MS);
    one.die();
    const plan = await bots.weekly.of(SERVER);
    if (plan === undefined) throw new Error('nothing is planned');
    const round = await one.desk.prepareWeekly({
      ...player('1'),
      locale: 'en',
      endsAtMs: clock.nowMs + 6 * DAY_MS,
    });
    expect(await bots.weekly.claim(plan, { week: 1, dueAtMs: plan.dueAtMs + 7 * DAY_MS, round })).toBe(true);
    void one.desk.post(round);
    await two.weekly.tick();
    await two.desk.sweep();
    expect(channel.posts).toEqual([]);
    clock.advance(2 * 60_000);
    await two.desk.sweep();
    await two.desk.sweep();
    expect(channel.posts).toHaveLength(1);
  });

  it.each([2, 60, 24 * 60])(
    'stands there once when the bot that posted it died before it noted that, and no other came for %i minutes',
    async (minutes) => {
      const { post } = one.rooms;
      one.rooms.post = async (...of) => {
        await post(...of);
        one.die();
        return await new Promise<never>(() => undefined);
      };
      clock.advance(DAY_MS);
      void one.weekly.tick();
      await expect.poll(() => channel.posts.length).toBe(1);
      clock.advance(minutes * 60_000);
      await two.weekly.tick();
      await two.desk.sweep();
      expect(channel.posts).toHaveLength(1);
      expect(await rounds()).toMatchObject([{ state: 'open', message: '1' }]);
    },
  );

  it.each([
    ['is gone', () => channel.gone.add(CHANNEL)],
    ['takes no messages', () => channel.forbidden.add(CHANNEL)],
  ])(
    'is tried once where its channel %s, says so, and can be asked when that is put right',
    async (_what, break_) => {
      break_();
      clock.advance(DAY_MS);
      for (let times = 0; times < 5; times++) {
        await tick();
        clock.advance(HOUR_MS);
      }
      expect(await bots.weekly.of(SERVER)).toMatchObject({
        refusedAtMs: BEGIN_MS + DAY_MS,
        dueAtMs: BEGIN_MS + 8 * DAY_MS,
      });
      expect(await rounds()).toEqual([]);
      expect(await one.weekly.askNow(SERVER)).toMatchObject({ refusal: { code: 'weekly-no-room' } });
      channel.gone.clear();
      channel.forbidden.clear();
      expect(await two.weekly.askNow(SERVER)).toMatchObject({ value: { channel: CHANNEL } });
      expect(await bots.weekly.of(SERVER)).toMatchObject({ refusedAtMs: null });
      expect(channel.posts).toHaveLength(1);
    },
  );

  it('is asked before its time where that is wanted, and then not again in this week', async () => {
    clock.advance(20 * HOUR_MS);
    const asked = await Promise.all([one.weekly.askNow(SERVER), two.weekly.askNow(SERVER)]);
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await one.weekly.askNow(SERVER)).toMatchObject({
      refusal: { code: 'weekly-asked', nextAtMs: BEGIN_MS + 8 * DAY_MS },
    });
    clock.advance(2 * DAY_MS);
    await tick();
    expect(channel.posts).toHaveLength(1);
    expect(await one.weekly.askNow('g-2')).toMatchObject({ refusal: { code: 'weekly-not-set' } });
  });

  it('never goes to a channel of another server', async () => {
    await one.weekly.plan(SERVER, { channel: ELSEWHERE, time: USUAL_TIME });
    expect(await one.weekly.isOwnChannel(SERVER, ELSEWHERE)).toBe(false);
    clock.advance(DAY_MS);
    await tick();
    expect(channel.posts).toEqual([]);
    expect(await bots.weekly.of(SERVER)).toMatchObject({ refusedAtMs: BEGIN_MS + DAY_MS });
  });
});
