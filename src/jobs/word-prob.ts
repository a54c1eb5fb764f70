/** Events over the next word of a text: the sample space is all words, weighed by the language model. */
import { z } from 'zod';
import { LIMITS } from './limits.js';
import { boundsSchema, massesSchema, modelSchema } from './nextword.js';
import { SET_FORMS, setViewSchema } from './prob.js';

const textOf = (limit: number) =>
  z
    .string()
    .min(1)
    .max(limit * 2);

export const wordProbQuestionSchema = z.object({
  kind: z.literal('word-prob'),
  /** As typed, 1–500 code points; the worker parses it again. */
  question: textOf(LIMITS.questionCharacters.max),
  /** What the next word comes after, 1–1,000 code points. */
  text: textOf(LIMITS.textCharacters.max),
  view: setViewSchema.optional(),
});
export type WordProbQuestion = z.infer<typeof wordProbQuestionSchema>;

const probability = z.number().min(0).max(1);

/** The true value lies in [lower, upper]; `value` is their middle. */
export const estimateSchema = boundsSchema.extend({ value: probability });
export type Estimate = z.infer<typeof estimateSchema>;

/** A word with its probability among all next words; `upper − lower` is what may still be its own. */
const wordSchema = boundsSchema.extend({ word: z.string() });
export type EventWord = z.infer<typeof wordSchema>;

const count = z.number().int().min(0);

/** P(event | given), given that a word comes; null where no word can satisfy the condition. */
const sideSchema = z.object({
  event: z.string(),
  given: z.string().nullable(),
  /** As predicates in the plural: "start with “s”", "are longer than 4 letters". */
  reading: z.object({ event: z.string(), condition: z.string().nullable() }),
  probability: estimateSchema.nullable(),
});
export type WordSide = z.infer<typeof sideSchema>;

export const VERDICTS = ['yes', 'no', 'open'] as const;

export const wordProbAnswerSchema = sideSchema.extend({
  kind: z.literal('word-prob'),
  form: z.enum(SET_FORMS),
  view: setViewSchema,
  /** Canonical form, "P(starts(s) | longer(4))". */
  question: z.string(),
  text: z.string(),
  /** Shares of all next words: P(B), P(A), P(A and B); and P(B | A). Null where there is nothing to divide by. */
  condition: estimateSchema.nullable(),
  prior: estimateSchema.nullable(),
  joint: estimateSchema.nullable(),
  reverse: estimateSchema.nullable(),
  /** The atoms of the question as printed, in order of appearance: the circles of the picture. */
  sets: z.array(z.string()),
  /** Of n ≤ 3 atoms all 2^n combinations, of more those in which some word was found. Shares of all next words. */
  regions: z.array(
    z.object({
      has: z.array(z.string()),
      inEvent: z.boolean(),
      inCondition: z.boolean(),
      mass: estimateSchema,
      /** The likeliest that were found there. */
      words: z.array(wordSchema).max(5),
    }),
  ),
  /** Share of all next words of which it is not known in which region they are: with the regions' `lower` it sums to 1. */
  unassigned: probability,
  /** P(a word comes next at all), and what comes instead; these are of everything that may follow. */
  wordMass: boundsSchema,
  instead: massesSchema.omit({ otherWords: true, unassigned: true }),
  /** The likeliest words of A and B (for a comparison of the left side) among those that were followed to their end. */
  words: z.array(wordSchema).max(25),
  /** How many such words there were; there are always more, since a model rules no word out. */
  found: count,
  /** The right side of `versus`; for `independent` A without B. Absent in the other forms. */
  other: sideSchema.optional(),
  /**
   * For a comparison whether the left side is larger, for the others whether it is so. `open`: the intervals do not tell.
   * `example`: a word that speaks against it.
   */
  verdict: z.object({ is: z.enum(VERDICTS), example: wordSchema.optional() }).optional(),
  certified: z.object({
    /** Every interval that was asked for is as narrow as the search aims at. */
    isTight: z.boolean(),
    /** Of each rank(k): whether it is proved which words are among the best k. */
    ranks: z.array(z.object({ best: z.number().int().min(1), isProved: z.boolean() })),
  }),
  expansions: z.number().int().min(1),
  model: modelSchema,
  elapsedMs: z.number().min(0),
});
export type WordProbAnswer = z.infer<typeof wordProbAnswerSchema>;
