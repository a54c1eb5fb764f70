import { afterAll, beforeAll } from 'vitest';
import { createLogger } from '../../src/ops/log.js';
import { DatabasePopulations } from '../../src/store/database-populations.js';
import { openDatabase } from '../../src/store/open-database.js';
import { createScratchDatabase, describeWithPostgres, type ScratchDatabase } from '../support/postgres.js';
import { describePopulations } from './population-conformance.js';

const logger = createLogger('given-test', 'silent');

describeWithPostgres('on Postgres', () => {
  let scratch: ScratchDatabase;
  beforeAll(async () => {
    scratch = await createScratchDatabase();
  });
  afterAll(() => scratch.drop());

  describePopulations('Postgres', async () => {
    const place = { databaseUrl: scratch.url, dataDirectory: '/nowhere' };
    const [database, other] = [await openDatabase(place, logger), await openDatabase(place, logger)];
    await database.deleteFrom('populations').execute();
    await database.deleteFrom('channel_defaults').execute();
    return {
      populations: new DatabasePopulations(database),
      others: new DatabasePopulations(other),
      close: async () => {
        await Promise.all([database.destroy(), other.destroy()]);
      },
    };
  });
});
