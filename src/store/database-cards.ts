/** Cards in SQLite or Postgres: the same queries for both. */
import type { Kysely, Selectable } from 'kysely';
import { questionSchema } from '../jobs/contract.js';
import { type StoredCard, storedOptionsSchema } from './card.js';
import type { CardLimits, CardStore } from './card-store.js';
import type { CardTable, Tables } from './tables.js';

export class DatabaseCards implements CardStore {
  readonly #database: Kysely<Tables>;
  readonly #limits: CardLimits;

  constructor(database: Kysely<Tables>, limits: CardLimits) {
    this.#database = database;
    this.#limits = limits;
  }

  async save(card: StoredCard): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.#database
      .insertInto('cards')
      .values({
        id: card.id,
        command: card.command,
        options: JSON.stringify([...card.options]),
        question: JSON.stringify(card.question),
        parent: card.parent,
        person: card.person,
        is_private: card.isPrivate ? 1 : 0,
        created_at: card.createdAtMs,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }

  async find(id: string): Promise<StoredCard | undefined> {
    const row = await this.#database.selectFrom('cards').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? undefined : read(row);
  }

  async recent(person: string, limit: number): Promise<readonly StoredCard[]> {
    const rows = await this.#database
      .selectFrom('cards')
      .selectAll()
      .where('person', '=', person)
      .orderBy('created_at', 'desc')
      .limit(limit)
      .execute();
    return rows.flatMap((row) => read(row) ?? []);
  }

  async prune(nowMs: number): Promise<number> {
    const tooOld = await this.#database
      .deleteFrom('cards')
      .where('created_at', '<', nowMs - this.#limits.lifetimeMs)
      .executeTakeFirstOrThrow();
    const firstTooMany = await this.#database
      .selectFrom('cards')
      .select('created_at')
      .orderBy('created_at', 'desc')
      .limit(1)
      .offset(this.#limits.cards)
      .executeTakeFirst();
    if (firstTooMany === undefined) return Number(tooOld.numDeletedRows);
    const tooMany = await this.#database
      .deleteFrom('cards')
      .where('created_at', '<=', firstTooMany.created_at)
      .executeTakeFirstOrThrow();
    return Number(tooOld.numDeletedRows + tooMany.numDeletedRows);
  }
}

function read(row: Selectable<CardTable>): StoredCard | undefined {
  const options = storedOptionsSchema.safeParse(parse(row.options));
  const question = questionSchema.safeParse(parse(row.question));
  if (!options.success || !question.success) return undefined;
  return {
    id: row.id,
    command: row.command,
    options: new Map(options.data),
    question: question.data,
    parent: row.parent,
    person: row.person,
    isPrivate: row.is_private === 1,
    createdAtMs: Number(row.created_at),
  };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
