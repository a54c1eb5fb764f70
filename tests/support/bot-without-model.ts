/** The bot as a process of its own against a local Discord, with a store and no language model. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Sandbox } from '../../src/sandbox/sandbox.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Resolves when it is online; rejects when it ends before. `folder` holds its store and no model. */
export async function startBotWithoutModel(
  { token, api }: Pick<Sandbox, 'token' | 'api'>,
  folder: string,
  onSpawn: (child: ChildProcess) => void = () => undefined,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['src/ops/run.mjs', 'src/main.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      DISCORD_TOKEN: token,
      DISCORD_API_URL: api,
      REDIS_URL: '',
      DATABASE_URL: '',
      DATA_DIR: folder,
      MODEL: `${folder}/none.gguf`,
      WARM_UP: 'no',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onSpawn(child);
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
      if (printed.includes('is online')) resolve();
    });
    child.once('exit', () => reject(new Error(`the bot ended: ${printed}`)));
  });
  return child;
}
