/** INTERACTION_CREATE as Discord sends it: complete, because clients stumble over what is missing. */
import type {
  APIAuthorizingIntegrationOwnersMap,
  APIChannel,
  APIMessage,
  APIUser,
} from 'discord-api-types/v10';
import type { Interaction } from './interaction-store.js';
import { LIMITS } from './limits.js';
import type { InteractionContext } from './offered-in.js';
import { APPLICATION_ID, memberOf, PERMISSIONS } from './seed.js';
import { canSee, guildOf } from './state.js';

const LOCALE = 'en-US';

export function contextOf(channel: APIChannel): InteractionContext {
  if (guildOf(channel) !== undefined) return 0;
  return canSee(channel, APPLICATION_ID) ? 1 : 2;
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
  const guildId = guildOf(channel);
  const inGuild = guildId !== undefined;
  return {
    id: interaction.id,
    application_id: APPLICATION_ID,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data,
    ...(inGuild
      ? {
          guild_id: guildId,
          guild: { id: guildId, locale: LOCALE, features: [] },
          guild_locale: LOCALE,
          member: memberOf(user),
        }
      : { user }),
    channel_id: channel.id,
    channel: { ...channel, permissions: PERMISSIONS },
    locale: LOCALE,
    app_permissions: PERMISSIONS,
    entitlements: [],
    authorizing_integration_owners: interaction.owners,
    context: contextOf(channel),
    attachment_size_limit: LIMITS.fileBytes,
    ...(message === undefined ? {} : { message }),
  };
}
