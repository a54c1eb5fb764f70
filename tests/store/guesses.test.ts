import { join } from 'node:path';
import { createLogger } from '../../src/ops/log.js';
import { DatabaseGuesses } from '../../src/store/database-guesses.js';
import { MemoryGuesses } from '../../src/store/memory-guesses.js';
import { openDatabase } from '../../src/store/open-database.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { describeGuesses } from './guess-conformance.js';

const logger = createLogger('given-test', 'silent');
const folder = scratchFolder();
let opened = 0;

describeGuesses('memory', async () => {
  const guesses = new MemoryGuesses();
  return { guesses, others: guesses, close: async () => undefined };
});

describeGuesses('SQLite', async () => {
  const where = { databaseUrl: undefined, dataDirectory: join(folder, String(opened++)) };
  const [database, other] = [await openDatabase(where, logger), await openDatabase(where, logger)];
  return {
    guesses: new DatabaseGuesses(database),
    others: new DatabaseGuesses(other),
    close: async () => {
      await Promise.all([database.destroy(), other.destroy()]);
    },
  };
});
