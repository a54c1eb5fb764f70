import { join } from 'node:path';
import { createLogger } from '../../src/ops/log.js';
import { DatabaseSettings } from '../../src/store/database-settings.js';
import { MemorySettings } from '../../src/store/memory-settings.js';
import { openDatabase } from '../../src/store/open-database.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { describeSettings } from './settings-conformance.js';

const logger = createLogger('given-test', 'silent');
const folder = scratchFolder();
let opened = 0;

describeSettings('memory', async () => {
  const settings = new MemorySettings();
  return { settings, others: settings, close: async () => undefined };
});

describeSettings('SQLite', async () => {
  const where = { databaseUrl: undefined, dataDirectory: join(folder, String(opened++)) };
  const [database, other] = [await openDatabase(where, logger), await openDatabase(where, logger)];
  return {
    settings: new DatabaseSettings(database),
    others: new DatabaseSettings(other),
    close: async () => {
      await Promise.all([database.destroy(), other.destroy()]);
    },
  };
});
