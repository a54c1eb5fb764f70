/** Servers, their members and roles, and people. */
import type { APIUser } from 'discord-api-types/v10';
import type { Context, Hono } from 'hono';
import { directChannelOf } from './control-world.js';
import { missingAccess, unknownEmoji, unknownUser } from './discord-error.js';
import { integer, parseForm } from './form.js';
import { basePermissions, describeGuild, type Guild, memberOf } from './guild.js';
import { guildNamed, memberNamed } from './rest-access.js';
import { readBody } from './rest-body.js';
import type { RestPorts } from './rest-ports.js';
import { APPLICATION_ID } from './seed.js';
import type { State } from './state.js';
import { isThread } from './world.js';

export function addGuildRoutes(app: Hono, { state }: RestPorts): void {
  const guildOf = (c: Context): Guild => guildNamed(state, c.req.param('guild') ?? '');
  app.get('/guilds/:guild', (c) => {
    const guild = guildOf(c);
    const counts = { approximate_member_count: guild.members.size, approximate_presence_count: 0 };
    return c.json({ ...describeGuild(guild), ...(c.req.query('with_counts') === 'true' ? counts : {}) });
  });
  app.get('/guilds/:guild/channels', (c) =>
    c.json(state.world.channelsIn(guildOf(c).id).filter((channel) => !isThread(channel))),
  );
  app.get('/guilds/:guild/roles', (c) => c.json(guildOf(c).roles));
  app.get('/guilds/:guild/emojis', (c) => c.json(guildOf(c) && []));
  app.get('/guilds/:guild/members', (c) => {
    guildOf(c);
    // Takes the privileged intent for members, which nobody grants here.
    throw missingAccess();
  });
  app.get('/guilds/:guild/members/search', (c) => {
    const guild = guildOf(c);
    const query = (c.req.query('query') ?? '').toLowerCase();
    const limit = parseForm(integer(1, 1_000), Number(c.req.query('limit') ?? 1), ['limit']);
    const found = membersOf(state, guild).filter(({ username }) => username.toLowerCase().startsWith(query));
    return c.json(found.slice(0, limit).map((user) => memberOf(guild, user)));
  });
  app.get('/guilds/:guild/members/:user', (c) => {
    const guild = guildOf(c);
    return c.json(memberOf(guild, memberNamed(state, guild, c.req.param('user'))));
  });

  app.get('/users/@me/guilds', (c) =>
    c.json(
      state.world.guilds.map((guild) => ({
        id: guild.id,
        name: guild.name,
        icon: null,
        banner: null,
        features: [],
        owner: false,
        permissions: String(basePermissions(guild, APPLICATION_ID)),
      })),
    ),
  );
  app.delete('/users/@me/guilds/:guild', (c) => {
    state.world.closeGuild(guildOf(c));
    return c.body(null, 204);
  });
  app.post('/users/@me/channels', async (c) => {
    const { json } = await readBody(c.req.raw);
    const asked: unknown =
      typeof json === 'object' && json !== null ? Reflect.get(json, 'recipient_id') : undefined;
    const user = state.people.find(({ id }) => id === asked);
    if (user === undefined) throw unknownUser();
    return c.json(directChannelOf(state, user.id));
  });
  app.get('/users/:user', (c) => {
    const user = state.user(c.req.param('user'));
    if (user === undefined) throw unknownUser();
    return c.json(user);
  });
  app.get(`/applications/${APPLICATION_ID}/emojis`, (c) => c.json({ items: [] }));
  app.get(`/applications/${APPLICATION_ID}/emojis/:emoji`, () => {
    throw unknownEmoji();
  });
}

const membersOf = (state: State, guild: Guild): readonly APIUser[] =>
  [...guild.members.keys()].flatMap((id) => state.user(id) ?? []);
