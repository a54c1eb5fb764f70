import { z } from 'zod';
import { populationSchema } from './population.js';

/** Attributes of a poll; each has a button. */
export const POLL_ATTRIBUTES = { min: 1, max: 6 } as const;
/** A group of fewer people may give away who is in it. */
export const SMALL_GROUP = 3;

/** Without a press for so long a poll is deleted with all that it holds. */
export const POLL_LIFETIME_DAYS = 30;

/** A poll as it is shown. What is hidden is not in it, so that it goes nowhere. */
const pollFields = {
  kind: z.literal('poll'),
  /** Names the poll to whoever presses below it. */
  poll: z.string().regex(/^[a-z0-9]{1,20}$/),
  title: z.string().min(1).max(400),
  attributes: populationSchema.shape.attributes.min(POLL_ATTRIBUTES.min).max(POLL_ATTRIBUTES.max),
  /** Entry m: people of whom exactly the attributes of m's set bits hold; null where a group is hidden. Length 2^attributes. */
  counts: z
    .array(z.number().int().min(0).nullable())
    .min(2 ** POLL_ATTRIBUTES.min)
    .max(2 ** POLL_ATTRIBUTES.max),
  /** Groups of fewer than `SMALL_GROUP` people, and of nobody, are hidden. */
  hidesSmall: z.boolean(),
  isOpen: z.boolean(),
  /** Name of the population that it becomes or became. */
  population: populationSchema.shape.name,
};

const hasAllGroups = ({ attributes, counts }: { attributes: unknown[]; counts: unknown[] }) =>
  counts.length === 2 ** attributes.length;

/** Nothing is computed: a worker draws it. */
export const pollQuestionSchema = z.object(pollFields).refine(hasAllGroups);
export const pollAnswerSchema = z.object(pollFields).refine(hasAllGroups);
export type PollQuestion = z.infer<typeof pollQuestionSchema>;
export type PollAnswer = z.infer<typeof pollAnswerSchema>;
