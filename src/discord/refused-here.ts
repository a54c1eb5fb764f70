/** Whether the settings of a server keep a command out of this channel. What stands in it already can be pressed to its end. */
import type { Interaction } from 'discord.js';
import type { Refusal } from '../jobs/refusal.js';
import { mayAnswerIn, type ServerSettings } from '../settings/server-settings.js';
import type { ThreadParents } from './thread-parents.js';

/** They answer everywhere: who sees their own data or has set the wrong channel is never locked out. */
const EVERYWHERE: ReadonlySet<string> = new Set(['settings', 'privacy', 'help']);

export function refusedHere(
  interaction: Interaction,
  server: ServerSettings | undefined,
  threads: Pick<ThreadParents, 'parentOf'>,
): Refusal | undefined {
  if (server === undefined || !interaction.isCommand() || EVERYWHERE.has(interaction.commandName))
    return undefined;
  const channel = interaction.channelId;
  return mayAnswerIn(server, { channel, parent: threads.parentOf(channel) })
    ? undefined
    : { code: 'not-in-this-channel', channels: server.channels };
}
