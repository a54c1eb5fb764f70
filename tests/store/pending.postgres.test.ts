import { DatabasePending } from '../../src/store/database-pending.js';
import { describeOnPostgres } from '../support/store-on-postgres.js';
import { describePending } from './pending-conformance.js';

describeOnPostgres(['pending_replies', 'bot_processes'], (open) => {
  describePending('Postgres', async () => {
    const { database, other, close } = await open();
    return { pending: new DatabasePending(database), others: new DatabasePending(other), close };
  });
});
