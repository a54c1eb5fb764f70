/** Door: the worker process. With an IPC channel it serves the bot that started it, else the queue on REDIS_URL. */
import { constants, setPriority } from 'node:os';
import { ConfigError, loadDotEnv, readConfig } from '../src/config.js';
import { EXIT } from '../src/ops/exit-codes.js';
import { createLogger } from '../src/ops/log.js';
import { stopOnSignal } from '../src/ops/stopping.js';
import { createWorker } from './worker.js';

const fail = (text: string) => process.stderr.write(`${text}\n`);

// The bot that started it shares its processors and has three seconds for each acknowledgement: it goes first. Said before any
// thread is made, since each takes over what its maker has.
if (process.send !== undefined) setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
loadDotEnv();
try {
  const config = readConfig();
  const logger = createLogger('given-worker', config.logLevel);
  const worker = await createWorker(config, logger, (sentence) => {
    fail(`Given's worker stops: ${sentence}. A new process takes its place where something starts it again.`);
    process.exit(EXIT.stuck);
  });
  stopOnSignal(() => worker.stop(), logger);
  await worker.start();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  fail(`Given's worker cannot start:\n${error.faults.map((fault) => `  - ${fault}`).join('\n')}`);
  process.exit(EXIT.settings);
}
