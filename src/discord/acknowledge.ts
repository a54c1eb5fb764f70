/** The first response to an interaction, which Discord waits three seconds for. */
import { DiscordAPIError, type Message, MessageFlags } from 'discord.js';
import type { Logger } from '../ops/log.js';
import type { Metrics } from '../ops/metrics.js';
import { describeError } from '../ops/stopping.js';

/** Part of the three seconds; what comes before takes one at most. */
const ACKNOWLEDGE_TIMEOUT_MS = 2_000;
const ALREADY_ACKNOWLEDGED = 40060;
const UNKNOWN_INTERACTION = 10062;

/** Where the answer is going to be: it cannot be changed afterwards. */
export type Place = 'public' | 'private' | 'in-place';

export interface Deferrable {
  /** When Discord made it, by Discord's clock: its three seconds began then. */
  readonly createdTimestamp: number;
  deferReply(options: { readonly flags?: MessageFlags.Ephemeral }): Promise<unknown>;
  /** Only what was pressed in a message has it. */
  deferUpdate?(): Promise<unknown>;
}

/**
 * False when the answer could not be shown any more. A lost answer to the acknowledgement is no proof that it was not
 * applied: the question goes on, and if it was not, its reply finds nobody and ends quietly.
 */
export async function acknowledge(
  interaction: Deferrable,
  place: Place,
  /** What is asked, as the metrics call it. */
  kind: string,
  { logger, metrics }: { readonly logger: Logger; readonly metrics: Metrics },
): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ACKNOWLEDGE_TIMEOUT_MS);
  });
  const deferred = defer(interaction, place);
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
    metrics.seconds('acknowledge', kind, (Date.now() - interaction.createdTimestamp) / 1000);
  }
}

function defer(interaction: Deferrable, place: Place): Promise<unknown> {
  if (place === 'in-place' && interaction.deferUpdate !== undefined) return interaction.deferUpdate();
  return interaction.deferReply(place === 'private' ? { flags: MessageFlags.Ephemeral } : {});
}

/** Whether only one person sees it. */
export function isEphemeral(message: Message | null): boolean {
  return message?.flags.has(MessageFlags.Ephemeral) === true;
}
