/** The way to back up and restore that docs/operations.md gives, gone with the very command that stands there. */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../src/ops/doctor/check-database.js';
import { createLogger } from '../../src/ops/log.js';
import { openStore, type Store } from '../../src/store/open-store.js';
import { scratchFolder } from '../support/scratch-folder.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const data = scratchFolder();
const CARD = {
  command: 'prob',
  options: new Map([['question', 'tennis given football']]),
  question: { kind: 'model' as const },
  parent: null,
  person: 'ada',
  isPrivate: false,
  createdAtMs: Date.now(),
};

function backupScript(): string {
  const manual = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
  const script = /node -e "\n(.*?VACUUM INTO.*?)"/s.exec(manual)?.[1];
  if (script === undefined) throw new Error('the manual has no command for a backup');
  return script;
}

const open = async (name: string): Promise<Store> => {
  const place = { databaseUrl: undefined, dataDirectory: join(data, name) };
  const store = openStore(place, createLogger('given-test', 'silent'));
  await expect
    .poll(
      () =>
        store.cards.recent('ada', 1).then(
          () => true,
          () => false,
        ),
      { timeout: 10_000 },
    )
    .toBe(true);
  return store;
};

describe('a backup of the SQLite file', () => {
  it('is taken while the bot writes, and answers after it was put back', async () => {
    const store = await open('live');
    await store.cards.save({ ...CARD, id: 'aaaaaa' });
    const copy = join(data, 'given-backup.sqlite');
    await run(process.execPath, ['-e', backupScript(), join(data, 'live', 'given.sqlite'), copy], {
      cwd: ROOT,
    });
    // What came later is not in it, and the bot goes on.
    await store.cards.save({ ...CARD, id: 'bbbbbb' });
    await store.close();

    mkdirSync(join(data, 'restored'));
    copyFileSync(copy, join(data, 'restored', 'given.sqlite'));
    const place = { databaseUrl: undefined, dataDirectory: join(data, 'restored') };
    expect(await checkDatabase(place)).toMatchObject([{ level: 'ok' }]);
    const restored = await open('restored');
    expect(await restored.cards.find('aaaaaa')).toMatchObject({ command: 'prob', person: 'ada' });
    expect(await restored.cards.find('bbbbbb')).toBeUndefined();
    expect(await restored.cards.save({ ...CARD, id: 'cccccc' })).toBe(true);
    await restored.close();

    await expect(
      run(process.execPath, ['-e', backupScript(), join(data, 'live', 'given.sqlite'), copy], { cwd: ROOT }),
    ).rejects.toThrow();
  });
});
