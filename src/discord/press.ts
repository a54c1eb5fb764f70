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
} from 'discord.js';
import { LIMITS } from '../jobs/limits.js';
import { isEphemeral, type Place, readInTime } from './acknowledge.js';
import type { Action, ActionPlace } from './action.js';
import type { FoundCard } from './card-shelf.js';
import type { AskingCommand } from './command.js';
import { contextOf } from './context.js';
import { CANCEL, type CustomId, decodeCustomId, decodePressId, encodeCustomId, WAIT } from './custom-id.js';
import type { DispatchPorts } from './dispatch.js';
import { toModal } from './modal.js';
import { tellNotice, tellRefusal, tellThrown } from './notices.js';
import { pressActing } from './press-acting.js';
import { type Keeping, type Put, putQuestion } from './put-question.js';
import { askingCommand } from './read-asked.js';
import { respond } from './respond.js';
import { pressCancel } from './waiting/press-cancel.js';

export type Pressed = ButtonInteraction | StringSelectMenuInteraction | ModalSubmitInteraction;

/** What of a menu fits through a window (see `custom-id.ts`). */
const CARRIED = /^\d{0,4}$/;
/** The field of every window. */
const FIELD = 'text';

/** Ask the same question again in the same message; go back to the one before it. Every command has them. */
const RETRY = 'retry';
const BACK = 'back';

export async function press(interaction: Pressed, ports: DispatchPorts): Promise<void> {
  if (!interaction.isModalSubmit() && !isBelow(interaction))
    return await tellNotice(interaction, 'stale', ports);
  const acting = decodePressId(interaction.customId);
  if (acting?.command === WAIT && acting.action === CANCEL)
    return await pressCancel(interaction, acting, ports);
  if (acting !== undefined) return await pressActing(interaction, acting, ports);
  const id = decodeCustomId(interaction.customId);
  if (id === undefined) return await tellNotice(interaction, 'stale', ports);
  const pressed = readPressed(interaction, id);
  if (pressed === undefined) return await tellNotice(interaction, 'stale', ports);
  let found: FoundCard | undefined;
  try {
    found = await findCard(interaction, id, ports);
  } catch (error) {
    return await tellThrown(interaction, error, ports);
  }
  const command = found === undefined ? undefined : askingCommand(found.card.command, ports.commands);
  if (found === undefined || command === undefined) {
    return await tellNotice(interaction, id.action === 'share' ? 'textGone' : 'unknown', ports);
  }
  if (id.action === RETRY || id.action === BACK) {
    if (!found.isLasting) return await tellNotice(interaction, 'stale', ports);
    return await putQuestion(interaction, repeated(interaction, found, command), ports);
  }
  const action = command.actions?.get(id.action);
  // Of a text that is not stored nothing is derived that would be.
  if (action === undefined || (!found.isLasting && action.shows !== 'public')) {
    return await tellNotice(interaction, 'stale', ports);
  }
  if (!interaction.isModalSubmit() && action.form !== undefined) {
    const form = action.form(found.card.options, pressed.choice);
    if (form === undefined || !CARRIED.test(pressed.choice))
      return await tellNotice(interaction, 'stale', ports);
    const { title, ...field } = form;
    const modal = toModal(
      { title, fields: [{ ...field, id: FIELD, isRequired: true }] },
      encodeCustomId({ ...id, choice: pressed.choice }),
    );
    await respond(() => interaction.showModal(modal), ports);
    return;
  }
  await act(interaction, { action, found, command, pressed }, ports);
}

/** Nobody can press what the message does not have, so whoever sends its id made it up. */
function isBelow({ message, customId }: ButtonInteraction | StringSelectMenuInteraction): boolean {
  return message.components.some(
    (row) =>
      'components' in row && row.components.some((part) => 'customId' in part && part.customId === customId),
  );
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
  if (command === undefined) return await tellNotice(interaction, 'stale', ports);
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
  if (options === undefined) return await tellNotice(interaction, 'stale', ports);
  let read: { readonly value: Awaited<ReturnType<AskingCommand['question']>> } | undefined;
  try {
    const reading = Promise.resolve(command.question(options, contextOf(interaction, ports)));
    read = await readInTime(interaction, reading, { place: where.place, kind: common.command }, ports);
  } catch (error) {
    return await tellThrown(interaction, error, ports);
  }
  if (read === undefined) return;
  const checked = read.value;
  if (!checked.ok) return await tellRefusal(interaction, checked.refusal, command.examples, ports);
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
