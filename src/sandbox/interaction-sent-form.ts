/** What a person does, as the control API takes it. */
import { z } from 'zod';
import { id } from './control-body.js';
import type { SendInteraction } from './protocol.js';

const option = z.object({
  name: z.string().max(100),
  value: z.union([z.string().max(100_000), z.number(), z.boolean()]),
});
const base = { userId: id, channelId: id };

const field = z.object({
  customId: z.string().max(200),
  value: z.string().max(100_000).optional(),
  values: z.array(z.string().max(200)).max(100).optional(),
});

const sent = z.discriminatedUnion('type', [
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
    type: z.literal('user-command'),
    ...base,
    name: z.string().max(200),
    targetUserId: id,
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
    fields: z.array(field).max(100),
  }),
]);

type Sent = z.infer<typeof sent>;

/** Absent and undefined are two things in the protocol. */
function withoutAbsentValues(given: Sent): SendInteraction {
  switch (given.type) {
    case 'component': {
      const { values, ...rest } = given;
      return values === undefined ? rest : { ...rest, values };
    }
    case 'modal':
      return {
        ...given,
        fields: given.fields.map(({ customId, value, values }) => ({
          customId,
          ...(value === undefined ? {} : { value }),
          ...(values === undefined ? {} : { values }),
        })),
      };
    default:
      return given;
  }
}

export const sentInteraction: z.ZodType<SendInteraction> = sent.transform(withoutAbsentValues);
