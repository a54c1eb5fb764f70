/** Servers, channels and people, and what each of them may see and do. */
import {
  type APIChannel,
  type APIThreadChannel,
  type APIUser,
  ChannelType,
  type Locale,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { basePermissions, GUILD_LOCALE, type Guild, type GuildChannel, managersOf } from './guild.js';
import { applyOverwrites, type ChannelAccess, has, MEMBER_PERMISSIONS, overwriteFor } from './permissions.js';
import {
  APPLICATION_ID,
  BOT,
  CHANNELS,
  directChannel,
  firstGuild,
  newGuild,
  PEOPLE,
  person,
  textChannel,
} from './seed.js';
import type { NextId } from './snowflake.js';

export type WorldChange =
  | { readonly type: 'guild'; readonly change: 'created' | 'removed'; readonly guild: Guild }
  /** Threads too. */
  | {
      readonly type: 'channel';
      readonly change: 'created' | 'updated' | 'removed';
      readonly channel: APIChannel;
    }
  | { readonly type: 'bot-in-thread'; readonly thread: APIThreadChannel; readonly isIn: boolean }
  | { readonly type: 'person'; readonly user: APIUser };

export interface Joining {
  readonly name: string;
  readonly guilds: readonly Guild[];
  readonly isManager: boolean;
  readonly locale: Locale | undefined;
}

export class World {
  readonly #nextId: NextId;
  readonly #nowMs: () => number;
  readonly #tell: (change: WorldChange) => void;
  readonly #people: APIUser[] = [...PEOPLE];
  readonly #users = new Map<string, APIUser>([BOT, ...PEOPLE].map((user) => [user.id, user]));
  readonly #locales = new Map<string, Locale>();
  readonly #guilds = new Map<string, Guild>();
  readonly #channels = new Map<string, APIChannel>(CHANNELS.map((channel) => [channel.id, channel]));
  /** Conversations whose person does not want to hear from the bot. */
  readonly #closed = new Set<string>();
  /** When each member joined a thread, by thread and person. */
  readonly #threadMembers = new Map<string, Map<string, string>>();

  constructor(ports: {
    readonly nextId: NextId;
    readonly nowMs: () => number;
    readonly tell: (change: WorldChange) => void;
  }) {
    this.#nextId = ports.nextId;
    this.#nowMs = ports.nowMs;
    this.#tell = ports.tell;
    const first = firstGuild();
    this.#guilds.set(first.id, first);
  }

  user(id: string): APIUser | undefined {
    return this.#users.get(id);
  }

  /** In the order in which they came. */
  get people(): readonly APIUser[] {
    return this.#people;
  }

  localeOf(userId: string): string {
    return this.#locales.get(userId) ?? GUILD_LOCALE;
  }

  setLocale(user: APIUser, locale: Locale): void {
    this.#locales.set(user.id, locale);
    this.#tell({ type: 'person', user });
  }

  /** Somebody new, who may also talk with the bot alone. */
  join({ name, guilds, isManager, locale }: Joining): APIUser {
    const user = person(this.#nextId(), name, name);
    this.#people.push(user);
    this.#users.set(user.id, user);
    if (locale !== undefined) this.#locales.set(user.id, locale);
    const joinedAt = new Date(this.#nowMs()).toISOString();
    for (const guild of guilds) {
      guild.members.set(user.id, { joinedAt, roleIds: isManager ? [managersOf(guild)] : [] });
    }
    this.#channels.set(...entry(directChannel(this.#nextId(), user)));
    this.#tell({ type: 'person', user });
    return user;
  }

  guild(id: string): Guild | undefined {
    return this.#guilds.get(id);
  }

  get guilds(): readonly Guild[] {
    return [...this.#guilds.values()];
  }

  guildsOf(userId: string): readonly Guild[] {
    return this.guilds.filter(({ members }) => members.has(userId));
  }

  openGuild(name: string): { readonly guild: Guild; readonly channel: GuildChannel } {
    const guild = newGuild(this.#nextId(), name, this.#nextId());
    const channel = textChannel(guild.id, this.#nextId(), 'general', 0, null);
    this.#guilds.set(guild.id, guild);
    this.#channels.set(...entry(channel));
    this.#tell({ type: 'guild', change: 'created', guild });
    return { guild, channel };
  }

  closeGuild(guild: Guild): void {
    for (const channel of this.channelsIn(guild.id)) this.#forget(channel.id);
    this.#guilds.delete(guild.id);
    this.#tell({ type: 'guild', change: 'removed', guild });
  }

  channel(id: string): APIChannel | undefined {
    return this.#channels.get(id);
  }

  /** Those of a server, threads included. */
  channelsIn(guildId: string): readonly APIChannel[] {
    return [...this.#channels.values()].filter((channel) => guildOf(channel) === guildId);
  }

  /** Channels that this user can see, the bot included. */
  channelsOf(userId: string): readonly APIChannel[] {
    return [...this.#channels.values()].filter((channel) => this.canSee(channel, userId));
  }

  openChannel(guildId: string, name: string): APIChannel {
    const position = this.channelsIn(guildId).filter((channel) => !isThread(channel)).length;
    return this.addChannel(textChannel(guildId, this.#nextId(), name, position, null));
  }

  addChannel(channel: APIChannel): APIChannel {
    this.#channels.set(...entry(channel));
    this.#tell({ type: 'channel', change: 'created', channel });
    return channel;
  }

  /** `isQuiet`: nobody is told, as of the id of the newest message. */
  changeChannel(channel: APIChannel, isQuiet = false): void {
    this.#channels.set(...entry(channel));
    if (!isQuiet) this.#tell({ type: 'channel', change: 'updated', channel });
  }

  /** With the threads in it. */
  closeChannel(channel: APIChannel): void {
    for (const thread of this.#channels.values()) {
      if (isThread(thread) && thread.parent_id === channel.id) this.#forget(thread.id);
    }
    this.#forget(channel.id);
    this.#tell({ type: 'channel', change: 'removed', channel });
  }

  /** Everyone of a server sees its channels; a conversation is seen by its people, and by the bot when it is one of two. */
  canSee(channel: APIChannel, userId: string): boolean {
    if (guildOf(channel) !== undefined) {
      if (!has(this.permissionsIn(channel, userId), PermissionFlagsBits.ViewChannel)) return false;
      return channel.type !== ChannelType.PrivateThread || this.isInThread(channel.id, userId);
    }
    if (userId === APPLICATION_ID) return !isGroup(channel);
    return 'recipients' in channel && (channel.recipients ?? []).some((user) => user.id === userId);
  }

  /** A thread's are those of its channel. 0 for whoever is no member of the server. */
  permissionsIn(channel: APIChannel, userId: string): bigint {
    const guildId = guildOf(channel);
    if (guildId === undefined) return MEMBER_PERMISSIONS;
    const guild = this.#guilds.get(guildId);
    const member = guild?.members.get(userId);
    if (guild === undefined || member === undefined) return 0n;
    const place = isThread(channel) ? this.#channels.get(channel.parent_id ?? '') : channel;
    const overwrites =
      place !== undefined && 'permission_overwrites' in place ? place.permission_overwrites : [];
    return applyOverwrites(basePermissions(guild, userId), overwrites ?? [], {
      guildId,
      roles: member.roleIds,
      userId,
    });
  }

  /** Undefined: it may. */
  whyBotMayNotWrite(channel: APIChannel): 'closed' | 'permission' | undefined {
    if (guildOf(channel) === undefined) return this.#closed.has(channel.id) ? 'closed' : undefined;
    const { SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
    const wanted = isThread(channel) ? SendMessagesInThreads : SendMessages;
    return has(this.permissionsIn(channel, APPLICATION_ID), wanted) ? undefined : 'permission';
  }

  /** Of a server's channel as overwrites, which the bot is told; of a conversation only `canSend` counts. */
  setBotAccess(channel: APIChannel, access: ChannelAccess): void {
    if (!('permission_overwrites' in channel)) {
      if (access.canSend) this.#closed.delete(channel.id);
      else this.#closed.add(channel.id);
      return;
    }
    const own = overwriteFor(APPLICATION_ID, access);
    const others = (channel.permission_overwrites ?? []).filter(({ id }) => id !== APPLICATION_ID);
    this.changeChannel({ ...channel, permission_overwrites: own === undefined ? others : [...others, own] });
  }

  isInThread(threadId: string, userId: string): boolean {
    return this.#threadMembers.get(threadId)?.has(userId) === true;
  }

  /** With the moment of joining, in the order of it. */
  threadMembers(threadId: string): readonly (readonly [userId: string, joinedAt: string])[] {
    return [...(this.#threadMembers.get(threadId) ?? [])];
  }

  setInThread(thread: APIThreadChannel, userId: string, isIn: boolean): void {
    if (this.isInThread(thread.id, userId) === isIn) return;
    const members = this.#threadMembers.get(thread.id) ?? new Map<string, string>();
    this.#threadMembers.set(thread.id, members);
    if (isIn) members.set(userId, new Date(this.#nowMs()).toISOString());
    else members.delete(userId);
    // As Discord counts: at most 50.
    const changed: APIThreadChannel = { ...thread, member_count: Math.min(50, members.size) };
    this.changeChannel(changed, true);
    if (userId === APPLICATION_ID) this.#tell({ type: 'bot-in-thread', thread: changed, isIn });
  }

  #forget(channelId: string): void {
    this.#channels.delete(channelId);
    this.#threadMembers.delete(channelId);
    this.#closed.delete(channelId);
  }
}

const entry = (channel: APIChannel): [string, APIChannel] => [channel.id, channel];

export const guildOf = (channel: APIChannel): string | undefined =>
  'guild_id' in channel ? channel.guild_id : undefined;

/** A conversation of people, in which the bot is no member. */
export const isGroup = (channel: APIChannel): boolean =>
  guildOf(channel) === undefined && channel.type === ChannelType.GroupDM;

export const isThread = (channel: APIChannel): channel is APIThreadChannel =>
  channel.type === ChannelType.PublicThread ||
  channel.type === ChannelType.PrivateThread ||
  channel.type === ChannelType.AnnouncementThread;
