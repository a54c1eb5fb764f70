import { join } from 'node:path';
import { createLogger } from '../../src/ops/log.js';
import { DatabaseLessons } from '../../src/store/database-lessons.js';
import { MemoryLessons } from '../../src/store/memory-lessons.js';
import { openDatabase } from '../../src/store/open-database.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { describeLessons } from './lesson-conformance.js';

const logger = createLogger('given-test', 'silent');
const folder = scratchFolder();
let opened = 0;

describeLessons('memory', async () => {
  const lessons = new MemoryLessons();
  return { lessons, others: lessons, close: async () => undefined };
});

describeLessons('SQLite', async () => {
  const where = { databaseUrl: undefined, dataDirectory: join(folder, String(opened++)) };
  const [database, other] = [await openDatabase(where, logger), await openDatabase(where, logger)];
  return {
    lessons: new DatabaseLessons(database),
    others: new DatabaseLessons(other),
    close: async () => {
      await Promise.all([database.destroy(), other.destroy()]);
    },
  };
});
