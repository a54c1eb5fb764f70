/**
 * Prints how the tokens and words of this build compare with the recorded numbers of another runtime.
 * `node --import tsx tests/golden.ts [model directory]`; exits with 1 when a difference is over its limit.
 */
import { join } from 'node:path';
import { Failure } from '../src/jobs/failure.js';
import { ensureModel } from '../worker/model/ensure-model.js';
import { loadModel } from '../worker/model/load-model.js';
import { compareWithGolden, GOLDEN_LIMITS, type GoldenRow, largest } from './compare-with-golden.js';
import { goldenMissing, MODEL_DIRECTORY, readGolden } from './model/model-file.js';

function print(rows: readonly GoldenRow[]): boolean {
  const titles = ['token p', 'log p', 'intervals', 'midpoint', 'certified', 'expansions', 'ms', 'text'];
  const widths = [9, 9, 9, 9, 9, 10, 6, 0];
  const line = (cells: readonly string[]) =>
    process.stdout.write(`${cells.map((cell, i) => cell.padStart(widths[i] ?? 0)).join('  ')}\n`);
  const cells = (
    row: Omit<GoldenRow, 'certified' | 'text' | 'sameTokens'>,
    certified: string,
    text: string,
  ) => [
    row.token.toExponential(1),
    row.logProbability.toExponential(1),
    row.apart.toExponential(1),
    row.midpoint.toFixed(5),
    certified,
    String(row.expansions),
    String(Math.round(row.elapsedMs)),
    text,
  ];
  line(titles);
  for (const row of rows) line(cells(row, row.certified ? 'yes' : 'no', JSON.stringify(row.text)));
  const most = {
    token: largest(rows.map(({ token }) => token)),
    logProbability: largest(rows.map(({ logProbability }) => logProbability)),
    apart: largest(rows.map(({ apart }) => apart)),
    midpoint: largest(rows.map(({ midpoint }) => midpoint)),
    expansions: largest(rows.map(({ expansions }) => expansions)),
    elapsedMs: largest(rows.map(({ elapsedMs }) => elapsedMs)),
  };
  const certified = rows.filter((row) => row.certified).length;
  line(cells(most, `${certified}/${rows.length}`, 'largest'));
  line([
    `≤ ${GOLDEN_LIMITS.token}`,
    `≤ ${GOLDEN_LIMITS.logProbability}`,
    `≤ ${GOLDEN_LIMITS.apart}`,
    `≤ ${GOLDEN_LIMITS.midpoint}`,
    '',
    '',
    '',
    'limit',
  ]);
  const sameTokens = rows.filter((row) => row.sameTokens).length;
  process.stdout.write(`token ids equal: ${sameTokens}/${rows.length}\n`);
  return (
    sameTokens === rows.length &&
    most.token <= GOLDEN_LIMITS.token &&
    most.logProbability <= GOLDEN_LIMITS.logProbability &&
    most.apart <= GOLDEN_LIMITS.apart &&
    most.midpoint <= GOLDEN_LIMITS.midpoint
  );
}

async function main(): Promise<boolean> {
  if (goldenMissing !== undefined) {
    process.stderr.write(`${goldenMissing}\n`);
    return false;
  }
  const directory = process.argv[2] ?? MODEL_DIRECTORY;
  const file = await ensureModel({ directory });
  const model = await loadModel({
    ggufPath: file.path,
    sha256: file.sha256,
    graphDirectory: join(directory),
    device: 'cpu',
  });
  try {
    const rows: GoldenRow[] = [];
    for (const golden of readGolden()) rows.push(await compareWithGolden(golden, model));
    return print(rows);
  } finally {
    await model.engine.dispose();
  }
}

main().then(
  (isWithinLimits) => {
    process.exitCode = isWithinLimits ? 0 : 1;
  },
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof Failure ? error.detail : error instanceof Error ? error.stack : error}\n`,
    );
    process.exitCode = 1;
  },
);
