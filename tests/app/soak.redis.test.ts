/**
 * The soak of a minute (the long one: `npm run soak`): bot, two workers and Redis as processes that are killed, frozen, emptied and
 * started again under a crowd, in an order that comes from a seed, and what must hold is looked at after each.
 */
import { expect, it } from 'vitest';
import { FAULT_KINDS } from '../../bench/soak/plan.js';
import { describeReport } from '../../bench/soak/report.js';
import { runSoak } from '../../bench/soak/run-soak.js';
import { describeWithRedis } from '../support/redis-server.js';
import { scratchFolder } from '../support/scratch-folder.js';

/** Its first rounds: Redis dies, all workers and the bot die, requests fail and a worker stops, Redis comes back empty. */
const SEED = 48;
/** Begins no round later; the last one ends when it is calm again. */
const MILLISECONDS = 45_000;
/** Long enough for a picture on a busy machine; the product's are three times as long. */
const LOCK_MS = 4_000;

describeWithRedis('a crowd at the bot', () => {
  const dataDirectory = scratchFolder();

  it(`is answered once each although processes die, seed ${SEED}`, async () => {
    const report = await runSoak({
      milliseconds: MILLISECONDS,
      people: 24,
      seed: SEED,
      kinds: FAULT_KINDS,
      workers: 2,
      lockMs: LOCK_MS,
      hasModel: false,
      dataDirectory,
      onLine: (line) => process.stdout.write(`${line}\n`),
    });
    process.stdout.write(`${describeReport(report)}\n`);
    expect(report.findings).toEqual([]);
    expect(report.diary.entries.length).toBeGreaterThan(0);
    expect(report.outcomes.filter(({ end }) => end === 'answer').length).toBeGreaterThan(0);
  }, 400_000);
});
