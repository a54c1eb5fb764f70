/** Settings of servers in SQLite or Postgres: the same queries for both. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { LOCALES } from '../messages/catalogue.js';
import { NO_SETTINGS, type ServerSettings, type SettingsStore } from '../settings/server-settings.js';
import { parseJson } from './parse-json.js';
import { inTransaction } from './retry-conflict.js';
import type { Tables } from './tables.js';

export class DatabaseSettings implements SettingsStore {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async of(scope: string): Promise<ServerSettings> {
    return await find(this.#database, scope);
  }

  async change(scope: string, change: (before: ServerSettings) => ServerSettings): Promise<ServerSettings> {
    return await inTransaction(this.#database, async (transaction) => {
      // Holds the row, so that two changes come one after the other.
      await transaction
        .insertInto('settings')
        .values({ scope, content: '{}' })
        .onConflict((conflict) => conflict.column('scope').doUpdateSet({ scope }))
        .execute();
      const after = change(await find(transaction, scope));
      await transaction
        .updateTable('settings')
        .set({ content: JSON.stringify(after) })
        .where('scope', '=', scope)
        .execute();
      return after;
    });
  }
}

const id = z.string().regex(/^\d{15,20}$/);
/** Each by itself: what this version cannot read is not set, and the rest is. */
const settingsSchema = z.object({
  channels: z.array(id).catch([]),
  managers: z.array(id).catch([]),
  language: z.enum(LOCALES).nullable().catch(null),
  words: z.number().int().nullable().catch(null),
  population: z.string().nullable().catch(null),
  weekly: id.nullable().catch(null),
  weeklyDay: z.number().int().min(0).max(6).nullable().catch(null),
  weeklyHour: z.number().int().min(0).max(23).nullable().catch(null),
});

async function find(database: Kysely<Tables>, scope: string): Promise<ServerSettings> {
  const row = await database
    .selectFrom('settings')
    .select('content')
    .where('scope', '=', scope)
    .executeTakeFirst();
  if (row === undefined) return NO_SETTINGS;
  return settingsSchema.safeParse(parseJson(row.content)).data ?? NO_SETTINGS;
}
