/** Commands that the bot carries out itself: admit → acknowledge → act → show. */
import type { ChatInputCommandInteraction } from 'discord.js';
import { ANSWER_LIFETIME_MS } from '../jobs/contract.js';
import { type Checked, refuse } from '../jobs/refusal.js';
import { settlesWithin } from '../ops/deadline.js';
import { idsOfPress, toDiscordMessage } from '../render/discord-message.js';
import { acknowledge, type Place } from './acknowledge.js';
import { askerOf } from './asker.js';
import type { ActingCommand, ActRequest, Shown } from './command.js';
import { contextOf, managesServer, mayManage } from './context.js';
import { encodePressId } from './custom-id.js';
import type { DispatchPorts } from './dispatch.js';
import { fetchGivenFile } from './given-file.js';
import { toModal } from './modal.js';
import { tellRefusal, tellThrown } from './notices.js';
import type { Typed } from './options-of.js';
import type { Pressed } from './press.js';
import { addressOf } from './reply.js';
import { respond } from './respond.js';

/**
 * Parts of the three seconds that Discord waits for the first response. `atOnce`: what takes longer is acknowledged first. `late`:
 * since the press, after which the rest is needed for the response itself. Of a message that many press at once, less is
 * taken: there the first response is only held back for a refusal.
 */
const OWN_MS = { atOnce: 700, late: 1_500 } as const;
const SHARED_MS = { atOnce: 500, late: 1_000 } as const;

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
    await respond(() => interaction.showModal(toModal(form, id)), ports);
    return;
  }
  const request: ActRequest = {
    ...contextOf(interaction, ports),
    path,
    options,
    mayManage: mayManage(interaction, ports.server),
    reply: addressOf(interaction, ports.api),
    polls: ports.polls,
    guesses: ports.guesses,
    quizzes: ports.quizzes,
    quizScores: ports.quizScores,
    weekly: ports.weekly,
    personData: ports.personData,
    lessons: ports.lessons,
    settings: {
      of: (scope) => ports.settings.of(scope),
      change: (scope, change) => ports.settings.change(scope, change),
      managesServer: managesServer(interaction),
    },
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

/**
 * Whatever comes of `work`: shown in its place, refused, or told as a failure.
 *
 * What is decided at once is told in the first response, to the person alone. Later a "thinking…" that everyone sees becomes
 * the refusal: to take it away and whisper instead would end in silence whenever the whisper is lost.
 */
export async function carryOut(
  interaction: ActingInteraction,
  {
    command,
    place,
    needsPlace = false,
    isAside = false,
    ports,
    work,
  }: {
    readonly command: ActingCommand;
    readonly place: Place;
    /** Whether others change the message while the work goes on: not before Discord has heard of it. */
    readonly needsPlace?: boolean;
    /** Whether what comes of it is a message of its own, seen by the person alone, while the one that was pressed stays. */
    readonly isAside?: boolean;
    readonly ports: DispatchPorts;
    /** Null: nothing new is shown. */
    readonly work: () => Promise<Checked<Shown | null>>;
  },
): Promise<void> {
  const { examples } = command;
  const announced = { place, kind: command.definition.name, isDeed: true } as const;
  const admitted = await ports.admission.admit(askerOf(interaction));
  if (!admitted.ok) return await tellRefusal(interaction, admitted.refusal, examples, ports);
  const held = needsPlace ? ports.places.hold(interaction.token) : undefined;
  const acknowledged = async () => {
    const isThere = interaction.deferred || (await acknowledge(interaction, announced, ports));
    held?.release();
    return isThere;
  };
  try {
    // Who can see nothing of it any more shall not have done it either.
    const times = needsPlace ? SHARED_MS : OWN_MS;
    const isLate = Date.now() - interaction.createdTimestamp > times.late;
    if (isLate && !(await acknowledged())) return;
    const working = work();
    const decided = settlesWithin(working, times.atOnce);
    // Who wants to change the message has refused nothing.
    const isDecided = await (held === undefined
      ? decided
      : Promise.race([decided, held.wanted.then(() => false)]));
    if (!isDecided && !(await acknowledged())) {
      await working;
      return;
    }
    const done = await working;
    if (!done.ok) return await tellRefusal(interaction, done.refusal, examples, ports);
    if (!(await acknowledged())) return;
    if (done.value !== null) await show(interaction, command, done.value, isAside, ports);
    ports.logger.info({ command: command.definition.name, place }, 'carried out');
  } catch (error) {
    await tellThrown(interaction, error, ports);
  } finally {
    held?.release();
    admitted.value.release();
  }
}

async function show(
  interaction: ActingInteraction,
  command: ActingCommand,
  { subject, files, onShown, ...rendered }: Shown,
  isAside: boolean,
  ports: DispatchPorts,
): Promise<void> {
  const message = toDiscordMessage(rendered, {
    ...(subject === undefined ? {} : { idOf: idsOfPress(command.definition.name, subject) }),
    ...(files === undefined ? {} : { files }),
  });
  const address = addressOf(interaction, ports.api);
  const expiresAtMs = interaction.createdTimestamp + ANSWER_LIFETIME_MS;
  if (isAside) await ports.replies.whisper(address, message, expiresAtMs);
  else await ports.replies.deliver(address, message, expiresAtMs);
  onShown?.();
}
