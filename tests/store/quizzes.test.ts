import { join } from 'node:path';
import { createLogger } from '../../src/ops/log.js';
import { DatabaseQuizzes } from '../../src/store/database-quizzes.js';
import { MemoryQuizzes } from '../../src/store/memory-quizzes.js';
import { openDatabase } from '../../src/store/open-database.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { describeQuizzes } from './quiz-conformance.js';

const logger = createLogger('given-test', 'silent');
const folder = scratchFolder();
let opened = 0;

describeQuizzes('memory', async () => {
  const quizzes = new MemoryQuizzes();
  return { quizzes, others: quizzes, close: async () => undefined };
});

describeQuizzes('SQLite', async () => {
  const where = { databaseUrl: undefined, dataDirectory: join(folder, String(opened++)) };
  const [database, other] = [await openDatabase(where, logger), await openDatabase(where, logger)];
  return {
    quizzes: new DatabaseQuizzes(database),
    others: new DatabaseQuizzes(other),
    close: async () => {
      await Promise.all([database.destroy(), other.destroy()]);
    },
  };
});
