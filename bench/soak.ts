/**
 * Many people at the bot while everything around it goes wrong, from a seed that is printed.
 *
 *   npm run soak [-- interactions [seed] [--calm]]
 *
 * 2,000 interactions of 50 people without any. With --calm nothing goes wrong. Exits with 1 when something did not hold.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeReport } from './soak/report.js';
import { runSoak } from './soak/run-soak.js';
import { ALL_TROUBLE } from './soak/trouble.js';

const PEOPLE = 50;
const given = process.argv.slice(2).filter((argument) => argument !== '--calm');
const numbers = given.map(Number);
if (given.length > 2 || numbers.some((number) => !Number.isSafeInteger(number) || number < 1)) {
  process.stderr.write(
    'npm run soak [-- interactions [seed] [--calm]], for example: npm run soak -- 2000 7\n',
  );
  process.exit(2);
}
const [interactions = 2_000, seed = 1 + Math.floor(Math.random() * 1_000_000)] = numbers;
const dataDirectory = mkdtempSync(join(tmpdir(), 'given-soak-'));
process.stdout.write(`${interactions} interactions of ${PEOPLE} people, seed ${seed}\n`);
try {
  const report = await runSoak({
    interactions,
    people: PEOPLE,
    seed,
    trouble: process.argv.includes('--calm') ? [] : ALL_TROUBLE,
    dataDirectory,
    onProgress: (done) => {
      if (done % 200 === 0) process.stdout.write(`  ${done}\n`);
    },
  });
  process.stdout.write(`${describeReport(report)}\n`);
  if (report.findings.length > 0) {
    const path = join(tmpdir(), `given-soak-${seed}.log`);
    writeFileSync(path, report.log);
    process.stdout.write(`What the bot logged: ${path}\n`);
    process.exitCode = 1;
  }
} finally {
  rmSync(dataDirectory, { recursive: true, force: true });
}
