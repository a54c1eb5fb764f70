/** An unmodified discord.js client that answers every kind of interaction. */
import { Buffer } from 'node:buffer';
import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  Client,
  EmbedBuilder,
  Events,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
  ModalBuilder,
  type RESTPostAPIApplicationCommandsJSONBody,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';

/** One transparent pixel, as a valid PNG of 1 × 1. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export const COMMANDS: readonly RESTPostAPIApplicationCommandsJSONBody[] = [
  {
    name: 'say',
    description: 'Says it at once',
    contexts: [0, 1, 2],
    integration_types: [0, 1],
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'text',
        description: 'What to say',
        required: true,
        min_length: 1,
        max_length: 1000,
      },
      { type: ApplicationCommandOptionType.Boolean, name: 'private', description: 'Only to you' },
    ],
  },
  {
    name: 'draw',
    description: 'Thinks, then shows a picture',
    options: [
      {
        type: ApplicationCommandOptionType.Integer,
        name: 'size',
        description: 'How large',
        min_value: 1,
        max_value: 25,
        autocomplete: true,
      },
    ],
  },
  { name: 'panel', description: 'Buttons and a menu', contexts: [0] },
  { name: 'form', description: 'Opens a modal' },
  { name: 'wait', description: 'Thinks for ever' },
  { name: 'nothing', description: 'Is never answered' },
  {
    name: 'sub',
    description: 'Has subcommands',
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'one',
        description: 'First',
        options: [{ type: ApplicationCommandOptionType.User, name: 'who', description: 'Somebody' }],
      },
    ],
  },
];

export interface TestBot {
  readonly client: Client<true>;
  readonly seen: Interaction[];
  stop(): Promise<void>;
}

export async function startTestBot(
  { api, token }: Pick<Sandbox, 'api' | 'token'>,
  intents: readonly GatewayIntentBits[] = [GatewayIntentBits.Guilds],
): Promise<TestBot> {
  const client = new Client({
    intents,
    rest: { api, retries: 0 },
    allowedMentions: { parse: [], repliedUser: false },
  });
  const seen: Interaction[] = [];
  client.on(Events.InteractionCreate, (interaction) => {
    seen.push(interaction);
    void answer(interaction);
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  const online = await ready;
  await online.application.commands.set(COMMANDS);
  return { client: online, seen, stop: () => client.destroy() };
}

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    await interaction.respond([
      { name: `typed ${typed}`, value: 3 },
      { name: 'five', value: 5 },
    ]);
  } else if (interaction.isChatInputCommand()) {
    await command(interaction);
  } else if (interaction.isButton()) {
    if (interaction.customId === 'edit') {
      await interaction.update({ content: `pressed by ${interaction.user.username}`, components: [] });
    } else if (interaction.customId === 'later') {
      await interaction.deferUpdate();
      await interaction.editReply({ content: 'changed later' });
    } else {
      await interaction.showModal(modal());
    }
  } else if (interaction.isStringSelectMenu()) {
    await interaction.reply({ content: interaction.values.join('+'), flags: MessageFlags.Ephemeral });
  } else if (interaction.isModalSubmit()) {
    const name = interaction.fields.getTextInputValue('name');
    if (interaction.isFromMessage()) await interaction.update({ content: `hello ${name}` });
    else await interaction.reply({ content: `hello ${name}` });
  }
}

async function command(interaction: ChatInputCommandInteraction): Promise<void> {
  switch (interaction.commandName) {
    case 'say': {
      const isPrivate = interaction.options.getBoolean('private') ?? false;
      await interaction.reply({
        content: interaction.options.getString('text', true),
        ...(isPrivate ? { flags: MessageFlags.Ephemeral } : {}),
      });
      return;
    }
    case 'draw': {
      await interaction.deferReply();
      await interaction.editReply({
        embeds: [
          new EmbedBuilder()
            .setTitle('A picture')
            .setColor(0x56b4e9)
            .addFields({ name: 'size', value: String(interaction.options.getInteger('size') ?? 1) })
            .setImage('attachment://pixel.png'),
        ],
        files: [new AttachmentBuilder(PIXEL, { name: 'pixel.png', description: 'One pixel' })],
      });
      await interaction.followUp({ content: 'and one more' });
      return;
    }
    case 'panel':
      await interaction.reply({
        content: 'choose',
        components: [
          new ActionRowBuilder<ButtonBuilder>().addComponents(
            new ButtonBuilder().setCustomId('edit').setLabel('Edit').setStyle(ButtonStyle.Primary),
            new ButtonBuilder().setCustomId('later').setLabel('Later').setStyle(ButtonStyle.Secondary),
            new ButtonBuilder().setCustomId('form').setLabel('Form').setStyle(ButtonStyle.Secondary),
            new ButtonBuilder()
              .setCustomId('off')
              .setLabel('Off')
              .setStyle(ButtonStyle.Danger)
              .setDisabled(true),
          ),
          new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
            new StringSelectMenuBuilder()
              .setCustomId('menu')
              .setMaxValues(2)
              .addOptions(['a', 'b', 'c'].map((value) => ({ label: value.toUpperCase(), value }))),
          ),
        ],
      });
      return;
    case 'form':
      await interaction.showModal(modal());
      return;
    case 'wait':
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      return;
    case 'sub':
      await interaction.reply(
        `${interaction.options.getSubcommand()} ${interaction.options.getUser('who')?.username ?? 'nobody'}`,
      );
  }
}

const modal = () =>
  new ModalBuilder()
    .setCustomId('greeting')
    .setTitle('Who are you?')
    .addComponents(
      new ActionRowBuilder<TextInputBuilder>().addComponents(
        new TextInputBuilder()
          .setCustomId('name')
          .setLabel('Name')
          .setStyle(TextInputStyle.Short)
          .setMaxLength(20),
      ),
    );
