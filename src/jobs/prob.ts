import { z } from 'zod';
import { LIMITS } from './limits.js';
import { populationSchema } from './population.js';

export const probQuestionSchema = z.object({
  kind: z.literal('prob'),
  /** The question as typed, 1–500 code points; the worker parses it again. */
  question: z
    .string()
    .min(1)
    .max(LIMITS.questionCharacters.max * 2),
  population: populationSchema,
});
export type ProbQuestion = z.infer<typeof probQuestionSchema>;

/** An exact fraction in lowest terms; `value` = numerator / denominator rounded once to float64. Signed only for differences. */
export const fractionSchema = z.object({
  numerator: z.number().int(),
  denominator: z.number().int().min(1),
  value: z.number(),
});
export type FractionJson = z.infer<typeof fractionSchema>;

const count = z.number().int().min(0);

export const probAnswerSchema = z.object({
  kind: z.literal('prob'),
  /** Canonical form, e.g. "P(tennis | football)". */
  question: z.string(),
  /** Canonical printed event A. */
  event: z.string(),
  /** Canonical printed condition B; null when nothing is conditioned on. */
  given: z.string().nullable(),
  /** People in A ∩ B, in B (everyone when there is no condition), in A, and in all. */
  counts: z.object({
    joint: count,
    condition: count,
    event: count,
    population: count,
  }),
  /** P(A | B); null when the condition holds for nobody, so that nothing can be divided. */
  probability: fractionSchema.nullable(),
  /** P(A) before the evidence; null for an empty population. */
  prior: fractionSchema.nullable(),
  /** P(B | A); null without a condition or when nobody is in A. */
  reverse: fractionSchema.nullable(),
  /** P(A and B), out of everyone. */
  joint: fractionSchema.nullable(),
  /** What the evidence changed: P(A | B) − P(A), and lift P(A | B) / P(A). Null where undefined. */
  change: z
    .object({
      direction: z.enum(['raises', 'lowers', 'keeps']),
      difference: fractionSchema,
      lift: fractionSchema.nullable(),
    })
    .nullable(),
  /** Attributes named in the question, in order of appearance: the circles of the picture. */
  attributes: populationSchema.shape.attributes,
  /** One entry for each combination of those attributes (2^n, n ≤ 12; empty ones included only for n ≤ 3). */
  regions: z.array(
    z.object({
      has: z.array(z.string()),
      count,
      inEvent: z.boolean(),
      inCondition: z.boolean(),
    }),
  ),
  /** Reading of event and condition as predicates of people, e.g. "like tennis", "do not like football". */
  reading: z.object({ event: z.string(), condition: z.string().nullable() }),
  population: z.object({ name: z.string(), size: count }),
  elapsedMs: z.number().min(0),
});
export type ProbAnswer = z.infer<typeof probAnswerSchema>;
