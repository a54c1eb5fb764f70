/** The control API of `protocol.ts`: what the page, tests and measurements may ask of the sandbox. */
import { Hono } from 'hono';
import { ControlError, missing } from './control-error.js';
import { addMessageRoutes } from './control-messages.js';
import { addPeopleRoutes } from './control-people.js';
import type { ControlPorts } from './control-ports.js';
import { addTroubleRoutes } from './control-trouble.js';
import { addWorldRoutes } from './control-world.js';
import { DiscordError } from './discord-error.js';
import { isSameSecret } from './secret.js';

export function createControl(ports: ControlPorts): Hono {
  const app = new Hono();
  app.use('*', async (c, next) => {
    // What a browser opens a stream with cannot set headers, so only the stream takes the key from its address.
    const given =
      c.req.header('x-sandbox-key') ?? (c.req.path.endsWith('/events') ? c.req.query('key') : undefined);
    if (!isSameSecret(given, ports.key)) throw new ControlError(403, 'The control key is missing or wrong.');
    await next();
  });
  addPeopleRoutes(app, ports);
  addMessageRoutes(app, ports);
  addWorldRoutes(app, ports);
  addTroubleRoutes(app, ports);
  app.all('*', () => {
    throw missing('There is nothing at this address.');
  });
  app.onError((error, c) => {
    if (error instanceof ControlError) return c.json({ error: error.message }, error.status);
    if (error instanceof DiscordError) return c.json({ error: error.message }, 400);
    ports.logger?.error({ error: { message: error.message, stack: error.stack } }, 'bug in the sandbox');
    return c.json({ error: 'The sandbox has a bug.' }, 500);
  });
  return app;
}
