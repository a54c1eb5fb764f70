/** Restarts, a store that is away, the menu of a message, and limits: over the local Discord with the unmodified client. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIMessage } from 'discord-api-types/v10';
import { MessageFlags } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { Person } from '../sandbox/control-client.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { type ScriptedBot, startScriptedBot } from './scripted-bot.js';

const data = scratchFolder();
const noFolder = join(scratchFolder(), 'a file');
let sandbox: Sandbox;
let bot: ScriptedBot;
let ada: Person;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, rateLimits: { isEnforced: false } });
  ada = new Person(sandbox);
  writeFileSync(noFolder, '');
});
afterAll(async () => {
  expect(await ada.faults()).toEqual([]);
  await sandbox.close();
});

const isPrivate = ({ flags }: APIMessage) => ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;
const words = (message: APIMessage) => JSON.stringify(message.embeds);
const ask = async (options: Record<string, string | number | boolean>) =>
  await ada.message((await ada.command('nextword', options)).interactionId);
const press = async (message: APIMessage, label: string) =>
  await ada.message((await ada.press(message, label)).interactionId);

describe('after a restart of the bot', () => {
  it('what stands in the channel can still be pressed, and goes back', async () => {
    bot = await startScriptedBot(sandbox, data);
    const message = await ask({ text: 'Before the restart' });
    await ada.choose(message, ['Paris']);
    await expect.poll(async () => words(await ada.reread(message))).toContain('restart Paris');
    await bot.stop();
    bot = await startScriptedBot(sandbox, data);
    await ada.press(await ada.reread(message), 'Back');
    await expect.poll(async () => words(await ada.reread(message))).not.toContain('restart Paris');
    expect(bot.jobs.at(-1)?.question).toEqual({ kind: 'nextword', text: 'Before the restart', words: 10 });
    await bot.stop();
  });
});

describe('a store that is away', () => {
  it('keeps no question from being answered: the answer has no id and nothing to press', async () => {
    bot = await startScriptedBot(sandbox, noFolder);
    const message = await ask({ text: 'Nobody remembers' });
    expect(words(message)).toContain('Paris');
    expect(words(message)).not.toMatch(/id [a-z2-9]{6}/);
    expect(message.components ?? []).toEqual([]);
    expect(bot.jobs.at(-1)).not.toHaveProperty('card');
    const { interactionId } = await ada.command('again', { id: '7k2fmp' });
    expect(words(await ada.message(interactionId))).toContain('cannot be reached');
    for (const focused of ['id', 'option']) {
      const options = [
        { name: 'id', value: '7k2fmp' },
        { name: focused, value: '' },
      ].slice(focused === 'id' ? 1 : 0);
      const { choices } = await ada.send({ type: 'autocomplete', name: 'again', options, focused });
      expect(choices).toEqual([]);
    }
    await bot.stop();
  });

  it('says so to whoever presses something', async () => {
    bot = await startScriptedBot(sandbox, data);
    const message = await ask({ text: 'a' });
    await bot.stop();
    bot = await startScriptedBot(sandbox, noFolder);
    const notice = await press(message, 'Draw a word');
    expect(isPrivate(notice)).toBe(true);
    expect(words(notice)).toContain('cannot be reached');
    await bot.stop();
  });
});

describe('“How surprising is this?” on a message', () => {
  const NAME = 'How surprising is this?';
  beforeEach(async () => {
    bot = await startScriptedBot(sandbox, data);
  });
  afterEach(() => bot.stop());

  const someones = async () => {
    const found = (await ada.state()).messages.find(({ content }) => content !== '');
    if (found === undefined) throw new Error('nobody has said anything');
    return found;
  };

  it('answers privately, stores the text nowhere, and shares it at the second step', async () => {
    const target = await someones();
    const { interactionId } = await ada.useMessageMenu(target, NAME);
    const answer = await ada.message(interactionId);
    expect(isPrivate(answer)).toBe(true);
    expect(bot.jobs.at(-1)?.question).toEqual({ kind: 'sequence', text: target.content, fromMessage: true });
    expect(bot.jobs.at(-1)?.card).toMatchObject({ isShown: false });
    expect(words(answer)).not.toMatch(/id [a-z2-9]{6}/);

    const shared = await press(answer, 'Share');
    expect(isPrivate(shared)).toBe(false);
    expect(shared.components ?? []).toEqual([]);
    expect(bot.jobs.at(-1)?.question).toEqual({ kind: 'sequence', text: target.content, fromMessage: true });

    const files = readdirSync(data).map((name) => readFileSync(join(data, name)));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(file.includes(target.content)).toBe(false);
  });

  it('after a restart says that the text was not kept', async () => {
    const { interactionId } = await ada.useMessageMenu(await someones(), NAME);
    const answer = await ada.message(interactionId);
    await bot.stop();
    bot = await startScriptedBot(sandbox, data);
    const notice = await press(answer, 'Share');
    expect(isPrivate(notice)).toBe(true);
    expect(words(notice)).toContain('not kept');
    expect(words(notice)).toContain(NAME);
    expect(bot.jobs).toEqual([]);
  });

  it('can be shared and nothing else, whatever a client sends', async () => {
    await ada.useMessageMenu(await someones(), NAME);
    await expect.poll(() => bot.jobs.length).toBe(1);
    const id = bot.jobs[0]?.card?.id;
    bot.forged = ['tokens', 'compare', 'retry', 'back', 'what-if'].map((action) => `g1:${action}:${id}`);
    const forged = await ask({ text: 'a' });
    const before = bot.jobs.length;
    for (const label of ['0', '1', '2', '3', '4']) {
      const notice = await press(forged, label);
      expect(words(notice)).toMatch(/no longer works|not kept/);
    }
    const { interactionId } = await ada.command('again', { id: String(id) });
    expect(words(await ada.message(interactionId))).toContain('keep no question');
    expect(bot.jobs.length).toBe(before);
  });

  it('refuses a message without text of its own', async () => {
    const empty = await ask({ text: 'An embed has no content' });
    const { interactionId } = await ada.useMessageMenu(empty, NAME);
    const notice = await ada.message(interactionId);
    expect(isPrivate(notice)).toBe(true);
    expect(words(notice)).toContain('no text');
  });
});

describe('too many presses', () => {
  it('count like commands', async () => {
    bot = await startScriptedBot(sandbox, data, { perWindow: 2 });
    const message = await ask({ text: 'a' });
    await press(message, 'Draw a word');
    const { interactionId } = await ada.press(message, 'Tokens');
    const notice = await ada.message(interactionId, (one) => one.id !== message.id);
    expect(isPrivate(notice)).toBe(true);
    expect(words(notice)).toMatch(/try again in \d+ second/);
    expect(await ada.reread(message)).toEqual(message);
    await bot.stop();
  });
});
