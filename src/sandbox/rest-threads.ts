/** Threads: begun from a message or on their own, joined, left and listed. */
import {
  type APIChannel,
  type APIThreadChannel,
  ChannelType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Hono } from 'hono';
import {
  missingAccess,
  threadExists,
  unknownChannel,
  unknownMember,
  unknownUser,
  wrongChannelType,
} from './discord-error.js';
import { botInThread } from './gateway-events.js';
import type { GuildChannel } from './guild.js';
import { channelOf, guildNamed, messageOf, requireAwake, requirePermission } from './rest-access.js';
import { readBody } from './rest-body.js';
import type { RestPorts } from './rest-ports.js';
import { APPLICATION_ID } from './seed.js';
import type { State } from './state.js';
import { parseThread } from './thread-form.js';
import { isArchived, startThread, threadOf } from './threads.js';
import { isThread } from './world.js';

const { CreatePublicThreads, CreatePrivateThreads, ManageThreads, ReadMessageHistory } = PermissionFlagsBits;

export function addThreadRoutes(app: Hono, { state }: RestPorts): void {
  app.post('/channels/:channel/threads', async (c) => {
    const { json } = await readBody(c.req.raw);
    const parent = parentOf(state, c.req.param('channel'));
    const form = parseThread(json);
    const isPublic = form.type === ChannelType.PublicThread;
    requirePermission(state, parent, isPublic ? CreatePublicThreads : CreatePrivateThreads);
    return c.json(withBot(state, startThread(state, parent, form, undefined)), 201);
  });
  app.post('/channels/:channel/messages/:message/threads', async (c) => {
    const { json } = await readBody(c.req.raw);
    const parent = parentOf(state, c.req.param('channel'));
    const stored = messageOf(state, parent, c.req.param('message'));
    const form = parseThread(json);
    requirePermission(state, parent, CreatePublicThreads | ReadMessageHistory);
    if (state.channel(stored.message.id) !== undefined) throw threadExists();
    return c.json(withBot(state, startThread(state, parent, form, stored)), 201);
  });

  const members = '/channels/:channel/thread-members';
  app.get(members, () => {
    // The whole list takes the privileged intent for members, which nobody grants here.
    throw missingAccess();
  });
  app.get(`${members}/:user`, (c) => {
    const thread = threadNamed(state, c.req.param('channel'));
    const userId = userNamed(state, c.req.param('user'));
    const joined = state.world.threadMembers(thread.id).find(([id]) => id === userId);
    if (joined === undefined) throw unknownMember();
    return c.json({ id: thread.id, user_id: userId, join_timestamp: joined[1], flags: 0 });
  });
  for (const [verb, isIn] of [
    ['PUT', true],
    ['DELETE', false],
  ] as const) {
    app.on(verb, `${members}/:user`, (c) => {
      const thread = threadNamed(state, c.req.param('channel'));
      const userId = userNamed(state, c.req.param('user'));
      requireAwake(thread);
      const isSelf = userId === APPLICATION_ID;
      if (!isSelf && !isIn && thread.owner_id !== APPLICATION_ID) {
        requirePermission(state, thread, ManageThreads);
      }
      if (!isSelf && isIn && state.world.permissionsIn(thread, userId) === 0n) throw missingAccess();
      state.world.setInThread(thread, userId, isIn);
      return c.body(null, 204);
    });
  }

  app.get('/guilds/:guild/threads/active', (c) => {
    const guild = guildNamed(state, c.req.param('guild'));
    const threads = seenThreads(state, state.world.channelsIn(guild.id)).filter((one) => !isArchived(one));
    return c.json(listed(state, threads));
  });
  const archived = (type: ChannelType, mayList: (parent: GuildChannel) => void) => (id: string) => {
    const parent = parentOf(state, id);
    mayList(parent);
    const threads = seenThreads(state, state.world.channelsIn(parent.guild_id)).filter(
      (one) => one.parent_id === parent.id && one.type === type && isArchived(one),
    );
    return listed(state, threads);
  };
  const listPublic = archived(ChannelType.PublicThread, () => undefined);
  const listPrivate = archived(ChannelType.PrivateThread, (parent) =>
    requirePermission(state, parent, ManageThreads),
  );
  const listJoined = archived(ChannelType.PrivateThread, () => undefined);
  app.get('/channels/:channel/threads/archived/public', (c) => c.json(listPublic(c.req.param('channel'))));
  app.get('/channels/:channel/threads/archived/private', (c) => c.json(listPrivate(c.req.param('channel'))));
  app.get('/channels/:channel/users/@me/threads/archived/private', (c) =>
    c.json(listJoined(c.req.param('channel'))),
  );
}

/** A channel of a server in which threads can begin. */
function parentOf(state: State, id: string): GuildChannel {
  const channel = channelOf(state, id);
  if (channel.type !== ChannelType.GuildText || channel.guild_id === undefined) throw wrongChannelType();
  return { ...channel, guild_id: channel.guild_id };
}

function threadNamed(state: State, id: string): APIThreadChannel {
  channelOf(state, id);
  const thread = threadOf(state, id);
  if (thread === undefined) throw unknownChannel();
  return thread;
}

function userNamed(state: State, id: string): string {
  const user = state.user(id === '@me' ? APPLICATION_ID : id);
  if (user === undefined) throw unknownUser();
  return user.id;
}

const seenThreads = (state: State, channels: readonly APIChannel[]): readonly APIThreadChannel[] =>
  channels.filter(isThread).filter((thread) => state.canSee(thread, APPLICATION_ID));

/** With the bot's own membership where it has one. */
const withBot = (state: State, thread: APIThreadChannel) => ({
  ...thread,
  ...(state.world.isInThread(thread.id, APPLICATION_ID) ? { member: botInThread(state, thread.id) } : {}),
});

const listed = (state: State, threads: readonly APIThreadChannel[]) => ({
  threads,
  members: threads
    .filter(({ id }) => state.world.isInThread(id, APPLICATION_ID))
    .map(({ id }) => botInThread(state, id)),
  has_more: false,
});
