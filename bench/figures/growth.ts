/** 5. What a longer text costs, and what several questions at once gain; as rows, a table and a picture. */
import { writeFile } from 'node:fs/promises';
import { answerNextword } from '../../worker/answer/nextword.js';
import type { Bench } from '../bench.js';
import { compared } from '../report.js';
import { elapsedMs, interleave, type Sample, summarise } from '../statistics.js';
import { drawPlot, type Panel } from './plot.js';

const LENGTHS = [16, 32, 64, 128, 256, 512, 1024, 2048];
const AT_ONCE = [1, 2, 4, 8, 16];
/** Asked at each level, whatever the number at once. */
const QUESTIONS = 16;
const PICTURE = 'docs/pictures/cost.png';

export async function measureGrowth(bench: Bench): Promise<void> {
  const steps = await measureLengths(bench);
  const throughput = await measureAtOnce(bench);
  await writeFile(new URL(`../../${PICTURE}`, import.meta.url), await drawPlot([...steps, throughput]));
  bench.note(`  drawn: ${PICTURE}`);
}

async function measureLengths(bench: Bench): Promise<readonly Panel[]> {
  const { engine } = await bench.model();
  const texts = await bench.texts();
  const peer = await bench.peer();
  const rows: { readonly length: number; readonly step: Pair; readonly reading: Pair }[] = [];
  for (const length of LENGTHS) {
    const reading = await interleave(bench.times(Math.max(2, Math.min(8, 1024 / length)), 2), {
      ours: () => elapsedMs(() => engine.prefill(texts.prefix(length))),
      peer: () => peer.read(texts.prefix(length), [length - 1], 'token'),
    });
    const prefix = texts.prefix(length);
    await engine.prefill(prefix);
    const step = await interleave(bench.times(12), {
      ours: () => elapsedMs(() => engine.expand(prefix, [{ token: texts.token(), parent: -1 }], [0])),
      peer: () => peer.step(prefix, texts.token(), 'token'),
    });
    rows.push({ length, step, reading });
    bench.report({
      figure: `5 step after ${length} tokens, peer's bare step`,
      unit: 'ms',
      ...compared(step.ours, step.peer),
    });
    bench.report({
      figure: `5 reading ${length} tokens`,
      unit: 'ms',
      ...compared(reading.ours, reading.peer),
    });
  }
  const first = rows[0];
  bench.note('  tokens   step here   peer   × first   reading here   peer   per token here');
  for (const { length, step, reading } of rows) {
    const cells = [
      [String(length), 8],
      [ms(step.ours), 12],
      [ms(step.peer), 7],
      [(step.ours.median / (first?.step.ours.median ?? Number.NaN)).toFixed(2), 10],
      [ms(reading.ours), 15],
      [ms(reading.peer), 7],
      [(reading.ours.median / length).toFixed(2), 17],
    ] as const;
    bench.note(cells.map(([cell, width]) => cell.padStart(width)).join(''));
  }
  const line = (name: string, of: (row: (typeof rows)[number]) => Sample) => ({
    name,
    points: rows.map((row) => ({ x: row.length, y: of(row).median })),
  });
  const xLabel = 'tokens before';
  return [
    {
      title: 'One more distribution, ms',
      xLabel,
      series: [
        line('Given, exact', ({ step }) => step.ours),
        line('node-llama-cpp', ({ step }) => step.peer),
      ],
    },
    {
      title: 'Reading a new text, ms',
      xLabel: 'tokens read',
      series: [
        line('Given, exact', ({ reading }) => reading.ours),
        line('node-llama-cpp', ({ reading }) => reading.peer),
      ],
    },
  ];
}

interface Pair {
  readonly ours: Sample;
  readonly peer: Sample;
}

const ms = ({ median }: Sample) => median.toFixed(median < 100 ? 1 : 0);

/** Questions per second, every text a new one. */
async function measureAtOnce(bench: Bench): Promise<Panel> {
  const model = await bench.model();
  const texts = await bench.texts();
  const ask = async (index: number) => {
    const answer = await answerNextword({ kind: 'nextword', text: texts.question(index), words: 10 }, model);
    if (!answer.ok) throw new Error(`refused: ${answer.refusal.code}`);
  };
  const perSecond = async (atOnce: number) => {
    const left = Array.from({ length: QUESTIONS }, (_, index) => index);
    const askOnes = async () => {
      for (let index = left.shift(); index !== undefined; index = left.shift()) await ask(index);
    };
    const tookMs = await elapsedMs(() => Promise.all(Array.from({ length: atOnce }, askOnes)));
    return (1000 * QUESTIONS) / tookMs;
  };
  const measured = new Map<number, number[]>(AT_ONCE.map((atOnce) => [atOnce, []]));
  await perSecond(1);
  for (let round = 0; round < bench.times(3, 1); round++) {
    for (const atOnce of round % 2 === 0 ? AT_ONCE : AT_ONCE.toReversed())
      measured.get(atOnce)?.push(await perSecond(atOnce));
  }
  const rows = [...measured].map(([atOnce, values]) => ({ atOnce, sample: summarise(values) }));
  const alone = rows[0]?.sample.median ?? Number.NaN;
  for (const { atOnce, sample } of rows) {
    bench.report({
      figure: `5 questions per second, ${atOnce} at once, against one at a time`,
      value: sample.median,
      quartiles: sample.quartiles,
      unit: '/s',
      peer: alone,
      against: 'alone',
      n: sample.n * QUESTIONS,
      ...(atOnce === AT_ONCE.at(-1) ? { asked: { of: 'ratio', least: 2 } as const } : {}),
    });
  }
  return {
    title: 'New questions answered per second',
    xLabel: 'asked at once',
    series: [
      { name: 'Given, exact', points: rows.map(({ atOnce, sample }) => ({ x: atOnce, y: sample.median })) },
    ],
  };
}
