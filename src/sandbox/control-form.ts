/** Bodies of the control API. */
import { z } from 'zod';
import { badRequest } from './control-error.js';
import type { SendInteraction } from './protocol.js';

const id = z.string().regex(/^\d{17,20}$/, 'must be an id');
const option = z.object({
  name: z.string().max(100),
  value: z.union([z.string().max(100_000), z.number(), z.boolean()]),
});
const base = { userId: id, channelId: id };

const sendInteraction = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('command'),
    ...base,
    name: z.string().max(200),
    options: z.array(option).max(100),
  }),
  z.object({
    type: z.literal('autocomplete'),
    ...base,
    name: z.string().max(200),
    options: z.array(option).max(100),
    focused: z.string().max(100),
  }),
  z.object({
    type: z.literal('message-command'),
    ...base,
    name: z.string().max(200),
    messageId: id,
  }),
  z.object({
    type: z.literal('component'),
    ...base,
    messageId: id,
    customId: z.string().max(200),
    values: z.array(z.string().max(200)).max(100).optional(),
  }),
  z.object({
    type: z.literal('modal'),
    ...base,
    interactionId: id,
    customId: z.string().max(200),
    fields: z.array(z.object({ customId: z.string().max(200), value: z.string().max(100_000) })).max(100),
  }),
]);

const newUser = z.object({
  name: z.string().regex(/^[a-z0-9_.]{2,32}$/, 'must be 2 to 32 of a-z, 0-9, "_" and "."'),
});

export function parseNewUser(body: unknown): z.infer<typeof newUser> {
  const parsed = newUser.safeParse(body);
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error);
}

type Sent = z.infer<typeof sendInteraction>;

export function parseSendInteraction(body: unknown): SendInteraction {
  const parsed = sendInteraction.safeParse(body);
  if (!parsed.success) {
    throw invalid(parsed.error);
  }
  return withoutAbsentValues(parsed.data);
}

/** Absent and undefined are two things in the protocol. */
function withoutAbsentValues(sent: Sent): SendInteraction {
  if (sent.type !== 'component') return sent;
  const { values, ...rest } = sent;
  return values === undefined ? rest : { ...rest, values };
}

function invalid({ issues: [first] }: z.ZodError): Error {
  return badRequest(
    `The request is not valid: ${first?.path.join('.') ?? ''} ${first?.message ?? ''}`.trim(),
  );
}
