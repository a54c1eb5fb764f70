/** 6. The numbers themselves: those of another runtime, and those of people. */
import { compareWithGolden, GOLDEN_LIMITS, type GoldenRow } from '../../tests/compare-with-golden.js';
import { readGolden } from '../../tests/model/model-file.js';
import type { Bench } from '../bench.js';
import { judgeParadigm } from '../blimp/judge-paradigm.js';
import { PARADIGMS } from '../blimp/pairs.js';

const PAIRS = 1000;

export async function measureGolden(bench: Bench): Promise<void> {
  const model = await bench.model();
  const rows: GoldenRow[] = [];
  for (const golden of readGolden()) rows.push(await compareWithGolden(golden, model));
  const n = rows.length;
  const most = (of: (row: GoldenRow) => number) => Math.max(...rows.map(of));
  bench.report({
    figure: '6 golden: contexts with equal token ids',
    value: rows.filter(({ sameTokens }) => sameTokens).length,
    unit: 'of them',
    n,
    asked: { of: 'value', least: n },
  });
  const differences = [
    ['next-token probability, most apart', 'token', 'probability'],
    ["log-probability of a text's token, most apart", 'logProbability', 'nats'],
    ['bounds of words and outcomes, widest gap', 'apart', 'probability'],
    ['middle of a word, most apart', 'midpoint', 'probability'],
  ] as const;
  for (const [name, key, unit] of differences) {
    bench.report({
      figure: `6 golden: ${name}`,
      value: most((row) => row[key]),
      unit,
      n,
      asked: { of: 'value', most: GOLDEN_LIMITS[key] },
    });
  }
  for (const paradigm of PARADIGMS) {
    const { tally, text } = await judgeParadigm(paradigm, model, bench.times(PAIRS));
    bench.report({
      figure: `6 BLiMP ${paradigm}, against no ending`,
      value: 100 * tally.corrected,
      unit: '%',
      peer: 100 * tally.uncorrected,
      against: 'uncorrected',
      n: tally.pairs,
    });
    bench.note(`  ${text}`);
  }
}
