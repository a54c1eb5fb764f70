/** What an interaction carries, of every type and with every kind of option, menu and form, as discord.js reads it. */
import {
  type APIActionRowComponent,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuComponent,
  ApplicationCommandType,
  type ChatInputCommandInteraction,
  ComponentType,
  type Interaction,
  ApplicationCommandOptionType as Option,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../src/sandbox/journal.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.js';
import { Dispatches } from '../bare-rest.js';
import { eventually, Person } from '../control-client.js';
import { type ProtocolBot, startProtocolBot } from './protocol-bot.js';

const option = (type: number, name: string, more: object = {}) => ({ type, name, description: 'd', ...more });
const COMMANDS = [
  {
    name: 'all',
    description: 'd',
    options: [
      option(Option.String, 'text'),
      option(Option.Integer, 'whole'),
      option(Option.Number, 'number'),
      option(Option.Boolean, 'flag'),
      option(Option.User, 'user'),
      option(Option.Channel, 'channel', { channel_types: [0] }),
      option(Option.Role, 'role'),
      option(Option.Mentionable, 'someone'),
      option(Option.Attachment, 'file'),
    ],
  },
  {
    name: 'tree',
    description: 'd',
    options: [
      {
        type: Option.SubcommandGroup,
        name: 'group',
        description: 'd',
        options: [
          {
            type: Option.Subcommand,
            name: 'leaf',
            description: 'd',
            options: [option(Option.String, 'text', { autocomplete: true })],
          },
        ],
      },
      { type: Option.Subcommand, name: 'alone', description: 'd' },
    ],
  },
  { name: 'menus', description: 'd' },
  { name: 'form', description: 'd' },
  { name: 'Greet', type: ApplicationCommandType.User },
  { name: 'Quote', type: ApplicationCommandType.Message },
] as RESTPostAPIApplicationCommandsJSONBody[];

const MENUS: readonly APISelectMenuComponent[] = [
  { type: ComponentType.StringSelect, custom_id: 'strings', options: [{ label: 'A', value: 'a' }] },
  { type: ComponentType.UserSelect, custom_id: 'users', max_values: 2 },
  { type: ComponentType.RoleSelect, custom_id: 'roles' },
  { type: ComponentType.MentionableSelect, custom_id: 'both', max_values: 2 },
  { type: ComponentType.ChannelSelect, custom_id: 'channels', channel_types: [0] },
];
const rows = MENUS.map(
  (menu): APIActionRowComponent<APISelectMenuComponent> => ({
    type: ComponentType.ActionRow,
    components: [menu],
  }),
);

const group = [
  { label: 'One', value: '1' },
  { label: 'Two', value: '2' },
];
const FORM: APIModalInteractionResponseCallbackData = {
  custom_id: 'form',
  title: 'Everything',
  components: [
    { type: ComponentType.TextDisplay, content: 'Fill in' },
    {
      type: ComponentType.Label,
      label: 'Radio',
      component: { type: ComponentType.RadioGroup, custom_id: 'radio', options: group },
    },
    {
      type: ComponentType.Label,
      label: 'Boxes',
      component: { type: ComponentType.CheckboxGroup, custom_id: 'boxes', options: group },
    },
    {
      type: ComponentType.Label,
      label: 'Box',
      component: { type: ComponentType.Checkbox, custom_id: 'box' },
    },
    {
      type: ComponentType.Label,
      label: 'File',
      component: { type: ComponentType.FileUpload, custom_id: 'file', required: false },
    },
  ],
};

let heard: Dispatches;
let sandbox: Sandbox;
let bot: ProtocolBot;
let ada: Person;

beforeAll(async () => {
  heard = new Dispatches();
  sandbox = await startSandbox({ port: 0, journal: heard.journal, rateLimits: { isEnforced: false } });
  ada = new Person(sandbox);
  bot = await startProtocolBot(sandbox, { onInteraction: answer });
  await bot.client.application.commands.set([...COMMANDS]);
});
afterAll(async () => {
  await bot.stop();
  await sandbox.close();
});
beforeEach(() => {
  bot.seen.length = 0;
});

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) await interaction.respond([{ name: 'n', value: 'v' }]);
  else if (interaction.isChatInputCommand() && interaction.commandName === 'menus') {
    await interaction.reply({ content: 'choose', components: rows });
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'form') {
    await interaction.showModal(FORM);
  } else if (interaction.isRepliable()) await interaction.reply('seen');
}

const seen = () => eventually(async () => bot.seen[0]);
const raw = (id: string) => {
  const isIt = (entry: JournalEntry) =>
    entry.type === 'dispatch' && (entry.data as { id?: string } | null)?.id === id;
  const entry = heard.entries.find(isIt);
  return (entry as Extract<JournalEntry, { type: 'dispatch' }>).data as Record<string, unknown>;
};
const role = async () => {
  const roles = await bot.client.guilds.cache.first()?.roles.fetch();
  return roles?.find(({ name }) => name === 'Managers')?.id ?? '';
};

describe('commands', () => {
  it('take every type of option, with what it points at', async () => {
    const file = await ada.giveFile('notes.txt', 'some text');
    const { interactionId } = await ada.command('all', {
      text: 'ünï 😀',
      whole: -3,
      number: 0.25,
      flag: false,
      user: '901000000000000202',
      channel: '901000000000000102',
      role: await role(),
      someone: await role(),
      file,
    });
    const { options } = (await seen()) as ChatInputCommandInteraction<'cached'>;
    expect(options.getString('text')).toBe('ünï 😀');
    expect(options.getInteger('whole')).toBe(-3);
    expect(options.getNumber('number')).toBe(0.25);
    expect(options.getBoolean('flag')).toBe(false);
    expect(options.getUser('user')?.username).toBe('blaise');
    expect(options.getMember('user')?.id).toBe('901000000000000202');
    expect(options.getChannel('channel')?.name).toBe('lounge');
    expect(options.getRole('role')?.name).toBe('Managers');
    expect(options.getMentionable('someone')).toMatchObject({ name: 'Managers' });
    expect(options.getAttachment('file')).toMatchObject({ name: 'notes.txt', size: 9 });
    expect(raw(interactionId)).toMatchObject({
      data: {
        resolved: {
          channels: {
            '901000000000000102': { permissions: expect.any(String), app_permissions: expect.any(String) },
          },
          members: { '901000000000000202': { permissions: expect.any(String) } },
        },
      },
    });
  });

  it('come with all that Discord says of place and person', async () => {
    const { interactionId } = await ada.command('all');
    const payload = raw(interactionId);
    expect(payload).toMatchObject({
      application_id: sandbox.applicationId,
      type: 2,
      version: 1,
      guild_id: sandbox.guildId,
      guild: { id: sandbox.guildId, locale: 'en-US', features: [] },
      channel_id: sandbox.channelId,
      channel: { id: sandbox.channelId, type: 0, permissions: expect.any(String) },
      member: { user: { id: ada.userId }, roles: [], permissions: expect.any(String) },
      locale: 'en-US',
      guild_locale: 'en-US',
      app_permissions: expect.any(String),
      entitlements: [],
      authorizing_integration_owners: { 0: sandbox.guildId },
      context: 0,
      attachment_size_limit: 10_485_760,
    });
    expect(payload).not.toHaveProperty('user');
    const direct = await ada.in('901000000000000301').command('all');
    expect(raw(direct.interactionId)).toMatchObject({
      user: { id: ada.userId },
      context: 1,
      authorizing_integration_owners: { 0: '0' },
    });
    expect(raw(direct.interactionId)).not.toHaveProperty('member');
  });

  it('name their group and subcommand', async () => {
    await ada.command('tree group leaf', { text: 'x' });
    const first = (await seen()) as ChatInputCommandInteraction;
    expect([first.options.getSubcommandGroup(), first.options.getSubcommand()]).toEqual(['group', 'leaf']);
    expect(first.options.getString('text')).toBe('x');
    bot.seen.length = 0;
    await ada.command('tree alone');
    const second = (await seen()) as ChatInputCommandInteraction;
    expect([second.options.getSubcommandGroup(), second.options.getSubcommand()]).toEqual([null, 'alone']);
    const { choices } = await ada.send({
      type: 'autocomplete',
      name: 'tree group leaf',
      options: [{ name: 'text', value: 'ty' }],
      focused: 'text',
    });
    expect(choices).toEqual([{ name: 'n', value: 'v' }]);
  });

  it.each([
    [{ user: '901000000000000999' }, '"user" names nobody here.'],
    [{ role: '901000000000000201' }, '"role" names no role here.'],
    [{ someone: '901000000000000101' }, '"someone" names neither a person nor a role here.'],
    [{ channel: '901000000000000301' }, '"channel" names no channel here that may be chosen.'],
    [{ file: '901000000000000301' }, '"file" names no file that you gave.'],
    [{ whole: 1.5 }, '"whole" must be a whole number.'],
    [{ flag: 'yes' }, '"flag" must be true or false.'],
  ])('refuse %j as a client does', async (options, sentence) => {
    await expect(ada.command('all', options)).rejects.toThrow(sentence);
  });

  it('of a person’s menu bring the person and the member', async () => {
    await ada.send({ type: 'user-command', name: 'Greet', targetUserId: '901000000000000202' });
    const interaction = await seen();
    if (!interaction.isUserContextMenuCommand()) throw new Error('a user command');
    expect(interaction.targetUser.username).toBe('blaise');
    expect(interaction.targetMember?.user.id).toBe('901000000000000202');
    await expect(
      ada.send({ type: 'user-command', name: 'Quote', targetUserId: '901000000000000202' }),
    ).rejects.toThrow('There is no “Quote” in the menu of people here.');
  });

  it('of a message’s menu bring the message', async () => {
    const [message] = (await ada.state()).messages;
    if (message === undefined) throw new Error('a message from before');
    await ada.useMessageMenu(message, 'Quote');
    const interaction = await seen();
    if (!interaction.isMessageContextMenuCommand()) throw new Error('a message command');
    expect(interaction.targetMessage.content).toBe(message.content);
  });
});

describe('menus', () => {
  let message: APIMessage;
  beforeEach(async () => {
    const { interactionId } = await ada.command('menus');
    message = await ada.message(interactionId);
    bot.seen.length = 0;
  });
  const use = (customId: string, values: readonly string[]) =>
    ada.send({ type: 'component', messageId: message.id, customId, values });

  it('of texts', async () => {
    await use('strings', ['a']);
    expect(await seen()).toMatchObject({ values: ['a'], componentType: ComponentType.StringSelect });
  });
  it('of people', async () => {
    await use('users', ['901000000000000201', '901000000000000202']);
    const interaction = await seen();
    if (!interaction.isUserSelectMenu()) throw new Error('a user menu');
    expect(interaction.users.map(({ username }) => username)).toEqual(['ada', 'blaise']);
    expect(interaction.members.size).toBe(2);
    expect(interaction.message.id).toBe(message.id);
  });
  it('of roles, and of both', async () => {
    await use('roles', [await role()]);
    const interaction = await seen();
    if (!interaction.isRoleSelectMenu()) throw new Error('a role menu');
    expect(interaction.roles.map(({ name }) => name)).toEqual(['Managers']);
    bot.seen.length = 0;
    await use('both', ['901000000000000201', await role()]);
    const second = await seen();
    if (!second.isMentionableSelectMenu()) throw new Error('a menu of both');
    expect([second.users.size, second.roles.size]).toEqual([1, 1]);
  });
  it('of channels, of the types that it names', async () => {
    await use('channels', ['901000000000000102']);
    const interaction = await seen();
    if (!interaction.isChannelSelectMenu()) throw new Error('a channel menu');
    expect(interaction.channels.first()).toMatchObject({ name: 'lounge' });
    await expect(use('channels', ['901000000000000301'])).rejects.toThrow('no such entry');
  });
  it('take only what they offer, as many as they say', async () => {
    await expect(use('users', ['901000000000000999'])).rejects.toThrow('no such entry');
    await expect(use('roles', ['901000000000000201'])).rejects.toThrow('no such entry');
    await expect(use('users', [])).rejects.toThrow('At least 1 must be chosen.');
    await expect(use('strings', ['a', 'b'])).rejects.toThrow('At most 1 may be chosen.');
  });
});

describe('forms', () => {
  const open = async () => (await ada.command('form')).interactionId;
  type Fields = readonly { customId: string; value?: string; values?: readonly string[] }[];
  const submit = async (interactionId: string, fields: Fields) => {
    await ada.modalOf(interactionId);
    return await ada.send({ type: 'modal', interactionId, customId: 'form', fields });
  };
  const RADIO = { customId: 'radio', value: '2' };
  const BOXES = { customId: 'boxes', values: ['1', '2'] };
  const FILLED = [RADIO, BOXES];

  it('of radio buttons, boxes and files', async () => {
    const file = await ada.giveFile('a.txt', 'abc');
    const { interactionId } = await submit(await open(), [
      ...FILLED,
      { customId: 'box', value: 'true' },
      { customId: 'file', values: [file] },
    ]);
    const components = raw(interactionId).data as { components: { component?: object }[]; resolved: object };
    const [text, ...filled] = components.components.map(({ component }) => component);
    expect(text).toBeUndefined();
    expect(filled).toMatchObject([
      { type: 21, custom_id: 'radio', value: '2' },
      { type: 22, custom_id: 'boxes', values: ['1', '2'] },
      { type: 23, custom_id: 'box', value: true },
      { type: 19, custom_id: 'file', values: [file] },
    ]);
    expect(components.resolved).toMatchObject({ attachments: { [file]: { filename: 'a.txt' } } });
  });

  it.each<[string, Fields, string]>([
    ['nothing chosen where it must be', [{ customId: 'boxes', values: ['1'] }], '"radio" must be chosen.'],
    ['an entry that is not there', [{ customId: 'radio', value: '3' }, BOXES], 'no such entry'],
    ['too many boxes', [RADIO, { customId: 'boxes', values: ['1', '1'] }], 'chosen twice'],
    ['a box that is neither', [...FILLED, { customId: 'box', value: 'maybe' }], '"true" or "false"'],
    [
      'a file of nobody',
      [...FILLED, { customId: 'file', values: ['901000000000000301'] }],
      'no file that you gave',
    ],
    ['a field that is not there', [...FILLED, { customId: 'other', value: 'x' }], 'no field "other"'],
  ])('refuse %s', async (_name, fields, sentence) => {
    await expect(submit(await open(), fields)).rejects.toThrow(sentence);
  });
});
