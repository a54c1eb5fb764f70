/** What the bot may reach and do over REST, and Discord's refusals where it may not. */
import { type APIChannel, PermissionFlagsBits } from 'discord-api-types/v10';
import {
  cannotWriteTo,
  missingAccess,
  missingPermissions,
  notTheAuthor,
  threadIsArchived,
  unknownChannel,
  unknownGuild,
  unknownMember,
  unknownMessage,
} from './discord-error.js';
import type { Guild } from './guild.js';
import type { StoredMessage } from './message-store.js';
import { has } from './permissions.js';
import { APPLICATION_ID } from './seed.js';
import { guildOf, type State } from './state.js';
import { isArchived, isLocked } from './threads.js';
import { isThread } from './world.js';

const { ManageMessages, ManageThreads } = PermissionFlagsBits;

/** 10003, or 50001 for one that the bot does not see. */
export function channelOf(state: State, id: string): APIChannel {
  const channel = state.channel(id);
  if (channel === undefined) throw unknownChannel();
  if (!state.canSee(channel, APPLICATION_ID)) throw missingAccess();
  return channel;
}

/** 10004 */
export function guildNamed({ world }: State, id: string): Guild {
  const guild = world.guild(id);
  if (guild === undefined) throw unknownGuild();
  return guild;
}

/** 10007 for whoever is not in the server. */
export function memberNamed(state: State, guild: Guild, id: string) {
  const user = state.user(id === '@me' ? APPLICATION_ID : id);
  if (user === undefined || !guild.members.has(user.id)) throw unknownMember();
  return user;
}

export const botMay = (state: State, channel: APIChannel, permission: bigint): boolean =>
  has(state.world.permissionsIn(channel, APPLICATION_ID), permission);

/** 50013 */
export function requirePermission(state: State, channel: APIChannel, permission: bigint): void {
  if (!botMay(state, channel, permission)) throw missingPermissions();
}

/** 50013 or 50007; a locked thread that is archived cannot be woken. */
export function requireWriting(state: State, channel: APIChannel): void {
  switch (state.world.whyBotMayNotWrite(channel)) {
    case 'closed':
      throw cannotWriteTo();
    case 'permission':
      throw missingPermissions();
  }
  const isShut = isThread(channel) && isArchived(channel) && isLocked(channel);
  if (isShut && !botMay(state, channel, ManageThreads)) throw threadIsArchived();
}

/** An ephemeral message is only reached by the token of its interaction. */
export function messageOf(state: State, channel: APIChannel, id: string): StoredMessage {
  const stored = state.messages.get(channel.id, id);
  if (stored === undefined || stored.visibleTo !== undefined) throw unknownMessage();
  return stored;
}

/** To change it: only one's own, and not in a thread that is archived. */
export function ownMessage(state: State, channel: APIChannel, id: string): StoredMessage {
  const stored = messageOf(state, channel, id);
  if (stored.message.author.id !== APPLICATION_ID) throw notTheAuthor();
  requireAwake(channel);
  return stored;
}

/** To delete it: one's own, or with the permission for others'. */
export function deletableMessage(state: State, channel: APIChannel, id: string): StoredMessage {
  const stored = messageOf(state, channel, id);
  const isOwn = stored.message.author.id === APPLICATION_ID;
  const mayDeleteOthers = guildOf(channel) !== undefined && botMay(state, channel, ManageMessages);
  if (!isOwn && !mayDeleteOthers) throw missingPermissions();
  return stored;
}

/** 50083 */
export function requireAwake(channel: APIChannel): void {
  if (isThread(channel) && isArchived(channel)) throw threadIsArchived();
}
