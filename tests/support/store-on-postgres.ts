/** Stores on a scratch database of Postgres: two connections, as two bots hold them. */
import type { Kysely } from 'kysely';
import { afterAll, beforeAll } from 'vitest';
import { createLogger } from '../../src/ops/log.js';
import { openDatabase } from '../../src/store/open-database.js';
import type { Tables } from '../../src/store/tables.js';
import { createScratchDatabase, describeWithPostgres, type ScratchDatabase } from './postgres.js';

export interface TwoConnections {
  readonly database: Kysely<Tables>;
  readonly other: Kysely<Tables>;
  close(): Promise<void>;
}

/** `tables` are emptied each time that `open` is called. */
export function describeOnPostgres(
  tables: readonly (keyof Tables)[],
  describeStore: (open: () => Promise<TwoConnections>) => void,
): void {
  describeWithPostgres('on Postgres', () => {
    let scratch: ScratchDatabase;
    beforeAll(async () => {
      scratch = await createScratchDatabase();
    });
    afterAll(() => scratch.drop());
    const connect = () =>
      openDatabase(
        { databaseUrl: scratch.url, dataDirectory: '/nowhere' },
        createLogger('given-test', 'silent'),
      );

    describeStore(async () => {
      const [database, other] = [await connect(), await connect()];
      for (const table of tables) await database.deleteFrom(table).execute();
      return {
        database,
        other,
        close: async () => {
          await Promise.all([database.destroy(), other.destroy()]);
        },
      };
    });
  });
}
