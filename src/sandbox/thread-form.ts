/** Bodies that start or change threads and channels. */
import { z } from 'zod';
import { integer, parseForm, text } from './form.js';
import { LIMITS } from './limits.js';

const archiveMinutes = z.literal([60, 1_440, 4_320, 10_080]);
const slowly = integer(0, LIMITS.slowModeSeconds);
const name = text(1, LIMITS.channelName);

const threadForm = z.object({
  name,
  type: z.literal([11, 12]).nullish(),
  auto_archive_duration: archiveMinutes.nullish(),
  invitable: z.boolean().nullish(),
  rate_limit_per_user: slowly.nullish(),
});
export type ThreadForm = z.infer<typeof threadForm>;
export const parseThread = (value: unknown): ThreadForm => parseForm(threadForm, value);

const threadChange = z.object({
  name: name.optional(),
  archived: z.boolean().optional(),
  locked: z.boolean().optional(),
  invitable: z.boolean().optional(),
  auto_archive_duration: archiveMinutes.optional(),
  rate_limit_per_user: slowly.optional(),
});
export const parseThreadChange = (value: unknown): z.infer<typeof threadChange> =>
  parseForm(threadChange, value);

const channelChange = z.object({
  name: name.optional(),
  topic: text(0, LIMITS.channelTopic).nullish(),
  nsfw: z.boolean().optional(),
  position: integer(0).optional(),
  rate_limit_per_user: slowly.optional(),
});
export const parseChannelChange = (value: unknown): z.infer<typeof channelChange> =>
  parseForm(channelChange, value);
