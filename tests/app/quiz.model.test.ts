/**
 * Questions about the language model over the whole way: real client, real queue, real worker, real model. Whoever plays asks
 * `/nextword` for the numbers on the card, and works out the right option from them.
 */
import type { APIMessage } from 'discord-api-types/v10';
import { ChannelType } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { lacks, modelMissing } from '../model/model-file.js';
import { eventually, Person } from '../sandbox/control-client.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { startAppAt } from './start-app.js';

const TIMEOUT = { timeout: 50_000, interval: 50 };
const data = scratchFolder();

describe.skipIf(lacks(modelMissing))('a quiz about the language model', () => {
  let sandbox: Sandbox;
  let app: App;
  let ada: Person;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 });
    ada = new Person(sandbox);
    app = await startAppAt(sandbox, data);
    // How long a model takes to be read is not what is looked at.
    await nextWord('The capital of France is', 'Paris');
  });
  afterAll(async () => {
    await app.stop();
    await sandbox.close();
  });

  const textOf = (message: APIMessage) => message.embeds.map(({ description }) => description).join('\n');
  const ask = async (command: string, options: Readonly<Record<string, string | number>>) =>
    await ada.message((await ada.command(command, options)).interactionId);

  /** In percent, as the card of the next word has it in its table. */
  async function nextWord(text: string, word: string): Promise<number> {
    const card = await ask('nextword', { text, words: 25 });
    const [, percent] = new RegExp(`^${word} +(\\d+\\.\\d) %`, 'm').exec(textOf(card)) ?? [];
    if (percent === undefined) throw new Error(`no ${word} after "${text}": ${textOf(card)}`);
    return Number(percent);
  }

  function read(text: string, pattern: RegExp): readonly string[] {
    const found = pattern.exec(text);
    if (found === null) throw new Error(`not ${pattern}: ${text}`);
    return found.slice(1);
  }

  /** The button whose percentage is the nearest to `value`, which no other one is near to. */
  async function answer(quiz: APIMessage, value: number): Promise<APIMessage> {
    const labels = [
      ...JSON.stringify(quiz.components).matchAll(/"label":"([A-D]: (?:[<>] )?([\d.]+) %[^"]*)"/g),
    ].map(([, label = '', percent]) => ({ label, distance: Math.abs(Number(percent) - value) }));
    const [nearest, next] = labels.sort((a, b) => a.distance - b.distance);
    if (nearest === undefined || next === undefined) throw new Error('no options');
    expect(nearest.distance).toBeLessThan(0.06);
    expect(next.distance).toBeGreaterThan(0.3);
    await ada.press(quiz, nearest.label);
    await expect.poll(async () => textOf(await ada.reread(quiz)), TIMEOUT).toContain('Your answer: ');
    await ada.press(await ada.reread(quiz), 'Reveal');
    await expect
      .poll(async () => (await ada.reread(quiz)).embeds[0]?.image?.url ?? '', TIMEOUT)
      .toContain('quiz.png');
    return await ada.reread(quiz);
  }

  it('asks for two words in a row: the right option is the product of what /nextword states', async () => {
    const quiz = await ask('quiz solo', { kind: 'two-words' });
    const [context = '', model, first = '', ...stated] = read(
      textOf(quiz),
      /After “(.+)” the language model (\S+) says “(.+)” with ([\d.]+) %, and “(.+)” with ([\d.]+) %\.\n.*After “.+” it says “.+” with ([\d.]+) %/,
    );
    const [firstPercent, second = '', alonePercent, afterPercent] = stated;
    const firstShown = await nextWord(context, first);
    const after = await nextWord(`${context} ${first}`, second);
    expect([firstShown, await nextWord(context, second), after]).toEqual(
      [firstPercent, alonePercent, afterPercent].map(Number),
    );
    const solved = await answer(quiz, (firstShown * after) / 100);
    expect(textOf(solved)).toContain('Right: ');
    expect(textOf(solved)).toContain(model);
  }, 180_000);

  it('asks which text a word came after: the right option is Bayes’ rule with what /nextword states', async () => {
    const quiz = await ask('quiz solo', { kind: 'which-text' });
    const [some, one = '', others, other = '', word = '', here, there] = read(
      textOf(quiz),
      /(\d+) bears? the first text, “(.+)”, and (\d+) bears? the second, “(.+)”\.\n.*goes on with “(.+)” with ([\d.]+) % after the first text, and with ([\d.]+) % after the second/,
    );
    const shown = [await nextWord(one, word), await nextWord(other, word)] as const;
    expect(shown).toEqual([Number(here), Number(there)]);
    const joint = Number(some) * shown[0];
    const solved = await answer(quiz, (100 * joint) / (joint + Number(others) * shown[1]));
    expect(textOf(solved)).toContain('Right: ');
  }, 180_000);

  it('is played by a group, each question another one', async () => {
    await ask('quiz round', { kind: 'which-text', questions: 2 });
    const thread = await eventually(async () =>
      (await ada.state()).channels.find(({ type }) => type === ChannelType.PublicThread),
    );
    const host = ada.in(thread.id);
    const question = (number: number) =>
      eventually(async () =>
        (await host.state()).messages.find(
          (message) =>
            message.channel_id === thread.id &&
            JSON.stringify(message.embeds).includes(`Question ${number} of 2: P(first text`),
        ),
      );
    const first = await question(1);
    await host.press(first, 'Reveal');
    await expect.poll(async () => textOf(await host.reread(first)), TIMEOUT).toContain('Step by step');
    await host.press(await host.reread(first), 'Next question');
    expect(textOf(await question(2))).not.toBe(textOf(first));
  }, 180_000);

  it('sends nothing that Discord would refuse', async () => expect(await ada.faults()).toEqual([]));
});
