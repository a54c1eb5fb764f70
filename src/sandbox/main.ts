/**
 * Door: the local Discord alone, for any bot. Prints one line of JSON on standard output once it listens,
 * `{api, gateway, page, control, token, applicationId, guildId, channelId, userId, key}`; all else goes to standard error.
 * PORT: preferred port (3000), the next free one is taken when it is in use; 0 = any.
 */
import { ConfigError, readSandboxConfig } from '../config.js';
import { createLogger } from '../ops/log.js';
import { describeError, stopOnSignal } from '../ops/stopping.js';
import { buildPage } from './page/assets.js';
import { startSandbox } from './sandbox.js';

try {
  const { port, logLevel } = readSandboxConfig();
  const logger = createLogger('sandbox', logLevel);
  const sandbox = await startSandbox({ port, page: await buildPage(), logger });
  stopOnSignal(() => sandbox.close(), logger);
  const { api, gateway, url: page, control, token, applicationId, guildId, channelId, userId, key } = sandbox;
  const line = { api, gateway, page, control, token, applicationId, guildId, channelId, userId, key };
  process.stdout.write(`${JSON.stringify(line)}\n`);
} catch (error) {
  const sentences = error instanceof ConfigError ? error.faults : [describeError(error).message];
  process.stderr.write(`The sandbox cannot start:\n${sentences.map((one) => `  - ${one}`).join('\n')}\n`);
  process.exit(error instanceof ConfigError ? 2 : 1);
}
