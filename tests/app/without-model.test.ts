/** The whole way on a machine that has no language model and cannot get one: bot and worker are processes of their own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { APIMessage } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { Person } from '../sandbox/control-client.js';
import { scratchFolder } from '../support/scratch-folder.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NO_NETWORK = pathToFileURL(join(ROOT, 'tests/app/fixtures/no-network.mjs')).href;
const data = scratchFolder();

let sandbox: Sandbox;
let ada: Person;
let bot: ChildProcess | undefined;
let log = '';

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0 });
  ada = new Person(sandbox);
  log = '';
});
afterEach(async () => {
  const running = bot;
  if (running !== undefined) {
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    await ended;
  }
  await sandbox.close();
});

async function startBot(name: string, model: string): Promise<void> {
  const models = join(data, name);
  mkdirSync(models, { recursive: true });
  const child = spawn(process.execPath, ['src/ops/run.mjs', 'src/main.ts'], {
    cwd: ROOT,
    env: {
      // No Python, hence no pip.
      PATH: models,
      HOME: models,
      NODE_OPTIONS: `--import ${NO_NETWORK}`,
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API_URL: sandbox.api,
      DATA_DIR: models,
      MODEL_DIR: join(models, 'models'),
      MODEL: model,
      LOG_LEVEL: 'debug',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  bot = child;
  const ready = new Promise<void>((resolve, reject) => {
    const collect = (chunk: string) => {
      log += chunk;
      if (log.includes('is online')) resolve();
    };
    child.stdout?.setEncoding('utf8').on('data', collect);
    child.stderr?.setEncoding('utf8').on('data', collect);
    child.once('exit', () => reject(new Error(`the bot ended: ${log}`)));
  });
  await ready;
}

async function ask(name: string, options: Readonly<Record<string, string | boolean>>): Promise<APIMessage> {
  const { interactionId } = await ada.command(name, options);
  // What tells that the question waits, or that the model is looked for, is none yet.
  const message = await ada.message(interactionId);
  const answers = await ada.messagesOf(interactionId);
  if (answers.length !== 1) throw new Error(`${answers.length} answers`);
  return message;
}

const textOf = ({ embeds }: APIMessage) => JSON.stringify(embeds);

describe('without the language model', () => {
  it('everything that needs none works, and the rest says what is missing and how to get it', async () => {
    await startBot('empty', '');
    const counted = await ask('nextword', { text: 'The capital of France is' });
    expect(counted.embeds[0]?.title).toContain('counted, not the language model');
    expect(textOf(counted)).toContain('Paris');
    expect(textOf(counted)).toContain('npm run model');
    expect(JSON.stringify(counted.embeds[0]?.image)).toContain('not the language model');
    const { interactionId } = await ada.choose(counted, ['Paris']);
    await expect
      .poll(async () => (await ada.reread(counted)).embeds[0]?.title, { timeout: 30_000 })
      .toContain('France is Paris');
    expect(await ada.messagesOf(interactionId)).toEqual([]);

    for (const [name, options] of [
      ['sequence', { text: 'The cat sat' }],
      ['evidence', { word: 'rain', text: 'It will' }],
      ['prob', { question: 'starts(s) given longer(4)', text: 'The capital of France is' }],
      ['model', {}],
    ] as const) {
      const message = await ask(name, options);
      expect(textOf(message), name).toContain('npm run model');
      expect(textOf(message), name).toContain('MODEL');
    }
    for (const mode of ['word', 'split', 'shannon']) {
      const round = await ask('guess', { mode });
      expect(textOf(round), mode).toContain('play against the language model');
      expect(textOf(round), mode).toContain('npm run model');
      expect(round.components, mode).toEqual([]);
    }
    expect(textOf(await ask('prob', { question: 'tennis given football' }))).toContain('3 of the 7');
    expect(textOf(await ask('bayes', { prior: '1%', hit: '90%', false_alarm: '9%' }))).toContain('%');
    expect(textOf(await ask('population list', {}))).toContain('titanic');
    expect(await ada.faults()).toEqual([]);
    expect(log).toContain('no network in this test');
    expect(log).not.toContain(sandbox.token);
  });

  it('a file that was cut short is no model either', async () => {
    const path = join(data, 'cut.gguf');
    writeFileSync(path, Buffer.from('GGUF\u0003\0\0\0'));
    await startBot('cut', path);
    const counted = await ask('nextword', { text: 'It is cloudy today, so it will' });
    expect(counted.embeds[0]?.title).toContain('counted, not the language model');
    expect(textOf(counted)).toContain('another GGUF file');
    expect(textOf(await ask('prob', { question: 'tennis given football' }))).toContain('3 of the 7');
  });
});
