/** The bot as a process whose gateway goes away for a while, or for good. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../../src/ops/exit-codes.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { eventually, Person } from '../sandbox/control-client.js';
import { scratchFolder } from '../support/scratch-folder.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const data = scratchFolder();
let sandbox: Sandbox;
let ada: Person;
let child: ChildProcess | undefined;
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0 });
  ada = new Person(sandbox);
});
afterEach(async () => {
  if (child !== undefined && child.exitCode === null) {
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
  await sandbox.close();
});

/** Its errors as they come, and its exit code. */
function start(token = sandbox.token) {
  const process_ = spawn(process.execPath, ['src/ops/run.mjs', 'src/main.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      DISCORD_TOKEN: token,
      DISCORD_API_URL: sandbox.api,
      REDIS_URL: '',
      DATABASE_URL: '',
      DATA_DIR: data,
      MODEL: `${data}/none.gguf`,
      WARM_UP: 'no',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child = process_;
  let text = '';
  for (const stream of [process_.stdout, process_.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  const code = new Promise<number | null>((resolve) => process_.once('exit', resolve));
  const isOnline = () => eventually(async () => (text.includes('is online') ? true : undefined));
  return { code, isOnline, said: () => text };
}

describe('the gateway', () => {
  it.each([
    [4004, 'Discord does not accept the bot token'],
    [4014, 'Discord refused a privileged intent'],
  ])('closed for good with %i ends the bot with a sentence and the code for settings', async (code, why) => {
    const bot = start();
    await bot.isOnline();
    await ada.control.disturbGateway({ type: 'close', code });
    expect(await bot.code).toBe(EXIT.settings);
    expect(bot.said()).toContain(`Given stops: ${why}`);
  });

  it('that does not know the token ends the start the same way', async () => {
    const bot = start('not.the.token');
    expect(await bot.code).toBe(EXIT.settings);
    expect(bot.said()).toContain('Discord does not accept the bot token');
    expect(bot.said()).not.toContain('not.the.token');
  });

  it('that was gone, cut or closed is found again, and what was asked in the gap in time is answered once', async () => {
    const bot = start();
    await bot.isOnline();
    for (const fault of [
      { type: 'refuse-connections', forMs: 1_000 },
      { type: 'reconnect' },
      { type: 'cut' },
      { type: 'close', code: 4000 },
      { type: 'close', code: 4009 },
    ] as const) {
      await ada.control.disturbGateway(fault);
      const { interactionId } = await ada.command('prob', { question: 'tennis given football' });
      expect(await ada.control.finalMessages(interactionId, { quietMs: 200, waitMs: 20_000 })).toHaveLength(
        1,
      );
    }
  });
});
