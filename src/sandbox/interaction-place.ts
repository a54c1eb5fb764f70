/** What a person finds where they are: commands, and the people, roles, channels and files that these may point at. */
import { type APIApplicationCommand, type APIChannel, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Directory } from './command-input.js';
import type { GivenFiles } from './given-files.js';
import { memberOf } from './guild.js';
import { has } from './permissions.js';
import { APPLICATION_ID } from './seed.js';
import { guildOf, type State } from './state.js';

export function directoryOf(
  state: State,
  channel: APIChannel,
  userId: string,
  givenFiles: GivenFiles,
): Directory {
  const { world } = state;
  const guildId = guildOf(channel);
  const guild = world.guild(guildId ?? '');
  return {
    file: (id) => givenFiles.find(id, userId),
    user: (id) => (world.canSee(channel, id) || guild?.members.has(id) === true ? state.user(id) : undefined),
    member: (user) => {
      if (guild === undefined) return undefined;
      const { user: _user, deaf: _deaf, mute: _mute, ...member } = memberOf(guild, user);
      return { ...member, permissions: String(world.permissionsIn(channel, user.id)) };
    },
    role: (id) => guild?.roles.find((role) => role.id === id),
    channel: (id) => {
      const one = state.channel(id);
      if (one === undefined || guildOf(one) !== guildId || !world.canSee(one, userId)) return undefined;
      return {
        ...one,
        permissions: String(world.permissionsIn(one, userId)),
        app_permissions: String(world.permissionsIn(one, APPLICATION_ID)),
      };
    },
  };
}

/** Commands of this place that the person may use; a server's owner may use all. */
export function offeredTo(
  state: State,
  userId: string,
  channel: APIChannel,
): readonly APIApplicationCommand[] {
  const { world } = state;
  const guildId = guildOf(channel);
  const offered = state.commands.offered(guildId);
  if (guildId === undefined || world.guild(guildId)?.ownerId === userId) return offered;
  const permissions = world.permissionsIn(channel, userId);
  return offered.filter(({ default_member_permissions: wanted }) => {
    if (wanted == null || has(permissions, PermissionFlagsBits.Administrator)) return true;
    return wanted !== '0' && has(permissions, BigInt(wanted));
  });
}
