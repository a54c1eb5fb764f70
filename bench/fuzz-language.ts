/**
 * Reads random and hostile texts as questions, and says how long the slowest one took.
 *
 *   node --import tsx bench/fuzz-language.ts [runs [seed]]
 *
 * Every text must be a question or be refused with a place inside it; anything else ends with 1 and the text. Texts above the
 * limit of characters are cut to it, as longer ones are refused before they are read. Times are of the processor for one reading,
 * the names of the population included. A text that seems slow is read again, and its least time counts: what the first
 * compilation or a collection of garbage adds is not the text's.
 */
import fc from 'fast-check';
import { codePointLength, LIMITS } from '../src/jobs/limits.js';
import type { Population } from '../src/jobs/population.js';
import { READY_MADE } from '../src/populations/ready-made.js';
import { parseQuestion, parseWordQuestion } from '../src/probability/parse.js';
import type { Parsed } from '../src/probability/problem.js';
import { hostileTexts } from '../tests/probability/arbitraries.js';
import { quantile } from './statistics.js';

const CHUNK = 1000;
/** The largest population is read once for so many texts; reading its names takes most of the time. */
const LARGEST_EVERY = 100;

/** Milliseconds from which a text seems slow, and how often it is read again. */
const SLOW_MS = 25;
const AGAIN = 5;

type Reader = (text: string) => Parsed<unknown>;

/** 24 attributes, and a category in which each of 5,000 members is alone. */
const LARGEST: Population = {
  name: 'largest',
  attributes: [
    ...Array.from({ length: LIMITS.populationAttributes - 2 }, (_, index) => ({
      name: `attribute ${index}`,
    })),
    { name: 'size', values: 'number' },
    { name: 'label', values: 'category' },
  ],
  groups: Array.from({ length: LIMITS.populationMembers }, (_, index) => ({
    has: [],
    values: [
      ['size', index],
      ['label', `label of ${index}`],
    ],
    count: 1,
  })),
};

const about =
  (population: Population): Reader =>
  (text) =>
    parseQuestion(text, population, LIMITS);
const READERS: readonly Reader[] = [
  ...READY_MADE.map(({ population }) => about(population)),
  (text) => parseWordQuestion(text, LIMITS),
];
const readLargest = about(LARGEST);

function cut(text: string): string {
  const { max } = LIMITS.questionCharacters;
  return codePointLength(text) <= max ? text : [...text].slice(0, max).join('');
}

/** Why the outcome is none of those that are allowed. */
function fault(text: string, parsed: Parsed<unknown>): string | undefined {
  if (parsed.ok || !('at' in parsed.refusal)) return undefined;
  const { at } = parsed.refusal;
  return Number.isInteger(at) && at >= 0 && at <= text.length ? undefined : `refused at ${at}`;
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function leastMs(ms: number, read: () => unknown): number {
  let least = ms;
  for (let again = 0; least > SLOW_MS && again < AGAIN; again++) {
    const startedMs = processorMs();
    read();
    least = Math.min(least, processorMs() - startedMs);
  }
  return least;
}

function main(): void {
  const [runs = 100_000, seed = Date.now() % 2 ** 31] = process.argv
    .slice(2)
    .filter((word) => word !== '--')
    .map(Number);
  const times: number[] = [];
  let slowest = { ms: 0, text: '' };
  let questions = 0;
  for (let done = 0; done < runs; done += CHUNK) {
    const texts = fc.sample(hostileTexts, { numRuns: Math.min(CHUNK, runs - done), seed: seed + done });
    for (const [index, whole] of texts.entries()) {
      const text = cut(whole);
      const read = index % LARGEST_EVERY === 0 ? readLargest : READERS[index % READERS.length];
      if (read === undefined) continue;
      const startedMs = processorMs();
      const parsed = read(text);
      const ms = leastMs(processorMs() - startedMs, () => read(text));
      times.push(ms);
      if (ms > slowest.ms) slowest = { ms, text };
      if (parsed.ok) questions++;
      const wrong = fault(text, parsed);
      if (wrong !== undefined) throw new Error(`${wrong}, seed ${seed}: ${JSON.stringify(text)}`);
    }
  }
  const at = (share: number) => quantile(times, share).toFixed(3);
  process.stdout.write(
    [
      `${times.length} texts, seed ${seed}: ${questions} are questions, the others refused; no exception.`,
      `ms of processor time a text: median ${at(0.5)}, 99.9 % ${at(0.999)}, most ${slowest.ms.toFixed(1)} for ${JSON.stringify(slowest.text.slice(0, 80))}`,
      '',
    ].join('\n'),
  );
}

main();
