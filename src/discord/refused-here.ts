/** Whether the settings of a server keep the bot from answering in this channel. */
import type { Interaction } from 'discord.js';
import type { Refusal } from '../jobs/refusal.js';
import { mayAnswerIn, type ServerSettings } from '../settings/server-settings.js';
import { decodePressId } from './custom-id.js';

/** They answer everywhere: who sees their own data or has set the wrong channel is never locked out. */
const EVERYWHERE: ReadonlySet<string> = new Set(['settings', 'privacy', 'help']);

export function refusedHere(
  interaction: Interaction,
  server: ServerSettings | undefined,
): Refusal | undefined {
  if (server === undefined || server.channels.length === 0) return undefined;
  const name = interaction.isCommand()
    ? interaction.commandName
    : 'customId' in interaction
      ? decodePressId(interaction.customId)?.command
      : undefined;
  if (name !== undefined && EVERYWHERE.has(name)) return undefined;
  const { channel, channelId } = interaction;
  const parent = channel?.isThread() === true ? (channel.parentId ?? undefined) : undefined;
  return mayAnswerIn(server, { channel: channelId ?? '', parent })
    ? undefined
    : { code: 'not-in-this-channel', channels: server.channels };
}
