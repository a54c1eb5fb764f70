/** Control API: what people see and do. */
import type { Hono } from 'hono';
import { readControlBody } from './control-body.js';
import { badRequest, missing } from './control-error.js';
import type { ControlPorts } from './control-ports.js';
import { sentInteraction } from './interaction-sent-form.js';
import type { InteractionState, SandboxState } from './protocol.js';
import { readBody } from './rest-body.js';
import { APPLICATION_ID, FIRST_USER_ID } from './seed.js';
import { sendInteraction } from './send-interaction.js';
import type { State } from './state.js';

export function addPeopleRoutes(app: Hono, { state, dispatch, givenFiles, streams }: ControlPorts): void {
  app.get('/state', (c) => c.json(stateSeenBy(state, personId(state, c.req.query('user') ?? FIRST_USER_ID))));
  app.get('/events', (c) => streams.open(personId(state, c.req.query('user')), c.req.raw.signal));
  app.post('/interactions', async (c) => {
    const sent = await readControlBody(c.req.raw, sentInteraction);
    return c.json(await sendInteraction(state, { dispatch, givenFiles }, sent));
  });
  app.get('/interactions/:id', (c) => c.json(interactionState(state, c.req.param('id'))));
  app.post('/files', async (c) => {
    const userId = personId(state, c.req.query('user'));
    const channel = state.channel(c.req.query('channel') ?? '');
    if (channel === undefined || !state.canSee(channel, userId)) throw missing('There is no such channel.');
    const { uploads } = await readBody(c.req.raw);
    const [upload] = uploads;
    if (upload === undefined || uploads.length > 1) throw badRequest('Send one file in a multipart form.');
    return c.json(givenFiles.add(userId, channel.id, upload.name, upload.data));
  });
}

function personId(state: State, given: string | undefined): string {
  if (given === undefined) throw badRequest('Say which person: ?user=ID.');
  if (!state.people.some(({ id }) => id === given)) throw missing('There is no such person.');
  return given;
}

function interactionState(state: State, id: string): InteractionState {
  const interaction = state.interactions.byId(id);
  if (interaction === undefined) throw missing('There is no such interaction any more.');
  const { status, stages, modal } = interaction;
  return { interactionId: id, status, stages, ...(modal === undefined ? {} : { modal }) };
}

function stateSeenBy(state: State, userId: string): SandboxState {
  const channels = state.channelsOf(userId);
  return {
    applicationId: APPLICATION_ID,
    bot: { ...state.bot, online: state.botOnline },
    users: state.people.map((user) => ({ ...user, locale: state.world.localeOf(user.id) })),
    guilds: state.world.guildsOf(userId).map(({ id, name }) => ({ id, name })),
    channels,
    commands: state.commandsFor(userId),
    messages: channels
      .flatMap(({ id }) => state.messages.list(id))
      .filter(({ visibleTo }) => visibleTo === undefined || visibleTo === userId)
      .map(({ message }) => message),
  };
}
