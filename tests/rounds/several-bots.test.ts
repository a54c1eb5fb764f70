/** Rounds that several bots keep on one store: everything that happens by itself happens once, whoever of them lives. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { QuizStore } from '../../src/rounds/quiz-store.js';
import { type Channel, type ManualClock, player, type QuizBot, SERVER } from '../support/quiz-bots.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { openTwoQuizBots, type TwoQuizBots } from '../support/two-quiz-bots.js';

const folder = scratchFolder();
let opened = 0;
/** Longer than any bot may be at one thing. */
const DEAD_MS = 120_000;

let bots: TwoQuizBots;
let clock: ManualClock;
let channel: Channel;
let quizzes: QuizStore;
let one: QuizBot;
let two: QuizBot;

beforeEach(async () => {
  bots = await openTwoQuizBots(`${folder}/${opened++}`, Date.UTC(2026, 4, 3, 12));
  ({ clock, channel, quizzes, one, two } = bots);
});
afterEach(() => bots.close());

const begin = async (bot: QuizBot, questions = 2, seconds: number | null = 30): Promise<string> => {
  const begun = await bot.desk.startGroup({ kind: 'conditional' }, { questions, seconds }, player('host'));
  expect(begun.ok).toBe(true);
  const [round] = await quizzes.going(0);
  if (round === undefined) throw new Error('no round');
  return round.id;
};
const choose = (bot: QuizBot, id: string, person: string, number = 1) =>
  bot.desk.answerGroup(
    id,
    number,
    { type: 'choose', option: 0 },
    {
      player: player(person),
      isInMessage: true,
    },
  );
const becomes = (id: string, state: 'open' | 'revealed', number: number) =>
  expect
    .poll(async () => (await quizzes.find(id))?.round)
    .toMatchObject({ state, number, ...(state === 'revealed' ? { drawn: number } : {}) });
const answersScored = async () => (await quizzes.scores(SERVER)).map(({ score }) => score.answers);
const solutions = () => [...one.drawn, ...two.drawn];

describe('a round that two bots keep', () => {
  it('is revealed once when both watch its time, drawn once, and goes on once', async () => {
    const id = await begin(one);
    await two.desk.resume();
    await Promise.all([choose(one, id, 'a'), choose(two, id, 'b')]);
    clock.advance(31_000);
    await Promise.all([one.desk.sweep(), two.desk.sweep()]);
    await becomes(id, 'revealed', 1);
    expect(await answersScored()).toEqual([1, 1]);
    const next = await Promise.all(
      [one, two, one, two].map(({ desk }, index) => desk.nextGroup(id, 1, player(`p${index}`))),
    );
    expect(next.filter(({ ok }) => ok)).toHaveLength(1);
    await becomes(id, 'open', 2);
    clock.advance(31_000);
    await Promise.all([one.desk.sweep(), two.desk.sweep()]);
    await expect.poll(async () => (await quizzes.find(id))?.round.state).toBe('revealed');
    await Promise.all([one.desk.close(), two.desk.close()]);
    expect(channel.posts).toHaveLength(2);
    expect(solutions()).toHaveLength(1);
    // Nobody has pressed below the second question, so the bot itself writes its solution, once.
    const written = channel.edits.filter(({ card }) => JSON.stringify(card).includes('Step by step'));
    expect(written).toHaveLength(1);
    expect(await answersScored()).toEqual([1, 1]);
  });

  it('is revealed by the one that knew nothing of it when the other has died', async () => {
    const id = await begin(one);
    await choose(one, id, 'a');
    await one.desk.close();
    one.die();
    clock.advance(30_000);
    await two.desk.sweep();
    expect((await quizzes.find(id))?.round.state).toBe('open');
    clock.advance(1_000);
    await two.desk.sweep();
    await becomes(id, 'revealed', 1);
    expect(await answersScored()).toEqual([1]);
    expect(two.drawn).toHaveLength(1);
  });

  it('goes on when one dies before the next question is posted, and its time begins when it stands there', async () => {
    const id = await begin(one);
    await one.desk.revealGroup(id, 1, player('host'));
    await becomes(id, 'revealed', 1);
    one.die();
    void one.desk.nextGroup(id, 1, player('a'));
    await becomes(id, 'open', 2);
    clock.advance(40_000);
    await two.desk.sweep();
    // The other may still be at it.
    expect(channel.posts).toHaveLength(1);
    clock.advance(DEAD_MS);
    await Promise.all([two.desk.sweep(), two.desk.sweep()]);
    expect(channel.posts).toHaveLength(2);
    expect((await quizzes.find(id))?.round).toMatchObject({
      state: 'open',
      message: '2',
      endsAtMs: clock.nowMs + 30_000,
    });
    clock.advance(31_000);
    await becomes(id, 'revealed', 2);
  });

  it('has its solution drawn by the other when one dies over it', async () => {
    const id = await begin(one);
    await choose(one, id, 'a');
    // Else it dies over that, and nothing of the solution is begun.
    await expect.poll(() => channel.edits.length).toBe(1);
    one.die();
    expect(await one.desk.revealGroup(id, 1, player('host'))).toMatchObject({ ok: true });
    await expect.poll(() => quizzes.claim(id, 1, { owner: 'x', nowMs: clock.nowMs, untilMs: 0 })).toBe(false);
    clock.advance(30_000);
    await two.desk.sweep();
    expect(two.drawn).toHaveLength(0);
    clock.advance(DEAD_MS);
    await two.desk.sweep();
    await becomes(id, 'revealed', 1);
    expect(two.drawn).toHaveLength(1);
    expect(await answersScored()).toEqual([1]);
  });

  it('shows its solution by its own right when the press that revealed it died before Discord heard of it', async () => {
    const id = await begin(one);
    await choose(one, id, 'a');
    channel.unheard.add('token-of-host');
    one.die();
    void one.desk.revealGroup(id, 1, player('host'));
    await expect.poll(async () => (await quizzes.find(id))?.round.state).toBe('revealed');
    expect(channel.edits.filter(({ card }) => JSON.stringify(card).includes('Step by step'))).toEqual([]);
    clock.advance(DEAD_MS);
    await two.desk.sweep();
    await becomes(id, 'revealed', 1);
    expect(channel.edits.filter(({ card }) => JSON.stringify(card).includes('Step by step'))).toHaveLength(1);
  });

  it('ends where the next question may not be posted, and is not tried again', async () => {
    const id = await begin(one);
    await one.desk.revealGroup(id, 1, player('host'));
    channel.forbidden.add(player('host').place.channel);
    expect(await one.desk.nextGroup(id, 1, player('a'))).toMatchObject({
      refusal: { code: 'quiz-no-room' },
    });
    clock.advance(DEAD_MS);
    await two.desk.sweep();
    expect(await quizzes.find(id)).toBeUndefined();
    expect(channel.posts).toHaveLength(1);
  });

  it('shows its solution when the other bot was still writing how many have answered', async () => {
    const id = await begin(one, 1, null);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const edit = two.rooms.edit;
    let isHeld = true;
    two.rooms.edit = async (...of) => {
      if (isHeld) await held;
      isHeld = false;
      return await edit(...of);
    };
    await choose(two, id, 'a');
    await one.desk.revealGroup(id, 1, player('host', { reply: { via: 'return' } }));
    await becomes(id, 'revealed', 1);
    release();
    await expect.poll(() => two.drawn.length).toBe(1);
    await two.desk.close();
    expect(JSON.stringify(channel.edits.at(-1)?.card)).toContain('answered');
  });
});
