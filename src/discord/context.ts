/** What a command may know of who typed, and where. */
import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import type { Place } from '../populations/library.js';
import type { CommandContext } from './command.js';
import type { DispatchPorts } from './dispatch.js';

export function contextOf(
  interaction: BaseInteraction,
  { populations }: Pick<DispatchPorts, 'populations'>,
): CommandContext {
  return {
    locale: interaction.locale,
    person: interaction.user.id,
    place: placeOf(interaction),
    populations,
  };
}

export function placeOf({
  guildId,
  channelId,
  user,
}: Pick<BaseInteraction, 'guildId' | 'channelId' | 'user'>): Place {
  return { scope: guildId === null ? `u-${user.id}` : `g-${guildId}`, channel: channelId ?? '' };
}

/** In a server whoever may manage it; in direct messages everything is the person's own. */
export function mayManage({
  guildId,
  memberPermissions,
}: Pick<BaseInteraction, 'guildId' | 'memberPermissions'>): boolean {
  return guildId === null || memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true;
}
