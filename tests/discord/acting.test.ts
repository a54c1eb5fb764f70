/** Commands that the bot carries out itself, and what is pressed below them, over the local Discord with the unmodified client. */
import type { APIMessage } from 'discord-api-types/v10';
import { ApplicationCommandOptionType, ApplicationCommandType, MessageFlags } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActingCommand, ActRequest, PressRequest, Shown } from '../../src/discord/command.js';
import { Failure } from '../../src/jobs/failure.js';
import { accept, type Checked, refuse } from '../../src/jobs/refusal.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { Person } from '../sandbox/control-client.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { type ScriptedBot, startScriptedBot } from './scripted-bot.js';

const FILE_BYTES = 1_000;
const requests: ActRequest[] = [];
const presses: PressRequest[] = [];

const shown = (text: string): Shown => ({
  card: { colour: 0, title: text, blocks: [] },
  controls: [
    [
      { type: 'button', action: 'count', argument: '1', label: 'One' },
      { type: 'button', action: 'count', argument: '2', label: 'Two' },
      { type: 'button', action: 'look', label: 'Look' },
      { type: 'button', action: 'write', label: 'Write …' },
      { type: 'button', action: 'gone', label: 'Gone' },
    ],
    [{ type: 'menu', action: 'choose', placeholder: 'Choose', options: [{ label: 'A', value: 'a b' }] }],
  ],
  subject: 'k3x8ab',
});

async function act(request: ActRequest): Promise<Checked<Shown>> {
  requests.push(request);
  switch (request.path[0]) {
    case 'refuse':
      return refuse({ code: 'unknown-card', id: 'abcdef' });
    case 'fail':
      throw new Failure('store-unavailable', 'the test says so');
    case 'break':
      throw new TypeError('a secret of the inside');
    case 'file': {
      const file = await request.file('file', FILE_BYTES);
      if (!file.ok) return file;
      const { name, bytes } = file.value;
      return accept({ ...shown(`${name} ${bytes.byteLength}`), files: [{ name: 'back.csv', bytes }] });
    }
    default:
      return accept(shown(String(request.options.get('text') ?? 'none')));
  }
}

const sub = (name: string, ...options: object[]) => ({
  type: ApplicationCommandOptionType.Subcommand as const,
  name,
  description: name,
  options: options as [],
});
const text = { type: ApplicationCommandOptionType.String, name: 'text', description: 'a text' };
const file = {
  type: ApplicationCommandOptionType.Attachment,
  name: 'file',
  description: 'a file',
  required: true,
};

const keep: ActingCommand = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'keep',
    description: 'Keeps something',
    options: [
      ...['show', 'hide', 'refuse', 'fail', 'break', 'form'].map((name) => sub(name, text)),
      sub('file', file),
    ],
  },
  examples: ['/keep show text:a'],
  isPrivate: ([path]) => path === 'hide',
  form: ([path]) =>
    path === 'form'
      ? {
          action: 'write',
          subject: 'fresh',
          title: 'Write',
          fields: [
            { id: 'name', label: 'Name', isLong: false, isRequired: true, limit: 40 },
            { id: 'more', label: 'More', isLong: true, isRequired: false, limit: 400 },
          ],
        }
      : undefined,
  act,
  presses: new Map(
    Object.entries({
      count: {
        shows: 'in-place' as const,
        act: async (request: PressRequest) => {
          presses.push(request);
          return accept(shown(`counted ${request.argument}`));
        },
      },
      look: {
        shows: 'private' as const,
        act: async (request: PressRequest) => {
          presses.push(request);
          return refuse({ code: 'unknown-card', id: request.subject });
        },
      },
      choose: {
        shows: 'in-place' as const,
        act: async (request: PressRequest) => {
          presses.push(request);
          return accept(null);
        },
      },
      write: {
        shows: 'in-place' as const,
        form: () => ({
          title: 'Write',
          fields: [{ id: 'name', label: 'Name', isLong: false, isRequired: true, limit: 40 }],
        }),
        act: async (request: PressRequest) => {
          presses.push(request);
          return accept(shown(`wrote ${request.fields.get('name')}`));
        },
      },
    }),
  ),
};

let sandbox: Sandbox;
let bot: ScriptedBot;
let ada: Person;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  ada = new Person(sandbox);
  bot = await startScriptedBot(
    sandbox,
    scratchFolder(),
    { perWindow: 10_000 },
    { commands: new Map([['keep', keep] as const]) },
  );
});
afterAll(async () => {
  expect(await ada.faults()).toEqual([]);
  await bot.stop();
  await sandbox.close();
});

const has = ({ flags }: APIMessage, flag: MessageFlags) => ((flags ?? 0) & flag) !== 0;
const isPrivate = (message: APIMessage) =>
  has(message, MessageFlags.Ephemeral) && !has(message, MessageFlags.Loading);
const words = (message: APIMessage) => JSON.stringify(message.embeds);
const run = async (name: string, options: Record<string, string> = {}) =>
  await ada.message((await ada.command(`keep ${name}`, options)).interactionId);
const untilItSays = async (message: APIMessage, wanted: string) =>
  await expect.poll(async () => words(await ada.reread(message))).toContain(wanted);

describe('an acting command', () => {
  it('is given its subcommand, its options and where it is, and shows what comes of it', async () => {
    const message = await run('show', { text: 'hello' });
    expect(words(message)).toContain('hello');
    expect(isPrivate(message)).toBe(false);
    expect(isPrivate(await run('hide'))).toBe(true);
    const [request] = requests;
    expect(request).toMatchObject({ path: ['show'], person: ada.userId, mayManage: true });
    expect(request?.options).toEqual(new Map([['text', 'hello']]));
    expect(request?.place).toEqual({ scope: expect.stringMatching(/^g-\d+$/), channel: ada.channelId });
    expect(request?.reply).toMatchObject({ via: 'discord' });
    expect(bot.jobs).toEqual([]);
  });

  it('tells refusals, failures and bugs to the one person alone, and nothing of the inside', async () => {
    for (const [name, sentence] of [
      ['refuse', 'abcdef'],
      ['fail', 'cannot be reached'],
      ['break', 'incident'],
    ] as const) {
      const { interactionId } = await ada.command(`keep ${name}`);
      const message = await ada.message(interactionId, isPrivate);
      expect(words(message)).toContain(sentence);
      expect(words(message)).not.toContain('secret');
      await expect.poll(async () => (await ada.messagesOf(interactionId)).length).toBe(1);
    }
  });

  it('takes a file up to its limit, and gives one', async () => {
    const message = await run('file', { file: await ada.giveFile('tea.csv', 'x'.repeat(FILE_BYTES)) });
    expect(words(message)).toContain('tea.csv 1000');
    const [attachment] = message.attachments;
    expect(attachment?.filename).toBe('back.csv');
    expect(await (await fetch(attachment?.url ?? '')).text()).toBe('x'.repeat(FILE_BYTES));
    const { interactionId } = await ada.command('keep file', {
      file: await ada.giveFile('tea.csv', 'x'.repeat(FILE_BYTES + 1)),
    });
    expect(words(await ada.message(interactionId, isPrivate))).toContain('1,000');
  });

  it('may open a window first, whose fields it is given', async () => {
    const { interactionId } = await ada.command('keep form');
    const sent = await ada.submitModal(interactionId, { Name: 'tea', More: '' });
    expect(words(await ada.message(sent.interactionId))).toContain('wrote tea');
    expect(presses.at(-1)).toMatchObject({ subject: 'fresh' });
    expect(presses.at(-1)?.fields).toEqual(
      new Map([
        ['name', 'tea'],
        ['more', ''],
      ]),
    );
  });
});

describe('what is pressed below it', () => {
  it('says which button it was, and changes the message in its place', async () => {
    const message = await run('show');
    await ada.press(message, 'Two');
    await untilItSays(message, 'counted 2');
    expect(presses.at(-1)).toMatchObject({ subject: 'k3x8ab', argument: '2', values: [], mayManage: true });
  });

  it('may leave the message as it is', async () => {
    const message = await run('show', { text: 'as it is' });
    await ada.choose(message, ['A']);
    await expect.poll(() => presses.at(-1)?.values).toEqual(['a b']);
    expect(words(await ada.reread(message))).toContain('as it is');
  });

  it('tells a refusal to the one who pressed', async () => {
    const message = await run('show');
    const { interactionId } = await ada.press(message, 'Look');
    expect(words(await ada.message(interactionId, isPrivate))).toContain('k3x8ab');
  });

  it('may open a window', async () => {
    const message = await run('show');
    const { interactionId } = await ada.press(message, 'Write …');
    await ada.submitModal(interactionId, { Name: 'coffee' });
    await untilItSays(message, 'wrote coffee');
  });

  it('leads nowhere when the command knows nothing of it', async () => {
    const message = await run('show');
    const { interactionId } = await ada.press(message, 'Gone');
    expect(words(await ada.message(interactionId, isPrivate))).toContain('no longer works');
  });
});
