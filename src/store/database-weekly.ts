/** Plans of weekly questions in SQLite or Postgres: the same queries for both. */
import type { Kysely, Selectable } from 'kysely';
import type { QuizRound } from '../rounds/quiz-round.js';
import { nextTime, type WeeklyTime } from '../rounds/weekly-schedule.js';
import { MOST_DUE, type WeeklyPlan, type WeeklyStore } from '../rounds/weekly-store.js';
import { roundColumns } from './quiz-rows.js';
import { inTransaction } from './retry-conflict.js';
import type { Tables, WeeklyTable } from './tables.js';

export class DatabaseWeekly implements WeeklyStore {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async of(scope: string): Promise<WeeklyPlan | undefined> {
    const row = await this.#database
      .selectFrom('weekly_questions')
      .selectAll()
      .where('scope', '=', scope)
      .executeTakeFirst();
    return row === undefined ? undefined : readPlan(row);
  }

  async plan(
    scope: string,
    to: { readonly channel: string; readonly time: WeeklyTime } | null,
    nowMs: number,
  ): Promise<void> {
    await inTransaction(this.#database, async (transaction) => {
      const { channel, time } = to ?? { channel: '', time: { day: 0, hour: 0 } };
      const wanted = { channel, day: time.day, hour: time.hour, refused_at: null };
      // Holds the row, so that nobody asks meanwhile.
      const { asked_week } = await transaction
        .insertInto('weekly_questions')
        .values({ scope, ...wanted, due_at: null, asked_week: null, round: null })
        .onConflict((conflict) => conflict.column('scope').doUpdateSet(wanted))
        .returning('asked_week')
        .executeTakeFirstOrThrow();
      await transaction
        .updateTable('weekly_questions')
        .set({ due_at: to === null ? null : nextTime(nowMs, time, asked_week) })
        .where('scope', '=', scope)
        .execute();
    });
  }

  async due(nowMs: number): Promise<readonly WeeklyPlan[]> {
    const rows = await this.#database
      .selectFrom('weekly_questions')
      .selectAll()
      .where('due_at', '<=', nowMs)
      .orderBy('due_at')
      .limit(MOST_DUE)
      .execute();
    return rows.flatMap((row) => readPlan(row) ?? []);
  }

  async claim(
    plan: WeeklyPlan,
    { week, dueAtMs, round }: { readonly week: number; readonly dueAtMs: number; readonly round: QuizRound },
  ): Promise<boolean> {
    return await inTransaction(this.#database, async (transaction) => {
      const before = await transaction
        .selectFrom('weekly_questions')
        .select('round')
        .where('scope', '=', plan.scope)
        .executeTakeFirst();
      const { numUpdatedRows } = await transaction
        .updateTable('weekly_questions')
        .set({ due_at: dueAtMs, asked_week: week, round: round.id, refused_at: null })
        .where('scope', '=', plan.scope)
        .where('channel', '=', plan.channel)
        .where('due_at', '=', plan.dueAtMs)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) return false;
      await transaction.insertInto('quiz_rounds').values(roundColumns(round)).execute();
      if (typeof before?.round === 'string') {
        await transaction
          .updateTable('quiz_rounds')
          .set({ ends_at: round.createdAtMs })
          .where('id', '=', before.round)
          .where('state', '=', 'open')
          .execute();
      }
      return true;
    });
  }

  async postpone(
    plan: WeeklyPlan,
    { dueAtMs, refusedAtMs }: { readonly dueAtMs: number; readonly refusedAtMs: number | null },
  ): Promise<boolean> {
    const { numUpdatedRows } = await this.#database
      .updateTable('weekly_questions')
      .set({ due_at: dueAtMs, refused_at: refusedAtMs })
      .where('scope', '=', plan.scope)
      .where('channel', '=', plan.channel)
      .where('due_at', '=', plan.dueAtMs)
      .executeTakeFirstOrThrow();
    return numUpdatedRows === 1n;
  }

  async refused(round: string, nowMs: number): Promise<void> {
    await this.#database
      .updateTable('weekly_questions')
      .set({ refused_at: nowMs, asked_week: null, round: null })
      .where('round', '=', round)
      .execute();
  }
}

function readPlan(row: Selectable<WeeklyTable>): WeeklyPlan | undefined {
  if (row.due_at === null) return undefined;
  return {
    scope: row.scope,
    channel: row.channel,
    time: { day: row.day, hour: row.hour },
    dueAtMs: Number(row.due_at),
    askedWeek: row.asked_week,
    refusedAtMs: row.refused_at === null ? null : Number(row.refused_at),
  };
}
