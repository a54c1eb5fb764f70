/** What gets lost between Discord and the bot: each interaction that was taken still ends in exactly one message. */
import { MessageFlags } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RestEffect } from '../../src/sandbox/protocol.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { Person } from '../sandbox/control-client.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { type ScriptedBot, startScriptedBot } from './scripted-bot.js';

const CALLBACK = { method: 'POST', route: '/interactions/{}/{}/callback' };
const ORIGINAL = { method: 'PATCH', route: '/webhooks/{}/{}/messages/@original' };
const FOLLOW_UP = { method: 'POST', route: '/webhooks/{}/{}' };
const ERROR = { message: '500: Internal Server Error', code: 0 };
const PEOPLE = '1 only tea, 2 neither';

const data = scratchFolder();
let sandbox: Sandbox;
let bot: ScriptedBot;
let ada: Person;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  ada = new Person(sandbox);
  bot = await startScriptedBot(sandbox, data, { perWindow: 10_000 });
});
afterEach(async () => {
  await ada.control.removeRestFaults();
});
afterAll(async () => {
  await bot.stop();
  await sandbox.close();
});

/** Once all is quiet. */
const finals = async (id: string) => await ada.control.finalMessages(id, { quietMs: 300, waitMs: 20_000 });
const words = (messages: readonly object[]) => JSON.stringify(messages);

const LOST: readonly (readonly [string, RestEffect])[] = [
  ['an error before it is applied', { type: 'answer', when: 'before', status: 500, body: ERROR }],
  ['an error after it is applied', { type: 'answer', when: 'after', status: 502, body: '<html>' }],
  ['the end of the connection before it is applied', { type: 'drop', when: 'before' }],
  ['the end of the connection after it is applied', { type: 'drop', when: 'after' }],
  ['half an answer', { type: 'garbage', when: 'after' }],
];

describe.each(LOST)('%s', (_name, effect) => {
  it('of the first response: the question is answered once', async () => {
    await ada.control.plantRestFault({ ...CALLBACK, times: 1, effect });
    const { interactionId } = await ada.command('nextword', { text: 'The capital of France is' });
    expect(await finals(interactionId)).toHaveLength(1);
    expect((await ada.interaction(interactionId)).status).toBe('acknowledged');
  });

  it('of the first response: a refusal is told once, to the person alone', async () => {
    await ada.control.plantRestFault({ ...CALLBACK, times: 1, effect });
    const { interactionId } = await ada.command('nextword', { text: ' ' });
    const [message, ...others] = await finals(interactionId);
    expect(others).toEqual([]);
    expect((message?.flags ?? 0) & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
  });

  it('of the first response: what was done is shown, and refused the second time, to the person alone', async () => {
    const name = `p${Math.random().toString(36).slice(2)}`;
    for (const expected of ['Created', 'already']) {
      await ada.control.plantRestFault({ ...CALLBACK, times: 1, effect });
      const { interactionId } = await ada.command('population create', { name, people: PEOPLE });
      const messages = await finals(interactionId);
      expect(messages).toHaveLength(1);
      expect(words(messages)).toContain(expected);
    }
  });

  it('of the first response: a refusal of a press below what all see is told once, to the person alone', async () => {
    const { interactionId } = await ada.command('population poll', {
      name: `poll${Math.random().toString(36).slice(2)}`,
      attributes: 'tea, coffee',
    });
    const [poll] = await finals(interactionId);
    if (poll === undefined) throw new Error('no poll');
    const grace = await ada.join('grace');
    // A message beside the answer could not be repeated: none is needed.
    await ada.control.plantRestFault({ ...FOLLOW_UP, effect: { type: 'drop', when: 'before' } });
    await ada.control.plantRestFault({ ...CALLBACK, times: 1, effect });
    const pressed = await grace.press(poll, 'Finish');
    const [message, ...others] = await finals(pressed.interactionId);
    expect(others).toEqual([]);
    expect(message?.embeds[0]?.description).toContain('started');
    expect((message?.flags ?? 0) & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
  });

  it('of the first response: the refusal of a guess below what all see is told once, to the person alone', async () => {
    const round = await ada.message((await ada.command('guess')).interactionId);
    const grace = await ada.join('grace');
    const window = (await grace.press(round, 'Guess')).interactionId;
    await grace.modalOf(window);
    await ada.control.plantRestFault({ ...FOLLOW_UP, effect: { type: 'drop', when: 'before' } });
    await ada.control.plantRestFault({ ...CALLBACK, times: 1, effect });
    const sent = await grace.submitModal(window, { word: 'two words' });
    const [message, ...others] = await finals(sent.interactionId);
    expect(others).toEqual([]);
    expect((message?.flags ?? 0) & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
  });

  it('of the first response: a guess below what all see counts once, and the person is told so once', async () => {
    const round = await ada.message((await ada.command('guess')).interactionId);
    const grace = await ada.join('grace');
    const window = (await grace.press(round, 'Guess')).interactionId;
    await grace.modalOf(window);
    await ada.control.plantRestFault({ ...CALLBACK, times: 1, effect });
    const { interactionId } = await grace.submitModal(window, { word: 'Paris' });
    const own = async () =>
      (await grace.state()).messages.filter(
        ({ flags = 0, interaction_metadata: of }) =>
          (flags & MessageFlags.Ephemeral) !== 0 && of?.id === interactionId,
      );
    await expect.poll(async () => words(await own()), { timeout: 10_000 }).toContain('Paris');
    await expect
      .poll(async () => words([await ada.reread(round)]), { timeout: 10_000 })
      .toMatch(/\b1 (person|guess|player)/i);
    expect(await own()).toHaveLength(1);
  });

  it('of a window: it opens', async () => {
    await ada.control.plantRestFault({ ...CALLBACK, times: 1, effect });
    const { interactionId } = await ada.command('population create', { name: 'mine' });
    expect((await ada.modalOf(interactionId)).title).toBe('A new population');
  });

  it('of the answer: it stands there once', async () => {
    await ada.control.plantRestFault({ ...ORIGINAL, times: 2, effect });
    const { interactionId } = await ada.command('nextword', { text: 'The capital of France is' });
    expect(await finals(interactionId)).toHaveLength(1);
  });
});

describe('a question that the queue took although it said otherwise', () => {
  it('keeps its answer', async () => {
    bot.losesReceipts = true;
    const { interactionId } = await ada.command('nextword', { text: 'The capital of France is' });
    await expect.poll(() => bot.jobs.at(-1)?.id).toBe(`i-${interactionId}`);
    const messages = await finals(interactionId);
    bot.losesReceipts = false;
    expect(messages).toHaveLength(1);
    expect(words(messages)).not.toContain('Questions cannot be passed on right now');
    expect(messages[0]?.embeds[0]?.title).toBeDefined();
  });
});

describe('an interaction that the gateway sends twice', () => {
  it('is served once', async () => {
    await ada.control.disturbGateway({ type: 'repeat-next' });
    const { interactionId } = await ada.command('population create', { name: 'twice', people: PEOPLE });
    const messages = await finals(interactionId);
    expect(messages).toHaveLength(1);
    expect(words(messages)).not.toContain('already');
  });
});
