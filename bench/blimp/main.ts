/**
 * Measures on minimal pairs of BLiMP how often the right word is the likelier one, and keeps the result for `/model`.
 *
 *   npm run blimp [-- --dry-run]
 *
 * Writes worker/model/measured-accuracy.json; with --dry-run it only prints.
 */
import { writeFile } from 'node:fs/promises';
import { readConfig } from '../../src/config.js';
import { Failure } from '../../src/jobs/failure.js';
import { BUILDER_VERSIONS } from '../../worker/model/graph.js';
import { loadModel } from '../../worker/model/load-model.js';
import { type MeasuredAccuracy, measuredAccuracySchema } from '../../worker/model/measured-accuracy.js';
import { findGguf } from '../find-gguf.js';
import { judgeParadigm } from './judge-paradigm.js';
import { PARADIGMS } from './pairs.js';

const KEPT = new URL('../../worker/model/measured-accuracy.json', import.meta.url);

async function main(): Promise<void> {
  const config = readConfig();
  const file = await findGguf(config);
  const model = await loadModel({
    ggufPath: file.path,
    sha256: file.sha256,
    name: file.name,
    graphDirectory: config.modelDirectory,
    device: 'cpu',
    threads: config.engineThreads,
  });
  try {
    const paradigms: MeasuredAccuracy['paradigms'] = [];
    for (const paradigm of PARADIGMS) {
      const { tally, text } = await judgeParadigm(paradigm, model, Number.POSITIVE_INFINITY, (done, of) => {
        if (process.stderr.isTTY) process.stderr.write(`${done} of ${of} pairs\r`);
      });
      process.stdout.write(`${text}\n`);
      const { pairs, correct, correctUncorrected, corrected, uncorrected } = tally;
      // Five digits are more than a thousand pairs can tell.
      const standardError = Number(tally.standardError.toFixed(5));
      paradigms.push({ paradigm, pairs, correct, correctUncorrected, corrected, uncorrected, standardError });
    }
    const { precision } = model.engine.info;
    const measured = measuredAccuracySchema.parse({
      sha256: file.sha256,
      precision,
      builderVersion: BUILDER_VERSIONS[precision],
      paradigms,
    });
    if (!process.argv.includes('--dry-run')) await writeFile(KEPT, `${JSON.stringify(measured, null, 2)}\n`);
  } finally {
    await model.engine.dispose();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Failure ? error.detail : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exitCode = 1;
});
