/** What a worker tells of a question that it works on. */
import { z } from 'zod';

const count = z.number().int().min(0);

export const jobProgressSchema = z.discriminatedUnion('type', [
  /** The model is being fetched or read; `percent` of its bytes. */
  z.object({ type: z.literal('model'), percent: z.number().min(0).max(100) }),
  /** A search for words: distributions computed so far and at most, and the share of the probability whose outcome is known. */
  z.object({
    type: z.literal('search'),
    expansions: count,
    limit: count,
    certified: z.number().min(0).max(1),
  }),
  /** A small model is being trained; `percent` of all its examples. */
  z.object({ type: z.literal('training'), percent: z.number().min(0).max(100), epoch: count, epochs: count }),
]);
export type JobProgress = z.infer<typeof jobProgressSchema>;
