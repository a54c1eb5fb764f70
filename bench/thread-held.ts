/**
 * How long the bot's thread is held in one piece while tables of the largest size are imported, kept, shown, exported and changed:
 *
 *   npx tsx bench/thread-held.ts [repetitions]
 *
 * Prints for each, in ms, the longest piece as the thread's own time and as a delay of the event loop, and how long the whole took:
 * of some repetitions the best, because what else the machine does is no matter of the table. The store is SQLite.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changeMembers } from '../commands/population-keep.js';
import { importFrom } from '../commands/population-make.js';
import { exportFile, show } from '../commands/population-show.js';
import type { Checked } from '../src/jobs/refusal.js';
import { createLogger } from '../src/ops/log.js';
import { addPeople } from '../src/populations/edit.js';
import { removePeople } from '../src/populations/edit-parts.js';
import { refusalSentence } from '../src/render/refusal.js';
import { DatabasePopulations } from '../src/store/database-populations.js';
import { openDatabase } from '../src/store/open-database.js';
import { LARGE_TABLES } from './large-tables.js';
import { watchLoop } from './watch-loop.js';

const repetitions = Number(process.argv[2] ?? 5);

const folder = await mkdtemp(join(tmpdir(), 'given-bench-'));
const database = await openDatabase(
  { databaseUrl: undefined, dataDirectory: folder },
  createLogger('bench', 'error'),
);
const asker = {
  person: '1',
  place: { scope: 'g-1', channel: '2' },
  populations: new DatabasePopulations(database),
  mayManage: true,
};
const longest = { threadMs: 0, what: '' };

/** Whether it was done; what is refused is told. */
async function report(what: string, work: () => Promise<Checked<unknown>>): Promise<boolean> {
  let best = await watchLoop(work);
  for (let again = 1; again < repetitions; again++) {
    const held = await watchLoop(work);
    if (held.threadMs < best.threadMs) best = held;
  }
  const { threadMs, wallMs, tookMs, value } = best;
  if (threadMs > longest.threadMs) Object.assign(longest, { threadMs, what });
  const outcome = value.ok ? '' : refusalSentence(value.refusal).slice(0, 50);
  const [thread, wall, took] = [threadMs, wallMs, tookMs].map((ms) => ms.toFixed(0).padStart(4));
  process.stdout.write(`${what.padEnd(46)}${thread}${wall}${took}  ${outcome}\n`);
  return value.ok;
}

try {
  for (const [what, text] of LARGE_TABLES) {
    const bytes = new TextEncoder().encode(text).slice(0, 1_000_000);
    const isKept = await report(`${what}: import`, () =>
      importFrom(asker, 'large', { bytes, verb: undefined, replaces: true }),
    );
    if (!isKept) continue;
    await report(`${what}: show`, () => show(asker, 'large'));
    await report(`${what}: export`, () => exportFile(asker, 'large'));
    const names = Array.from({ length: 100 }, (_, index) => `Member ${index + 1}`);
    await report(`${what}: say more of a hundred`, () =>
      changeMembers(asker, 'large', (population) =>
        addPeople(
          { ...population, attributes: population.attributes.slice(1) },
          names.map((name) => `${name}: new`).join('\n'),
        ),
      ),
    );
    await report(`${what}: remove a member`, () =>
      changeMembers(asker, 'large', (population) =>
        removePeople(population, `"${population.groups[0]?.members?.[0] ?? ''}"`),
      ),
    );
  }
  process.stdout.write(`longest: ${longest.threadMs.toFixed(1)} ms (${longest.what})\n`);
} finally {
  await database.destroy();
  await rm(folder, { recursive: true });
}
