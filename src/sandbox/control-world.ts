/** Control API: people, servers and channels, and what the bot may do in them. */
import { type APIChannel, Locale } from 'discord-api-types/v10';
import type { Hono } from 'hono';
import { z } from 'zod';
import { id, readControlBody } from './control-body.js';
import { badRequest, missing } from './control-error.js';
import type { ControlPorts } from './control-ports.js';
import type { Guild } from './guild.js';
import { LIMITS } from './limits.js';
import type { NewChannel, NewGuild, NewPlace } from './protocol.js';
import { APPLICATION_ID } from './seed.js';
import type { State } from './state.js';
import { guildOf, isGroup, isThread } from './world.js';

const channelName = z
  .string()
  .min(1, 'must not be empty')
  .max(LIMITS.channelName, `must be at most ${LIMITS.channelName} characters long`);

const locale = z.enum(Locale, 'must be a language of Discord, such as "de" or "en-GB"');
const newUser = z.object({
  name: z.string().regex(/^[a-z0-9_.]{2,32}$/, 'must be 2 to 32 of a-z, 0-9, "_" and "."'),
  guildIds: z.array(id).max(LIMITS.guilds).optional(),
  isManager: z.boolean().optional(),
  locale: locale.optional(),
});
const newGuild: z.ZodType<NewGuild> = z.object({
  name: z.string().min(2, 'must have at least 2 characters').max(100, 'must be at most 100 characters long'),
});
const newChannel: z.ZodType<NewChannel> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), guildId: id, name: channelName }),
  z.object({ type: z.literal('direct'), userId: id }),
]);
const botAccess = z.object({
  canView: z.boolean(),
  canSend: z.boolean(),
  canManage: z.boolean().optional(),
});

export function addWorldRoutes(app: Hono, { state }: ControlPorts): void {
  const { world } = state;
  app.post('/users', async (c) => {
    const { name, guildIds, isManager = false, locale } = await readControlBody(c.req.raw, newUser);
    if (state.people.length >= LIMITS.people) throw badRequest(`There are ${LIMITS.people} people already.`);
    const guilds =
      guildIds === undefined
        ? world.guilds.slice(0, 1)
        : guildIds.map((guildId) => guildNamed(state, guildId));
    return c.json(world.join({ name, guilds, isManager, locale }));
  });
  app.put('/users/:user/locale', async (c) => {
    const wanted = await readControlBody(c.req.raw, z.object({ locale }));
    const user = state.people.find(({ id: one }) => one === c.req.param('user'));
    if (user === undefined) throw missing('There is no such person.');
    world.setLocale(user, wanted.locale);
    return c.json({});
  });
  app.post('/guilds', async (c) => {
    const { name } = await readControlBody(c.req.raw, newGuild);
    if (world.guilds.length >= LIMITS.guilds) throw badRequest(`There are ${LIMITS.guilds} servers already.`);
    const { guild, channel } = world.openGuild(name);
    return c.json({ guildId: guild.id, channelId: channel.id } satisfies NewPlace);
  });
  app.delete('/guilds/:guild', (c) => {
    world.closeGuild(guildNamed(state, c.req.param('guild')));
    return c.json({});
  });
  app.post('/channels', async (c) => {
    const wanted = await readControlBody(c.req.raw, newChannel);
    if (wanted.type === 'direct') return c.json(directChannelOf(state, wanted.userId));
    const { id: guildId } = guildNamed(state, wanted.guildId);
    if (world.channelsIn(guildId).length >= LIMITS.channelsPerGuild) {
      throw badRequest(`The server has ${LIMITS.channelsPerGuild} channels already.`);
    }
    return c.json(world.openChannel(guildId, wanted.name));
  });
  app.delete('/channels/:channel', (c) => {
    const channel = channelNamed(state, c.req.param('channel'));
    if (guildOf(channel) === undefined) throw badRequest('A conversation cannot be deleted.');
    world.closeChannel(channel);
    return c.json({});
  });
  app.put('/channels/:channel/bot', async (c) => {
    const { canManage = false, ...access } = await readControlBody(c.req.raw, botAccess);
    const channel = channelNamed(state, c.req.param('channel'));
    if (isThread(channel)) throw badRequest('A thread has the permissions of its channel: ask for that one.');
    if (isGroup(channel)) throw badRequest('The bot is no member of this conversation.');
    if (guildOf(channel) === undefined && (!access.canView || canManage)) {
      throw badRequest('In a conversation only canSend can be taken away.');
    }
    world.setBotAccess(channel, { ...access, canManage });
    return c.json({});
  });
}

function guildNamed({ world }: State, guildId: string): Guild {
  const guild = world.guild(guildId);
  if (guild === undefined) throw missing('There is no such server.');
  return guild;
}

function channelNamed(state: State, channelId: string): APIChannel {
  const channel = state.channel(channelId);
  if (channel === undefined) throw missing('There is no such channel.');
  return channel;
}

export function directChannelOf(state: State, userId: string): APIChannel {
  const channel = state
    .channelsOf(APPLICATION_ID)
    .find((one) => guildOf(one) === undefined && state.canSee(one, userId));
  if (channel === undefined || userId === APPLICATION_ID) throw missing('There is no such person.');
  return channel;
}
