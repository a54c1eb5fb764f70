/** Short messages to the one who pressed or typed, seen by them alone. */
import { randomUUID } from 'node:crypto';
import { MessageFlags, type RepliableInteraction } from 'discord.js';
import { Failure, type FailureCode } from '../jobs/failure.js';
import type { Refusal } from '../jobs/refusal.js';
import type { Logger } from '../ops/log.js';
import type { Metrics } from '../ops/metrics.js';
import { describeError } from '../ops/stopping.js';
import { noticeMessage } from '../render/discord-message.js';
import { failureSentence } from '../render/failure.js';
import { refusalCard } from '../render/refusal.js';

export async function tellRefusal(
  interaction: RepliableInteraction,
  refusal: Refusal,
  examples: readonly string[],
  metrics: Metrics,
): Promise<void> {
  metrics.refused(refusal.code === 'busy' ? `busy-${refusal.scope}` : refusal.code);
  await tell(interaction, refusalCard(refusal, examples));
}

export async function tellFailure(
  interaction: RepliableInteraction,
  code: FailureCode,
  incident?: string,
): Promise<void> {
  await tell(interaction, failureSentence(code, incident));
}

/** What a step before the queue threw: a Failure as it is, anything else as a bug with an incident id. */
export async function tellThrown(
  interaction: RepliableInteraction,
  error: unknown,
  logger: Logger,
): Promise<void> {
  if (error instanceof Failure) {
    logger.warn({ error: describeError(error) }, 'question not read');
    await tellFailure(interaction, error.code);
    return;
  }
  const incident = randomUUID().slice(0, 8);
  logger.error({ incident, error: describeError(error) }, 'bug while reading a question');
  await tellFailure(interaction, 'bug', incident);
}

export async function tell(
  interaction: RepliableInteraction,
  notice: Parameters<typeof noticeMessage>[0],
): Promise<void> {
  const { body } = noticeMessage(notice);
  const message = {
    embeds: body.embeds,
    allowedMentions: { parse: [] },
    flags: MessageFlags.Ephemeral as const,
  };
  // A private "thinking…" becomes the notice. After a deferred update the message is what it was, and the notice is one of its own.
  if (interaction.deferred && interaction.ephemeral === true) {
    const { flags: _flags, ...edit } = message;
    await interaction.editReply(edit);
  } else if (interaction.deferred || interaction.replied) await interaction.followUp(message);
  else await interaction.reply(message);
}
