import { expect, it } from 'vitest';
import { checkDatabase } from '../../src/ops/doctor/check-database.js';
import { createLogger } from '../../src/ops/log.js';
import { openStore } from '../../src/store/open-store.js';
import { createScratchDatabase, describeWithPostgres } from '../support/postgres.js';

describeWithPostgres('the doctor on Postgres', () => {
  it('knows a new one, one in use, and one that is not there', async () => {
    const scratch = await createScratchDatabase();
    const place = { databaseUrl: scratch.url, dataDirectory: '/nowhere' };
    try {
      const fresh = await checkDatabase(place);
      expect(fresh).toMatchObject([{ level: 'warning' }]);
      // Looking changed nothing.
      expect(await checkDatabase(place)).toEqual(fresh);
      const store = openStore(place, createLogger('given-test', 'silent'));
      await expect
        .poll(
          () =>
            store.cards.find('aaaaaa').then(
              () => true,
              () => false,
            ),
          { timeout: 10_000 },
        )
        .toBe(true);
      await store.close();
      expect(await checkDatabase(place)).toMatchObject([
        { level: 'ok', sentence: 'Postgres answers and is up to date' },
      ]);
    } finally {
      await scratch.drop();
    }
    expect(await checkDatabase(place)).toMatchObject([
      { level: 'fault', sentence: 'the database of that name does not exist' },
    ]);
    const away = await checkDatabase({ ...place, databaseUrl: 'postgres://ada:hidden-two@127.0.0.1:1/x' });
    expect(away).toMatchObject([{ level: 'fault', sentence: 'nothing listens there' }]);
    expect(JSON.stringify(away)).not.toContain('hidden-two');
  });
});
