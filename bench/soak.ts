/**
 * Many people at the bot while everything around it goes wrong, from a seed that is printed.
 *
 *   npm run soak [-- minutes [seed] [--calm] [--alone] [--model]]
 *
 * 15 minutes without any. With --calm nothing goes wrong. With --alone there is no Redis, and the bot has its own worker. With
 * --model the workers have the default language model, which must be there. Exits with 1 when something did not hold.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAULT_KINDS } from './soak/plan.js';
import { describeReport } from './soak/report.js';
import { runSoak } from './soak/run-soak.js';

const PEOPLE = 50;
const WORKERS = 2;
const SWITCHES = ['--calm', '--alone', '--model'] as const;
const given = process.argv.slice(2);
const isSet = (name: (typeof SWITCHES)[number]) => given.includes(name);
const words = given.filter((word) => !SWITCHES.some((name) => name === word));
const [minutes = 15, seed = 1 + Math.floor(Math.random() * 1_000_000)] = words.map(Number);
if (words.length > 2 || !(minutes > 0 && minutes <= 1_440) || !Number.isSafeInteger(seed) || seed < 1) {
  process.stderr.write(
    `npm run soak [-- minutes [seed] ${SWITCHES.map((name) => `[${name}]`).join(' ')}], for example: npm run soak -- 15 7\n`,
  );
  process.exit(2);
}
const dataDirectory = mkdtempSync(join(tmpdir(), 'given-soak-'));
const say = (line: string) => process.stdout.write(`${line}\n`);
const load = () => loadavg().map((value) => value.toFixed(1))[0];
say(`${minutes} minutes, ${PEOPLE} people, seed ${seed}; load of the machine before: ${load()}`);
try {
  const report = await runSoak({
    milliseconds: minutes * 60_000,
    people: PEOPLE,
    seed,
    kinds: isSet('--calm') ? [] : FAULT_KINDS,
    workers: isSet('--alone') ? 0 : WORKERS,
    hasModel: isSet('--model'),
    dataDirectory,
    onLine: say,
  });
  say(`${describeReport(report)}\n  load of the machine at the end: ${load()}`);
  if (report.findings.length > 0) {
    const path = join(tmpdir(), `given-soak-${seed}.log`);
    writeFileSync(path, report.log);
    say(`What the processes logged: ${path}`);
    process.exitCode = 1;
  }
} finally {
  rmSync(dataDirectory, { recursive: true, force: true });
}
