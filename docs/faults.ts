/**
 * Runs the tests of faults and writes what they showed to docs/faults.md.
 *
 *   npm run faults                    all of them, then the table
 *   npm run faults -- results.json    the table alone, from what vitest's JSON reporter wrote
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { FAULTS, type Fault } from './fault-list.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGE = fileURLToPath(new URL('faults.md', import.meta.url));

const resultsSchema = z.object({
  startTime: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(
        z.object({
          title: z.string(),
          status: z.string(),
          duration: z.number().nullish(),
          meta: z.object({ answeredSeconds: z.number().optional() }).optional(),
        }),
      ),
    }),
  ),
});
type Results = z.infer<typeof resultsSchema>;
type Result = Results['testResults'][number]['assertionResults'][number];

const [given] = process.argv.slice(2);
const results = resultsSchema.parse(
  JSON.parse(given === undefined ? runTests() : readFileSync(given, 'utf8')),
);
const byFile = new Map(
  results.testResults.map(({ name, assertionResults }) => [
    relative(join(ROOT, 'tests'), name),
    assertionResults,
  ]),
);
const rows = FAULTS.map(({ title, faults }) => ({ title, rows: faults.map(toRow) }));
writeFileSync(PAGE, toPage());
spawnSync('npx', ['biome', 'format', '--write', PAGE], { cwd: ROOT, stdio: 'ignore' });
process.stdout.write(`${relative(ROOT, PAGE)}\n`);
if (rows.some((part) => part.rows.some(({ outcome }) => outcome.startsWith('✗')))) process.exitCode = 1;

function runTests(): string {
  const folder = mkdtempSync(join(tmpdir(), 'given-faults-'));
  const output = join(folder, 'results.json');
  const files = FAULTS.flatMap(({ faults }) => faults.flatMap(({ tests }) => tests.map(([file]) => file)));
  const paths = [...new Set(files)].map((file) => `tests/${file}`);
  const missing = paths.filter((path) => !existsSync(join(ROOT, path)));
  if (missing.length > 0) throw new Error(`no such tests: ${missing.join(', ')}`);
  try {
    spawnSync(
      'npx',
      [
        ...['vitest', 'run', '--config', '.vitest.config.ts', '--reporter=dot', '--reporter=json'],
        ...[`--outputFile.json=${output}`, ...paths],
      ],
      { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] },
    );
    return readFileSync(output, 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function toRow({ name, seen, tests }: Fault) {
  const found = tests.flatMap(([file, ...names]) => {
    const all = byFile.get(file) ?? [];
    if (names.length === 0) return all;
    return names.flatMap((beginning) => {
      const fitting = all.filter(({ title }) => title.startsWith(beginning));
      if (fitting.length === 0) throw new Error(`no test of ${file} begins with "${beginning}"`);
      return fitting;
    });
  });
  return {
    name,
    seen,
    tests: tests.map(([file]) => file),
    outcome: outcomeOf(found),
    seconds: secondsOf(found),
  };
}

function outcomeOf(found: readonly Result[]): string {
  if (found.length === 0) return '– no test';
  const failed = found.filter(({ status }) => status === 'failed').length;
  const passed = found.filter(({ status }) => status === 'passed').length;
  if (failed > 0) return `✗ ${failed} of ${found.length}`;
  return passed === found.length ? `✓ ${passed}` : `✓ ${passed}, skipped ${found.length - passed}`;
}

/** From asking to the last word, of the slowest question, where the test measured it. */
function secondsOf(found: readonly Result[]): string {
  const measured = found.flatMap(({ meta }) => (meta?.answeredSeconds ? [meta.answeredSeconds] : []));
  return measured.length === 0 ? '' : `${Math.max(...measured).toFixed(1)} s`;
}

function toPage(): string {
  const day = new Date(results.startTime).toISOString().slice(0, 10);
  const tables = rows.flatMap(({ title, rows: lines }) => [
    `## ${title}`,
    '',
    '| fault | what is seen | outcome | slowest answer | shown by |',
    '| --- | --- | --- | --- | --- |',
    ...lines.map(
      ({ name, seen, outcome, seconds, tests }) =>
        `| ${name} | ${seen} | ${outcome} | ${seconds} | ${[...new Set(tests)].map((file) => `\`${file}\``).join(', ')} |`,
    ),
    '',
  ]);
  return [
    '# What happens when things go wrong',
    '',
    `Written by \`npm run faults\` on ${day}, on ${cpus().length} cores that were not otherwise idle. ✓ n: so many tests passed. "Slowest answer": from the asking to the last word, faults included, where the test measures it; the tests look for dead workers after 4 to 5 s, the product after 12 to 18. Tests are below \`tests/\`.`,
    '',
    ...tables,
  ].join('\n');
}
