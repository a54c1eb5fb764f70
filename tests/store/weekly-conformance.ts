/** What every store of weekly questions keeps to. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { QuizStore } from '../../src/rounds/quiz-store.js';
import { USUAL_TIME, weekOf } from '../../src/rounds/weekly-schedule.js';
import type { WeeklyPlan, WeeklyStore } from '../../src/rounds/weekly-store.js';
import { quizRound } from './quiz-conformance.js';

export interface OpenedWeekly {
  readonly weekly: WeeklyStore;
  /** The same plans through a connection of its own. */
  readonly others: WeeklyStore;
  readonly quizzes: QuizStore;
  close(): Promise<void>;
}

const SERVER = 'g-200000000000000001';
const CHANNEL = '300000000000000001';
/** A Sunday; the next time is on the day after. */
const NOW_MS = Date.UTC(2026, 4, 3, 12);
const DUE_MS = Date.UTC(2026, 4, 4, 16);
const WEEK = weekOf(DUE_MS);
const WEEK_MS = 7 * 24 * 60 * 60_000;
const NEXT_MS = DUE_MS + WEEK_MS;

const weeklyRound = (createdAtMs = DUE_MS) =>
  quizRound({
    wish: { isWeekly: true },
    seconds: null,
    endsAtMs: createdAtMs + WEEK_MS,
    createdAtMs,
    changedAtMs: createdAtMs,
  });

export function describeWeekly(name: string, open: () => Promise<OpenedWeekly>): void {
  describe(`weekly questions in ${name}`, () => {
    let opened: OpenedWeekly;
    beforeEach(async () => {
      opened = await open();
      await opened.weekly.plan(SERVER, { channel: CHANNEL, time: USUAL_TIME }, NOW_MS);
    });
    afterEach(() => opened.close());

    const planned = async (): Promise<WeeklyPlan> => {
      const plan = await opened.others.of(SERVER);
      if (plan === undefined) throw new Error('nothing is planned');
      return plan;
    };

    it('are planned for the next time, found when that has come, and planned no more', async () => {
      const { weekly, others } = opened;
      const plan = {
        scope: SERVER,
        channel: CHANNEL,
        time: USUAL_TIME,
        dueAtMs: DUE_MS,
        askedWeek: null,
        refusedAtMs: null,
      };
      expect(await planned()).toEqual(plan);
      expect(await others.of('g-2')).toBeUndefined();
      expect(await others.due(DUE_MS - 1)).toEqual([]);
      expect(await others.due(DUE_MS)).toEqual([plan]);
      await weekly.plan(SERVER, null, NOW_MS);
      expect(await others.of(SERVER)).toBeUndefined();
      expect(await others.due(NEXT_MS)).toEqual([]);
    });

    it('are claimed once, however many bots try at once, with the one round that is kept', async () => {
      const { weekly, others, quizzes } = opened;
      const plan = await planned();
      const rounds = Array.from({ length: 8 }, () => weeklyRound());
      const claimed = await Promise.all(
        rounds.map((round, index) =>
          (index % 2 === 0 ? weekly : others).claim(plan, { week: WEEK, dueAtMs: NEXT_MS, round }),
        ),
      );
      expect(claimed.filter((one) => one)).toHaveLength(1);
      const kept = await Promise.all(rounds.map(async ({ id }) => (await quizzes.find(id)) !== undefined));
      expect(kept).toEqual(claimed);
      const round = rounds[claimed.indexOf(true)];
      expect((await quizzes.find(round?.id ?? ''))?.round).toEqual(round);
      expect(await planned()).toMatchObject({ dueAtMs: NEXT_MS, askedWeek: WEEK });
      expect(await others.due(NEXT_MS - 1)).toEqual([]);
    });

    it('end the question before', async () => {
      const { weekly, quizzes } = opened;
      const [first, second] = [weeklyRound(), weeklyRound(NEXT_MS - 1000)];
      await weekly.claim(await planned(), { week: WEEK, dueAtMs: NEXT_MS, round: first });
      await quizzes.posted(first.id, 1, { message: '7', endsAtMs: first.endsAtMs });
      expect(await quizzes.undone(NEXT_MS - 1000)).toEqual([]);
      await weekly.claim(await planned(), { week: WEEK + 1, dueAtMs: NEXT_MS + WEEK_MS, round: second });
      expect((await quizzes.undone(NEXT_MS - 1000)).map(({ id }) => id)).toEqual([first.id]);
    });

    it('come once a week, though the plan is changed or set anew', async () => {
      const { weekly } = opened;
      await weekly.claim(await planned(), { week: WEEK, dueAtMs: NEXT_MS, round: weeklyRound() });
      const later = { channel: '300000000000000002', time: { day: 3, hour: 9 } };
      await weekly.plan(SERVER, null, DUE_MS + 1000);
      await weekly.plan(SERVER, later, DUE_MS + 2000);
      expect(await planned()).toMatchObject({ ...later, dueAtMs: Date.UTC(2026, 4, 14, 9), askedWeek: WEEK });
    });

    it('are not claimed or postponed by who knows an older plan', async () => {
      const { weekly, others, quizzes } = opened;
      const plan = await planned();
      const to = { dueAtMs: NEXT_MS, refusedAtMs: DUE_MS };
      expect(await weekly.postpone(plan, to)).toBe(true);
      expect(await planned()).toEqual({ ...plan, ...to });
      expect(await others.postpone(plan, to)).toBe(false);
      const round = weeklyRound();
      expect(await others.claim(plan, { week: WEEK, dueAtMs: NEXT_MS, round })).toBe(false);
      expect(await quizzes.find(round.id)).toBeUndefined();
      await weekly.plan(SERVER, { channel: '300000000000000002', time: USUAL_TIME }, NOW_MS);
      expect(await others.claim(plan, { week: WEEK, dueAtMs: NEXT_MS, round })).toBe(false);
    });

    it('know that they could not be posted, and then the week has had none', async () => {
      const { weekly, others } = opened;
      const round = weeklyRound();
      await weekly.claim(await planned(), { week: WEEK, dueAtMs: NEXT_MS, round });
      await others.refused('unknown', DUE_MS);
      expect(await planned()).toMatchObject({ askedWeek: WEEK, refusedAtMs: null });
      await others.refused(round.id, DUE_MS + 5);
      expect(await planned()).toMatchObject({
        dueAtMs: NEXT_MS,
        askedWeek: null,
        refusedAtMs: DUE_MS + 5,
      });
      await weekly.claim(await planned(), { week: WEEK, dueAtMs: NEXT_MS, round: weeklyRound() });
      expect(await planned()).toMatchObject({ askedWeek: WEEK, refusedAtMs: null });
    });

    it('are kept with their answers until they are revealed, however long that takes', async () => {
      const { weekly, quizzes } = opened;
      const round = weeklyRound();
      await weekly.claim(await planned(), { week: WEEK, dueAtMs: NEXT_MS, round });
      expect(await quizzes.prune(NEXT_MS + 5 * WEEK_MS)).toBe(0);
      await quizzes.reveal(round.id, 1, { person: '', nowMs: NEXT_MS });
      expect(await quizzes.prune(NEXT_MS + 5 * WEEK_MS)).toBe(1);
    });
  });
}
