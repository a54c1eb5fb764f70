/** Run as a child of a short soak: a worker as it is, but for its locks, which are short. By environment: LOCK_MS. */
import { readConfig } from '../../src/config.js';
import { createLogger } from '../../src/ops/log.js';
import { stopOnSignal } from '../../src/ops/stopping.js';
import { createWorker } from '../../worker/worker.js';

const STUCK = 3;
const config = readConfig();
const logger = createLogger('given-worker', config.logLevel);
const lockMs = Number(process.env.LOCK_MS);
const worker = await createWorker(config, logger, () => process.exit(STUCK), {
  lockMs,
  stalledCheckMs: lockMs / 4,
});
stopOnSignal(() => worker.stop(), logger);
await worker.start();
