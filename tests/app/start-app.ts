/** The whole bot at a sandbox of the test's own, with the in-process queue and a store in `dataDirectory`. */
import { join } from 'node:path';
import { type App, startApp } from '../../src/app.js';
import { begin } from '../../src/begin.js';
import { readConfig } from '../../src/config.js';
import { accept } from '../../src/jobs/refusal.js';
import { createLogger } from '../../src/ops/log.js';
import type { Admission } from '../../src/queue/admission.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';

/** For people whose hands are faster than any person's. */
const EVERYBODY: Admission = {
  admit: async () => accept({ bind: () => undefined, release: () => undefined }),
  ended: () => undefined,
  close: async () => undefined,
};

export async function startAppAt(
  sandbox: Sandbox,
  dataDirectory: string,
  {
    admitsEverybody = false,
    hasModel = true,
  }: { readonly admitsEverybody?: boolean; readonly hasModel?: boolean } = {},
): Promise<App> {
  const config = readConfig({
    ...process.env,
    DISCORD_TOKEN: sandbox.token,
    DISCORD_API_URL: sandbox.api,
    REDIS_URL: '',
    DATABASE_URL: '',
    DATA_DIR: dataDirectory,
    LOG_LEVEL: 'error',
    ...(hasModel ? {} : { MODEL: join(dataDirectory, 'none.gguf'), WARM_UP: 'no' }),
  });
  const logger = createLogger('given-test', 'error');
  const beginning = await begin(config, logger);
  return await startApp(
    config,
    logger,
    (sentence) => {
      throw new Error(sentence);
    },
    admitsEverybody ? { ...beginning, admission: EVERYBODY } : beginning,
  );
}
