/** Something below what an acting command showed was pressed, or a window of one was filled in. */
import { ComponentType } from 'discord.js';
import { carryOut } from './act.js';
import type { ActingCommand, AskingPress, PressForm, PressRequest } from './command.js';
import { contextOf, mayManage } from './context.js';
import { encodePressId, type PressId } from './custom-id.js';
import type { DispatchPorts } from './dispatch.js';
import { toModal } from './modal.js';
import { tellNotice, tellRefusal, tellThrown } from './notices.js';
import type { Pressed } from './press.js';
import { putQuestion } from './put-question.js';
import { askingCommand, isActing } from './read-asked.js';
import { addressOf } from './reply.js';
import { respond } from './respond.js';

export async function pressActing(interaction: Pressed, id: PressId, ports: DispatchPorts): Promise<void> {
  const command = ports.commands.get(id.command);
  if (command === undefined || !isActing(command)) return await tellNotice(interaction, 'stale', ports);
  const press = command.presses?.get(id.action);
  if (press === undefined) return await tellNotice(interaction, 'stale', ports);
  const request: PressRequest = {
    ...contextOf(interaction, ports),
    subject: id.subject,
    argument: id.argument,
    values: interaction.isStringSelectMenu() ? interaction.values : [],
    fields: typedFields(interaction),
    mayManage: mayManage(interaction, ports.server),
    reply: addressOf(interaction, ports.api),
    polls: ports.polls,
    guesses: ports.guesses,
    quizzes: ports.quizzes,
    quizScores: ports.quizScores,
    personData: ports.personData,
    lessons: ports.lessons,
  };
  if ('ask' in press) return await putPressed(interaction, command, press, request, ports);
  if (!interaction.isModalSubmit()) {
    let form: PressForm | undefined;
    try {
      form = await press.form?.(request);
    } catch (error) {
      return await tellThrown(interaction, error, ports);
    }
    if (form !== undefined) {
      const modal = toModal(form, encodePressId(id));
      await respond(() => interaction.showModal(modal), ports);
      return;
    }
  }
  // A window that a command opened has no message to replace.
  const hasMessage = interaction.message !== null;
  const isAside = press.shows === 'aside';
  const shows = press.shows === 'aside' ? 'in-place' : press.shows;
  const place = shows === 'in-place' && !hasMessage ? 'public' : shows;
  await carryOut(interaction, {
    command,
    place,
    needsPlace: press.sharesReply === true,
    isAside,
    ports,
    work: () => press.act(request),
  });
}

/** The question that a button stands for. */
async function putPressed(
  interaction: Pressed,
  { definition, examples }: ActingCommand,
  press: AskingPress,
  request: PressRequest,
  ports: DispatchPorts,
): Promise<void> {
  const isPrivate = press.shows === 'private';
  const common = { place: press.shows, isPrivate } as const;
  try {
    const asked = await press.ask(request);
    if (asked === undefined) return await tellNotice(interaction, 'stale', ports);
    if ('question' in asked) {
      const { question } = asked;
      const command = definition.name;
      const put = { command, options: new Map(), question, keeping: { as: 'nothing' }, examples } as const;
      return await putQuestion(interaction, { ...put, ...common }, ports);
    }
    const command = askingCommand(asked.command, ports.commands);
    if (command === undefined) return await tellNotice(interaction, 'stale', ports);
    const checked = await command.question(asked.options, contextOf(interaction, ports));
    if (!checked.ok) return await tellRefusal(interaction, checked.refusal, command.examples, ports);
    await putQuestion(
      interaction,
      {
        ...asked,
        question: checked.value,
        keeping: { as: 'lasting', parent: null },
        examples: command.examples,
        ...common,
      },
      ports,
    );
  } catch (error) {
    await tellThrown(interaction, error, ports);
  }
}

function typedFields(interaction: Pressed): ReadonlyMap<string, string> {
  if (!interaction.isModalSubmit()) return new Map();
  return new Map(
    [...interaction.fields.fields.values()].flatMap((field) =>
      field.type === ComponentType.TextInput ? [[field.customId, field.value] as const] : [],
    ),
  );
}
