/**
 * More workers on one Redis: how the number of answered questions grows with them.
 *
 *   npm run scale
 *
 * With an engine of a fixed cost (50 ms a question, which no processor spends), so that the queue is what is measured; then,
 * where the model is there, with the engine as it is on the cores of this machine.
 */
import { measureFixed, measureReal } from './scale/workers.js';
import { summarise } from './statistics.js';

const COUNTS = [1, 2, 4] as const;
const ROUNDS = 3;
/** Times the throughput of one worker. */
const ASKED = new Map([
  [2, 1.9],
  [4, 3.6],
]);

const measured = new Map<number, number[]>(COUNTS.map((count) => [count, []]));
for (let round = 0; round < ROUNDS; round++)
  for (const count of round % 2 === 0 ? COUNTS : COUNTS.toReversed())
    measured.get(count)?.push(await measureFixed(count));
const single = summarise(measured.get(1) ?? []).median;
for (const [count, values] of measured) {
  const { median } = summarise(values);
  const asked = ASKED.get(count);
  const ratio = median / single;
  const judged = asked === undefined ? '' : `  ${ratio >= asked ? '✓' : '✗'} ≥ ${asked}`;
  process.stdout.write(
    `${count} workers, 50 ms a question: ${median.toFixed(1)} a second, ${ratio.toFixed(2)} × one${judged}\n`,
  );
}
for (const count of [1, 2]) {
  const perSecond = await measureReal(count);
  process.stdout.write(
    perSecond === undefined
      ? 'the model is not on this machine: run  npm run model\n'
      : `${count} workers with the real engine, /nextword: ${perSecond.toFixed(2)} a second\n`,
  );
  if (perSecond === undefined) break;
}
