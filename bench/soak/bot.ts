/** Run as a child of the soak: the bot as it is, with a line to whoever started it: how much waits in its queue, and when to stop. */
import { startApp } from '../../src/app.js';
import { begin } from '../../src/begin.js';
import { readConfig } from '../../src/config.js';
import { createLogger } from '../../src/ops/log.js';
import { stopOnSignal } from '../../src/ops/stopping.js';

const tell = (message: object) => process.send?.(message);

const config = readConfig();
const logger = createLogger('given', config.logLevel);
const beginning = await begin(config, logger);
const app = await startApp(
  config,
  logger,
  (sentence) => {
    process.stderr.write(`Given stops: ${sentence}.\n`);
    process.exit(1);
  },
  beginning,
);
stopOnSignal(() => app.stop(), logger);
process.on('disconnect', () => process.exit(1));
process.on('message', async (message) => {
  if (message === 'depth') tell({ depth: await beginning.producer.depth() });
});
tell({ isReady: true });
