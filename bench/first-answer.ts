/**
 * From `npm start` with everything cached to the first answer, and what the processes take while they answer.
 *
 *   npm run figures [-- --json]
 *
 * Prints one line for each figure; with --json one object a line: {figure, value, unit, n}.
 */
import { PageClient } from '../tests/app/page-client.js';
import { peakMegabytes, startBot, workerPeakMegabytes } from './bot-process.js';
import { quantile } from './statistics.js';

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

const median = (values: readonly number[]) => quantile(values, 0.5);

const toPage: number[] = [];
const toAnswer: number[] = [];
const warm: number[] = [];
const botPeaks: number[] = [];
const workerPeaks: number[] = [];
for (let run = 0; run < RUNS; run++) {
  const startedMs = performance.now();
  const bot = await startBot();
  toPage.push(bot.toAddressMs / 1000);
  const page = await PageClient.open(bot.url);
  await page.ask('nextword', { text: TEXT });
  toAnswer.push((performance.now() - startedMs) / 1000);
  for (const text of TEXTS) {
    const askedMs = performance.now();
    await page.ask('nextword', { text });
    warm.push((performance.now() - askedMs) / 1000);
  }
  await page.ask('prob', { question: 'tennis given football' });
  botPeaks.push(peakMegabytes(bot.child.pid ?? 0));
  workerPeaks.push(workerPeakMegabytes(bot));
  await bot.stop();
}
print('npm start, everything cached, to the printed address', median(toPage), 's', RUNS);
print('npm start, everything cached, to the first /nextword', median(toAnswer), 's', RUNS);
print('a new text, asked to shown with its picture, median', median(warm), 's', warm.length);
print('peak memory of the bot with the local page', Math.max(...botPeaks), 'MB', RUNS);
print('peak memory of the worker', Math.max(...workerPeaks), 'MB', RUNS);
