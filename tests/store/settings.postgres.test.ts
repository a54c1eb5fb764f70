import { afterAll, beforeAll } from 'vitest';
import { createLogger } from '../../src/ops/log.js';
import { DatabaseSettings } from '../../src/store/database-settings.js';
import { openDatabase } from '../../src/store/open-database.js';
import { createScratchDatabase, describeWithPostgres, type ScratchDatabase } from '../support/postgres.js';
import { describeSettings } from './settings-conformance.js';

const logger = createLogger('given-test', 'silent');

describeWithPostgres('on Postgres', () => {
  let scratch: ScratchDatabase;
  beforeAll(async () => {
    scratch = await createScratchDatabase();
  });
  afterAll(() => scratch.drop());
  const open = () => openDatabase({ databaseUrl: scratch.url, dataDirectory: '/nowhere' }, logger);

  describeSettings('Postgres', async () => {
    const [database, other] = [await open(), await open()];
    await database.deleteFrom('settings').execute();
    return {
      settings: new DatabaseSettings(database),
      others: new DatabaseSettings(other),
      close: async () => {
        await Promise.all([database.destroy(), other.destroy()]);
      },
    };
  });
});
