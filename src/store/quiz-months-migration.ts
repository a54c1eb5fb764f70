/** Scores of quizzes by month; what was scored before is in no month. */
import type { Kysely, Migration } from 'kysely';

export const QUIZ_MONTHS: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('quiz_months')
      .ifNotExists()
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('scope', 'text', (column) => column.notNull())
      .addColumn('month', 'integer', (column) => column.notNull())
      .addColumn('answers', 'integer', (column) => column.notNull())
      .addColumn('right_answers', 'integer', (column) => column.notNull())
      .addColumn('log_bits', 'double precision', (column) => column.notNull())
      .addColumn('brier', 'double precision', (column) => column.notNull())
      .addColumn('skill', 'double precision', (column) => column.notNull())
      .addColumn('skill_squared', 'double precision', (column) => column.notNull())
      .addPrimaryKeyConstraint('quiz_months_key', ['person', 'scope', 'month'])
      .execute();
    await database.schema
      .createIndex('quiz_months_of_scope')
      .ifNotExists()
      .on('quiz_months')
      .column('scope')
      .execute();
  },
};
