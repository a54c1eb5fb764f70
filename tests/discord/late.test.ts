/** What comes late: choices from a store that does not answer, and a window that somebody leaves open. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { COMMANDS } from '../../commands/index.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { Person } from '../sandbox/control-client.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { type ScriptedBot, startScriptedBot } from './scripted-bot.js';

const data = scratchFolder();
/** Discord gives the token of a window a quarter of an hour. */
const NEARLY_MS = 14 * 60_000 + 50_000;
let sandbox: Sandbox;
let bot: ScriptedBot;
let ada: Person;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  ada = new Person(sandbox);
  const prob = COMMANDS.get('prob');
  if (prob === undefined) throw new Error('no such command');
  const commands = new Map(COMMANDS).set('prob', {
    ...prob,
    autocomplete: () => new Promise<never>(() => undefined),
  });
  bot = await startScriptedBot(sandbox, data, { perWindow: 10_000 }, { commands });
});
afterAll(async () => {
  await bot.stop();
  await sandbox.close();
});

it('choices that never come are none, in time, and the question is answered', async () => {
  const common = { name: 'prob', options: [{ name: 'question', value: 'ten' }] } as const;
  const typed = await ada.send({ type: 'autocomplete', focused: 'question', ...common });
  expect(typed.choices).toEqual([]);
  expect((await ada.interaction(typed.interactionId)).status).toBe('acknowledged');
  const { interactionId } = await ada.command('nextword', { text: 'a' });
  expect(await ada.control.finalMessages(interactionId, { waitMs: 20_000 })).toHaveLength(1);
});

it('a window that is sent after a quarter of an hour does what it says, once', async () => {
  const opened = (await ada.command('population create', { name: 'late' })).interactionId;
  await ada.modalOf(opened);
  await ada.control.advanceClock(NEARLY_MS);
  const sent = await ada.submitModal(opened, { name: 'late', people: '1 only tea, 2 neither' });
  const [message, ...others] = await ada.control.finalMessages(sent.interactionId, {
    quietMs: 300,
    waitMs: 20_000,
  });
  expect(others).toEqual([]);
  expect(JSON.stringify(message)).toContain('Created');
});
