/** The last picture of the lesson: the whole way from a population to trained weights, with numbers of one's own. */
import { z } from 'zod';
import { LIMITS } from './limits.js';
import { LOCALES } from './locale.js';
import { modelSchema } from './nextword.js';

const name = z
  .string()
  .min(1)
  .max(LIMITS.populationNameCharacters * 2);
const attribute = z
  .string()
  .min(1)
  .max(LIMITS.attributeCharacters * 2);
const count = z.number().int().min(1);

/** Every part has a member. */
const countsSchema = z.object({
  name,
  a: attribute,
  b: attribute,
  onlyA: count,
  onlyB: count,
  both: count,
  neither: count,
});

export const gistQuestionSchema = z.object({
  kind: z.literal('gist'),
  locale: z.enum(LOCALES),
  counts: countsSchema,
});
export type GistQuestion = z.infer<typeof gistQuestionSchema>;

const probability = z.number().min(0).max(1);

export const gistAnswerSchema = z.object({
  kind: z.literal('gist'),
  locale: z.enum(LOCALES),
  counts: countsSchema,
  /** P(next word | text): the likeliest words, and all the rest. */
  next: z.object({
    text: z.string(),
    words: z
      .array(z.object({ word: z.string(), probability }))
      .min(1)
      .max(4),
    rest: probability,
    /** Counted in a small text, as there is no language model. */
    isCounted: z.boolean(),
  }),
  /** One factor for each word or mark, and −log2 of their product. Null without the language model. */
  sequence: z
    .object({
      factors: z
        .array(z.object({ text: z.string(), probability }))
        .min(1)
        .max(12),
      bits: z.number().min(0),
    })
    .nullable(),
  /** Null without the language model. */
  model: modelSchema.extend({ parameters: z.number().int().min(1) }).nullable(),
});
export type GistAnswer = z.infer<typeof gistAnswerSchema>;
