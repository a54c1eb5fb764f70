/**
 * From `npm start` with everything cached to the first answer, and what the processes take while they answer.
 *
 *   npm run figures [-- --json]
 *
 * Prints one line for each figure; with --json one object a line: {figure, value, unit, n}.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PageClient } from '../tests/app/page-client.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TEXT = 'The capital of France is';
/** Texts that share no prefix beyond their start, so that no cached one helps. */
const TEXTS = [
  'It is cloudy today, so it will probably',
  'She opened her umbrella because it was',
  'To be or not to',
  'I like to play tennis and',
  'The cat sat on the',
  'Probability is the',
  'The quick brown fox jumps over the lazy',
  'I take my coffee with milk and',
  'Two plus two equals',
] as const;
const RUNS = 3;
const asJson = process.argv.includes('--json');

function print(figure: string, value: number, unit: string, n: number): void {
  const line = asJson
    ? JSON.stringify({ figure, value, unit, n })
    : `${figure.padEnd(56)} ${value.toLocaleString('en', { maximumFractionDigits: 2 }).padStart(9)} ${unit} (n = ${n})`;
  process.stdout.write(`${line}\n`);
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function start(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--import', './src/ops/typescript.mjs', 'src/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, DISCORD_TOKEN: '', REDIS_URL: '', PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
      const address = /http:\/\/127\.0\.0\.1:\d+\/?/.exec(printed)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
  });
  return { child, url };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** Peak resident memory in MB, from the kernel's own account (Linux). */
function peakMegabytes(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? 0) / 1000;
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => {
      try {
        return /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${candidate}/status`, 'utf8'))?.[1] === String(pid);
      } catch {
        return false;
      }
    });
}

const toPage: number[] = [];
const toAnswer: number[] = [];
const warm: number[] = [];
const botPeaks: number[] = [];
const workerPeaks: number[] = [];
for (let run = 0; run < RUNS; run++) {
  const startedMs = performance.now();
  const { child, url } = await start();
  toPage.push((performance.now() - startedMs) / 1000);
  const page = await PageClient.open(url);
  await page.ask('nextword', { text: TEXT });
  toAnswer.push((performance.now() - startedMs) / 1000);
  for (const text of TEXTS) {
    const askedMs = performance.now();
    await page.ask('nextword', { text });
    warm.push((performance.now() - askedMs) / 1000);
  }
  await page.ask('prob', { question: 'tennis given football' });
  const pid = child.pid ?? 0;
  botPeaks.push(peakMegabytes(pid));
  workerPeaks.push(Math.max(...childrenOf(pid).map(peakMegabytes)));
  await stop(child);
}
print('npm start, everything cached, to the printed address', median(toPage), 's', RUNS);
print('npm start, everything cached, to the first /nextword', median(toAnswer), 's', RUNS);
print('a new text, asked to shown with its picture, median', median(warm), 's', warm.length);
print('peak memory of the bot with the local page', Math.max(...botPeaks), 'MB', RUNS);
print('peak memory of the worker', Math.max(...workerPeaks), 'MB', RUNS);
