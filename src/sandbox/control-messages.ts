/** Control API: answers of the bot as they stand at the end, and what people write and delete. */
import type { Hono } from 'hono';
import { z } from 'zod';
import { id, parseControl, readControlBody } from './control-body.js';
import { badRequest, missing } from './control-error.js';
import type { ControlPorts } from './control-ports.js';
import { awaitFinal } from './final-messages.js';
import { codePoints } from './form.js';
import { LIMITS } from './limits.js';
import { findMentions } from './message-content.js';
import { NOTHING_INSIDE } from './message-store.js';
import { personMessage } from './person-message.js';
import type { FinalMessages, NewMessage } from './protocol.js';
import { isArchived, isLocked, threadOf, wake } from './threads.js';

const LONGEST_QUIET_MS = 60_000;
const LONGEST_WAIT_MS = 10 * 60_000;

const finalWait = z.object({
  quietMs: z.coerce.number().int().min(0).max(LONGEST_QUIET_MS).default(0),
  waitMs: z.coerce.number().int().min(0).max(LONGEST_WAIT_MS).default(10_000),
});

const newMessage: z.ZodType<NewMessage> = z.object({
  userId: id,
  channelId: id,
  content: z.string().refine((text) => text.trim() !== '' && codePoints(text) <= LIMITS.content, {
    error: `must have 1 to ${LIMITS.content} characters`,
  }),
});

export function addMessageRoutes(app: Hono, { state }: ControlPorts): void {
  app.get('/interactions/:id/final', async (c) => {
    const messages = await awaitFinal(state, c.req.param('id'), parseControl(finalWait, c.req.query()));
    return c.json({ messages } satisfies FinalMessages);
  });
  app.post('/messages', async (c) => {
    const { userId, channelId, content } = await readControlBody(c.req.raw, newMessage);
    const author = state.people.find((person) => person.id === userId);
    if (author === undefined) throw missing('There is no such person.');
    const channel = state.channel(channelId);
    if (channel === undefined || !state.canSee(channel, userId)) throw missing('There is no such channel.');
    const thread = threadOf(state, channelId);
    if (thread !== undefined && isArchived(thread) && isLocked(thread)) {
      throw badRequest('This thread is locked: nobody can write in it any more.');
    }
    wake(state, channelId);
    const { mentions } = findMentions(content, undefined, (other) => state.user(other));
    const atMs = state.clock.nowMs();
    const message = personMessage({
      id: state.nextId(),
      channelId,
      author,
      atMs,
      content: content.trim(),
      mentions,
    });
    state.saveMessage('created', {
      message,
      visibleTo: undefined,
      files: [],
      shownInside: NOTHING_INSIDE,
    });
    return c.json(message);
  });
  app.delete('/messages/:channel/:id', (c) => {
    const stored = state.messages.get(c.req.param('channel'), c.req.param('id'));
    if (stored === undefined) throw missing('There is no such message.');
    state.removeMessage(stored);
    return c.json({});
  });
}
