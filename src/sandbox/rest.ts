/** Discord's REST API, version 10, below `/api/v10`. */
import { Hono } from 'hono';
import {
  DiscordError,
  invalidApiVersion,
  methodNotAllowed,
  needsPerson,
  notFound,
  unauthorized,
} from './discord-error.js';
import { MAX_CONCURRENCY } from './identify-limit.js';
import { addChannelRoutes } from './rest-channels.js';
import { addCommandRoutes } from './rest-commands.js';
import { addGuildRoutes } from './rest-guilds.js';
import { addInteractionRoutes } from './rest-interactions.js';
import { addMessageRoutes } from './rest-messages.js';
import type { RestPorts } from './rest-ports.js';
import { addThreadRoutes } from './rest-threads.js';
import { directTraffic } from './rest-traffic.js';
import { addWebhookRoutes } from './rest-webhooks.js';
import { isSameSecret } from './secret.js';
import { APPLICATION_ID, BOT } from './seed.js';
import { recommendedShards } from './shard.js';

export function createRest(ports: RestPorts): Hono {
  const { state, gatewayUrl, identifies } = ports;
  const api = new Hono();
  directTraffic(api, ports.traffic);
  api.get('/gateway', (c) => c.json({ url: gatewayUrl }));
  addInteractionRoutes(api, ports);
  addWebhookRoutes(api, ports);

  // Everything below needs the bot's token; what stands above carries its own.
  api.use('*', async (c, next) => {
    const [, given] = /^Bot (\S+)$/.exec(c.req.header('authorization') ?? '') ?? [];
    if (!isSameSecret(given, ports.token)) throw unauthorized();
    await next();
  });
  api.get('/gateway/bot', (c) =>
    c.json({
      url: gatewayUrl,
      shards: recommendedShards(state.world.guilds.length),
      session_start_limit: {
        total: state.rateLimits.identifiesPerDay,
        remaining: identifies.left,
        reset_after: identifies.resetAfterMs,
        max_concurrency: MAX_CONCURRENCY,
      },
    }),
  );
  api.get('/users/@me', (c) =>
    c.json({ ...BOT, mfa_enabled: false, locale: 'en-US', verified: true, email: null, bot: true }),
  );
  for (const path of ['/applications/@me', '/oauth2/applications/@me']) {
    api.get(path, (c) => c.json(application(state.world.guilds.length)));
  }
  addCommandRoutes(api, ports);
  addChannelRoutes(api, ports);
  addMessageRoutes(api, ports);
  addThreadRoutes(api, ports);
  addGuildRoutes(api, ports);
  api.get('/oauth2/@me', () => {
    throw needsPerson();
  });
  const isKnownPath = pathMatcher(api.routes.map(({ path }) => path));

  const root = new Hono();
  root.route('/v10', api);
  root.all('/:version{v\\d+}/*', (c) => {
    if (c.req.param('version') !== 'v10') throw invalidApiVersion();
    throw isKnownPath(c.req.path.replace(/^\/api\/v10/, '')) ? methodNotAllowed() : notFound();
  });
  root.notFound((c) => c.json(notFound().body, 404));
  root.onError((error, c) => {
    if (error instanceof DiscordError) {
      const { code, message } = error.body;
      state.faults.refused(c.req.method, c.req.path, error.status, code, message);
      return c.json(error.body, error.status);
    }
    ports.logger?.error({ error: { message: error.message, stack: error.stack } }, 'bug in the sandbox');
    return c.json({ message: '500: Internal Server Error', code: 0 }, 500);
  });
  return root;
}

const application = (guilds: number) => ({
  id: APPLICATION_ID,
  name: BOT.username,
  icon: null,
  description: '',
  type: null,
  bot: BOT,
  bot_public: false,
  bot_require_code_grant: false,
  verify_key: '0'.repeat(64),
  flags: 0,
  summary: '',
  redirect_uris: [],
  interactions_endpoint_url: null,
  owner: null,
  team: null,
  approximate_guild_count: guilds,
});

/** Whether a path has a route, under whatever method. `routes`: as Hono writes them, `/channels/:channel`. */
function pathMatcher(routes: readonly string[]): (path: string) => boolean {
  const known = [...new Set(routes)].filter((route) => !route.includes('*')).map((route) => route.split('/'));
  return (path) => {
    const parts = path.split('/');
    return known.some(
      (route) =>
        route.length === parts.length &&
        route.every((part, index) => (part.startsWith(':') ? parts[index] !== '' : part === parts[index])),
    );
  };
}
