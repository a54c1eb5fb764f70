import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLogger } from '../../src/ops/log.js';
import { DatabaseCards } from '../../src/store/database-cards.js';
import { openDatabase } from '../../src/store/open-database.js';
import { openStore } from '../../src/store/open-store.js';
import { createScratchDatabase, describeWithPostgres, type ScratchDatabase } from '../support/postgres.js';
import { card, describeCards, SMALL } from './conformance.js';

const logger = createLogger('given-test', 'silent');

describeWithPostgres('on Postgres', () => {
  let scratch: ScratchDatabase;
  beforeAll(async () => {
    scratch = await createScratchDatabase();
  });
  afterAll(() => scratch.drop());
  const place = () => ({ databaseUrl: scratch.url, dataDirectory: '/nowhere' });

  describeCards('Postgres', async () => {
    const database = await openDatabase(place(), logger);
    await database.deleteFrom('cards').execute();
    return { cards: new DatabaseCards(database, SMALL), close: () => database.destroy() };
  });

  it('several bots that start at once share it', async () => {
    const fresh = await createScratchDatabase();
    const stores = [1, 2, 3].map(() => openStore({ ...place(), databaseUrl: fresh.url }, logger));
    const kept = card();
    const databases = await Promise.all(
      [1, 2, 3].map(() => openDatabase({ ...place(), databaseUrl: fresh.url }, logger)),
    );
    expect(await stores[0]?.cards.save(kept)).toBe(true);
    expect(await stores[1]?.cards.find(kept.id)).toEqual(kept);
    expect(await stores[2]?.cards.find(kept.id)).toEqual(kept);
    await Promise.all([...stores.map((store) => store.close()), ...databases.map((each) => each.destroy())]);
    await fresh.drop();
  });
});
