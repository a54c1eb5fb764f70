/** What quizzes hold of a person, and its deletion. */
import type { Kysely, Transaction } from 'kysely';
import type { StoredOfPerson } from '../privacy/person-data.js';
import type { Tables } from './tables.js';

export async function quizDataOf(database: Kysely<Tables>, person: string): Promise<StoredOfPerson['quiz']> {
  const count = async (table: 'quiz_answers' | 'quiz_reviews') => {
    const row = await database
      .selectFrom(table)
      .select(({ fn }) => fn.countAll().as('count'))
      .where('person', '=', person)
      .executeTakeFirstOrThrow();
    return Number(row.count);
  };
  const scores = await database
    .selectFrom('quiz_scores')
    .select('answers')
    .where('person', '=', person)
    .execute();
  const rounds = await database
    .selectFrom('quiz_rounds')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('host', '=', person)
    .executeTakeFirstOrThrow();
  return {
    answers: await count('quiz_answers'),
    scored: scores.reduce((sum, { answers }) => sum + answers, 0),
    reviews: await count('quiz_reviews'),
    rounds: Number(rounds.count),
  };
}

/** Rounds of a group go on without who started them; whether anything was there. */
export async function forgetQuizzes(transaction: Transaction<Tables>, person: string): Promise<boolean> {
  let changed = 0n;
  for (const table of [
    'quiz_answers',
    'quiz_scores',
    'quiz_months',
    'quiz_tallies',
    'quiz_reviews',
  ] as const) {
    const { numDeletedRows } = await transaction
      .deleteFrom(table)
      .where('person', '=', person)
      .executeTakeFirstOrThrow();
    changed += numDeletedRows;
  }
  const solo = await transaction
    .deleteFrom('quiz_rounds')
    .where('host', '=', person)
    .where('mode', '=', 'solo')
    .executeTakeFirstOrThrow();
  const group = await transaction
    .updateTable('quiz_rounds')
    .set({ host: '' })
    .where('host', '=', person)
    .executeTakeFirstOrThrow();
  return changed + solo.numDeletedRows + group.numUpdatedRows > 0n;
}
