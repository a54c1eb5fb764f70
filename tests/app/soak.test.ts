/** A short soak of the whole bot (the long one: `npm run soak`): whatever goes wrong, who was acknowledged is answered once. */
import { describe, expect, it } from 'vitest';
import { describeReport } from '../../bench/soak/report.js';
import { runSoak } from '../../bench/soak/run-soak.js';
import { ALL_TROUBLE } from '../../bench/soak/trouble.js';
import { scratchFolder } from '../support/scratch-folder.js';

const INTERACTIONS = 60;
const SEED = 11;

describe('a crowd at the bot', () => {
  const dataDirectory = scratchFolder();

  it(`is answered once each although connections and requests fail, seed ${SEED}`, async () => {
    const report = await runSoak({
      interactions: INTERACTIONS,
      people: 8,
      seed: SEED,
      trouble: ALL_TROUBLE,
      dataDirectory,
    });
    process.stdout.write(`${describeReport(report)}\n`);
    expect(report.findings).toEqual([]);
    expect(report.outcomes).toHaveLength(INTERACTIONS);
    expect(report.outcomes.filter(({ end }) => end === 'answer' || end === 'private').length).toBeGreaterThan(
      0,
    );
    expect(report.trouble.size).toBeGreaterThan(0);
  }, 300_000);
});
