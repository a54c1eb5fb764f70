/** How the tables came to be. Migrations only go forward, and one that has run anywhere is never changed. */
import type { Kysely, Migration } from 'kysely';
import { QUIZ_MONTHS } from './quiz-months-migration.js';

/** In the order of their names. "If not exists": two processes may start on the same new file at once. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-cards': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('cards')
        .ifNotExists()
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('command', 'text', (column) => column.notNull())
        .addColumn('options', 'text', (column) => column.notNull())
        .addColumn('question', 'text', (column) => column.notNull())
        .addColumn('parent', 'text')
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('is_private', 'integer', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .execute();
      await database.schema
        .createIndex('cards_of_person')
        .ifNotExists()
        .on('cards')
        .columns(['person', 'created_at'])
        .execute();
      await database.schema
        .createIndex('cards_by_age')
        .ifNotExists()
        .on('cards')
        .column('created_at')
        .execute();
    },
  },
  '0002-populations': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('populations')
        .ifNotExists()
        .addColumn('scope', 'text', (column) => column.notNull())
        .addColumn('folded', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('type', 'text', (column) => column.notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('size', 'integer', (column) => column.notNull())
        .addColumn('owner', 'text', (column) => column.notNull())
        .addColumn('editors', 'text', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('changed_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('populations_key', ['scope', 'folded'])
        .execute();
      await database.schema
        .createIndex('populations_of_owner')
        .ifNotExists()
        .on('populations')
        .column('owner')
        .execute();
      await database.schema
        .createTable('population_scopes')
        .ifNotExists()
        .addColumn('scope', 'text', (column) => column.primaryKey().notNull())
        .execute();
      await database.schema
        .createTable('channel_defaults')
        .ifNotExists()
        .addColumn('scope', 'text', (column) => column.notNull())
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('folded', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('channel_defaults_key', ['scope', 'channel'])
        .execute();
    },
  },
  '0003-snapshots': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('snapshots')
        .ifNotExists()
        .addColumn('hash', 'text', (column) => column.primaryKey().notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('used_at', 'bigint', (column) => column.notNull())
        .execute();
      await database.schema
        .createTable('card_snapshots')
        .ifNotExists()
        .addColumn('card', 'text', (column) => column.notNull())
        .addColumn('snapshot', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('card_snapshots_key', ['card', 'snapshot'])
        .execute();
      await database.schema
        .createIndex('cards_of_snapshot')
        .ifNotExists()
        .on('card_snapshots')
        .column('snapshot')
        .execute();
    },
  },
  '0004-polls': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('polls')
        .ifNotExists()
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('scope', 'text', (column) => column.notNull())
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('attributes', 'text', (column) => column.notNull())
        .addColumn('attribute_count', 'integer', (column) => column.notNull())
        .addColumn('hides_small', 'integer', (column) => column.notNull())
        .addColumn('owner', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('population', 'text')
        .addColumn('counts', 'text')
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('drawn_revision', 'integer', (column) => column.notNull())
        .addColumn('reply', 'text')
        .addColumn('reply_until', 'bigint')
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('changed_at', 'bigint', (column) => column.notNull())
        .execute();
      await database.schema
        .createIndex('polls_of_scope')
        .ifNotExists()
        .on('polls')
        .columns(['scope', 'state'])
        .execute();
      await database.schema
        .createTable('votes')
        .ifNotExists()
        .addColumn('poll', 'text', (column) => column.notNull())
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('answers', 'integer', (column) => column.notNull())
        .addColumn('changed_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('votes_key', ['poll', 'person'])
        .execute();
      await database.schema
        .createIndex('votes_of_person')
        .ifNotExists()
        .on('votes')
        .column('person')
        .execute();
    },
  },
  '0005-pending-replies': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('pending_replies')
        .ifNotExists()
        .addColumn('job', 'text', (column) => column.primaryKey().notNull())
        .addColumn('api', 'text', (column) => column.notNull())
        .addColumn('application', 'text', (column) => column.notNull())
        .addColumn('token', 'text', (column) => column.notNull())
        .addColumn('owner', 'text', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .execute();
      await database.schema
        .createTable('bot_processes')
        .ifNotExists()
        .addColumn('owner', 'text', (column) => column.primaryKey().notNull())
        .addColumn('beat_at', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
  '0006-guesses': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('guess_rounds')
        .ifNotExists()
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('scope', 'text', (column) => column.notNull())
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('mode', 'text', (column) => column.notNull())
        .addColumn('is_own', 'integer', (column) => column.notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('owner', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('result', 'text')
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('changed_at', 'bigint', (column) => column.notNull())
        .execute();
      await database.schema
        .createIndex('guess_rounds_of_scope')
        .ifNotExists()
        .on('guess_rounds')
        .columns(['scope', 'mode', 'changed_at'])
        .execute();
      await database.schema
        .createTable('guesses')
        .ifNotExists()
        .addColumn('round', 'text', (column) => column.notNull())
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('guess', 'text', (column) => column.notNull())
        .addColumn('changed_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('guesses_key', ['round', 'person'])
        .execute();
      await database.schema
        .createIndex('guesses_of_person')
        .ifNotExists()
        .on('guesses')
        .column('person')
        .execute();
    },
  },
  '0007-lessons': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('lessons')
        .ifNotExists()
        .addColumn('person', 'text', (column) => column.primaryKey().notNull())
        .addColumn('step', 'integer', (column) => column.notNull())
        .addColumn('guesses', 'text', (column) => column.notNull())
        .addColumn('answers', 'text', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('changed_at', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
  '0008-quiz': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('quiz_rounds')
        .ifNotExists()
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('scope', 'text', (column) => column.notNull())
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('host', 'text', (column) => column.notNull())
        .addColumn('mode', 'text', (column) => column.notNull())
        .addColumn('wish', 'text', (column) => column.notNull())
        .addColumn('questions', 'text', (column) => column.notNull())
        .addColumn('question_count', 'integer', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('seconds', 'integer')
        .addColumn('ends_at', 'bigint')
        .addColumn('message', 'text')
        .addColumn('drawn', 'integer', (column) => column.notNull())
        .addColumn('reply', 'text')
        .addColumn('reply_until', 'bigint')
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('changed_at', 'bigint', (column) => column.notNull())
        .execute();
      await database.schema
        .createIndex('quiz_rounds_of_scope')
        .ifNotExists()
        .on('quiz_rounds')
        .columns(['scope', 'mode', 'changed_at'])
        .execute();
      await database.schema
        .createIndex('quiz_rounds_of_host')
        .ifNotExists()
        .on('quiz_rounds')
        .column('host')
        .execute();
      await database.schema
        .createTable('quiz_answers')
        .ifNotExists()
        .addColumn('round', 'text', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('chosen', 'integer', (column) => column.notNull())
        .addColumn('confidence', 'integer')
        .addPrimaryKeyConstraint('quiz_answers_key', ['round', 'number', 'person'])
        .execute();
      await database.schema
        .createIndex('quiz_answers_of_person')
        .ifNotExists()
        .on('quiz_answers')
        .column('person')
        .execute();
      await database.schema
        .createTable('quiz_scores')
        .ifNotExists()
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('scope', 'text', (column) => column.notNull())
        .addColumn('answers', 'integer', (column) => column.notNull())
        .addColumn('right_answers', 'integer', (column) => column.notNull())
        .addColumn('log_bits', 'double precision', (column) => column.notNull())
        .addColumn('brier', 'double precision', (column) => column.notNull())
        .addColumn('skill', 'double precision', (column) => column.notNull())
        .addColumn('skill_squared', 'double precision', (column) => column.notNull())
        .addPrimaryKeyConstraint('quiz_scores_key', ['person', 'scope'])
        .execute();
      await database.schema
        .createIndex('quiz_scores_of_scope')
        .ifNotExists()
        .on('quiz_scores')
        .column('scope')
        .execute();
      await database.schema
        .createTable('quiz_tallies')
        .ifNotExists()
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('scope', 'text', (column) => column.notNull())
        .addColumn('month', 'integer', (column) => column.notNull())
        .addColumn('confidence', 'integer', (column) => column.notNull())
        .addColumn('answers', 'integer', (column) => column.notNull())
        .addColumn('right_answers', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('quiz_tallies_key', ['person', 'scope', 'month', 'confidence'])
        .execute();
      await database.schema
        .createTable('quiz_reviews')
        .ifNotExists()
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('mistake', 'text', (column) => column.notNull())
        .addColumn('box', 'integer', (column) => column.notNull())
        .addColumn('due_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('quiz_reviews_key', ['person', 'mistake'])
        .execute();
    },
  },
  '0009-settings': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('settings')
        .ifNotExists()
        .addColumn('scope', 'text', (column) => column.primaryKey().notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .execute();
    },
  },
  '0010-quiz-locale': {
    async up(database: Kysely<unknown>): Promise<void> {
      if (await hasColumn(database, 'quiz_rounds', 'locale')) return;
      await database.schema.alterTable('quiz_rounds').addColumn('locale', 'text').execute();
    },
  },
  '0011-quiz-claims': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('quiz_claims')
        .ifNotExists()
        .addColumn('round', 'text', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('owner', 'text', (column) => column.notNull())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('quiz_claims_key', ['round', 'number'])
        .execute();
      await database.schema
        .createIndex('quiz_rounds_of_mode')
        .ifNotExists()
        .on('quiz_rounds')
        .columns(['mode', 'changed_at'])
        .execute();
    },
  },
  '0012-quiz-months': QUIZ_MONTHS,
  '0013-guess-timers-and-scores': {
    async up(database: Kysely<unknown>): Promise<void> {
      const columns = [
        ['seconds', 'integer'],
        ['ends_at', 'bigint'],
        ['message', 'text'],
        ['reply', 'text'],
        ['reply_until', 'bigint'],
      ] as const;
      for (const [name, type] of columns) {
        if (await hasColumn(database, 'guess_rounds', name)) continue;
        await database.schema.alterTable('guess_rounds').addColumn(name, type).execute();
      }
      await database.schema
        .createTable('guess_scores')
        .ifNotExists()
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('scope', 'text', (column) => column.notNull())
        .addColumn('mode', 'text', (column) => column.notNull())
        .addColumn('rounds', 'integer', (column) => column.notNull())
        .addColumn('lost', 'double precision', (column) => column.notNull())
        .addColumn('lost_squared', 'double precision', (column) => column.notNull())
        .addColumn('difference', 'double precision', (column) => column.notNull())
        .addColumn('difference_squared', 'double precision', (column) => column.notNull())
        .addPrimaryKeyConstraint('guess_scores_key', ['person', 'scope', 'mode'])
        .execute();
    },
  },
  '0014-weekly-questions': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('weekly_questions')
        .ifNotExists()
        .addColumn('scope', 'text', (column) => column.primaryKey().notNull())
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('day', 'integer', (column) => column.notNull())
        .addColumn('hour', 'integer', (column) => column.notNull())
        .addColumn('due_at', 'bigint')
        .addColumn('asked_week', 'integer')
        .addColumn('round', 'text')
        .addColumn('refused_at', 'bigint')
        .execute();
      await database.schema
        .createIndex('weekly_questions_due')
        .ifNotExists()
        .on('weekly_questions')
        .column('due_at')
        .execute();
    },
  },
  '0015-language-of-pending-replies': {
    async up(database: Kysely<unknown>): Promise<void> {
      if (await hasColumn(database, 'pending_replies', 'locale')) return;
      await database.schema.alterTable('pending_replies').addColumn('locale', 'text').execute();
    },
  },
};

/** SQLite has no "if not exists" for columns, and a start that was cut off may have added it without writing that down. */
async function hasColumn(database: Kysely<unknown>, table: string, column: string): Promise<boolean> {
  const tables = await database.introspection.getTables();
  return tables.some(({ name, columns }) => name === table && columns.some((one) => one.name === column));
}
