import { z } from 'zod';
import { LIMITS } from './limits.js';

const textOf = (limit: number) =>
  z
    .string()
    .min(1)
    .max(limit * 2);

export const nextwordQuestionSchema = z.object({
  kind: z.literal('nextword'),
  /** Context, 1–1,000 code points. */
  text: textOf(LIMITS.textCharacters.max),
  /** Rows asked for. */
  words: z.number().int().min(LIMITS.words.min).max(LIMITS.words.max),
  /**
   * The three settings of samplers, here on whole words and as conditioning: P(word | word is among the best k), among the
   * fewest words that hold the share p of all word mass, and powers 1/T of the probabilities in that set. 0 = argmax.
   */
  temperature: z.number().min(LIMITS.temperature.min).max(LIMITS.temperature.max).optional(),
  topK: z.number().int().min(LIMITS.topK.min).max(LIMITS.topK.max).optional(),
  topP: z.number().min(LIMITS.topP.min).max(LIMITS.topP.max).optional(),
  /** Words whose probability is wanted wherever they stand in the list; NFC, without spaces around. */
  watch: z.array(textOf(LIMITS.watchedCharacters)).max(LIMITS.watchedWords).optional(),
  /** What is shown below the prediction: words, the tokens they are made of, or how the numbers came about. */
  view: z.enum(['words', 'tokens', 'how']).optional(),
  /** The last word of the text is half typed: its completions are wanted. */
  complete: z.boolean().optional(),
  /** "The" and "the" count as one word. */
  fold: z.boolean().optional(),
  /** Draw one outcome at random with this seed. */
  seed: z.number().int().min(LIMITS.seed.min).max(LIMITS.seed.max).optional(),
  /** Another text, whose next words stand beside those of `text`. */
  compare: textOf(LIMITS.textCharacters.max).optional(),
});
export type NextwordQuestion = z.infer<typeof nextwordQuestionSchema>;

const probability = z.number().min(0).max(1);

/** What ran: shown below every answer, so that a number can be repeated. */
export const modelSchema = z.object({
  name: z.string(),
  quantisation: z.string(),
  sha256: z.string(),
  device: z.enum(['cpu', 'webgpu', 'cuda']),
  precision: z.enum(['exact', 'fast']),
});
export type ModelSummary = z.infer<typeof modelSchema>;

/**
 * Where the rest of the mass is. Together with the `lower` of the listed words these sum to 1
 * (the outcome space of one next word: exactly one of them happens).
 */
export const massesSchema = z.object({
  /** Words that are not in the list: resolved ones, and paths that can only end in one of them. */
  otherWords: probability,
  number: probability,
  /** An unspaced mark such as "," or ".". */
  punctuation: probability,
  /** A space and then something that is neither letter nor digit, such as " (". */
  symbol: probability,
  newline: probability,
  endOfText: probability,
  /** The last word of the text goes on ("the" → "theatre"). */
  lastWordContinues: probability,
  /** Invalid bytes and special tokens. */
  other: probability,
  /** Not yet resolved by the search: may still belong to listed words, other words or another outcome. */
  unassigned: probability,
});
export type Masses = z.infer<typeof massesSchema>;

/** The true value lies in [lower, upper]. */
export const boundsSchema = z.object({ lower: probability, upper: probability });
export type Bounds = z.infer<typeof boundsSchema>;

export const certifiedSchema = z.object({
  /** No other word can be among these (within `tolerance`). */
  set: z.boolean(),
  /** The whole list stands in its true order (within `tolerance`). */
  order: z.boolean(),
  /** How many leading ranks are proved to be in their true order, 0 ≤ ranks ≤ words.length. */
  ranks: z.number().int().min(0),
  /** Probability by which two words may be swapped although marked certified. */
  tolerance: probability,
});
export type Certified = z.infer<typeof certifiedSchema>;

/** lower ≤ probability ≤ upper; `probability` is the value shown. */
const wordSchema = z.object({ word: z.string(), probability, lower: probability, upper: probability });

/** One way to write a word in tokens: P(word this way) = product of the tokens' probabilities × P(it ends there). */
export const wordPathSchema = z.object({
  /** `text` as bytes decode, broken characters as �; `probability` given the text and the tokens before. */
  tokens: z.array(z.object({ text: z.string(), probability })).min(1),
  /** Product of the tokens' probabilities: the text goes on with these bytes. */
  product: probability,
  /** Share of it in which the word ends there: what was resolved, and what may still. */
  ending: boundsSchema,
});
export type WordPath = z.infer<typeof wordPathSchema>;

export const nextwordAnswerSchema = z.object({
  kind: z.literal('nextword'),
  text: z.string(),
  /** Sorted by `lower`, descending. */
  words: z.array(wordSchema),
  masses: massesSchema,
  certified: certifiedSchema,
  /** Nodes of the token tree whose next-token distribution was computed, the root included. */
  expansions: z.number().int().min(1),
  model: modelSchema,
  elapsedMs: z.number().min(0),
  /** Entropy of the next outcome, from below: what is not resolved could only add to it. Choices = 2^bits. */
  entropy: z.object({ bitsAtLeast: z.number().min(0), choicesAtLeast: z.number().min(1) }),
  /** `complete`: every probability is given that the text goes on with `fragment`, whose own probability is `mass`. */
  completion: z.object({ fragment: z.string(), before: z.string(), mass: boundsSchema }).optional(),
  folded: z.boolean().optional(),
  /** Raw next to adjusted: P(word | kept) = P(word)^(1/T) / Σ over the kept words of P(word)^(1/T). */
  adjusted: z
    .object({
      temperature: z.number().optional(),
      topK: z.number().int().optional(),
      topP: z.number().optional(),
      /** The kept words' own mass: what plain conditioning divides by. */
      keptMass: boundsSchema,
      /** Whether the kept words are proved to hold the share `topP` of all word mass; true without `topP`. */
      reached: z.boolean(),
      /** In the order of `words`, of which these are the first. */
      words: z.array(wordSchema.extend({ raw: boundsSchema })),
    })
    .optional(),
  /** In the order asked. Rank among all words: at best `from`, at worst `to` (null: no bound is proved). */
  watched: z
    .array(
      wordSchema.extend({
        rank: z.object({ from: z.number().int().min(1), to: z.number().int().min(1).nullable() }),
      }),
    )
    .optional(),
  /** Views `tokens` and `how`. */
  tokens: z
    .object({
      /** The likeliest next tokens, whatever they are part of. */
      next: z.array(z.object({ text: z.string(), probability })),
      /** Of the first words of the list: how each was found. */
      paths: z.array(z.object({ word: z.string(), paths: z.array(wordPathSchema) })),
    })
    .optional(),
  /** View `how`: what the search left open when it ended. */
  search: z
    .object({
      openPaths: z.number().int().min(0),
      openMass: probability,
      prunedMass: probability,
      /** The largest open paths, as text. */
      largestOpen: z.array(z.object({ text: z.string(), probability })),
      bestUnlisted: probability,
      /** Share of the resolved word mass that came by tokens which the tokenizer would not have cut the text into. */
      nonCanonicalMass: probability,
    })
    .optional(),
  /**
   * [0, 1) cut into the rows of the answer in their order (labels of `masses` are its keys), or into the kept words where the
   * answer is `adjusted`; `at` is the number drawn with `seed`, `outcome` the row it falls in. */
  draw: z
    .object({
      seed: z.number().int(),
      at: z.number().min(0).lt(1),
      intervals: z.array(
        z.object({ label: z.string(), isWord: z.boolean(), from: probability, to: probability }),
      ),
      outcome: z.number().int().min(0),
    })
    .optional(),
  /** Next words of `compare` beside those of `text`: the union of both lists, each with its bounds after both texts. */
  compared: z
    .object({
      text: z.string(),
      masses: massesSchema,
      certified: certifiedSchema,
      expansions: z.number().int().min(1),
      words: z.array(z.object({ word: z.string(), here: boundsSchema, there: boundsSchema })),
    })
    .optional(),
});
export type NextwordAnswer = z.infer<typeof nextwordAnswerSchema>;
