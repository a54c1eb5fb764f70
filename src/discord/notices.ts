/** Short messages to the one who pressed or typed, seen by them alone unless everyone waits in the same place. */
import { randomUUID } from 'node:crypto';
import { MessageFlags, type RepliableInteraction } from 'discord.js';
import { ANSWER_LIFETIME_MS } from '../jobs/contract.js';
import { Failure, type FailureCode } from '../jobs/failure.js';
import type { Refusal } from '../jobs/refusal.js';
import { type Locale, localeOf } from '../messages/catalogue.js';
import { TROUBLE_MESSAGES, type TroubleMessages } from '../messages/trouble/index.js';
import type { Logger } from '../ops/log.js';
import type { Metrics } from '../ops/metrics.js';
import { describeError } from '../ops/stopping.js';
import { noticeMessage } from '../render/discord-message.js';
import { failureSentence } from '../render/failure.js';
import { refusalCard } from '../render/refusal.js';
import type { ServerSettings } from '../settings/server-settings.js';
import { languageOf } from './language.js';
import { addressOf, type ReplySender } from './reply.js';
import { respond } from './respond.js';

export interface NoticePorts {
  readonly replies: ReplySender;
  /** REST base. */
  readonly api: string;
  /** Of the server of the interaction. */
  readonly server?: Pick<ServerSettings, 'language'>;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

export async function tellRefusal(
  interaction: RepliableInteraction,
  refusal: Refusal,
  examples: readonly string[],
  ports: NoticePorts,
): Promise<void> {
  ports.metrics.refused(refusal.code === 'busy' ? `busy-${refusal.scope}` : refusal.code);
  await tell(interaction, refusalCard(refusal, examples, spokenTo(interaction, ports)), ports);
}

/** Of what leads nowhere. */
export async function tellNotice(
  interaction: RepliableInteraction,
  name: keyof TroubleMessages['notice'],
  ports: NoticePorts,
): Promise<void> {
  await tell(interaction, TROUBLE_MESSAGES[spokenTo(interaction, ports)].notice[name], ports);
}

export async function tellFailure(
  interaction: RepliableInteraction,
  code: FailureCode,
  ports: NoticePorts,
  incident?: string,
): Promise<void> {
  await tell(interaction, failureSentence(code, incident, spokenTo(interaction, ports)), ports);
}

/** What a step before the queue threw: a Failure as it is, anything else as a bug with an incident id. */
export async function tellThrown(
  interaction: RepliableInteraction,
  error: unknown,
  ports: NoticePorts,
): Promise<void> {
  const { logger } = ports;
  if (error instanceof Failure) {
    logger.warn({ error: describeError(error) }, 'question not read');
    await tellFailure(interaction, error.code, ports);
    return;
  }
  const incident = randomUUID().slice(0, 8);
  logger.error({ incident, error: describeError(error) }, 'bug while reading a question');
  await tellFailure(interaction, 'bug', ports, incident);
}

/** Never rejects for what Discord does with it: then it is logged, since there is nobody left to tell. */
export async function tell(
  interaction: RepliableInteraction,
  notice: Parameters<typeof noticeMessage>[0],
  ports: NoticePorts,
): Promise<void> {
  const { replies, api, logger } = ports;
  const message = noticeMessage(notice);
  const { embeds } = message.body;
  if (!interaction.deferred && !interaction.replied) {
    const flags = MessageFlags.Ephemeral;
    await respond(() => interaction.reply({ embeds, allowedMentions: { parse: [] }, flags }), ports);
    return;
  }
  const address = addressOf(interaction, api);
  const expiresAtMs = interaction.createdTimestamp + ANSWER_LIFETIME_MS;
  try {
    // A "thinking…" becomes the notice. After a deferred update the message is what it was, and the notice is one of its own.
    if (interaction.deferred && interaction.ephemeral !== null)
      await replies.deliver(address, message, expiresAtMs);
    else if ((await replies.whisper(address, message, expiresAtMs)) === 'unconfirmed')
      logger.warn('notice not confirmed');
  } catch (error) {
    logger.warn({ error: describeError(error) }, 'notice not confirmed');
  }
}

export const spokenTo = (interaction: RepliableInteraction, { server }: NoticePorts): Locale =>
  localeOf(languageOf(interaction, server));
