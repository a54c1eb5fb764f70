/** Control API: people, servers and channels, and what the bot may do in them. */
import type { Hono } from 'hono';
import { z } from 'zod';
import { readControlBody } from './control-body.js';
import { badRequest } from './control-error.js';
import type { ControlPorts } from './control-ports.js';
import { LIMITS } from './limits.js';

const newUser = z.object({
  name: z.string().regex(/^[a-z0-9_.]{2,32}$/, 'must be 2 to 32 of a-z, 0-9, "_" and "."'),
});

export function addWorldRoutes(app: Hono, { state }: ControlPorts): void {
  app.post('/users', async (c) => {
    const { name } = await readControlBody(c.req.raw, newUser);
    if (state.people.length >= LIMITS.people) throw badRequest(`There are ${LIMITS.people} people already.`);
    return c.json(state.join(name));
  });
}
