import { z } from 'zod';
import { LIMITS } from './limits.js';

export const nextwordQuestionSchema = z.object({
  kind: z.literal('nextword'),
  /** Context, 1–1,000 code points. */
  text: z
    .string()
    .min(1)
    .max(LIMITS.textCharacters.max * 2),
  /** Rows asked for. */
  words: z.number().int().min(LIMITS.words.min).max(LIMITS.words.max),
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

export const nextwordAnswerSchema = z.object({
  kind: z.literal('nextword'),
  text: z.string(),
  /** Sorted by `lower`, descending. lower ≤ probability ≤ upper; `probability` is the value shown. */
  words: z.array(
    z.object({
      word: z.string(),
      probability,
      lower: probability,
      upper: probability,
    }),
  ),
  masses: massesSchema,
  certified: z.object({
    /** No other word can be among these (within `tolerance`). */
    set: z.boolean(),
    /** The whole list stands in its true order (within `tolerance`). */
    order: z.boolean(),
    /** How many leading ranks are proved to be in their true order, 0 ≤ ranks ≤ words.length. */
    ranks: z.number().int().min(0),
    /** Probability by which two words may be swapped although marked certified. */
    tolerance: probability,
  }),
  /** Nodes of the token tree whose next-token distribution was computed, the root included. */
  expansions: z.number().int().min(1),
  model: modelSchema,
  elapsedMs: z.number().min(0),
});
export type NextwordAnswer = z.infer<typeof nextwordAnswerSchema>;
