/** Counting the places of a text, beside what a language model says to the same question. */
import { z } from 'zod';
import { codePointLength, LIMITS } from './limits.js';
import { modelSchema } from './nextword.js';
import { fractionSchema, SET_FORMS, setViewSchema } from './prob.js';
import { estimateSchema, VERDICTS } from './word-prob.js';

export const countingQuestionSchema = z.object({
  kind: z.literal('counting'),
  /** As typed, 1–500 code points; the worker parses it again. */
  question: z
    .string()
    .min(1)
    .max(LIMITS.questionCharacters.max * 2),
  /** The text whose words are counted, at most `LIMITS.corpusBytes` of UTF-8. */
  corpus: z.object({
    name: z
      .string()
      .min(1)
      .refine((name) => codePointLength(name) <= LIMITS.populationNameCharacters),
    text: z
      .string()
      .max(LIMITS.corpusBytes)
      .refine((text) => new TextEncoder().encode(text).length <= LIMITS.corpusBytes),
  }),
  view: setViewSchema.optional(),
});
export type CountingQuestion = z.infer<typeof countingQuestionSchema>;

const count = z.number().int().min(0);

/** Why no model was asked: what is asked is not of the next word alone, nothing stands in front of it, or none is there. */
export const NOT_ASKED = ['other-condition', 'other-event', 'no-condition', 'no-model'] as const;

const transformerSchema = z.object({
  /** The words of the condition: all that the model is given. */
  text: z.string(),
  /** P(event | text, a word comes). Null where no word can be in the event. */
  probability: estimateSchema.nullable(),
  expansions: z.number().int().min(1),
});
export type Transformer = z.infer<typeof transformerSchema>;

const sideSchema = z.object({
  event: z.string(),
  given: z.string().nullable(),
  /** "the next word is “rain”" and "behind “cloudy”". */
  reading: z.object({ event: z.string(), condition: z.string().nullable() }),
  /** Places in A and B, in B (all of them when there is no condition), in A, and in all. */
  counts: z.object({ joint: count, condition: count, event: count, population: count }),
  /** Null when the condition holds at no place: 0 of 0. */
  probability: fractionSchema.nullable(),
  /** The words of the condition in the order of the text, and how often they stand so, whatever comes next. */
  context: z.object({ words: z.array(z.string()).min(1).max(2), occurrences: count }).optional(),
  transformer: transformerSchema.optional(),
  notAsked: z.enum(NOT_ASKED).optional(),
});
export type CountingSide = z.infer<typeof sideSchema>;

export const countingAnswerSchema = sideSchema.extend({
  kind: z.literal('counting'),
  form: z.enum(SET_FORMS),
  /** The picture of sets that was asked for; null: counting beside the model. */
  view: setViewSchema.nullable(),
  /** Canonical form, "P(next = rain | previous = cloudy)". */
  question: z.string(),
  corpus: z.object({ name: z.string(), words: count, distinct: count }),
  prior: fractionSchema.nullable(),
  reverse: fractionSchema.nullable(),
  /** The atoms of the question as printed: the circles of the picture. */
  sets: z.array(z.string()),
  regions: z.array(
    z.object({ has: z.array(z.string()), count, inEvent: z.boolean(), inCondition: z.boolean() }),
  ),
  other: sideSchema.optional(),
  verdict: z.object({ is: z.enum(VERDICTS) }).optional(),
  /** The words that follow most often where the condition holds, and what the model gives each. */
  followers: z.array(z.object({ word: z.string(), count, model: estimateSchema.nullable() })).max(8),
  /** The model's own likeliest words after the same context. */
  favourites: z.array(z.object({ word: z.string(), probability: z.number().min(0).max(1), count })).max(5),
  /** Some places where the condition holds, those in the event first. */
  places: z
    .array(z.object({ before: z.string(), word: z.string(), after: z.string(), inEvent: z.boolean() }))
    .max(6),
  model: modelSchema.optional(),
  elapsedMs: z.number().min(0),
});
export type CountingAnswer = z.infer<typeof countingAnswerSchema>;
