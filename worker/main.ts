/** Door: the worker process. With an IPC channel it serves the bot that started it, else the queue on REDIS_URL. */
import { ConfigError, loadDotEnv, readConfig } from '../src/config.js';
import { createLogger } from '../src/ops/log.js';
import { stopOnSignal } from '../src/ops/stopping.js';
import { createWorker } from './worker.js';

loadDotEnv();
try {
  const config = readConfig();
  const logger = createLogger('given-worker', config.logLevel);
  const worker = await createWorker(config, logger);
  stopOnSignal(() => worker.stop(), logger);
  await worker.start();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(
    `Given's worker cannot start:\n${error.faults.map((fault) => `  - ${fault}`).join('\n')}\n`,
  );
  process.exitCode = 2;
}
