/** The whole bot at a sandbox of the test's own, with the in-process queue and a store in `dataDirectory`. */
import { type App, startApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { createLogger } from '../../src/ops/log.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';

export async function startAppAt(sandbox: Sandbox, dataDirectory: string): Promise<App> {
  const config = readConfig({
    ...process.env,
    DISCORD_TOKEN: sandbox.token,
    DISCORD_API_URL: sandbox.api,
    REDIS_URL: '',
    DATABASE_URL: '',
    DATA_DIR: dataDirectory,
    LOG_LEVEL: 'error',
  });
  return await startApp(config, createLogger('given-test', 'error'), (sentence) => {
    throw new Error(sentence);
  });
}
