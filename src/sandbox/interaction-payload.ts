/** INTERACTION_CREATE as Discord sends it: complete, because clients stumble over what is missing. */
import type {
  APIAuthorizingIntegrationOwnersMap,
  APIChannel,
  APIMessage,
  APIUser,
} from 'discord-api-types/v10';
import { GUILD_LOCALE, memberOf } from './guild.js';
import type { Interaction } from './interaction-store.js';
import { LIMITS } from './limits.js';
import type { InteractionContext } from './offered-in.js';
import { APPLICATION_ID } from './seed.js';
import { guildOf, isGroup, type World } from './world.js';

export function contextOf(channel: APIChannel): InteractionContext {
  if (guildOf(channel) !== undefined) return 0;
  return isGroup(channel) ? 2 : 1;
}

/** Whose installation of the application lets the interaction happen. */
export function ownersOf(channel: APIChannel, userId: string): APIAuthorizingIntegrationOwnersMap {
  switch (contextOf(channel)) {
    case 0:
      return { 0: guildOf(channel) ?? '0' };
    case 1:
      return { 0: '0' };
    case 2:
      return { 1: userId };
  }
}

export function interactionPayload(
  world: World,
  interaction: Interaction,
  parts: {
    readonly user: APIUser;
    readonly channel: APIChannel;
    readonly data: object;
    /** The message whose component was used. */
    readonly message: APIMessage | undefined;
  },
): object {
  const { user, channel, data, message } = parts;
  const guild = world.guild(guildOf(channel) ?? '');
  const permissions = String(world.permissionsIn(channel, user.id));
  return {
    id: interaction.id,
    application_id: APPLICATION_ID,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data,
    ...(guild === undefined
      ? { user }
      : {
          guild_id: guild.id,
          guild: { id: guild.id, locale: GUILD_LOCALE, features: [] },
          guild_locale: GUILD_LOCALE,
          member: { ...memberOf(guild, user), permissions },
        }),
    channel_id: channel.id,
    channel: { ...channel, permissions },
    locale: world.localeOf(user.id),
    app_permissions: String(world.permissionsIn(channel, APPLICATION_ID)),
    entitlements: [],
    authorizing_integration_owners: interaction.owners,
    context: contextOf(channel),
    attachment_size_limit: LIMITS.fileBytes,
    ...(message === undefined ? {} : { message }),
  };
}
