/**
 * A discord.js bot that answers as the real one does from buttons, menus, forms and message commands: every kind of
 * deferral, new pictures in place of old ones, private answers with buttons. `hold` stops it between deferral and answer.
 */
import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  type InteractionEditReplyOptions,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  type RESTPostAPIApplicationCommandsJSONBody,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { PNG } from 'pngjs';
import type { Sandbox } from '../../src/sandbox/sandbox.js';

const { String: text, Integer: integer, Number: number } = ApplicationCommandOptionType;
export const MENU_NAME = 'How surprising is this?';
const WORDS = ['rain', 'be', 'snow', 'get', 'stay', 'clear', 'not', 'turn', 'pour', 'start'];

export const WORKSHOP_COMMANDS: readonly RESTPostAPIApplicationCommandsJSONBody[] = [
  {
    name: 'ask',
    description: 'Every kind of option',
    contexts: [0, 1],
    options: [
      {
        type: text,
        name: 'text',
        description: 'The beginning of a sentence',
        required: true,
        autocomplete: true,
        max_length: 1000,
      },
      {
        type: number,
        name: 'temperature',
        description: 'How bold; 0 takes the likeliest',
        min_value: 0,
        max_value: 2,
      },
      { type: integer, name: 'top_k', description: 'Only the best k', min_value: 1, max_value: 1000 },
      {
        type: text,
        name: 'view',
        description: 'What the rows are',
        choices: [
          { name: 'words', value: 'words' },
          { name: 'tokens', value: 'tokens' },
        ],
      },
      {
        type: integer,
        name: 'size',
        description: 'How many rows',
        choices: [
          { name: 'five rows', value: 5 },
          { name: 'ten rows', value: 10 },
        ],
      },
    ],
  },
  { type: ApplicationCommandType.Message, name: MENU_NAME, contexts: [0, 1] },
  { type: ApplicationCommandType.Message, name: 'Count words', contexts: [0] },
];

export interface WorkshopBot {
  readonly client: Client<true>;
  readonly seen: Interaction[];
  /** From now on answers wait after their deferral. */
  hold(): void;
  release(): void;
  stop(): Promise<void>;
}

export async function startWorkshopBot({ api, token }: Pick<Sandbox, 'api' | 'token'>): Promise<WorkshopBot> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api, retries: 0 },
    allowedMentions: { parse: [], repliedUser: false },
  });
  const seen: Interaction[] = [];
  let gate = Promise.resolve();
  let open: () => void = () => undefined;
  client.on(Events.InteractionCreate, (interaction) => {
    seen.push(interaction);
    void answer(interaction, () => gate);
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  const online = await ready;
  await online.application.commands.set(WORKSHOP_COMMANDS);
  return {
    client: online,
    seen,
    hold: () => {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    release: () => open(),
    stop: () => client.destroy(),
  };
}

type Gate = () => Promise<void>;

async function answer(interaction: Interaction, gate: Gate): Promise<void> {
  if (interaction.isAutocomplete()) {
    await interaction.respond(
      ['It is cloudy, so it will', 'The capital of France is']
        .filter((one) => one.startsWith(interaction.options.getFocused()))
        .map((name) => ({ name, value: name })),
    );
  } else if (interaction.isChatInputCommand()) {
    await interaction.deferReply();
    await gate();
    await interaction.editReply(asked(interaction));
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await gate();
    await interaction.editReply(surprise(interaction.targetMessage.content));
  } else if (interaction.isButton()) {
    switch (interaction.customId) {
      case 'redraw':
        await interaction.deferUpdate();
        await gate();
        await interaction.editReply(card('Drawn anew', 90));
        return;
      case 'how':
        await interaction.deferReply({ flags: MessageFlags.Ephemeral });
        await gate();
        await interaction.editReply({ ...card('The steps', 140), components: [shareRow()] });
        return;
      case 'public':
        await interaction.deferReply();
        await gate();
        await interaction.editReply({ content: 'for all to see' });
        return;
      case 'share':
        await interaction.deferUpdate();
        await gate();
        await interaction.followUp({ content: 'shared by a button' });
        return;
      case 'at-once':
        await interaction.update({ content: 'changed at once' });
        return;
      case 'compare':
        await interaction.showModal(form());
    }
  } else if (interaction.isStringSelectMenu()) {
    await interaction.deferUpdate();
    await gate();
    await interaction.editReply(card(`Went on with ${interaction.values.join(' and ')}`, 60));
  } else if (interaction.isModalSubmit()) {
    const other = interaction.fields.getTextInputValue('other');
    if (other.startsWith('aside')) {
      await interaction.deferReply();
      await gate();
      await interaction.editReply({ content: `beside: ${other}` });
      return;
    }
    await interaction.deferUpdate();
    await gate();
    const [view] = interaction.fields.getStringSelectValues('rows');
    await interaction.editReply(card(`Compared with ${other} by ${view}`, 200));
  }
}

const asked = (interaction: ChatInputCommandInteraction): InteractionEditReplyOptions => {
  const { options } = interaction;
  const given = options.data
    .filter(({ name }) => name !== 'text')
    .map(({ name, value }) => `${name} ${value}`);
  const main = card(options.getString('text', true), 120);
  return { ...main, content: given.length === 0 ? '' : given.join(', ') };
};

function card(title: string, grey: number): InteractionEditReplyOptions {
  return {
    embeds: [
      {
        color: 0x0072b2,
        title,
        description: 'The likeliest is **rain**.',
        image: { url: 'attachment://bars.png' },
        fields: [
          { name: 'Left over', value: '2.15 %', inline: true },
          { name: 'Choices', value: 'about 7', inline: true },
        ],
      },
      { color: 0xe69f00, description: 'A second part, with its own colour.' },
    ],
    files: [{ attachment: picture(grey), name: 'bars.png', description: `Bars of grey ${grey}` }],
    components: [
      new ActionRowBuilder<ButtonBuilder>().addComponents(
        button('how', 'How was this computed', '🔎'),
        button('redraw', 'Draw a word', '🎲'),
        button('compare', 'Compare with another text'),
        button('public', 'Say it aloud'),
        button('back', 'Back').setDisabled(true),
      ),
      new ActionRowBuilder<ButtonBuilder>().addComponents(
        button('at-once', 'Change at once').setStyle(ButtonStyle.Primary),
        new ButtonBuilder()
          .setStyle(ButtonStyle.Link)
          .setLabel('About the method')
          .setURL('https://example.org/method'),
      ),
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
        new StringSelectMenuBuilder()
          .setCustomId('next')
          .setPlaceholder('Continue with …')
          .addOptions(
            WORDS.map((word, index) => ({
              label: word,
              value: word,
              description: `${(40 / (index + 1)).toFixed(1)} %, ${(1.3 + index / 2).toFixed(1)} bits`,
              ...(index === 0 ? { emoji: '🌧️' } : {}),
            })),
          ),
      ),
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
        new StringSelectMenuBuilder()
          .setCustomId('many')
          .setPlaceholder('Watch words')
          .setMaxValues(3)
          .addOptions(
            Array.from({ length: 25 }, (_, n) => ({
              label: `Word number ${n + 1}`,
              value: `w${n + 1}`,
              description: `A longer description of what choosing word ${n + 1} would do to this answer`,
            })),
          ),
      ),
    ],
  };
}

const button = (id: string, label: string, emoji?: string) => {
  const made = new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Secondary);
  return emoji === undefined ? made : made.setEmoji(emoji);
};

const shareRow = () => new ActionRowBuilder<ButtonBuilder>().addComponents(button('share', 'Share'));

const surprise = (content: string): InteractionEditReplyOptions => ({
  embeds: [{ title: 'How surprising', description: content, image: { url: 'attachment://heat.png' } }],
  files: [{ attachment: picture(170), name: 'heat.png', description: 'A heat map' }],
  components: [shareRow()],
});

const form = () =>
  new ModalBuilder()
    .setCustomId('comparison')
    .setTitle('Compare with another text')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('The other text')
        .setDescription('Its end is compared with the end of the first.')
        .setTextInputComponent(
          new TextInputBuilder().setCustomId('other').setStyle(TextInputStyle.Paragraph).setMaxLength(300),
        ),
      new LabelBuilder()
        .setLabel('Rows')
        .setStringSelectMenuComponent(
          new StringSelectMenuBuilder()
            .setCustomId('rows')
            .addOptions(
              { label: 'by words', value: 'words', default: true },
              { label: 'by tokens', value: 'tokens' },
            ),
        ),
    );

function picture(grey: number): Buffer {
  const png = new PNG({ width: 1200, height: 600 });
  png.data.fill(grey);
  for (let at = 3; at < png.data.length; at += 4) png.data[at] = 255;
  return PNG.sync.write(png);
}
