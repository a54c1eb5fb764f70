import { afterAll, beforeAll } from 'vitest';
import { createLogger } from '../../src/ops/log.js';
import { DatabaseGuesses } from '../../src/store/database-guesses.js';
import { openDatabase } from '../../src/store/open-database.js';
import { createScratchDatabase, describeWithPostgres, type ScratchDatabase } from '../support/postgres.js';
import { describeGuesses } from './guess-conformance.js';

const logger = createLogger('given-test', 'silent');

describeWithPostgres('on Postgres', () => {
  let scratch: ScratchDatabase;
  beforeAll(async () => {
    scratch = await createScratchDatabase();
  });
  afterAll(() => scratch.drop());
  const open = () => openDatabase({ databaseUrl: scratch.url, dataDirectory: '/nowhere' }, logger);

  describeGuesses('Postgres', async () => {
    const [database, other] = [await open(), await open()];
    for (const table of ['guess_rounds', 'guesses'] as const) await database.deleteFrom(table).execute();
    return {
      guesses: new DatabaseGuesses(database),
      others: new DatabaseGuesses(other),
      close: async () => {
        await Promise.all([database.destroy(), other.destroy()]);
      },
    };
  });
});
