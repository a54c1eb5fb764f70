/**
 * From an interaction to a queued job, in the order that keeps Discord's 3 seconds:
 * check (pure, milliseconds) → admit → acknowledge → enqueue. What the person can fix is told at once and only to them.
 */

import { randomUUID } from 'node:crypto';
import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type Interaction,
  MessageFlags,
} from 'discord.js';
import { ANSWER_LIFETIME_MS, type Job, type Question } from '../jobs/contract.js';
import { Failure } from '../jobs/failure.js';
import type { Checked, Refusal } from '../jobs/refusal.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import type { Admission } from '../queue/admission.js';
import type { JobProducer } from '../queue/port.js';
import type { DiscordMessage } from '../render/discord-message.js';
import { noticeMessage } from '../render/discord-message.js';
import { failureSentence } from '../render/failure.js';
import { refusalCard } from '../render/refusal.js';
import type { Command, Options } from './command.js';
import type { DiscordAddress, ReplySender } from './reply.js';

export interface DispatchPorts {
  readonly commands: ReadonlyMap<string, Command>;
  readonly admission: Admission;
  readonly producer: JobProducer;
  readonly replies: ReplySender;
  /** REST base that workers answer to. */
  readonly api: string;
  readonly logger: Logger;
}

/** Discord waits 3 s; what has not been acknowledged by then is lost, so nothing waits longer than this. */
const ACKNOWLEDGE_TIMEOUT_MS = 2_000;
const ALREADY_ACKNOWLEDGED = 40060;
const UNKNOWN_INTERACTION = 10062;

/** Never throws: an interaction that breaks something is logged, and the next one is served. */
export function createDispatch(ports: DispatchPorts): (interaction: Interaction) => Promise<void> {
  return async (interaction) => {
    const logger = ports.logger.child({ interaction: interaction.id });
    try {
      if (interaction.isChatInputCommand()) await ask(interaction, ports, logger);
      else if (interaction.isAutocomplete()) await suggest(interaction, ports);
      else if (interaction.isRepliable()) {
        await interaction.reply(
          ephemeral(
            noticeMessage('This button or menu no longer works. Type the command again to get a fresh one.'),
          ),
        );
      }
    } catch (error) {
      logger.error({ error: describeError(error) }, 'interaction not served');
    }
  };
}

async function ask(
  interaction: ChatInputCommandInteraction,
  ports: DispatchPorts,
  logger: Logger,
): Promise<void> {
  const options: Options = new Map(
    interaction.options.data.flatMap(({ name, value }) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );
  const examples = ports.commands.get(interaction.commandName)?.examples ?? [];
  const refused = (refusal: Refusal) =>
    interaction.reply(ephemeral(noticeMessage(refusalCard(refusal, examples))));

  const checked = check(interaction.commandName, options, interaction.locale, ports, logger);
  if (checked instanceof Failure) {
    await interaction.reply(ephemeral(noticeMessage(failureSentence(checked.code, checked.detail))));
    return;
  }
  if (!checked.ok) {
    await refused(checked.refusal);
    return;
  }
  const admitted = ports.admission.admit(interaction.user.id);
  if (!admitted.ok) {
    await refused(admitted.refusal);
    return;
  }
  const job = toJob(interaction, checked.value, ports.api);
  admitted.value.bind(job.id);
  const acknowledged = await acknowledge(interaction, options.get('private') === true, logger);
  if (!acknowledged) {
    admitted.value.release();
    return;
  }
  try {
    const { ahead } = await ports.producer.submit(job);
    logger.info({ job: job.id, kind: job.question.kind, ahead }, 'question queued');
  } catch (error) {
    admitted.value.release();
    const code = error instanceof Failure ? error.code : 'bug';
    logger.error({ job: job.id, error: describeError(error) }, 'question not queued');
    await ports.replies.deliver(
      addressOf(interaction, ports.api),
      noticeMessage(failureSentence(code)),
      job.expiresAtMs,
    );
  }
}

/** A command that throws is a bug: the Failure carries the incident id as its detail. */
function check(
  name: string,
  options: Options,
  locale: string,
  ports: DispatchPorts,
  logger: Logger,
): Checked<Question> | Failure {
  const command = ports.commands.get(name);
  if (command === undefined) {
    return { ok: false, refusal: { code: 'unknown-command', name, known: [...ports.commands.keys()] } };
  }
  try {
    return command.question(options, { locale });
  } catch (error) {
    const incident = randomUUID().slice(0, 8);
    logger.error({ incident, error: describeError(error) }, 'bug while reading a question');
    return new Failure('bug', incident);
  }
}

/**
 * False when the answer could not be shown any more. A lost answer to the acknowledgement is no proof that it was not
 * applied: the question goes on, and if it was not, its reply finds nobody and ends quietly.
 */
async function acknowledge(
  interaction: ChatInputCommandInteraction,
  isPrivate: boolean,
  logger: Logger,
): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ACKNOWLEDGE_TIMEOUT_MS);
  });
  const deferred = interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
  try {
    if ((await Promise.race([deferred, timeout])) === 'late') {
      deferred.catch(() => undefined);
      logger.warn('acknowledgement unanswered, going on');
    }
    return true;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === ALREADY_ACKNOWLEDGED) return true;
    logger.warn({ error: describeError(error) }, 'not acknowledged');
    if (error instanceof DiscordAPIError) return error.code !== UNKNOWN_INTERACTION && error.status >= 500;
    return true;
  } finally {
    clearTimeout(timer);
  }
}

async function suggest(interaction: AutocompleteInteraction, ports: DispatchPorts): Promise<void> {
  const focused = interaction.options.getFocused(true);
  const command = ports.commands.get(interaction.commandName);
  const choices = command?.autocomplete?.(focused.name, focused.value, { locale: interaction.locale }) ?? [];
  await interaction.respond(choices.slice(0, 25).map(({ name, value }) => ({ name, value })));
}

function toJob(interaction: ChatInputCommandInteraction, question: Question, api: string): Job {
  return {
    id: `i-${interaction.id}`,
    question,
    reply: addressOf(interaction, api),
    person: interaction.user.id,
    createdAtMs: interaction.createdTimestamp,
    expiresAtMs: interaction.createdTimestamp + ANSWER_LIFETIME_MS,
  };
}

const addressOf = (interaction: ChatInputCommandInteraction, api: string): DiscordAddress => ({
  via: 'discord',
  api,
  applicationId: interaction.applicationId,
  token: interaction.token,
});

const ephemeral = ({ body }: DiscordMessage) => ({
  ...(body.content === undefined || body.content === null ? {} : { content: body.content }),
  embeds: body.embeds ?? [],
  allowedMentions: { parse: [] },
  flags: MessageFlags.Ephemeral as const,
});
