/** Cards in SQLite or Postgres: the same queries for both. */
import type { Kysely, Selectable } from 'kysely';
import { questionSchema } from '../jobs/contract.js';
import { type StoredCard, storedOptionsSchema } from './card.js';
import type { CardLimits, CardStore } from './card-store.js';
import { parseJson } from './parse-json.js';
import { inTransaction } from './retry-conflict.js';
import { findParts, forgetParts, keepParts, lackingParts, putTogether, takeApart } from './snapshots.js';
import type { CardTable, Tables } from './tables.js';

export class DatabaseCards implements CardStore {
  readonly #database: Kysely<Tables>;
  readonly #limits: CardLimits;

  constructor(database: Kysely<Tables>, limits: CardLimits) {
    this.#database = database;
    this.#limits = limits;
  }

  async save(card: StoredCard): Promise<boolean> {
    const { question, parts } = takeApart(card.question);
    return await inTransaction(this.#database, async (transaction) => {
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('cards')
        .values({
          id: card.id,
          command: card.command,
          options: JSON.stringify([...card.options]),
          question: JSON.stringify(question),
          parent: card.parent,
          person: card.person,
          is_private: card.isPrivate ? 1 : 0,
          created_at: card.createdAtMs,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows !== 1n) return false;
      await keepParts(transaction, card.id, parts, card.createdAtMs);
      return true;
    });
  }

  async find(id: string): Promise<StoredCard | undefined> {
    const row = await this.#database.selectFrom('cards').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) return undefined;
    const [card] = await this.#read([row]);
    return card;
  }

  async recent(person: string, limit: number): Promise<readonly StoredCard[]> {
    const rows = await this.#database
      .selectFrom('cards')
      .selectAll()
      .where('person', '=', person)
      .orderBy('created_at', 'desc')
      .limit(limit)
      .execute();
    return await this.#read(rows);
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
    const tooMany =
      firstTooMany === undefined
        ? 0n
        : (
            await this.#database
              .deleteFrom('cards')
              .where('created_at', '<=', firstTooMany.created_at)
              .executeTakeFirstOrThrow()
          ).numDeletedRows;
    await forgetParts(this.#database, nowMs);
    return Number(tooOld.numDeletedRows + tooMany);
  }

  /** Without those that this version cannot read. */
  async #read(rows: readonly Selectable<CardTable>[]): Promise<StoredCard[]> {
    const questions = rows.map((row) => parseJson(row.question));
    const parts = await findParts(this.#database, questions.flatMap(lackingParts));
    return rows.flatMap((row, index) => read(row, putTogether(questions[index], parts)) ?? []);
  }
}

function read(row: Selectable<CardTable>, asked: unknown): StoredCard | undefined {
  const options = storedOptionsSchema.safeParse(parseJson(row.options));
  const question = questionSchema.safeParse(asked);
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
