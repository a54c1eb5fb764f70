/** A small bot with the shape of the real one: what the page shows, without a model behind it. */
import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  type RESTPostAPIApplicationCommandsJSONBody,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { PNG } from 'pngjs';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';

const { String: text, Integer: integer, Boolean: boolean } = ApplicationCommandOptionType;

const COMMANDS: readonly RESTPostAPIApplicationCommandsJSONBody[] = [
  {
    name: 'nextword',
    description: 'How likely is each next word?',
    contexts: [0, 1],
    options: [
      {
        type: text,
        name: 'text',
        description: 'The beginning of a sentence',
        required: true,
        max_length: 1000,
      },
      { type: integer, name: 'words', description: 'How many words', min_value: 5, max_value: 25 },
      { type: boolean, name: 'private', description: 'For you alone' },
    ],
  },
  {
    name: 'prob',
    description: 'How likely is A, given B?',
    contexts: [0, 1],
    options: [
      { type: text, name: 'question', description: 'A question', required: true, autocomplete: true },
    ],
  },
  { name: 'form', description: 'Opens a form', contexts: [0, 1] },
  { name: 'silent', description: 'Says nothing', contexts: [0, 1] },
];

export const PICTURE_ALT = 'Bars: Paris 68 %, a 4 %.';
export const QUESTIONS = ['tennis given football', 'football given tennis', 'P(tennis or football)'];

export interface PageBot {
  /** What the bot was asked, oldest first: commands by name and options, and typed texts of autocompletes. */
  readonly commands: { readonly name: string; readonly options: Readonly<Record<string, unknown>> }[];
  readonly typed: string[];
  /** Lets a `/nextword text: wait…` go on. */
  release(): void;
  say(channelId: string, content: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startPageBot({ api, token }: Pick<Sandbox, 'api' | 'token'>): Promise<PageBot> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api, retries: 0 },
    allowedMentions: { parse: [], repliedUser: false },
  });
  const commands: { name: string; options: Record<string, unknown> }[] = [];
  const typed: string[] = [];
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });

  const onCommand = async (interaction: ChatInputCommandInteraction) => {
    const options = Object.fromEntries(interaction.options.data.map(({ name, value }) => [name, value]));
    commands.push({ name: interaction.commandName, options });
    if (interaction.commandName === 'silent') return;
    if (interaction.commandName === 'form') {
      await interaction.showModal(form());
      return;
    }
    const isPrivate = options.private === true;
    await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
    if (String(options.text).startsWith('wait')) await gate;
    await interaction.editReply(answer(String(options.text ?? options.question)));
  };
  const onInteraction = async (interaction: Interaction) => {
    if (interaction.isAutocomplete()) {
      const value = interaction.options.getFocused();
      typed.push(value);
      await interaction.respond(
        QUESTIONS.filter((question) => question.includes(value)).map((name) => ({ name, value: name })),
      );
    } else if (interaction.isChatInputCommand()) await onCommand(interaction);
    else if (interaction.isButton()) {
      await interaction.reply({
        content: `steps for ${interaction.user.username}`,
        flags: MessageFlags.Ephemeral,
      });
    } else if (interaction.isStringSelectMenu())
      await interaction.update({ content: `went on with ${interaction.values}` });
    else if (interaction.isModalSubmit()) {
      await interaction.reply({ content: `made ${interaction.fields.getTextInputValue('name')}` });
    }
  };
  client.on(Events.InteractionCreate, (interaction) => void onInteraction(interaction));
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  const online = await ready;
  await online.application.commands.set(COMMANDS);
  return {
    commands,
    typed,
    release,
    say: async (channelId, content) => {
      await online.rest.post(`/channels/${channelId}/messages`, {
        body: { content, allowed_mentions: { parse: [] } },
      });
    },
    stop: () => client.destroy(),
  };
}

const answer = (asked: string) => ({
  embeds: [
    {
      color: 0x0072b2,
      title: `About: ${asked}`,
      description:
        'The likeliest is **Paris**.\n```\nword     P(word | text)\nParis           68.41 %\na                4.10 %\n```',
      image: { url: 'attachment://bars.png' },
      fields: [{ name: 'Left over', value: '2.15 %', inline: true }],
      footer: { text: 'a small model' },
    },
  ],
  files: [{ attachment: picture(), name: 'bars.png', description: PICTURE_ALT }],
  components: [
    new ActionRowBuilder<ButtonBuilder>().addComponents(
      new ButtonBuilder()
        .setCustomId('how')
        .setLabel('How was this computed')
        .setStyle(ButtonStyle.Secondary),
    ),
    new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
      new StringSelectMenuBuilder()
        .setCustomId('go')
        .setPlaceholder('Go on with')
        .addOptions({ label: 'Paris', value: 'Paris' }, { label: 'a', value: 'a' }),
    ),
  ],
});

const form = () =>
  new ModalBuilder()
    .setCustomId('population')
    .setTitle('A new population')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('Name')
        .setTextInputComponent(
          new TextInputBuilder().setCustomId('name').setStyle(TextInputStyle.Short).setMaxLength(20),
        ),
    );

function picture(): Buffer {
  const png = new PNG({ width: 1200, height: 600 });
  png.data.fill(200);
  return PNG.sync.write(png);
}
