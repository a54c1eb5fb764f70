/**
 * A checked question on its way into the queue, in the order that keeps Discord's three seconds:
 * admit → acknowledge → keep → enqueue. From a command, a menu, a button or a window, it is the same way.
 */
import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  StringSelectMenuInteraction,
} from 'discord.js';
import { ANSWER_LIFETIME_MS, type Job, type Question } from '../jobs/contract.js';
import { Failure } from '../jobs/failure.js';
import { localeOf } from '../messages/catalogue.js';
import { describeError } from '../ops/stopping.js';
import { noticeMessage } from '../render/discord-message.js';
import { failureSentence } from '../render/failure.js';
import { acknowledge, type Place } from './acknowledge.js';
import { askerOf } from './asker.js';
import type { Options } from './command.js';
import type { DispatchPorts } from './dispatch.js';
import { jobIdOf } from './job-id.js';
import { languageOf } from './language.js';
import { tellFailure, tellRefusal } from './notices.js';
import { addressOf } from './reply.js';

export type AskingInteraction =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ModalSubmitInteraction;

type JobCard = NonNullable<Job['card']>;

/** How the question is kept. */
export type Keeping =
  | { readonly as: 'lasting'; readonly parent: string | null }
  /** In memory for a while: its text is not stored. */
  | { readonly as: 'fleeting' }
  | { readonly as: 'nothing' }
  /** It is kept already. */
  | { readonly as: 'kept'; readonly id: string; readonly parent: string | null };

export interface Put {
  /** Name of the command that the question belongs to. */
  readonly command: string;
  readonly options: Options;
  readonly question: Question;
  readonly place: Place;
  /** Whether the message is seen by the asker only: then nobody else can ask the question again. */
  readonly isPrivate: boolean;
  readonly keeping: Keeping;
  /** For a refusal. */
  readonly examples: readonly string[];
}

export async function putQuestion(
  interaction: AskingInteraction,
  put: Put,
  ports: DispatchPorts,
): Promise<void> {
  const { logger } = ports;
  const admitted = await ports.admission.admit(askerOf(interaction));
  if (!admitted.ok) {
    await tellRefusal(interaction, admitted.refusal, put.examples, ports);
    return;
  }
  const id = jobIdOf(interaction);
  admitted.value.bind(id);
  const announced = { place: put.place, kind: put.question.kind };
  if (!interaction.deferred && !(await acknowledge(interaction, announced, ports))) {
    admitted.value.release();
    return;
  }
  const reply = addressOf(interaction, ports.api);
  const expiresAtMs = interaction.createdTimestamp + ANSWER_LIFETIME_MS;
  // An earlier answer that stands there needs nobody to close it.
  const isNew = put.place !== 'in-place';
  const card = await keep(interaction, put, ports);
  const locale = localeOf(languageOf(interaction, ports.server));
  const job: Job = {
    id,
    question: put.question,
    reply,
    ...(card === undefined ? {} : { card }),
    // What stands there already is worth more than news of the queue.
    ...(isNew ? { showsProgress: true } : {}),
    locale,
    person: interaction.user.id,
    createdAtMs: interaction.createdTimestamp,
    expiresAtMs,
  };
  ports.waiting.enter(job, put.keeping.as === 'fleeting' ? undefined : [put.command, put.options]);
  try {
    const { ahead, fresh } = await ports.producer.submit(job);
    // Another process has it, and tells of it.
    if (!fresh) ports.waiting.leave(id);
    logger.info({ kind: job.question.kind, ahead }, 'question queued');
  } catch (error) {
    admitted.value.release();
    ports.waiting.leave(id);
    const code = error instanceof Failure ? error.code : 'bug';
    logger.error({ error: describeError(error) }, 'question not queued');
    // An answer that stands in the message already is worth more than the news that there is no other one.
    if (put.place === 'in-place') await tellFailure(interaction, code, ports);
    // Nor is it known that it did not arrive: it may be answered by now.
    else if (await ports.replies.isUnanswered(reply, expiresAtMs)) {
      const notice = noticeMessage(failureSentence(code, undefined, locale));
      await ports.replies.deliver(reply, notice, expiresAtMs);
    }
  }
}

async function keep(
  interaction: AskingInteraction,
  { command, options, question, isPrivate, keeping }: Put,
  { shelf, logger }: DispatchPorts,
): Promise<JobCard | undefined> {
  if (keeping.as === 'nothing') return undefined;
  if (keeping.as === 'kept') return toJobCard(keeping.id, keeping.parent, true);
  const isLasting = keeping.as === 'lasting';
  const parent = keeping.as === 'lasting' ? keeping.parent : null;
  const id = await shelf.keep(
    {
      command,
      options,
      question,
      parent,
      person: interaction.user.id,
      isPrivate,
      createdAtMs: Date.now(),
    },
    { isLasting, logger },
  );
  return id === undefined ? undefined : toJobCard(id, parent, isLasting);
}

function toJobCard(id: string, parent: string | null, isShown: boolean): JobCard {
  return { id, ...(parent === null ? {} : { back: parent }), isShown };
}
