import { afterAll, beforeAll } from 'vitest';
import { createLogger } from '../../src/ops/log.js';
import { DatabasePending } from '../../src/store/database-pending.js';
import { openDatabase } from '../../src/store/open-database.js';
import { createScratchDatabase, describeWithPostgres, type ScratchDatabase } from '../support/postgres.js';
import { describePending } from './pending-conformance.js';

const logger = createLogger('given-test', 'silent');

describeWithPostgres('on Postgres', () => {
  let scratch: ScratchDatabase;
  beforeAll(async () => {
    scratch = await createScratchDatabase();
  });
  afterAll(() => scratch.drop());
  const open = () => openDatabase({ databaseUrl: scratch.url, dataDirectory: '/nowhere' }, logger);

  describePending('Postgres', async () => {
    const [database, other] = [await open(), await open()];
    for (const table of ['pending_replies', 'bot_processes'] as const)
      await database.deleteFrom(table).execute();
    return {
      pending: new DatabasePending(database),
      others: new DatabasePending(other),
      close: async () => {
        await Promise.all([database.destroy(), other.destroy()]);
      },
    };
  });
});
