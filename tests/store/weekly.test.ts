import { join } from 'node:path';
import { createLogger } from '../../src/ops/log.js';
import { DatabaseQuizzes } from '../../src/store/database-quizzes.js';
import { DatabaseWeekly } from '../../src/store/database-weekly.js';
import { MemoryQuizzes } from '../../src/store/memory-quizzes.js';
import { MemoryWeekly } from '../../src/store/memory-weekly.js';
import { openDatabase } from '../../src/store/open-database.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { describeWeekly } from './weekly-conformance.js';

const folder = scratchFolder();
let opened = 0;

describeWeekly('memory', async () => {
  const quizzes = new MemoryQuizzes();
  const weekly = new MemoryWeekly(quizzes);
  return { weekly, others: weekly, quizzes, close: async () => undefined };
});

describeWeekly('SQLite', async () => {
  const where = { databaseUrl: undefined, dataDirectory: join(folder, String(opened++)) };
  const connect = () => openDatabase(where, createLogger('given-test', 'silent'));
  const databases = [await connect(), await connect()] as const;
  return {
    weekly: new DatabaseWeekly(databases[0]),
    others: new DatabaseWeekly(databases[1]),
    quizzes: new DatabaseQuizzes(databases[0]),
    close: async () => {
      for (const database of databases) await database.destroy();
    },
  };
});
