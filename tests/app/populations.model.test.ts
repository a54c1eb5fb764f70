/** A table becomes a population, is asked about and taken away again: real client, real store, real queue, real worker. */
import type { APIMessage } from 'discord-api-types/v10';
import { MessageFlags } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { lacks, modelMissing } from '../model/model-file.js';
import { Person } from '../sandbox/control-client.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { startAppAt } from './start-app.js';

const data = scratchFolder();
const TABLE = 'name;tea;age;team\nAnn;yes;17;red\nBen;no;18;=blue\nCleo;yes;18;red\nDan;no;17;red\n';

describe.skipIf(lacks(modelMissing))('populations, the whole way', () => {
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

  const words = (message: APIMessage) => JSON.stringify(message.embeds);
  const run = async (
    person: Person,
    name: string,
    options: Readonly<Record<string, string | boolean>> = {},
  ) => await person.message((await person.command(name, options)).interactionId);
  const refusedTo = async (
    person: Person,
    name: string,
    options: Readonly<Record<string, string | boolean>>,
  ) =>
    await person.message(
      (await person.command(name, options)).interactionId,
      (message) => ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0 && message.embeds.length > 0,
    );
  const fileOf = async (message: APIMessage) => await (await fetch(message.attachments[0]?.url ?? '')).text();

  it('imports a table, answers questions about it after a new start, and gives it back', async () => {
    const imported = await run(ada, 'population import', {
      name: 'class',
      file: await ada.giveFile('class.csv', TABLE),
    });
    for (const part of ['Imported', 'Ann, Ben, Cleo, Dan', 'numbers from 17 to 18']) {
      expect(words(imported)).toContain(part);
    }
    await app.stop();
    app = await start();
    const asked = await run(ada, 'prob', { question: 'tea given age = 18', population: 'class' });
    expect(words(asked)).toContain('1/2');
    await run(ada, 'population use', { name: 'CLASS' });
    expect(words(await run(ada, 'prob', { question: 'who tea and team = red' }))).toContain('Ann');
    const exported = await run(ada, 'population export', { name: 'class' });
    expect(exported.attachments[0]?.filename).toBe('class.csv');
    expect(await fileOf(exported)).toBe(
      "name,tea,age,team\r\nAnn,yes,17,red\r\nBen,no,18,'=blue\r\nCleo,yes,18,red\r\nDan,no,17,red\r\n",
    );
  }, 170_000);

  it('is changed by those who may alone, and deleted after asking once', async () => {
    await run(ada, 'population create', { name: 'club', people: '12 only tea, 4 only coffee, 5 both' });
    const ben = await ada.join('ben');
    const refused = await refusedTo(ben, 'population add', { name: 'club', people: '1 only tea' });
    expect(words(refused)).toContain('those who manage the server');
    const allowed = await run(ada, 'population allow', { name: 'club', person: ben.userId });
    expect(words(allowed)).toContain(`<@${ben.userId}>`);
    expect(words(await run(ben, 'population add', { name: 'club', people: '1 only tea' }))).toContain(
      '22 people',
    );
    const asked = await run(ada, 'population delete', { name: 'club' });
    await ada.press(asked, 'Delete it');
    await expect.poll(async () => words(await ada.reread(asked)), { timeout: 20_000 }).toContain('Deleted');
    expect(words(await refusedTo(ada, 'population show', { name: 'club' }))).toContain(
      'no population called',
    );
  }, 60_000);

  it('takes a pasted table in a window', async () => {
    const { interactionId } = await ada.command('population import', { name: 'pasted' });
    const sent = await ada.submitModal(interactionId, {
      Name: 'pasted',
      'The table; its first row names the columns': 'name\ttea\nAnn\tyes\nBen\tno',
    });
    expect(words(await ada.message(sent.interactionId))).toContain('tea**: 1 of 2');
  }, 60_000);
});
