/**
 * Something below an answer was pressed, or the window that it opened was filled in. What comes from the client names an
 * action and a kept question; both are looked up, and the rewritten question is checked like any other.
 */
import { randomInt } from 'node:crypto';
import {
  type ButtonInteraction,
  ComponentType,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
  TextInputStyle,
} from 'discord.js';
import { LIMITS } from '../jobs/limits.js';
import { isEphemeral, type Place } from './acknowledge.js';
import type { Action, ActionForm, ActionPlace } from './action.js';
import type { FoundCard } from './card-shelf.js';
import type { AskingCommand } from './command.js';
import { type CustomId, decodeCustomId, encodeCustomId } from './custom-id.js';
import type { DispatchPorts } from './dispatch.js';
import { tell, tellRefusal, tellThrown } from './notices.js';
import { type Keeping, type Put, putQuestion } from './put-question.js';
import { askingCommand } from './read-asked.js';
import { plainText } from './safe-text.js';

export type Pressed = ButtonInteraction | StringSelectMenuInteraction | ModalSubmitInteraction;

/** What of a menu fits through a window (see `custom-id.ts`). */
const CARRIED = /^\d{0,4}$/;
/** The field of every window. */
const FIELD = 'text';

export const NOTICE = {
  stale: 'This button or menu no longer works. Type the command again to get a fresh one.',
  unknown:
    'The question that this belongs to is not kept any more, or is someone’s own. Type the command again to get a fresh one.',
  textGone:
    'The text of that message was not kept: it is held for a quarter of an hour at most and never stored. Open the menu of the message again and choose “How surprising is this?”.',
} as const;

/** Ask the same question again in the same message; go back to the one before it. Every command has them. */
const RETRY = 'retry';
const BACK = 'back';

export async function press(interaction: Pressed, ports: DispatchPorts): Promise<void> {
  const id = decodeCustomId(interaction.customId);
  if (id === undefined) return await tell(interaction, NOTICE.stale);
  const pressed = readPressed(interaction, id);
  if (pressed === undefined) return await tell(interaction, NOTICE.stale);
  let found: FoundCard | undefined;
  try {
    found = await findCard(interaction, id, ports);
  } catch (error) {
    return await tellThrown(interaction, error, ports.logger);
  }
  const command = found === undefined ? undefined : askingCommand(found.card.command, ports.commands);
  if (found === undefined || command === undefined) {
    return await tell(interaction, id.action === 'share' ? NOTICE.textGone : NOTICE.unknown);
  }
  if (id.action === RETRY || id.action === BACK) {
    if (!found.isLasting) return await tell(interaction, NOTICE.stale);
    return await putQuestion(interaction, repeated(interaction, found, command), ports);
  }
  const action = command.actions?.get(id.action);
  // Of a text that is not stored nothing is derived that would be.
  if (action === undefined || (!found.isLasting && action.shows !== 'public')) {
    return await tell(interaction, NOTICE.stale);
  }
  if (!interaction.isModalSubmit() && action.form !== undefined) {
    const form = action.form(found.card.options, pressed.choice);
    if (form === undefined || !CARRIED.test(pressed.choice)) return await tell(interaction, NOTICE.stale);
    await interaction.showModal(toModal(form, { ...id, choice: pressed.choice }));
    return;
  }
  await act(interaction, { action, found, command, pressed }, ports);
}

interface Chosen {
  readonly choice: string;
  readonly typed: string;
}

async function act(
  interaction: Pressed,
  of: {
    readonly action: Action;
    readonly found: FoundCard;
    readonly command: AskingCommand;
    readonly pressed: Chosen;
  },
  ports: DispatchPorts,
): Promise<void> {
  const { action, found, pressed } = of;
  const { card, isLasting } = found;
  const command = action.asks === undefined ? of.command : askingCommand(action.asks, ports.commands);
  if (command === undefined) return await tell(interaction, NOTICE.stale);
  const where = placeOf(interaction, action.shows, found);
  const common = { command: command.definition.name, examples: command.examples, ...where };
  if (action.rewrite === undefined) {
    const keeping: Keeping = isLasting ? { as: 'lasting', parent: null } : { as: 'nothing' };
    const { options, question } = card;
    return await putQuestion(interaction, { ...common, options, question, keeping }, ports);
  }
  const options = action.rewrite(card.options, {
    ...pressed,
    seed: randomInt(LIMITS.seed.min, LIMITS.seed.max + 1),
  });
  if (options === undefined) return await tell(interaction, NOTICE.stale);
  let checked: ReturnType<AskingCommand['question']>;
  try {
    checked = command.question(options, { locale: interaction.locale });
  } catch (error) {
    return await tellThrown(interaction, error, ports.logger);
  }
  if (!checked.ok) return await tellRefusal(interaction, checked.refusal, command.examples);
  const parent = where.place !== 'in-place' ? null : action.isView === true ? card.parent : card.id;
  await putQuestion(
    interaction,
    { ...common, options, question: checked.value, keeping: { as: 'lasting', parent } },
    ports,
  );
}

/** The question of a card once more, in the message of its answer. */
function repeated(interaction: Pressed, found: FoundCard, command: AskingCommand): Put {
  const { card } = found;
  const where = placeOf(interaction, 'in-place', found);
  return {
    command: card.command,
    options: card.options,
    question: card.question,
    examples: command.examples,
    ...where,
    keeping:
      where.place === 'in-place'
        ? { as: 'kept', id: card.id, parent: card.parent }
        : { as: 'lasting', parent: null },
  };
}

function placeOf(
  interaction: Pressed,
  shows: ActionPlace,
  { card }: FoundCard,
): { readonly place: Place; readonly isPrivate: boolean } {
  const isPrivate = isEphemeral(interaction.message);
  switch (shows) {
    case 'in-place':
      return interaction.user.id === card.person && interaction.message !== null
        ? { place: 'in-place', isPrivate }
        : { place: 'private', isPrivate: true };
    case 'new':
      return isPrivate ? { place: 'private', isPrivate } : { place: 'public', isPrivate };
    case 'private':
      return { place: 'private', isPrivate: true };
    case 'public':
      return { place: 'public', isPrivate: false };
  }
}

/** For `back`, the card before the one that was pressed. */
async function findCard(
  interaction: Pressed,
  { action, cardId }: CustomId,
  { shelf }: DispatchPorts,
): Promise<FoundCard | undefined> {
  const found = await shelf.find(cardId, interaction.user.id);
  if (found === undefined || action !== BACK) return found;
  const { parent } = found.card;
  return parent === null ? undefined : await shelf.find(parent, interaction.user.id);
}

/** Undefined when the interaction does not hold what a client sends for what the bot made. */
function readPressed(interaction: Pressed, id: CustomId): Chosen | undefined {
  if (interaction.isModalSubmit()) {
    const field = interaction.fields.fields.get(FIELD);
    if (field === undefined || field.type !== ComponentType.TextInput) return undefined;
    return { choice: id.choice, typed: field.value };
  }
  if (id.choice !== '') return undefined;
  if (interaction.isStringSelectMenu()) {
    const [choice, ...others] = interaction.values;
    return choice === undefined || others.length > 0 ? undefined : { choice, typed: '' };
  }
  return { choice: '', typed: '' };
}

function toModal(form: ActionForm, id: CustomId) {
  const { title, label, isLong, limit, value, placeholder } = form;
  return {
    custom_id: encodeCustomId(id),
    title,
    components: [
      {
        type: ComponentType.Label as const,
        label,
        component: {
          type: ComponentType.TextInput as const,
          custom_id: FIELD,
          style: isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
          min_length: 1,
          max_length: limit,
          required: true,
          ...(value === undefined ? {} : { value }),
          ...(placeholder === undefined ? {} : { placeholder: plainText(placeholder) }),
        },
      },
    ],
  };
}
