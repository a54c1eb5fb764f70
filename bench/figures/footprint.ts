/** 7. What a worker takes, and how soon it is ready when everything is cached. */
import { PageClient } from '../../tests/app/page-client.js';
import type { Precision } from '../../worker/model/precision.js';
import type { Bench } from '../bench.js';
import { startBot, workerPeakMegabytes } from '../bot-process.js';
import { summarise } from '../statistics.js';
import { PROMPTS } from '../texts.js';

const QUESTIONS = 12;
const LONG_CHARACTERS = 900;
const GIGABYTES: Readonly<Record<Precision, number>> = { exact: 1.2, fast: 0.6 };
const READY_SECONDS = 3;

export async function measureFootprint(bench: Bench): Promise<void> {
  // Files that are not there yet would be fetched and built in the time that is measured.
  await bench.prepareFiles();
  for (const precision of bench.precisions) {
    const peaks: number[] = [];
    const toReady: number[] = [];
    for (let run = 0; run < bench.times(3); run++) {
      const bot = await startBot(bench.settingsFor(precision), (child) => bench.adopt(child));
      try {
        toReady.push((await bot.toReadyMs) / 1000);
        const page = await PageClient.open(bot.url);
        for (const text of PROMPTS.slice(0, QUESTIONS)) await page.ask('nextword', { text });
        await page.ask('nextword', { text: `${PROMPTS.join('. ').slice(0, LONG_CHARACTERS)} the` });
        // Several at once, as a busy server has them.
        const asked = PROMPTS.slice(QUESTIONS, QUESTIONS + 6).map((text) =>
          page.command('nextword', { text }),
        );
        await page.answers((await Promise.all(asked)).map(({ interactionId }) => interactionId));
        peaks.push(workerPeakMegabytes(bot) / 1000);
      } finally {
        await bot.stop();
      }
    }
    const ready = summarise(toReady);
    bench.report({
      figure: `7 ${precision}: peak memory of the worker, largest of all`,
      value: Math.max(...peaks),
      unit: 'GB',
      n: peaks.length,
      asked: { of: 'value', most: GIGABYTES[precision] },
    });
    bench.report({
      figure: `7 ${precision}: npm start, everything cached, to ready`,
      value: ready.median,
      quartiles: ready.quartiles,
      unit: 's',
      n: ready.n,
      asked: { of: 'value', most: READY_SECONDS },
    });
  }
}
