/** A short soak of the whole bot with its own worker: whatever goes wrong at Discord, who was acknowledged is answered once. */
import { describe, expect, it } from 'vitest';
import { describeReport } from '../../bench/soak/report.js';
import { runSoak } from '../../bench/soak/run-soak.js';
import { scratchFolder } from '../support/scratch-folder.js';

const SEED = 11;

describe('a crowd at the bot', () => {
  const dataDirectory = scratchFolder();

  it(`is answered once each although connections and requests fail, seed ${SEED}`, async () => {
    const report = await runSoak({
      // One round of each kind.
      milliseconds: 12_000,
      people: 16,
      seed: SEED,
      kinds: ['rest', 'gateway'],
      workers: 0,
      hasModel: false,
      dataDirectory,
    });
    process.stdout.write(`${describeReport(report)}\n`);
    expect(report.findings).toEqual([]);
    expect(report.troubles.size).toBeGreaterThan(0);
    expect(report.outcomes.filter(({ end }) => end === 'answer').length).toBeGreaterThan(0);
  }, 300_000);
});
