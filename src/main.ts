/** Door: the bot. Without DISCORD_TOKEN it opens a local page with itself in it. */

import { findModel } from '../worker/model/find-model.js';
import { begin } from './begin.js';
import { type Config, ConfigError, loadDotEnv, readConfig } from './config.js';
import { Failure } from './jobs/failure.js';
import { EXIT } from './ops/exit-codes.js';
import { createLogger } from './ops/log.js';
import { describeError, stopOnSignal } from './ops/stopping.js';

const say = (line: string) => process.stdout.write(`${line}\n`);
const fail = (line: string) => process.stderr.write(`${line}\n`);

/**
 * The worker would fetch the model too; doing it first keeps the progress bar alone on the terminal.
 * Without a model everything else still works, so trouble is said and not fatal.
 */
async function fetchModel(config: Config): Promise<void> {
  try {
    await findModel(config);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    fail(`${error.detail}\nEverything but the language model works meanwhile.`);
  }
}

loadDotEnv();
try {
  const config = readConfig();
  const logger = createLogger('given', config.logLevel);
  if (config.redisUrl === undefined) await fetchModel(config);
  const beginning = await begin(config, logger);
  const { startApp } = await import('./app.js');
  const onFatal = (sentence: string) => {
    fail(`Given stops: ${sentence}.`);
    process.exit(EXIT.settings);
  };
  const app = await startApp(config, logger, onFatal, beginning);
  stopOnSignal(() => app.stop(), logger);
  if (app.pageUrl === undefined) say(`${app.botName} is online.`);
  else say(`Given is ready. Open ${app.pageUrl} and try  /nextword text: The capital of France is`);
  if (config.redisUrl !== undefined) say('Questions wait in Redis: start workers with  npm run worker');
} catch (error) {
  if (error instanceof ConfigError) {
    fail(`Given cannot start:\n${error.faults.map((fault) => `  - ${fault}`).join('\n')}`);
    process.exit(EXIT.settings);
  } else if (error instanceof Failure) {
    fail(`Given cannot start: ${error.detail}.`);
    process.exit(EXIT.failed);
  } else {
    const { message, stack } = describeError(error);
    fail(`Given cannot start: ${message}\n${stack ?? ''}`);
    process.exit(EXIT.failed);
  }
}
