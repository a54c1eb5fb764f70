/** Lessons in SQLite or Postgres: the same queries for both. */
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { isStep, LESSON_STEPS, type LessonProgress } from '../lessons/lesson.js';
import { LESSON_LIFETIME_MS, type LessonStore } from '../lessons/lesson-store.js';
import { parseJson } from './parse-json.js';
import { inTransaction, retryConflict } from './retry-conflict.js';
import type { LessonTable, Tables } from './tables.js';

export class DatabaseLessons implements LessonStore {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async find(person: string): Promise<LessonProgress | undefined> {
    return (await this.#find(this.#database, person))?.progress;
  }

  async change(
    person: string,
    edit: (before: LessonProgress | undefined) => LessonProgress,
  ): Promise<LessonProgress> {
    // Saved only if nobody else saved in between; then it is edited anew.
    return await retryConflict(async () =>
      inTransaction(this.#database, async (transaction) => {
        const found = await this.#find(transaction, person);
        const after = edit(found?.progress);
        const values = {
          step: after.step,
          guesses: JSON.stringify(after.guesses),
          answers: JSON.stringify(after.answers),
          changed_at: after.changedAtMs,
        };
        const saved =
          found === undefined
            ? await transaction
                .insertInto('lessons')
                .values({ person, version: 0, ...values })
                .onConflict((conflict) => conflict.column('person').doNothing())
                .executeTakeFirstOrThrow()
            : await transaction
                .updateTable('lessons')
                .set({ version: found.version + 1, ...values })
                .where('person', '=', person)
                .where('version', '=', found.version)
                .executeTakeFirstOrThrow();
        const count = 'numUpdatedRows' in saved ? saved.numUpdatedRows : saved.numInsertedOrUpdatedRows;
        return count === 1n ? { value: after } : undefined;
      }),
    );
  }

  async prune(nowMs: number): Promise<number> {
    const { numDeletedRows } = await this.#database
      .deleteFrom('lessons')
      .where('changed_at', '<', nowMs - LESSON_LIFETIME_MS)
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  }

  async #find(database: Kysely<Tables>, person: string) {
    const row = await database
      .selectFrom('lessons')
      .selectAll()
      .where('person', '=', person)
      .executeTakeFirst();
    return row === undefined ? undefined : { version: row.version, progress: read(row) };
  }
}

const optionsSchema = z.array(z.number().int().min(0).max(9).nullable()).length(LESSON_STEPS);

/** Undefined when this version cannot read it. */
function read(row: Selectable<LessonTable>): LessonProgress | undefined {
  const guesses = optionsSchema.safeParse(parseJson(row.guesses));
  const answers = optionsSchema.safeParse(parseJson(row.answers));
  if (!guesses.success || !answers.success || !isStep(row.step)) return undefined;
  return {
    step: row.step,
    guesses: guesses.data,
    answers: answers.data,
    changedAtMs: Number(row.changed_at),
  };
}
