/** What the bot's sessions are told: the world as it is when they begin, and every change of it after that. */
import { type APIChannel, type APIMessage, ChannelType } from 'discord-api-types/v10';
import type { Gateway, SendDispatch } from './gateway.js';
import { Intent } from './gateway-frame.js';
import type { GatewaySession } from './gateway-session.js';
import { createdAt, fullGuild, type Guild, type GuildChannel, memberOf } from './guild.js';
import { APPLICATION_ID } from './seed.js';
import { isOfShard } from './shard.js';
import { guildOf, type State, type StateChange } from './state.js';
import { isArchived } from './threads.js';
import { isThread } from './world.js';

/** The first payloads of a new session: READY, and the servers of its shard. */
export function greet(
  session: GatewaySession,
  dispatch: SendDispatch,
  state: State,
  gatewayUrl: string,
): void {
  const guilds = state.world.guilds.filter(({ id }) => isOfShard(session.shard, id));
  dispatch('READY', {
    v: 10,
    user: { ...state.bot, verified: true, mfa_enabled: false, email: null },
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    private_channels: [],
    relationships: [],
    user_settings: {},
    session_type: 'normal',
    session_id: session.id,
    resume_gateway_url: gatewayUrl,
    shard: session.shard,
    application: { id: APPLICATION_ID, flags: 0 },
  });
  if ((session.intents & Intent.guilds) === 0) return;
  for (const guild of guilds) dispatch('GUILD_CREATE', guildInFull(state, guild));
}

export function forwardChanges(state: State, gateway: Gateway): void {
  state.listen((change) => {
    switch (change.type) {
      case 'message':
      case 'message-removed':
        forwardMessage(state, gateway, change);
        return;
      case 'guild': {
        const { guild } = change;
        const about = { guildId: guild.id, intent: Intent.guilds };
        if (change.change === 'created') gateway.dispatch('GUILD_CREATE', guildInFull(state, guild), about);
        // Without `unavailable`: the bot was removed, it is no outage.
        else gateway.dispatch('GUILD_DELETE', { id: guild.id }, about);
        return;
      }
      case 'channel':
        forwardChannel(state, gateway, change.channel, change.change);
        return;
      case 'bot-in-thread': {
        const { thread, isIn } = change;
        const { id, guild_id: guildId } = thread;
        gateway.dispatch(
          'THREAD_MEMBERS_UPDATE',
          {
            id,
            guild_id: guildId,
            member_count: thread.member_count ?? 0,
            ...(isIn
              ? { added_members: [botInThread(state, id)] }
              : { removed_member_ids: [APPLICATION_ID] }),
          },
          { guildId, intent: Intent.guilds },
        );
      }
    }
  });
}

/** A server with all that the bot is told when it comes to know it. */
export function guildInFull(state: State, guild: Guild) {
  const { world } = state;
  const channels = world.channelsIn(guild.id);
  const people = [...guild.members.keys()].flatMap((id) => state.user(id) ?? []);
  return fullGuild(
    guild,
    {
      members: people.map((user) => memberOf(guild, user)),
      channels: channels.filter((one): one is GuildChannel => !isThread(one)),
      threads: channels
        .filter(isThread)
        .filter((thread) => !isArchived(thread) && world.canSee(thread, APPLICATION_ID)),
    },
    guild.members.get(APPLICATION_ID)?.joinedAt ?? createdAt(guild.id),
  );
}

export const botInThread = (state: State, threadId: string) => ({
  id: threadId,
  user_id: APPLICATION_ID,
  join_timestamp: state.world.threadMembers(threadId).find(([id]) => id === APPLICATION_ID)?.[1] ?? null,
  flags: 0,
});

const EVENT_OF = { created: 'CREATE', updated: 'UPDATE', removed: 'DELETE' } as const;

function forwardChannel(
  state: State,
  gateway: Gateway,
  channel: APIChannel,
  change: keyof typeof EVENT_OF,
): void {
  const guildId = guildOf(channel);
  if (guildId === undefined) return;
  const about = { guildId, intent: Intent.guilds };
  if (!isThread(channel)) {
    gateway.dispatch(`CHANNEL_${EVENT_OF[change]}`, channel, about);
    return;
  }
  const isHidden = channel.type === ChannelType.PrivateThread && channel.owner_id !== APPLICATION_ID;
  if (isHidden && !state.canSee(channel, APPLICATION_ID)) return;
  const { id, type, parent_id } = channel;
  gateway.dispatch(
    `THREAD_${EVENT_OF[change]}`,
    change === 'removed'
      ? { id, type, parent_id, guild_id: guildId }
      : { ...channel, ...(change === 'created' ? { newly_created: true } : {}) },
    about,
  );
}

/** Bots that ask for it hear of messages where they may read; ephemeral ones are not told. */
function forwardMessage(
  state: State,
  gateway: Gateway,
  change: Extract<StateChange, { type: 'message' | 'message-removed' }>,
): void {
  const { message, visibleTo } = change.stored;
  const channel = state.channel(message.channel_id);
  if (channel === undefined || visibleTo !== undefined || !state.canSee(channel, APPLICATION_ID)) return;
  const guildId = guildOf(channel);
  const about = { guildId, intent: guildId === undefined ? Intent.directMessages : Intent.guildMessages };
  const place = guildId === undefined ? {} : { guild_id: guildId };
  if (change.type === 'message') {
    const event = change.change === 'created' ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE';
    gateway.dispatch(event, { ...asReadBy(message, channel), ...place }, about);
  } else {
    const { id, channel_id } = message;
    gateway.dispatch('MESSAGE_DELETE', { id, channel_id, ...place }, about);
  }
}

/**
 * A message as a bot reads it to which nobody granted MESSAGE_CONTENT: what others say in a server is empty, unless it is
 * mentioned.
 */
export function asReadBy(message: APIMessage, channel: APIChannel): APIMessage {
  const mayRead =
    guildOf(channel) === undefined ||
    message.author.id === APPLICATION_ID ||
    message.mentions.some(({ id }) => id === APPLICATION_ID);
  return mayRead ? message : { ...message, content: '', embeds: [], attachments: [], components: [] };
}
