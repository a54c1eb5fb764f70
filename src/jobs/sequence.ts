import { z } from 'zod';
import { LIMITS } from './limits.js';
import { modelSchema } from './nextword.js';

const text = z
  .string()
  .min(1)
  .max(LIMITS.sequenceCharacters.max * 2);

export const sequenceQuestionSchema = z.object({
  kind: z.literal('sequence'),
  text,
  /** A second text, scored beside the first. */
  compare: text.optional(),
  /** Rungs of words, or each with the tokens it is made of. */
  view: z.enum(['words', 'tokens']).optional(),
  /** From the menu of a message: its text is not stored anywhere. */
  fromMessage: z.boolean().optional(),
});
export type SequenceQuestion = z.infer<typeof sequenceQuestionSchema>;

const probability = z.number().min(0).max(1);

/**
 * One step of the chain rule: P(this rung | everything before, and that the rung before ended).
 * A word's probability counts the mass with which it ends: Π P(tokens) · P(ends after it) / P(ended before it). A mark or white
 * space cannot go on, so nothing is multiplied or divided there; nor before the first rung, which follows the document's start.
 * `probability` counts a lone apostrophe as an end until a letter follows.
 */
export const rungSchema = z.object({
  /** As typed, without the space before it. */
  text: z.string(),
  /** UTF-16 offsets into the text of the answer. */
  from: z.number().int().min(0),
  to: z.number().int().min(0),
  kind: z.enum(['word', 'number', 'mark', 'blank']),
  /** Shown; the true value lies in [lower, upper], which differ where a token leaves open whether the word has ended. */
  probability,
  lower: probability,
  upper: probability,
  /** Surprisal −log2 probability. */
  bits: z.number().min(0),
  /** Running product up to and including this rung, as log2. */
  log2Joint: z.number().max(0),
  tokens: z.array(z.object({ text: z.string(), probability, bits: z.number().min(0) })),
});
export type Rung = z.infer<typeof rungSchema>;

export const scoredTextSchema = z.object({
  text: z.string(),
  rungs: z.array(rungSchema),
  /**
   * Sum of the rungs' bits: −log2 of P(all tokens of the text) · P(its last word or number ends there). P(text) = 2^−totalBits,
   * for the text written in its usual tokens.
   */
  totalBits: z.number().min(0),
  tokens: z.number().int().min(1),
  words: z.number().int().min(0),
  bytes: z.number().int().min(1),
  /** Null without words. */
  bitsPerWord: z.number().min(0).nullable(),
  bitsPerToken: z.number().min(0),
  bitsPerByte: z.number().min(0),
  /** 2^bits per word, and per token: as unsure as an even choice among that many. */
  perplexityPerWord: z.number().min(1).nullable(),
  perplexityPerToken: z.number().min(1),
  /** Index of the word of most bits; null without words. */
  mostSurprising: z.number().int().min(0).nullable(),
});
export type ScoredText = z.infer<typeof scoredTextSchema>;

export const sequenceAnswerSchema = z.object({
  kind: z.literal('sequence'),
  view: z.enum(['words', 'tokens']),
  fromMessage: z.boolean(),
  /** One, or two when compared. */
  texts: z.array(scoredTextSchema).min(1).max(2),
  comparison: z
    .object({
      /** 0 or 1; null when equal within 0.001 bits. */
      likelier: z.union([z.literal(0), z.literal(1)]).nullable(),
      /** By how many bits, ≥ 0. */
      bits: z.number().min(0),
      /** The texts aligned rung by rung where they are alike; `bits` = second − first (null side: no partner counts its bits alone). */
      steps: z.array(
        z.object({
          first: z.number().int().min(0).nullable(),
          second: z.number().int().min(0).nullable(),
          isSame: z.boolean(),
          bits: z.number(),
        }),
      ),
    })
    .nullable(),
  model: modelSchema,
  elapsedMs: z.number().min(0),
});
export type SequenceAnswer = z.infer<typeof sequenceAnswerSchema>;
