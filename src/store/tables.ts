/** The tables, and how they came to be. Migrations only go forward, and one that has run anywhere is never changed. */
import type { Kysely, Migration } from 'kysely';

/** Types that SQLite and Postgres share. Times are milliseconds since the epoch; Postgres gives them as text. */
export interface CardTable {
  id: string;
  command: string;
  /** JSON: pairs of name and value. */
  options: string;
  /** JSON: the question as it went to the worker. */
  question: string;
  parent: string | null;
  person: string;
  /** 0 or 1. */
  is_private: number;
  created_at: number | string;
}

export interface Tables {
  cards: CardTable;
}

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
};
