/** What follows the first answer: the original message and follow-ups, by the interaction's token for 15 minutes. */
import type { Context, Hono } from 'hono';
import { followUpMaximum, invalidWebhookToken, unknownMessage, unknownWebhook } from './discord-error.js';
import type { Interaction } from './interaction-store.js';
import { LIMITS, MESSAGE_FLAG } from './limits.js';
import { parseMessage } from './message-form.js';
import type { StoredMessage } from './message-store.js';
import { readBody } from './rest-body.js';
import type { RestPorts } from './rest-ports.js';
import { APPLICATION_ID } from './seed.js';
import type { State } from './state.js';

const isLoading = ({ message }: StoredMessage) => ((message.flags ?? 0) & MESSAGE_FLAG.loading) !== 0;

export function addWebhookRoutes(app: Hono, { state, messages }: RestPorts): void {
  app.post('/webhooks/:application/:token', async (c) => {
    const { json, uploads } = await readBody(c.req.raw);
    const interaction = live(state, c);
    const at: readonly string[] = [];
    const original = messageOf(state, interaction, '@original');
    // Kept by Discord from times without PATCH: the first follow-up takes the place of "thinking…".
    if (original !== undefined && isLoading(original)) {
      const form = parseMessage(json, { earlierFlags: original.message.flags ?? 0 });
      return c.json(messages.edit(original, { form, uploads, at }, interaction.id).message);
    }
    const form = parseMessage(json);
    const userInstallOnly = interaction.owners[0] === undefined;
    if (userInstallOnly && interaction.followUps >= LIMITS.userInstallFollowUps) throw followUpMaximum();
    const ephemeral = ((form.flags ?? 0) & MESSAGE_FLAG.ephemeral) !== 0;
    const follows = interaction.originalMessageId;
    const stored = messages.answer(
      interaction,
      { form, uploads, at },
      { ephemeral, ...(follows === undefined ? {} : { follows }) },
    );
    interaction.followUps++;
    return c.json(stored.message);
  });

  const path = '/webhooks/:application/:token/messages/:message';
  app.get(path, (c) => c.json(found(state, live(state, c), c.req.param('message')).message));
  app.patch(path, async (c) => {
    const { json, uploads } = await readBody(c.req.raw);
    const interaction = live(state, c);
    const before = found(state, interaction, c.req.param('message'));
    const form = parseMessage(json, { earlierFlags: before.message.flags ?? 0 });
    return c.json(messages.edit(before, { form, uploads, at: [] }, interaction.id).message);
  });
  app.delete(path, (c) => {
    state.removeMessage(found(state, live(state, c), c.req.param('message')));
    return c.body(null, 204);
  });
}

/** A token that was never acknowledged is no webhook yet; one that is unknown or past its time is invalid. */
function live(state: State, c: Context): Interaction {
  if (c.req.param('application') !== APPLICATION_ID) throw unknownWebhook();
  const interaction = state.interactions.byToken(c.req.param('token') ?? '');
  if (interaction === undefined) throw invalidWebhookToken();
  if (interaction.status !== 'acknowledged') throw unknownWebhook();
  return interaction;
}

function found(state: State, interaction: Interaction, id: string): StoredMessage {
  const stored = messageOf(state, interaction, id);
  if (stored === undefined) throw unknownMessage();
  return stored;
}

/** Only messages that this interaction made or came from. */
function messageOf(state: State, interaction: Interaction, id: string): StoredMessage | undefined {
  const wanted = id === '@original' ? interaction.originalMessageId : id;
  if (wanted === undefined) return undefined;
  const stored = state.messages.get(interaction.channelId, wanted);
  const isOwn =
    wanted === interaction.originalMessageId ||
    wanted === interaction.sourceMessageId ||
    stored?.message.interaction_metadata?.id === interaction.id;
  return isOwn ? stored : undefined;
}
