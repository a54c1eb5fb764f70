/** What a message of a channel may say besides what every message may: what it replies to, and its nonce. */
import { z } from 'zod';
import { integer, parseForm, snowflake, text } from './form.js';
import { LIMITS } from './limits.js';

const postForm = z.object({
  nonce: z.union([text(0, LIMITS.nonce), integer()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  message_reference: z
    .object({
      /** 0: a reply. Forwarding (1) is not known here. */
      type: z.literal(0).nullish(),
      message_id: snowflake,
      channel_id: snowflake.nullish(),
      guild_id: snowflake.nullish(),
      fail_if_not_exists: z.boolean().nullish(),
    })
    .nullish(),
});
export type PostForm = z.infer<typeof postForm>;

export const parsePost = (value: unknown): PostForm => parseForm(postForm, value);
