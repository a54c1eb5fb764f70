/**
 * Random and hostile tables and typed texts through import and editing:
 *
 *   npx tsx bench/fuzz-import.ts [inputs] [seed]
 *
 * Every one must become a population that the queue takes, or a refusal; an exception ends the run with the input. Prints how
 * many there were, what became of them, and the longest time of one input in processor time (what else the machine does is no
 * matter of the input), for inputs of any size and for those of a hundred members or so; a first thousand only warms up. Then
 * the longest tables are read as the bot does it, in pieces, and the longest piece is told. `thread-held.ts` looks at the rest.
 */
import fc from 'fast-check';
import { populationSchema } from '../src/jobs/population.js';
import { addPeople, createPopulation } from '../src/populations/edit.js';
import { removePeople } from '../src/populations/edit-parts.js';
import { exportTable } from '../src/populations/export-table.js';
import { importTableFile, readTableFile } from '../src/populations/import-table.js';
import { runInSlices } from '../src/populations/slices.js';
import { PEOPLE } from '../src/probability/population.js';
import { refusalSentence } from '../src/render/refusal.js';
import { hostileTables, keptPopulations } from '../tests/populations/arbitraries.js';
import { LARGE_TABLES } from './large-tables.js';
import { watchLoop } from './watch-loop.js';

const inputs = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 20_261_128);
const WARM_UP = 1000;
const BATCH = 1000;

const tables = fc.oneof(
  { weight: 60, arbitrary: hostileTables.map((text) => new TextEncoder().encode(text)) },
  { weight: 20, arbitrary: fc.uint8Array({ maxLength: 400 }) },
  // A table that is right but for a few bytes.
  {
    weight: 20,
    arbitrary: fc
      .tuple(keptPopulations, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 4 }))
      .map(([population, changes]) => {
        const { bytes } = exportTable(population);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        return bytes;
      }),
  },
  // One row again and again, up to some hundred kilobytes.
  {
    weight: 1,
    arbitrary: fc
      .tuple(hostileTables, fc.integer({ min: 100, max: 5000 }))
      .map(([row, times]) => new TextEncoder().encode(`${row}\n`.repeat(times).slice(0, 300_000))),
  },
);

const outcomes = new Map<string, number>();
const REASONABLE_BYTES = 20_000;
const SLOW_MS = 20;
const none = { ms: 0, bytes: 0, what: '' };
const longest = { any: none, reasonable: none };

type Made = ReturnType<typeof createPopulation>;

function measure(what: string, bytes: number, isTimed: boolean, work: () => Made): void {
  const first = timed(work);
  let { ms } = first;
  // What seems slow is done again: a collection of garbage that fell into it is not of the input.
  for (let again = 0; again < 3 && isTimed && ms > SLOW_MS; again++) ms = Math.min(ms, timed(work).ms);
  if (isTimed && ms > longest.any.ms) longest.any = { ms, bytes, what };
  if (isTimed && bytes <= REASONABLE_BYTES && ms > longest.reasonable.ms)
    longest.reasonable = { ms, bytes, what };
  const key = `${what}: ${judge(first.made)}`;
  outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
}

function timed(work: () => Made): { readonly made: Made; readonly ms: number } {
  const start = process.cpuUsage();
  const made = work();
  const { user, system } = process.cpuUsage(start);
  return { made, ms: (user + system) / 1000 };
}

function judge(result: Made): string {
  if (result.ok) {
    populationSchema.parse(result.value);
    return 'a population';
  }
  const sentence = refusalSentence(result.refusal);
  if (/undefined|NaN/u.test(sentence)) throw new Error(`a refusal without its data: ${sentence}`);
  return 'a refusal';
}

for (let done = 0; done < inputs; done += BATCH) {
  const batch = fc.sample(tables, { numRuns: Math.min(BATCH, inputs - done), seed: seed + done });
  for (const bytes of batch) {
    const isTimed = done >= WARM_UP;
    const text = new TextDecoder().decode(bytes);
    try {
      measure('table', bytes.length, isTimed, () => {
        const imported = importTableFile('fuzz', bytes);
        return imported.ok ? { ok: true, value: imported.value.population } : imported;
      });
      // Longer than anything that can be typed into Discord is only ever a file.
      if (text.length > 6000) continue;
      measure('people typed', bytes.length, isTimed, () => createPopulation('fuzz', text));
      measure('people added', bytes.length, isTimed, () => addPeople(PEOPLE, text));
      measure('people removed', bytes.length, isTimed, () => removePeople(PEOPLE, text));
    } catch (error) {
      process.stdout.write(`seed ${seed + done}: ${JSON.stringify(text)}\n`);
      throw error;
    }
  }
}

process.stdout.write(`seed ${seed}, ${inputs} inputs\n`);
for (const [outcome, count] of [...outcomes].sort()) process.stdout.write(`  ${outcome}: ${count}\n`);
for (const [which, { ms, bytes, what }] of Object.entries(longest)) {
  process.stdout.write(
    `longest of ${which} size: ${ms.toFixed(1)} ms (${what}, ${bytes.toLocaleString('en-US')} bytes)\n`,
  );
}

/** Of each table the best of some, because what else the machine does is no matter of the table. */
const REPETITIONS = 5;
process.stdout.write(
  'tables of the largest size: longest piece as the thread’s own time, as delay of the loop, whole\n',
);
for (const [what, text] of LARGE_TABLES) {
  const bytes = new TextEncoder().encode(text).slice(0, 1_000_000);
  let best = { threadMs: Number.POSITIVE_INFINITY, wallMs: 0, tookMs: 0 };
  for (let again = 0; again < REPETITIONS; again++) {
    const held = await watchLoop(() => runInSlices(readTableFile('fuzz', bytes)));
    if (held.threadMs < best.threadMs) best = held;
  }
  const { threadMs, wallMs, tookMs } = best;
  process.stdout.write(
    `  ${what}: ${threadMs.toFixed(0)} ms, ${wallMs.toFixed(0)} ms, ${tookMs.toFixed(0)} ms\n`,
  );
}
