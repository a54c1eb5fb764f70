import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cardIdSchema } from '../../src/jobs/contract.js';
import { createLogger } from '../../src/ops/log.js';
import { createCardId } from '../../src/store/card-store.js';
import { DatabaseCards } from '../../src/store/database-cards.js';
import { MemoryCards } from '../../src/store/memory-cards.js';
import { openDatabase } from '../../src/store/open-database.js';
import { openStore } from '../../src/store/open-store.js';
import { card, describeCards, SMALL } from './conformance.js';

const logger = createLogger('given-test', 'silent');
const folders: string[] = [];
const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'given-store-'));
  folders.push(path);
  return path;
};
afterAll(() => {
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

describeCards('memory', async () => ({ cards: new MemoryCards(SMALL), close: async () => undefined }));

describeCards('SQLite', async () => {
  const place = { databaseUrl: undefined, dataDirectory: join(folder(), 'made', 'on demand') };
  const database = await openDatabase(place, logger);
  return { cards: new DatabaseCards(database, SMALL), close: () => database.destroy() };
});

describe('ids of cards', () => {
  it('have the form that the contract wants, and do not repeat', () => {
    const ids = Array.from({ length: 2000 }, createCardId);
    for (const id of ids) expect(cardIdSchema.safeParse(id).success).toBe(true);
    expect(new Set(ids).size).toBeGreaterThan(1990);
  });
});

describe('the store on disk', () => {
  it('still has its cards when it is opened again, and by two processes at once', async () => {
    const place = { databaseUrl: undefined, dataDirectory: folder() };
    const [one, other] = [openStore(place, logger), openStore(place, logger)];
    const kept = card();
    expect(await one.cards.save(kept)).toBe(true);
    expect(await other.cards.find(kept.id)).toEqual(kept);
    await Promise.all([one.close(), other.close()]);
    const later = openStore(place, logger);
    expect(await later.cards.find(kept.id)).toEqual(kept);
    await later.close();
  });

  it('is brought up to date once, however many open a new file at once', async () => {
    for (let round = 0; round < 5; round++) {
      const place = { databaseUrl: undefined, dataDirectory: folder() };
      const opened = await Promise.all([1, 2, 3, 4].map(() => openDatabase(place, logger)));
      const [first] = opened;
      const done = await first?.selectFrom('cards').selectAll().execute();
      expect(done).toEqual([]);
      await Promise.all(opened.map((database) => database.destroy()));
    }
  });

  it('forgets old cards when it is opened', async () => {
    const place = { databaseUrl: undefined, dataDirectory: folder() };
    const old = card({ createdAtMs: Date.now() - 91 * 24 * 60 * 60_000 });
    const young = card({ createdAtMs: Date.now() - 89 * 24 * 60 * 60_000 });
    const database = await openDatabase(place, logger);
    const cards = new DatabaseCards(database, SMALL);
    await cards.save(old);
    await cards.save(young);
    await database.destroy();
    const store = openStore(place, logger);
    expect(await store.cards.find(young.id)).toEqual(young);
    await expect.poll(() => store.cards.find(old.id)).toBeUndefined();
    await store.close();
  });

  it('counts a row that cannot be read any more as not kept', async () => {
    const place = { databaseUrl: undefined, dataDirectory: folder() };
    const database = await openDatabase(place, logger);
    const broken = { command: 'nextword', parent: null, person: '1', is_private: 0, created_at: Date.now() };
    const question = JSON.stringify({ kind: 'nextword', text: 'a', words: 5 });
    await database
      .insertInto('cards')
      .values([
        { ...broken, id: 'aaaaaa', options: '[]', question: '{"kind":"of another version"}' },
        { ...broken, id: 'bbbbbb', options: '{"text":"a"}', question },
        { ...broken, id: 'cccccc', options: 'not json', question },
        { ...broken, id: 'dddddd', options: '[]', question },
      ])
      .execute();
    const cards = new DatabaseCards(database, SMALL);
    expect(await cards.find('aaaaaa')).toBeUndefined();
    expect(await cards.find('bbbbbb')).toBeUndefined();
    expect(await cards.find('cccccc')).toBeUndefined();
    expect((await cards.recent('1', 9)).map(({ id }) => id)).toEqual(['dddddd']);
    await database.destroy();
  });

  it('that cannot be opened says so and does not throw at the start', async () => {
    const path = join(folder(), 'a file');
    writeFileSync(path, '');
    const store = openStore({ databaseUrl: undefined, dataDirectory: path }, logger);
    await expect(store.cards.save(card())).rejects.toMatchObject({ code: 'store-unavailable' });
    await expect(store.cards.find('aaaaaa')).rejects.toMatchObject({ code: 'store-unavailable' });
    await store.close();
  });

  it('on a Postgres that is not there says so', async () => {
    const store = openStore({ databaseUrl: 'postgres://x@127.0.0.1:9/x', dataDirectory: folder() }, logger);
    await expect(store.cards.save(card())).rejects.toMatchObject({ code: 'store-unavailable' });
    await store.close();
  });
});
