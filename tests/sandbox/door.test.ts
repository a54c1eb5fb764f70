/** `npm run sandbox` as anybody starts it, with a bot that is not ours. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { ControlClient } from '../../src/sandbox/control-client.js';
import { eventually } from './control-client.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BOT = fileURLToPath(new URL('fixtures/hello-bot.mjs', import.meta.url));

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

interface Door {
  readonly child: ChildProcess;
  readonly lines: string[];
  readonly ended: Promise<number | null>;
}

function start(command: string, args: readonly string[], env: Readonly<Record<string, string>>): Door {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines: string[] = [];
  if (child.stdout !== null) createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  return { child, lines, ended: new Promise((resolve) => child.once('exit', (code) => resolve(code))) };
}

const startSandbox = (env: Readonly<Record<string, string>> = {}) =>
  start(process.execPath, ['src/ops/run.mjs', 'src/sandbox/main.ts'], {
    PORT: '0',
    // What concerns a bot does not concern the sandbox, however wrong it is.
    DISCORD_TOKEN: 'x',
    ...env,
  });

it('prints one line of JSON that a bot, a test and a browser need, and stops when asked to', async () => {
  const sandbox = startSandbox();
  const line = await eventually(async () => sandbox.lines[0]);
  const printed = JSON.parse(line) as Record<string, string>;
  expect(Object.keys(printed)).toEqual([
    'api',
    'gateway',
    'page',
    'control',
    'token',
    'applicationId',
    'guildId',
    'channelId',
    'userId',
    'key',
  ]);
  const { control = '', key = '', userId = '', channelId = '', page = '' } = printed;
  expect(await (await fetch(page)).text()).toContain('<!doctype html>');

  start(process.execPath, [BOT], { SANDBOX: line });
  const client = new ControlClient({ control, key });
  await eventually(async () => ((await client.state()).commands.length > 0 ? true : undefined));
  const options = [{ name: 'name', value: 'Ada' }];
  const sent = await client.send({ type: 'command', userId, channelId, name: 'hello', options });
  const [answer] = await client.finalMessages(sent.interactionId);
  expect(answer?.content).toBe('Hello, Ada!');
  expect(await client.botFaults()).toEqual([]);

  sandbox.child.kill('SIGTERM');
  expect(await sandbox.ended).toBe(0);
  expect(sandbox.lines).toEqual([line]);
});

it('says what is wrong with its port', async () => {
  const sandbox = startSandbox({ PORT: 'many' });
  expect(await sandbox.ended).toBe(2);
  expect(sandbox.lines).toEqual([]);
});
