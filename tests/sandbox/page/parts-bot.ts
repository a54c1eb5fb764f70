/** A bot that shows every part a message and a form may have, with words of the test's choice in each of them. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonStyle,
  Client,
  ComponentType,
  Events,
  GatewayIntentBits,
  MessageFlags,
  type ModalData,
  type RESTPostAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessageResult,
} from 'discord.js';
import { PNG } from 'pngjs';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { choicesForm, filesForm } from './parts-forms.js';

/** What is written in a place, by what the place is called. */
export type Words = (place: string) => string;

export interface PartsBot {
  /** Embeds, pictures, buttons of every style, menus of every kind. */
  showParts(words: Words): Promise<RESTPostAPIChannelMessageResult>;
  /** The same as its bot lays it out: boxes, sections, galleries, files. */
  showLayout(words: Words): Promise<RESTPostAPIChannelMessageResult>;
  say(body: RESTPostAPIChannelMessageJSONBody): Promise<RESTPostAPIChannelMessageResult>;
  edit(message: RESTPostAPIChannelMessageResult, content: string): Promise<void>;
  /** The forms that the buttons open, `success` one for files, are made of these. */
  words: Words;
  /** Values of the menus used, by their custom ids. */
  readonly chosen: Map<string, readonly string[]>;
  /** What was filled into the form, by custom id. */
  readonly filled: Map<string, unknown>;
  stop(): Promise<void>;
}

const PLAIN: Words = (place) => place;

export async function startPartsBot({
  api,
  token,
  channelId,
}: Pick<Sandbox, 'api' | 'token' | 'channelId'>): Promise<PartsBot> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api, retries: 0 },
    allowedMentions: { parse: [], repliedUser: false },
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  const online = await ready;
  const post = async (body: RESTPostAPIChannelMessageJSONBody, files: readonly string[] = []) =>
    (await online.rest.post(`/channels/${channelId}/messages`, {
      body: { ...body, allowed_mentions: { parse: [] } },
      files: files.map((name) => ({ name, data: picture() })),
    })) as RESTPostAPIChannelMessageResult;
  const bot: PartsBot = {
    showParts: (words) => post(parts(words), ['bars.png', 'small.png', 'SPOILER_end.png', 'notes.bin']),
    showLayout: (words) => post(layout(words), ['bars.png', 'small.png']),
    say: (body) => post(body),
    edit: async (message, content) => {
      await online.rest.patch(`/channels/${channelId}/messages/${message.id}`, {
        body: { content, allowed_mentions: { parse: [] } },
      });
    },
    words: PLAIN,
    chosen: new Map(),
    filled: new Map(),
    stop: () => client.destroy(),
  };
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isModalSubmit()) {
      for (const [id, field] of interaction.fields.fields) {
        bot.filled.set(id, filledInto(field));
      }
      void interaction.deferUpdate();
    } else if (interaction.isButton()) {
      const form = interaction.customId === 'success' ? filesForm : choicesForm;
      void interaction.showModal(form(bot.words));
    } else if (interaction.isAnySelectMenu()) {
      bot.chosen.set(interaction.customId, interaction.values);
      void interaction.deferUpdate();
    } else if (interaction.isChatInputCommand() && interaction.commandName === 'wait') {
      void interaction.deferReply();
    } else if (interaction.isRepliable()) {
      const what = interaction.isUserContextMenuCommand() ? interaction.targetUser.username : 'it';
      void interaction.reply(`taken: ${what}`);
    }
  });
  await register(online, PLAIN);
  return bot;
}

/** Of files their names and what the server keeps them as. */
function filledInto(field: ModalData): unknown {
  if ('attachments' in field) return field.attachments?.map(({ name, size, url }) => ({ name, size, url }));
  return 'value' in field ? field.value : 'values' in field ? field.values : undefined;
}

/** Commands whose descriptions and choices are these words. */
async function register(online: Client<true>, words: Words): Promise<void> {
  await online.application.commands.set([
    {
      name: 'ask',
      description: words('description of the command'),
      options: [
        {
          type: ApplicationCommandOptionType.String,
          name: 'view',
          description: words('description of the option'),
          choices: [{ name: words('choice'), value: 'choice' }],
        },
        { type: ApplicationCommandOptionType.User, name: 'person', description: 'Whom' },
        { type: ApplicationCommandOptionType.Channel, name: 'place', description: 'Where' },
      ],
    },
    { name: 'wait', description: 'Promises an answer' },
    { type: ApplicationCommandType.Message, name: 'How surprising is this?' },
    { type: ApplicationCommandType.User, name: 'Greet' },
  ]);
}

const parts = (words: Words): RESTPostAPIChannelMessageJSONBody => ({
  content: words('content'),
  embeds: [
    {
      color: 0x0072b2,
      author: { name: words('author'), url: 'https://example.org/author' },
      title: words('title'),
      url: 'https://example.org/title',
      description: words('embed'),
      fields: [
        { name: words('field'), value: words('value'), inline: true },
        { name: words('second field'), value: words('second value'), inline: true },
        { name: words('wide field'), value: words('wide value') },
      ],
      footer: { text: words('footer') },
      timestamp: '2026-01-02T03:04:05.000Z',
      thumbnail: { url: 'attachment://small.png' },
      image: { url: 'attachment://bars.png' },
    },
  ],
  attachments: [
    { id: '0', description: words('picture') },
    { id: '2', description: words('secret picture') },
  ],
  components: [
    {
      type: ComponentType.ActionRow,
      components: [
        button('primary', ButtonStyle.Primary, words('primary')),
        button('secondary', ButtonStyle.Secondary, words('secondary')),
        button('success', ButtonStyle.Success, words('success')),
        button('danger', ButtonStyle.Danger, words('danger')),
        { ...button('disabled', ButtonStyle.Secondary, words('disabled')), disabled: true },
      ],
    },
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.Button,
          style: ButtonStyle.Link,
          label: words('link'),
          url: 'https://example.org/?a=%22%3E%3Cb%3E',
        },
      ],
    },
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.StringSelect,
          custom_id: 'words',
          placeholder: words('words'),
          options: [
            { label: words('first'), description: words('first detail'), value: 'first' },
            { label: words('second'), value: 'second' },
          ],
        },
      ],
    },
    {
      type: ComponentType.ActionRow,
      components: [{ type: ComponentType.UserSelect, custom_id: 'people', placeholder: words('people') }],
    },
    {
      type: ComponentType.ActionRow,
      components: [
        { type: ComponentType.ChannelSelect, custom_id: 'channels', placeholder: words('channels') },
      ],
    },
  ],
});

const button = (id: string, style: Exclude<ButtonStyle, 5 | 6>, label: string) => ({
  type: ComponentType.Button as const,
  custom_id: id,
  style,
  label,
});

const layout = (words: Words): RESTPostAPIChannelMessageJSONBody => ({
  flags: MessageFlags.IsComponentsV2,
  components: [
    { type: ComponentType.TextDisplay, content: words('text') },
    {
      type: ComponentType.Container,
      accent_color: 0xe69f00,
      components: [
        {
          type: ComponentType.Section,
          components: [{ type: ComponentType.TextDisplay, content: words('section') }],
          accessory: {
            type: ComponentType.Thumbnail,
            media: { url: 'attachment://small.png' },
            description: words('thumbnail'),
          },
        },
        { type: ComponentType.Separator },
        {
          type: ComponentType.MediaGallery,
          items: [
            { media: { url: 'attachment://bars.png' }, description: words('first of the gallery') },
            { media: { url: 'attachment://small.png' }, description: words('covered'), spoiler: true },
          ],
        },
        { type: ComponentType.File, file: { url: 'attachment://bars.png' } },
        {
          type: ComponentType.Section,
          components: [{ type: ComponentType.TextDisplay, content: words('beside a button') }],
          accessory: button('beside', ButtonStyle.Secondary, words('beside')),
        },
      ],
    },
  ],
});

function picture(): Buffer {
  const png = new PNG({ width: 600, height: 300 });
  png.data.fill(150);
  for (let at = 3; at < png.data.length; at += 4) png.data[at] = 255;
  return PNG.sync.write(png);
}
