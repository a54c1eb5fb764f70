import { DatabaseSettings } from '../../src/store/database-settings.js';
import { describeOnPostgres } from '../support/store-on-postgres.js';
import { describeSettings } from './settings-conformance.js';

describeOnPostgres(['settings'], (open) => {
  describeSettings('Postgres', async () => {
    const { database, other, close } = await open();
    return { settings: new DatabaseSettings(database), others: new DatabaseSettings(other), close };
  });
});
