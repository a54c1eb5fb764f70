/** Servers, channels and threads as the page calls and orders them. Pure. */
import type { APIUser } from 'discord-api-types/v10';
import type { InteractionContext } from '../offered-in.js';
import type { SandboxState } from '../protocol.js';
import { displayName } from './avatar.js';

export type Channel = SandboxState['channels'][number];

/** Channel types as documented. */
const DIRECT = 1;
const GROUP = 3;
const THREADS: ReadonlySet<number> = new Set([10, 11, 12]);

export function isDirect(channel: Channel): boolean {
  return channel.type === DIRECT || channel.type === GROUP;
}

export const isWithBot = (channel: Channel) => channel.type === DIRECT;

export function isThread(channel: Channel): boolean {
  return THREADS.has(channel.type);
}

/** For what is offered where: a server 0, the conversation with the bot 1, one without it 2. */
export function contextOf(channel: Channel): InteractionContext {
  if (!isDirect(channel)) return 0;
  return channel.type === DIRECT ? 1 : 2;
}

/** A direct message is called by whom it is with: every person here has one, with the bot. */
export function channelTitle(channel: Channel, bot: APIUser): string {
  return channel.type === DIRECT ? displayName(bot) : (channel.name ?? channel.id);
}

export function channelPlace(channel: Channel, bot: APIUser): string {
  return isDirect(channel) ? channelTitle(channel, bot) : `#${channelTitle(channel, bot)}`;
}

/** The server that a channel belongs to; undefined for a conversation. */
export function guildIdOf(channel: Channel, channels: readonly Channel[]): string | undefined {
  if (channel.guild_id !== undefined || !isThread(channel)) return channel.guild_id;
  return parentOf(channel, channels)?.guild_id;
}

export function parentOf(channel: Channel, channels: readonly Channel[]): Channel | undefined {
  const parentId = 'parent_id' in channel ? channel.parent_id : undefined;
  return channels.find(({ id }) => id === parentId);
}

export interface ListedChannel {
  readonly channel: Channel;
  readonly threads: readonly Channel[];
}

/** The channels of one server in their order, each with its threads; for `undefined` the conversations. */
export function listedChannels(
  guildId: string | undefined,
  channels: readonly Channel[],
): readonly ListedChannel[] {
  return channels
    .filter((channel) => !isThread(channel) && guildIdOf(channel, channels) === guildId)
    .sort((a, b) => positionOf(a) - positionOf(b))
    .map((channel) => ({
      channel,
      threads: channels.filter((one) => isThread(one) && parentOf(one, channels)?.id === channel.id),
    }));
}

const positionOf = (channel: Channel) => ('position' in channel ? (channel.position ?? 0) : 0);

/** Two letters at most: the first ones of the first two words. */
export function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');
}
