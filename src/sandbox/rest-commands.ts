/** Registration of application commands, global and per server. */
import type { Context, Hono } from 'hono';
import { CommandCreates } from './command-creates.js';
import { type CommandForm, parseCommand, parseCommands } from './command-form.js';
import type { CommandScope } from './command-store.js';
import {
  botsNotAllowed,
  commandNameTaken,
  missingAccess,
  tooManyCommandCreates,
  unknownCommand,
  unknownCommandPermissions,
} from './discord-error.js';
import { readBody } from './rest-body.js';
import type { RestPorts } from './rest-ports.js';
import { APPLICATION_ID } from './seed.js';

export function addCommandRoutes(app: Hono, { state }: RestPorts): void {
  const { commands } = state;
  const creates = new CommandCreates(state.clock);
  const changed = () => state.tell({ type: 'commands' });

  const scopeOf = (c: Context): CommandScope => {
    if (c.req.param('application') !== APPLICATION_ID) throw missingAccess();
    const guildId = c.req.param('guild');
    if (guildId !== undefined && state.world.guild(guildId) === undefined) throw missingAccess();
    return guildId;
  };
  const commandOf = (c: Context, scope: CommandScope) => {
    const command = commands.get(scope, c.req.param('command') ?? '');
    if (command === undefined) throw unknownCommand();
    return command;
  };
  /** 30034; a command that is known by type and name is no new one. */
  const countNew = (scope: CommandScope, forms: readonly CommandForm[]) => {
    const fresh = forms.filter(({ type, name }) => commands.find(scope, type, name) === undefined);
    const isTaken = creates.take(scope, fresh.length);
    if (!isTaken && state.rateLimits.isEnforced) throw tooManyCommandCreates();
  };

  for (const path of [
    '/applications/:application/commands',
    '/applications/:application/guilds/:guild/commands',
  ]) {
    app.get(path, (c) => c.json(commands.list(scopeOf(c))));
    app.put(path, async (c) => {
      const { json } = await readBody(c.req.raw);
      const scope = scopeOf(c);
      const forms = parseCommands(json);
      countNew(scope, forms);
      const registered = commands.replace(scope, forms);
      changed();
      return c.json(registered);
    });
    app.post(path, async (c) => {
      const { json } = await readBody(c.req.raw);
      const scope = scopeOf(c);
      const form = parseCommand(json);
      const known = commands.find(scope, form.type, form.name);
      if (known === undefined) parseCommands([...commands.list(scope), form]);
      countNew(scope, [form]);
      const command = commands.put(scope, form, known?.id);
      changed();
      return c.json(command, known === undefined ? 201 : 200);
    });
    if (path.includes(':guild')) addPermissionRoutes(path);
    app.get(`${path}/:command`, (c) => c.json(commandOf(c, scopeOf(c))));
    app.patch(`${path}/:command`, async (c) => {
      const { json } = await readBody(c.req.raw);
      const scope = scopeOf(c);
      const known = commandOf(c, scope);
      const change = typeof json === 'object' && json !== null ? json : {};
      const form = parseCommand({ ...known, ...change, type: known.type });
      const namesake = commands.find(scope, form.type, form.name);
      if (namesake !== undefined && namesake.id !== known.id) throw commandNameTaken();
      const command = commands.put(scope, form, known.id);
      changed();
      return c.json(command);
    });
    app.delete(`${path}/:command`, (c) => {
      if (!commands.delete(scopeOf(c), c.req.param('command') ?? '')) throw unknownCommand();
      changed();
      return c.body(null, 204);
    });
  }

  /** Nobody has set any; only people may set them. */
  function addPermissionRoutes(path: string): void {
    app.get(`${path}/permissions`, (c) => {
      scopeOf(c);
      return c.json([]);
    });
    app.get(`${path}/:command/permissions`, (c) => {
      const scope = scopeOf(c);
      const id = c.req.param('command') ?? '';
      if (commands.get(scope, id) === undefined && commands.get(undefined, id) === undefined) {
        throw unknownCommand();
      }
      throw unknownCommandPermissions();
    });
    app.put(`${path}/:command/permissions`, (c) => {
      scopeOf(c);
      throw botsNotAllowed();
    });
  }
}
