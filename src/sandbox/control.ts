/** The control API of `protocol.ts`: what the page, tests and measurements may ask of the sandbox. */
import { Hono } from 'hono';
import type { Logger } from '../ops/log.js';
import { badRequest, ControlError, missing } from './control-error.js';
import { parseNewUser, parseSendInteraction } from './control-form.js';
import { DiscordError } from './discord-error.js';
import type { EventStreams } from './event-streams.js';
import type { GivenFiles } from './given-files.js';
import { LIMITS } from './limits.js';
import type { BotFaults, InteractionState, SandboxState } from './protocol.js';
import { readBody } from './rest-body.js';
import { isSameSecret } from './secret.js';
import { APPLICATION_ID, FIRST_USER_ID, GUILD, GUILD_ID } from './seed.js';
import { type DispatchInteraction, sendInteraction } from './send-interaction.js';
import { canSee, type State } from './state.js';

export interface ControlPorts {
  readonly state: State;
  readonly key: string;
  readonly dispatch: DispatchInteraction;
  readonly givenFiles: GivenFiles;
  readonly streams: EventStreams;
  readonly logger: Logger | undefined;
}

export function createControl({ state, key, dispatch, givenFiles, streams, logger }: ControlPorts): Hono {
  const app = new Hono();
  app.use('*', async (c, next) => {
    // A browser's EventSource cannot set headers, so only the stream takes the key from its address.
    const given =
      c.req.header('x-sandbox-key') ?? (c.req.path.endsWith('/events') ? c.req.query('key') : undefined);
    if (!isSameSecret(given, key)) throw new ControlError(403, 'The control key is missing or wrong.');
    await next();
  });
  app.get('/state', (c) => c.json(stateSeenBy(state, personId(state, c.req.query('user') ?? FIRST_USER_ID))));
  app.get('/events', (c) => streams.open(personId(state, c.req.query('user')), c.req.raw.signal));
  app.post('/interactions', async (c) => {
    const { json } = await readBody(c.req.raw);
    return c.json(await sendInteraction(state, { dispatch, givenFiles }, parseSendInteraction(json)));
  });
  app.post('/users', async (c) => {
    const { json } = await readBody(c.req.raw);
    if (state.people.length >= LIMITS.people) throw badRequest(`There are ${LIMITS.people} people already.`);
    return c.json(state.join(parseNewUser(json).name));
  });
  app.post('/files', async (c) => {
    const userId = personId(state, c.req.query('user'));
    const channel = state.channel(c.req.query('channel') ?? '');
    if (channel === undefined || !canSee(channel, userId)) throw missing('There is no such channel.');
    const { uploads } = await readBody(c.req.raw);
    const [upload] = uploads;
    if (upload === undefined || uploads.length > 1) throw badRequest('Send one file in a multipart form.');
    return c.json(givenFiles.add(userId, channel.id, upload.name, upload.data));
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

function personId(state: State, given: string | undefined): string {
  if (given === undefined) throw badRequest('Say which person: ?user=ID.');
  if (!state.people.some(({ id }) => id === given)) throw missing('There is no such person.');
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
    users: state.people,
    guilds: [GUILD],
    channels,
    commands: state.commands.offered(GUILD_ID),
    messages: channels
      .flatMap(({ id }) => state.messages.list(id))
      .filter(({ visibleTo }) => visibleTo === undefined || visibleTo === userId)
      .map(({ message }) => message),
  };
}
