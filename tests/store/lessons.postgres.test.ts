import { afterAll, beforeAll } from 'vitest';
import { createLogger } from '../../src/ops/log.js';
import { DatabaseLessons } from '../../src/store/database-lessons.js';
import { openDatabase } from '../../src/store/open-database.js';
import { createScratchDatabase, describeWithPostgres, type ScratchDatabase } from '../support/postgres.js';
import { describeLessons } from './lesson-conformance.js';

const logger = createLogger('given-test', 'silent');

describeWithPostgres('on Postgres', () => {
  let scratch: ScratchDatabase;
  beforeAll(async () => {
    scratch = await createScratchDatabase();
  });
  afterAll(() => scratch.drop());
  const open = () => openDatabase({ databaseUrl: scratch.url, dataDirectory: '/nowhere' }, logger);

  describeLessons('Postgres', async () => {
    const [database, other] = [await open(), await open()];
    await database.deleteFrom('lessons').execute();
    return {
      lessons: new DatabaseLessons(database),
      others: new DatabaseLessons(other),
      close: async () => {
        await Promise.all([database.destroy(), other.destroy()]);
      },
    };
  });
});
