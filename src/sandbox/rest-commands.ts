/** Registration of application commands, global and per server. */
import type { Hono } from 'hono';
import { parseCommand, parseCommands } from './command-form.js';
import type { CommandScope } from './command-store.js';
import { missingAccess, unknownCommand } from './discord-error.js';
import { readBody } from './rest-body.js';
import type { RestPorts } from './rest-ports.js';
import { APPLICATION_ID, GUILD_ID } from './seed.js';

export function addCommandRoutes(app: Hono, { state }: RestPorts): void {
  const { commands } = state;
  const changed = () => state.tell({ type: 'commands' });
  const scopes: readonly [string, (guild: string | undefined) => CommandScope][] = [
    ['/applications/:application/commands', () => undefined],
    [
      '/applications/:application/guilds/:guild/commands',
      (guild) => {
        if (guild !== GUILD_ID) throw missingAccess();
        return guild;
      },
    ],
  ];
  for (const [path, scopeOf] of scopes) {
    const scope = (application: string | undefined, guild: string | undefined): CommandScope => {
      if (application !== APPLICATION_ID) throw missingAccess();
      return scopeOf(guild);
    };
    app.get(path, (c) => c.json(commands.list(scope(c.req.param('application'), c.req.param('guild')))));
    app.put(path, async (c) => {
      const target = scope(c.req.param('application'), c.req.param('guild'));
      const { json } = await readBody(c.req.raw);
      const registered = commands.replace(target, parseCommands(json));
      changed();
      return c.json(registered);
    });
    app.post(path, async (c) => {
      const target = scope(c.req.param('application'), c.req.param('guild'));
      const { json } = await readBody(c.req.raw);
      const form = parseCommand(json);
      const known = commands.find(target, form.type, form.name);
      if (known === undefined) parseCommands([...commands.list(target), form]);
      const command = commands.put(target, form, known?.id);
      changed();
      return c.json(command, known === undefined ? 201 : 200);
    });
    app.get(`${path}/:command`, (c) => {
      const target = scope(c.req.param('application'), c.req.param('guild'));
      const command = commands.get(target, c.req.param('command'));
      if (command === undefined) throw unknownCommand();
      return c.json(command);
    });
    app.patch(`${path}/:command`, async (c) => {
      const target = scope(c.req.param('application'), c.req.param('guild'));
      const { json } = await readBody(c.req.raw);
      const known = commands.get(target, c.req.param('command'));
      if (known === undefined) throw unknownCommand();
      const change = typeof json === 'object' && json !== null ? json : {};
      const command = commands.put(target, parseCommand({ ...known, ...change, type: known.type }), known.id);
      changed();
      return c.json(command);
    });
    app.delete(`${path}/:command`, (c) => {
      const target = scope(c.req.param('application'), c.req.param('guild'));
      if (!commands.delete(target, c.req.param('command'))) throw unknownCommand();
      changed();
      return c.body(null, 204);
    });
  }
}
