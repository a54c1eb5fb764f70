/** Buttons and menus over the whole way: real client, real queue, real worker, real model; bot and worker are started again between. */
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { lacks, modelMissing } from '../model/model-file.js';
import { Person } from '../sandbox/control-client.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { startAppAt } from './start-app.js';

const data = scratchFolder();

describe.skipIf(lacks(modelMissing))('what is pressed below an answer of the model', () => {
  let sandbox: Sandbox;
  let app: App;
  let ada: Person;
  const start = async () => await startAppAt(sandbox, data);
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 });
    ada = new Person(sandbox);
    app = await start();
  });
  afterAll(async () => {
    await app.stop();
    await sandbox.close();
  });

  const textOf = (message: APIMessage) => message.embeds[0]?.description ?? '';
  const becomes = async (message: APIMessage, part: string) => {
    await expect
      .poll(async () => JSON.stringify((await ada.reread(message)).embeds), { timeout: 50_000 })
      .toContain(part);
    return await ada.reread(message);
  };

  it('works after bot and worker were started again, and leads back to the same numbers', async () => {
    const { interactionId } = await ada.command('nextword', { text: 'The capital of France is', words: 5 });
    const first = await ada.message(interactionId);
    expect(textOf(first)).toContain('Paris');
    await app.stop();
    app = await start();
    await ada.choose(first, ['Paris']);
    const second = await becomes(first, 'France is Paris');
    await ada.press(second, 'Back');
    await expect.poll(async () => textOf(await ada.reread(first)), { timeout: 50_000 }).toBe(textOf(first));
  }, 170_000);

  it('puts a changed text beside the first', async () => {
    const { interactionId } = await ada.command('sequence', { text: 'The cat sat on the mat.' });
    const first = await ada.message(interactionId);
    const opened = await ada.choose(first, ['mat'], 'What if this word were …');
    const sent = await ada.submitModal(opened.interactionId, { text: 'moon' });
    const second = await ada.message(sent.interactionId);
    expect(second.id).not.toBe(first.id);
    // Two texts stand there now, so there is no one word to change.
    expect(JSON.stringify(first.components)).toContain('what-if');
    expect(JSON.stringify(second.components)).not.toContain('what-if');
  });

  it('answers about a message privately, and shares it', async () => {
    const said = (await ada.state()).messages.find(({ content }) => content.includes('cloudy'));
    if (said === undefined) throw new Error('nobody spoke of clouds');
    const { interactionId } = await ada.useMessageMenu(said, 'How surprising is this?');
    const answer = await ada.message(interactionId);
    const shared = await ada.press(answer, 'Share');
    const seen = await ada.message(shared.interactionId);
    expect(textOf(seen)).toBe(textOf(answer));
    expect((seen.flags ?? 0) & 64).toBe(0);
  });

  it('sends nothing that Discord would refuse', async () => expect(await ada.faults()).toEqual([]));
});
