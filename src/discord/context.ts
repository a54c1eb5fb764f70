/** What a command may know of who typed, and where. */
import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import type { Place } from '../populations/library.js';
import type { ServerSettings } from '../settings/server-settings.js';
import type { CommandContext } from './command.js';
import type { DispatchPorts } from './dispatch.js';
import { languageOf } from './language.js';

export function contextOf(
  interaction: BaseInteraction,
  { populations, server }: Pick<DispatchPorts, 'populations' | 'server'>,
): CommandContext {
  return {
    locale: languageOf(interaction, server),
    person: interaction.user.id,
    place: placeOf(interaction),
    populations,
    ...(server === undefined ? {} : { defaults: { words: server.words, population: server.population } }),
  };
}

export function placeOf({
  guildId,
  channelId,
  user,
}: Pick<BaseInteraction, 'guildId' | 'channelId' | 'user'>): Place {
  return { scope: guildId === null ? `u-${user.id}` : `g-${guildId}`, channel: channelId ?? '' };
}

type Manager = Pick<BaseInteraction, 'guildId' | 'member' | 'memberPermissions'>;

/** In a server whoever may manage it, or has a role that may by its settings; in direct messages everything is the person's own. */
export function mayManage(interaction: Manager, server: ServerSettings | undefined): boolean {
  if (interaction.guildId === null || managesServer(interaction)) return true;
  const managers = server?.managers ?? [];
  return managers.length > 0 && rolesOf(interaction).some((role) => managers.includes(role));
}

/** By Discord's own permission. */
export function managesServer({ memberPermissions }: Pick<Manager, 'memberPermissions'>): boolean {
  return memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true;
}

function rolesOf({ member }: Manager): readonly string[] {
  const roles = member?.roles;
  if (roles === undefined) return [];
  return Array.isArray(roles) ? roles : [...roles.cache.keys()];
}
