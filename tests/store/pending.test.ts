import { join } from 'node:path';
import { createLogger } from '../../src/ops/log.js';
import { DatabasePending } from '../../src/store/database-pending.js';
import { MemoryPending } from '../../src/store/memory-pending.js';
import { openDatabase } from '../../src/store/open-database.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { describePending } from './pending-conformance.js';

const logger = createLogger('given-test', 'silent');
const folder = scratchFolder();
let opened = 0;

describePending('memory', async () => {
  const pending = new MemoryPending();
  return { pending, others: pending, close: async () => undefined };
});

describePending('SQLite', async () => {
  const where = { databaseUrl: undefined, dataDirectory: join(folder, String(opened++)) };
  const [database, other] = [await openDatabase(where, logger), await openDatabase(where, logger)];
  return {
    pending: new DatabasePending(database),
    others: new DatabasePending(other),
    close: async () => {
      await Promise.all([database.destroy(), other.destroy()]);
    },
  };
});
