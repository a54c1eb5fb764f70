/** Rounds of guessing over the whole way: real client, real queue, real worker, real model, and ten people at once. */
import type { APIMessage } from 'discord-api-types/v10';
import { ChannelType, MessageFlags } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { OWN_SENTENCES } from '../../src/guess/sentences.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { lacks, modelMissing } from '../model/model-file.js';
import { eventually, Person } from '../sandbox/control-client.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { startAppAt } from './start-app.js';

const data = scratchFolder();
const PEOPLE = 10;
const TIMEOUT = { timeout: 115_000, interval: 50 };

describe.skipIf(lacks(modelMissing))('people against the model', () => {
  let sandbox: Sandbox;
  let app: App;
  let ada: Person;
  let people: readonly Person[];
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 });
    ada = new Person(sandbox);
    app = await startAppAt(sandbox, data);
    people = await Promise.all(Array.from({ length: PEOPLE }, (_, index) => ada.join(`guesser_${index}`)));
  });
  afterAll(async () => {
    await app.stop();
    await sandbox.close();
  });

  const textOf = (message: APIMessage) => message.embeds.map(({ description }) => description).join('\n');
  const start = async (options: Readonly<Record<string, string>> = {}) => {
    const message = await ada.message((await ada.command('guess', options)).interactionId);
    const cut = OWN_SENTENCES.find(({ context }) => textOf(message).includes(context));
    if (cut === undefined) throw new Error(`no sentence of ours: ${textOf(message)}`);
    return { message, cut };
  };
  const type = async (
    person: Person,
    message: APIMessage,
    button: string,
    fields: Readonly<Record<string, string>>,
  ) => {
    const { interactionId } = await person.press(message, button);
    await person.modalOf(interactionId);
    return await person.message((await person.submitModal(interactionId, fields)).interactionId);
  };
  const becomes = async (message: APIMessage, part: string) => {
    await expect.poll(async () => textOf(await ada.reread(message)), TIMEOUT).toContain(part);
    return await ada.reread(message);
  };

  it('takes the guesses of ten at once in secret, and reveals them beside the model', async () => {
    const { message, cut } = await start();
    expect(textOf(message)).not.toContain(` ${cut.word}${cut.rest}`);
    const told = await Promise.all(
      people.map((person, index) => type(person, message, 'Guess', { word: index < 6 ? cut.word : 'zebra' })),
    );
    for (const each of told) {
      expect((each.flags ?? 0) & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
      expect(textOf(each)).toContain('Your guess is');
    }
    const [first] = people;
    if (first === undefined) throw new Error('nobody is there');
    await type(first, message, 'Guess', { word: 'giraffe' });
    await becomes(message, '10 people have guessed');
    const refused = await first.message((await first.press(message, 'Reveal')).interactionId);
    expect(textOf(refused)).toContain('who started it');
    await ada.press(message, 'Reveal');
    const shown = await becomes(message, 'The author wrote');
    expect(textOf(shown)).toContain('5 of 10 people had it');
    expect(textOf(shown)).toContain('giraffe');
    expect(textOf(shown)).toContain('1 round: people lose 1.00 bits');
    expect(shown.components).toEqual([]);
    const image: { description?: string } | undefined = shown.embeds[0]?.image;
    expect(image?.description).toContain(`the author wrote ${cut.word}`);
    // The sums are kept once the reveal is known to be shown.
    const mine = await eventually(async () => {
      const kept = await first.message((await first.command('privacy')).interactionId);
      return textOf(kept).includes('Bits lost in **1 round** of guessing') ? kept : undefined;
    });
    expect(textOf(mine)).not.toContain('giraffe');
  }, 150_000);

  it('lets points be split over the model’s words', async () => {
    const { message } = await start({ mode: 'split' });
    const [one, two] = people;
    if (one === undefined || two === undefined) throw new Error('nobody is there');
    const short = await type(one, message, 'Split 100 points', { a: '50', e: '40' });
    expect(textOf(short)).toContain('Your points make 90');
    await type(one, message, 'Split 100 points', { a: '60', b: '', c: '', d: '', e: '40' });
    await type(two, message, 'Split 100 points', { a: '25', b: '25', c: '25', d: '25', e: '' });
    await ada.press(message, 'Reveal');
    expect(textOf(await becomes(message, 'The author wrote'))).toContain('log rule');
  }, 120_000);

  it('plays Shannon’s game', async () => {
    const { message, cut } = await start({ mode: 'shannon' });
    const [one] = people;
    if (one === undefined) throw new Error('nobody is there');
    const wrong = await type(one, message, 'Guess', { word: 'zebra' });
    expect(textOf(wrong)).toContain('is not the word');
    const { interactionId } = await one.press(wrong, 'Guess again');
    await one.modalOf(interactionId);
    await one.submitModal(interactionId, { word: cut.word });
    await expect
      .poll(async () => textOf(await one.reread(wrong)), TIMEOUT)
      .toContain('is right, with guess 2');
    await ada.press(message, 'Reveal');
    const shown = await becomes(message, 'The author wrote');
    expect(textOf(shown)).toContain('2 guesses');
    expect(textOf(shown)).toContain('n = 1');
  }, 120_000);

  it('reveals a round in a thread by itself, though the bot was started again meanwhile, and counts what each has lost', async () => {
    const begun = await ada.message(
      (await ada.command('guess', { mode: 'split', seconds: 10, thread: true })).interactionId,
    );
    expect(textOf(begun)).toContain('in the thread');
    const thread = await eventually(async () =>
      (await ada.state()).channels.find(({ type }) => type === ChannelType.PublicThread),
    );
    const written = async () =>
      (await ada.state()).messages.filter(({ channel_id, flags }) => channel_id === thread.id && !flags);
    const message = await eventually(async () => (await written())[0]);
    expect(textOf(message)).toContain('revealed by itself 10 seconds after its start');
    const [one] = people;
    if (one === undefined) throw new Error('nobody is there');
    const own = await type(one.in(thread.id), message, 'Split 100 points', { 'something else': '100' });
    expect(textOf(own)).toMatch(/something else +100/);
    await app.stop();
    app = await startAppAt(sandbox, data);
    const shown = await becomes(message, 'The author wrote');
    expect(textOf(shown)).toContain(`<@${one.userId}>`);
    expect(shown.embeds[0]?.image?.url).toContain('guess');
    expect(await written()).toHaveLength(1);
    const table = await ada.message((await ada.command('guess', { scores: true })).interactionId);
    expect(textOf(table)).toMatch(new RegExp(`<@${one.userId}>.*bits a round, 1 round`));
    expect(textOf(table)).toContain('The language model');
  }, 120_000);

  it('sends nothing that Discord would refuse', async () => expect(await ada.faults()).toEqual([]));
});
