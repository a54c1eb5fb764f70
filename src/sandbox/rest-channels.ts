/** Channels, messages and people: the basics that a bot asks for by the way. */
import type { APIChannel } from 'discord-api-types/v10';
import type { Hono } from 'hono';
import {
  missingAccess,
  notTheAuthor,
  unknownChannel,
  unknownGuild,
  unknownMember,
  unknownMessage,
  unknownUser,
} from './discord-error.js';
import { parseMessage } from './message-form.js';
import type { StoredMessage } from './message-store.js';
import { readBody } from './rest-body.js';
import type { RestPorts } from './rest-ports.js';
import { APPLICATION_ID, fullGuild, GUILD_ID, memberOf } from './seed.js';
import { canSee, guildOf, type State } from './state.js';

const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 100;

export function addChannelRoutes(app: Hono, { state, messages }: RestPorts): void {
  app.get('/channels/:channel', (c) => c.json(channelOf(state, c.req.param('channel'))));
  app.post('/channels/:channel/typing', (c) => {
    channelOf(state, c.req.param('channel'));
    return c.body(null, 204);
  });
  app.get('/channels/:channel/messages', (c) => {
    const { id } = channelOf(state, c.req.param('channel'));
    const asked = Number(c.req.query('limit') ?? DEFAULT_PAGE);
    const limit = Number.isInteger(asked) ? Math.min(LARGEST_PAGE, Math.max(1, asked)) : DEFAULT_PAGE;
    const seen = state.messages.list(id).filter(({ visibleTo }) => visibleTo === undefined);
    return c.json(
      seen
        .slice(-limit)
        .map(({ message }) => message)
        .reverse(),
    );
  });
  app.post('/channels/:channel/messages', async (c) => {
    const { json, uploads } = await readBody(c.req.raw);
    const { id } = channelOf(state, c.req.param('channel'));
    return c.json(messages.post(id, { form: parseMessage(json), uploads, at: [] }).message);
  });
  const path = '/channels/:channel/messages/:message';
  app.get(path, (c) => c.json(messageOf(state, c.req.param('channel'), c.req.param('message')).message));
  app.patch(path, async (c) => {
    const { json, uploads } = await readBody(c.req.raw);
    const before = ownMessage(state, c.req.param('channel'), c.req.param('message'));
    const form = parseMessage(json, { earlierFlags: before.message.flags ?? 0 });
    return c.json(messages.edit(before, { form, uploads, at: [] }).message);
  });
  app.delete(path, (c) => {
    state.removeMessage(ownMessage(state, c.req.param('channel'), c.req.param('message')));
    return c.body(null, 204);
  });

  app.get('/users/:user', (c) => {
    const user = state.user(c.req.param('user'));
    if (user === undefined) throw unknownUser();
    return c.json(user);
  });
  app.post('/users/@me/channels', async (c) => {
    const { json } = await readBody(c.req.raw);
    const asked: unknown =
      typeof json === 'object' && json !== null ? Reflect.get(json, 'recipient_id') : undefined;
    const channel = state
      .channelsOf(APPLICATION_ID)
      .find((one) => guildOf(one) === undefined && typeof asked === 'string' && canSee(one, asked));
    if (channel === undefined) throw unknownUser();
    return c.json(channel);
  });
  app.get('/users/@me/guilds', (c) => {
    const { id, name, icon, features } = fullGuild(state.people);
    return c.json([{ id, name, icon, features, owner: false, permissions: memberOf(state.bot).permissions }]);
  });
  app.get('/guilds/:guild', (c) => {
    requireGuild(c.req.param('guild'));
    const { members: _m, channels: _c, ...guild } = fullGuild(state.people);
    return c.json(guild);
  });
  app.get('/guilds/:guild/channels', (c) => {
    requireGuild(c.req.param('guild'));
    return c.json(fullGuild(state.people).channels);
  });
  app.get('/guilds/:guild/members/:user', (c) => {
    requireGuild(c.req.param('guild'));
    const user = state.user(c.req.param('user'));
    if (user === undefined) throw unknownMember();
    return c.json(memberOf(user));
  });
}

function requireGuild(id: string): void {
  if (id !== GUILD_ID) throw unknownGuild();
}

function channelOf(state: State, id: string): APIChannel {
  const channel = state.channel(id);
  if (channel === undefined) throw unknownChannel();
  if (!canSee(channel, APPLICATION_ID)) throw missingAccess();
  return channel;
}

/** An ephemeral message is only reached by the token of its interaction. */
function messageOf(state: State, channelId: string, id: string): StoredMessage {
  const stored = state.messages.get(channelOf(state, channelId).id, id);
  if (stored === undefined || stored.visibleTo !== undefined) throw unknownMessage();
  return stored;
}

function ownMessage(state: State, channelId: string, id: string): StoredMessage {
  const stored = messageOf(state, channelId, id);
  if (stored.message.author.id !== APPLICATION_ID) throw notTheAuthor();
  return stored;
}
