/**
 * Measures Given against node-llama-cpp on the same file and threads, in one run, and prints every figure with its ratio.
 *
 *   npm run bench [-- [figure …] [--json] [--quick]]
 *
 * Figures are 1 to 7 (all without any). With --json one object a line: {figure, value, unit, peer, ratio, n}. With --quick a
 * quarter of the repetitions. Exits with 1 when something could not be measured; whether a figure is as asked is only printed.
 */
import { Failure } from '../src/jobs/failure.js';
import { Bench } from './bench.js';
import { measureCertifiedWords } from './figures/certified-words.js';
import { measureFootprint } from './figures/footprint.js';
import { measureGolden } from './figures/golden.js';
import { measureGrowth } from './figures/growth.js';
import { measureNextToken } from './figures/next-token.js';
import { measureSequence } from './figures/sequence.js';
import { measureTree } from './figures/tree.js';

const FIGURES: ReadonlyMap<string, (bench: Bench) => Promise<void>> = new Map([
  ['1', measureNextToken],
  ['2', measureCertifiedWords],
  ['3', measureTree],
  ['4', measureSequence],
  ['5', measureGrowth],
  ['6', measureGolden],
  ['7', measureFootprint],
]);

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const named = given.filter((argument) => !argument.startsWith('--'));
  const unknown = given.filter(
    (argument) => !FIGURES.has(argument) && argument !== '--json' && argument !== '--quick',
  );
  if (unknown.length > 0) {
    process.stderr.write(
      `Unknown: ${unknown.join(' ')}. Figures are ${[...FIGURES.keys()].join(' ')}; also --json, --quick.\n`,
    );
    process.exitCode = 2;
    return;
  }
  const bench = new Bench({ asJson: given.includes('--json'), effort: given.includes('--quick') ? 0.25 : 1 });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      bench.abandon();
      // Now without a listener: it ends this process as if there never was one, also in the middle of a run.
      process.kill(process.pid, signal);
    });
  }
  // npm starts this through a shell, which dies of a signal without handing it on.
  const startedBy = process.ppid;
  setInterval(() => {
    if (process.ppid !== startedBy) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
  try {
    for (const [name, measure] of FIGURES) {
      if (named.length === 0 || named.includes(name)) await bench.watch(() => measure(bench));
    }
  } finally {
    await bench.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Failure ? error.detail : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exitCode = 1;
});
