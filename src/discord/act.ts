/** Commands that the bot carries out itself: admit → acknowledge → act → show. */
import type { ChatInputCommandInteraction } from 'discord.js';
import { ANSWER_LIFETIME_MS } from '../jobs/contract.js';
import { type Checked, refuse } from '../jobs/refusal.js';
import { describeError } from '../ops/stopping.js';
import { idsOfPress, toDiscordMessage } from '../render/discord-message.js';
import { acknowledge, type Place } from './acknowledge.js';
import type { ActingCommand, ActRequest, Shown } from './command.js';
import { contextOf, mayManage } from './context.js';
import { encodePressId } from './custom-id.js';
import type { DispatchPorts } from './dispatch.js';
import { fetchGivenFile } from './given-file.js';
import { toModal } from './modal.js';
import { tellRefusal, tellThrown } from './notices.js';
import type { Typed } from './options-of.js';
import type { Pressed } from './press.js';
import type { DiscordAddress } from './reply.js';

export type ActingInteraction = ChatInputCommandInteraction | Pressed;

export async function act(
  interaction: ChatInputCommandInteraction,
  command: ActingCommand,
  { path, options }: Typed,
  ports: DispatchPorts,
): Promise<void> {
  const form = command.form?.(path, options);
  if (form !== undefined) {
    const { action, subject } = form;
    const id = encodePressId({ command: command.definition.name, action, subject, argument: '' });
    await interaction.showModal(toModal(form, id));
    return;
  }
  const request: ActRequest = {
    ...contextOf(interaction, ports),
    path,
    options,
    mayManage: mayManage(interaction),
    reply: addressOf(interaction, ports.api),
    polls: ports.polls,
    personData: ports.personData,
    async file(option, limitBytes) {
      const attachment = interaction.options.getAttachment(option);
      if (attachment !== null) return await fetchGivenFile(attachment, limitBytes, ports.api);
      return refuse({
        code: 'missing-option',
        command: command.definition.name,
        option,
        example: command.examples[0] ?? '',
      });
    },
  };
  const place = command.isPrivate(path, options) ? 'private' : 'public';
  await carryOut(interaction, { command, place, ports, work: () => command.act(request) });
}

/** Whatever comes of `work`: shown in its place, refused to the person alone, or told as a failure. */
export async function carryOut(
  interaction: ActingInteraction,
  {
    command,
    place,
    ports,
    work,
  }: {
    readonly command: ActingCommand;
    readonly place: Place;
    readonly ports: DispatchPorts;
    /** Null: nothing new is shown. */
    readonly work: () => Promise<Checked<Shown | null>>;
  },
): Promise<void> {
  const { examples } = command;
  const admitted = ports.admission.admit(interaction.user.id);
  if (!admitted.ok) return await tellRefusal(interaction, admitted.refusal, examples, ports.metrics);
  try {
    if (!(await acknowledge(interaction, place, command.definition.name, ports))) return;
    const done = await work();
    if (!done.ok) {
      await takeBack(interaction, place, ports);
      return await tellRefusal(interaction, done.refusal, examples, ports.metrics);
    }
    if (done.value !== null) await show(interaction, command, done.value, ports);
    ports.logger.info({ command: command.definition.name, place }, 'carried out');
  } catch (error) {
    await takeBack(interaction, place, ports);
    await tellThrown(interaction, error, ports.logger);
  } finally {
    admitted.value.release();
  }
}

async function show(
  interaction: ActingInteraction,
  command: ActingCommand,
  { subject, files, ...rendered }: Shown,
  ports: DispatchPorts,
): Promise<void> {
  const message = toDiscordMessage(rendered, {
    ...(subject === undefined ? {} : { idOf: idsOfPress(command.definition.name, subject) }),
    ...(files === undefined ? {} : { files }),
  });
  await ports.replies.deliver(
    addressOf(interaction, ports.api),
    message,
    interaction.createdTimestamp + ANSWER_LIFETIME_MS,
  );
}

/** A "thinking…" that everyone sees goes away when there is nothing for everyone to see. */
async function takeBack(
  interaction: ActingInteraction,
  place: Place,
  { logger }: Pick<DispatchPorts, 'logger'>,
): Promise<void> {
  if (place !== 'public' || !interaction.deferred) return;
  await interaction
    .deleteReply()
    .catch((error: unknown) => logger.warn({ error: describeError(error) }, 'placeholder not removed'));
}

export function addressOf(interaction: ActingInteraction, api: string): DiscordAddress {
  return { via: 'discord', api, applicationId: interaction.applicationId, token: interaction.token };
}
