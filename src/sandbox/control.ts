/** The control API of `protocol.ts`: what the page, tests and measurements may ask of the sandbox. */
import { Hono } from 'hono';
import type { Logger } from '../ops/log.js';
import { badRequest, ControlError, missing } from './control-error.js';
import { parseSendInteraction } from './control-form.js';
import { DiscordError } from './discord-error.js';
import type { EventStreams } from './event-streams.js';
import type { BotFaults, InteractionState, SandboxState } from './protocol.js';
import { readBody } from './rest-body.js';
import { isSameSecret } from './secret.js';
import { APPLICATION_ID, GUILD, GUILD_ID, PEOPLE } from './seed.js';
import { type DispatchInteraction, sendInteraction } from './send-interaction.js';
import type { State } from './state.js';

export interface ControlPorts {
  readonly state: State;
  readonly key: string;
  readonly dispatch: DispatchInteraction;
  readonly streams: EventStreams;
  readonly logger: Logger | undefined;
}

export function createControl({ state, key, dispatch, streams, logger }: ControlPorts): Hono {
  const app = new Hono();
  app.use('*', async (c, next) => {
    // A browser's EventSource cannot set headers, so only the stream takes the key from its address.
    const given =
      c.req.header('x-sandbox-key') ?? (c.req.path.endsWith('/events') ? c.req.query('key') : undefined);
    if (!isSameSecret(given, key)) throw new ControlError(403, 'The control key is missing or wrong.');
    await next();
  });
  app.get('/state', (c) => c.json(stateSeenBy(state, personId(c.req.query('user') ?? PEOPLE[0]?.id))));
  app.get('/events', (c) => streams.open(personId(c.req.query('user')), c.req.raw.signal));
  app.post('/interactions', async (c) => {
    const { json } = await readBody(c.req.raw);
    return c.json(await sendInteraction(state, dispatch, parseSendInteraction(json)));
  });
  app.get('/interactions/:id', (c) => c.json(interactionState(state, c.req.param('id'))));
  app.get('/faults', (c) => c.json({ faults: state.faults.list() } satisfies BotFaults));
  app.all('*', () => {
    throw missing('There is nothing at this address.');
  });
  app.onError((error, c) => {
    if (error instanceof ControlError) return c.json({ error: error.message }, error.status);
    if (error instanceof DiscordError) return c.json({ error: error.message }, 400);
    logger?.error({ error: { message: error.message, stack: error.stack } }, 'bug in the sandbox');
    return c.json({ error: 'The sandbox has a bug.' }, 500);
  });
  return app;
}

function personId(given: string | undefined): string {
  if (given === undefined) throw badRequest('Say which person: ?user=ID.');
  if (!PEOPLE.some(({ id }) => id === given)) throw missing('There is no such person.');
  return given;
}

function interactionState(state: State, id: string): InteractionState {
  const interaction = state.interactions.byId(id);
  if (interaction === undefined) throw missing('There is no such interaction any more.');
  const { status, modal } = interaction;
  return { interactionId: id, status, ...(modal === undefined ? {} : { modal }) };
}

function stateSeenBy(state: State, userId: string): SandboxState {
  const channels = state.channelsOf(userId);
  return {
    applicationId: APPLICATION_ID,
    bot: { ...state.bot, online: state.botOnline },
    users: PEOPLE,
    guilds: [GUILD],
    channels,
    commands: state.commands.offered(GUILD_ID),
    messages: channels
      .flatMap(({ id }) => state.messages.list(id))
      .filter(({ visibleTo }) => visibleTo === undefined || visibleTo === userId)
      .map(({ message }) => message),
  };
}
