/** Messages of a channel: read, written of the bot's own accord, changed, deleted. */
import { type APIChannel, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { invalidForm, missingPermissions } from './discord-error.js';
import { list, parseForm, snowflake } from './form.js';
import { asReadBy } from './gateway-events.js';
import { LIMITS } from './limits.js';
import { parseMessage } from './message-form.js';
import { parsePage, takePage } from './message-page.js';
import type { StoredMessage } from './message-store.js';
import { NonceLog } from './nonce-log.js';
import { type PostForm, parsePost } from './post-form.js';
import {
  botMay,
  channelOf,
  deletableMessage,
  messageOf,
  ownMessage,
  requirePermission,
  requireWriting,
} from './rest-access.js';
import { readBody } from './rest-body.js';
import type { RestPorts } from './rest-ports.js';
import { guildOf, type State } from './state.js';
import { wake } from './threads.js';

const { ManageMessages, ReadMessageHistory } = PermissionFlagsBits;
const bulkForm = z.object({ messages: list(snowflake, 2, LIMITS.messagePage) });

export function addMessageRoutes(app: Hono, { state, messages }: RestPorts): void {
  const nonces = new NonceLog(state.clock);
  const place = (c: Context) => channelOf(state, c.req.param('channel') ?? '');
  const read = ({ message }: StoredMessage, channel: APIChannel) => asReadBy(message, channel);

  app.get('/channels/:channel/messages', (c) => {
    const channel = place(c);
    const page = parsePage(c.req.query());
    if (!botMay(state, channel, ReadMessageHistory)) return c.json([]);
    const seen = state.messages.list(channel.id).filter(({ visibleTo }) => visibleTo === undefined);
    return c.json(takePage(seen, ({ message }) => message.id, page).map((stored) => read(stored, channel)));
  });
  app.post('/channels/:channel/messages', async (c) => {
    const { json, uploads } = await readBody(c.req.raw);
    const channel = place(c);
    requireWriting(state, channel);
    const form = parseMessage(json);
    const { nonce, enforce_nonce: isEnforced, message_reference: reference } = parsePost(json);
    if (isEnforced === true && nonce != null) {
      const first = state.messages.get(channel.id, nonces.find(channel.id, String(nonce)) ?? '');
      if (first !== undefined) return c.json(first.message);
    }
    const replied = repliedTo(state, channel, reference);
    wake(state, channel.id);
    const { message } = messages.post(
      channel.id,
      { form, uploads, at: [] },
      {
        ...(nonce == null ? {} : { nonce }),
        ...(replied === undefined ? {} : { replied: replied.message }),
      },
    );
    if (nonce != null) nonces.note(channel.id, String(nonce), message.id);
    return c.json(message);
  });
  app.post('/channels/:channel/messages/bulk-delete', async (c) => {
    const { json } = await readBody(c.req.raw);
    const channel = place(c);
    const { messages: ids } = parseForm(bulkForm, json);
    if (guildOf(channel) === undefined) throw missingPermissions();
    requirePermission(state, channel, ManageMessages);
    for (const id of new Set(ids)) {
      const stored = state.messages.get(channel.id, id);
      if (stored !== undefined && stored.visibleTo === undefined) state.removeMessage(stored);
    }
    return c.body(null, 204);
  });

  const path = '/channels/:channel/messages/:message';
  app.get(path, (c) => {
    const channel = place(c);
    requirePermission(state, channel, ReadMessageHistory);
    return c.json(read(messageOf(state, channel, c.req.param('message')), channel));
  });
  app.patch(path, async (c) => {
    const { json, uploads } = await readBody(c.req.raw);
    const before = ownMessage(state, place(c), c.req.param('message'));
    const form = parseMessage(json, { earlierFlags: before.message.flags ?? 0 });
    return c.json(messages.edit(before, { form, uploads, at: [] }).message);
  });
  app.delete(path, (c) => {
    state.removeMessage(deletableMessage(state, place(c), c.req.param('message')));
    return c.body(null, 204);
  });
}

/** The message replied to; undefined: to none, or to one that is gone and may be. */
function repliedTo(
  state: State,
  channel: APIChannel,
  reference: PostForm['message_reference'],
): StoredMessage | undefined {
  if (reference == null) return undefined;
  requirePermission(state, channel, ReadMessageHistory);
  const isHere = reference.channel_id == null || reference.channel_id === channel.id;
  const found = isHere ? state.messages.get(channel.id, reference.message_id) : undefined;
  if (found !== undefined && found.visibleTo === undefined) return found;
  if (reference.fail_if_not_exists === false) return undefined;
  throw invalidForm([
    { path: ['message_reference'], code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' },
  ]);
}
