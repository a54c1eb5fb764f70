/** `/train`: a text becomes a small language model, and `/nextword model:` asks it. */
import { z } from 'zod';
import { codePointLength, LIMITS } from './limits.js';

export const TRAINING_METHODS = ['neural', 'counting', 'add-one'] as const;
export type TrainingMethod = (typeof TRAINING_METHODS)[number];

/**
 * A trained model is its recipe: the same text, method and seed give the same parameters, so nothing else is kept or sent.
 * `neural`: a tiny neural network; `counting`: triples of words, smoothed by Kneser-Ney; `add-one`: pairs, smoothed by add-one.
 */
export const recipeSchema = z.object({
  text: z.object({
    name: z
      .string()
      .min(1)
      .refine((name) => codePointLength(name) <= LIMITS.populationNameCharacters),
    /** At most `LIMITS.corpusBytes` of UTF-8. */
    content: z
      .string()
      .min(1)
      .max(LIMITS.corpusBytes)
      .refine((text) => new TextEncoder().encode(text).length <= LIMITS.corpusBytes),
  }),
  method: z.enum(TRAINING_METHODS),
  seed: z.number().int().min(LIMITS.seed.min).max(LIMITS.seed.max),
});
export type Recipe = z.infer<typeof recipeSchema>;

const contextSchema = z.string().max(LIMITS.textCharacters.max * 2);

export const trainQuestionSchema = z.object({
  kind: z.literal('train'),
  recipe: recipeSchema,
  /** After which words the next one is shown before, during and after; absent: the text's own most frequent word. */
  context: contextSchema.optional(),
});
export type TrainQuestion = z.infer<typeof trainQuestionSchema>;

export const trainedNextQuestionSchema = z.object({
  kind: z.literal('trained-next'),
  /** What the model is called here. */
  model: z
    .string()
    .min(1)
    .max(LIMITS.populationNameCharacters * 2),
  recipe: recipeSchema,
  text: contextSchema,
  /** Rows asked for. */
  words: z.number().int().min(LIMITS.words.min).max(LIMITS.words.max),
});
export type TrainedNextQuestion = z.infer<typeof trainedNextQuestionSchema>;

const probability = z.number().min(0).max(1);
const count = z.number().int().min(0);

/** All of the mass: the rows, the words that are not listed, those too rare to be known, and the end of the sentence. */
const nextSchema = z.object({
  rows: z.array(z.object({ word: z.string(), probability })).max(LIMITS.words.max),
  others: probability,
  rare: probability,
  end: probability,
});
export type TrainedNext = z.infer<typeof nextSchema>;

const factsSchema = z.object({
  method: z.enum(TRAINING_METHODS),
  seed: z.number().int(),
  text: z.string(),
  /** Words and marks of the text; different words that the model knows; supervised examples learnt from and held out. */
  tokens: count,
  words: count,
  examples: count,
  heldOutExamples: count,
  parameters: count,
  /** Words of context that it looks at. */
  window: count,
});
export type TrainedFacts = z.infer<typeof factsSchema>;

export const trainAnswerSchema = z.object({
  kind: z.literal('train'),
  facts: factsSchema,
  /** The first supervised examples: what stands in front (at most `window` words, null for the start), and the label. */
  pairs: z.array(z.object({ context: z.array(z.string().nullable()), label: z.string().nullable() })).max(6),
  /** Bits a word; epoch 0 is before the first step. Counting has one entry. */
  losses: z
    .array(z.object({ epoch: count, training: z.number().min(0), heldOut: z.number().min(0).nullable() }))
    .min(1)
    .max(100),
  /** Root mean square of how far the weights went, and of where they began. Null for counting. */
  moved: z.object({ distance: z.number().min(0), initial: z.number().min(0) }).nullable(),
  context: z.string(),
  /** P(next word | context) along the way: of a neural model before, in the middle and after; of counting after only. */
  probes: z
    .array(z.object({ epoch: count, next: nextSchema }))
    .min(1)
    .max(3),
  elapsedMs: z.number().min(0),
});
export type TrainAnswer = z.infer<typeof trainAnswerSchema>;

export const trainedNextAnswerSchema = z.object({
  kind: z.literal('trained-next'),
  model: z.string(),
  facts: factsSchema,
  text: z.string(),
  /** The words that it looked at, null for the start of a sentence; a word that it does not know is marked so. */
  seen: z.array(z.object({ word: z.string().nullable(), isKnown: z.boolean() })).max(3),
  next: nextSchema,
  elapsedMs: z.number().min(0),
});
export type TrainedNextAnswer = z.infer<typeof trainedNextAnswerSchema>;
