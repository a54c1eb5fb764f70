import { join } from 'node:path';
import { createLogger } from '../../src/ops/log.js';
import { DatabasePolls } from '../../src/store/database-polls.js';
import { DatabasePopulations } from '../../src/store/database-populations.js';
import { MemoryPolls } from '../../src/store/memory-polls.js';
import { MemoryPopulations } from '../../src/store/memory-populations.js';
import { openDatabase } from '../../src/store/open-database.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { describePersonData } from './person-data-conformance.js';
import { describePolls } from './poll-conformance.js';

const logger = createLogger('given-test', 'silent');
const folder = scratchFolder();
let opened = 0;
const place = () => ({ databaseUrl: undefined, dataDirectory: join(folder, String(opened++)) });

describePolls('memory', async () => {
  const populations = new MemoryPopulations();
  const polls = new MemoryPolls(populations);
  return { polls, others: polls, populations, close: async () => undefined };
});

describePolls('SQLite', async () => {
  const where = place();
  const [database, other] = [await openDatabase(where, logger), await openDatabase(where, logger)];
  return {
    polls: new DatabasePolls(database),
    others: new DatabasePolls(other),
    populations: new DatabasePopulations(database),
    close: async () => {
      await Promise.all([database.destroy(), other.destroy()]);
    },
  };
});

describePersonData('SQLite', () => openDatabase(place(), logger));
