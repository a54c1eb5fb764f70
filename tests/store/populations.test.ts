import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { accept } from '../../src/jobs/refusal.js';
import { createLogger } from '../../src/ops/log.js';
import { DatabasePopulations } from '../../src/store/database-populations.js';
import { MemoryPopulations } from '../../src/store/memory-populations.js';
import { openDatabase } from '../../src/store/open-database.js';
import { openStore } from '../../src/store/open-store.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { describePopulations, population } from './population-conformance.js';

const logger = createLogger('given-test', 'silent');
const folder = scratchFolder();
let opened = 0;
const place = () => ({ databaseUrl: undefined, dataDirectory: join(folder, String(opened++)) });

describePopulations('memory', async () => {
  const populations = new MemoryPopulations();
  return { populations, others: populations, close: async () => undefined };
});

describePopulations('SQLite', async () => {
  const where = place();
  const databases = [await openDatabase(where, logger), await openDatabase(where, logger)] as const;
  const [populations, others] = databases.map((database) => new DatabasePopulations(database));
  if (populations === undefined || others === undefined) throw new Error('two were opened');
  return {
    populations,
    others,
    close: async () => {
      await Promise.all(databases.map((database) => database.destroy()));
    },
  };
});

describe('populations in the store', () => {
  it('lose none of 40 edits that two processes make at once', async () => {
    const where = place();
    const store = openStore(where, logger);
    await store.populations.create(population('us'));
    const editors = await Promise.all([
      editInChild(where.dataDirectory, 'a'),
      editInChild(where.dataDirectory, 'b'),
    ]);
    expect((await store.populations.find('g-200000000000000001', 'us'))?.editors.toSorted()).toEqual(
      editors.flat().toSorted(),
    );
    await store.close();
  });

  it('tell a bug of an edit from a store that is away', async () => {
    const store = openStore(place(), logger);
    const kept = population('us');
    await store.populations.create(kept);
    const broken = () => {
      throw new RangeError('broken');
    };
    await expect(store.populations.change(kept.scope, 'us', broken)).rejects.toThrow(RangeError);
    expect(await store.populations.change(kept.scope, 'us', accept)).toEqual(accept(kept));
    await store.close();
    await expect(store.populations.find(kept.scope, 'us')).rejects.toMatchObject({
      code: 'store-unavailable',
    });
    await expect(store.populations.change(kept.scope, 'us', broken)).rejects.toMatchObject({
      code: 'store-unavailable',
    });
  });

  it('count what this version cannot read as not kept, but take it away', async () => {
    const database = await openDatabase(place(), logger);
    const populations = new DatabasePopulations(database);
    await populations.create(population('us'));
    await database.updateTable('populations').set({ content: '{"type":"of another version"}' }).execute();
    expect(await populations.find('g-200000000000000001', 'us')).toBeUndefined();
    expect(await populations.create(population('us'))).toBe('name-taken');
    expect(await populations.remove('g-200000000000000001', 'us')).toBe(true);
    await database.destroy();
  });
});

/** Twenty edits, one for each editor it returns, by a process of its own. */
async function editInChild(dataDirectory: string, prefix: string): Promise<string[]> {
  const editors = Array.from({ length: 20 }, (_, index) => `${prefix}${index}`);
  const program = fileURLToPath(new URL('./fixtures/edit-population.ts', import.meta.url));
  const child: ChildProcess = fork(program, [dataDirectory, ...editors], { execArgv: ['--import', 'tsx'] });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect(code).toBe(0);
  return editors;
}
