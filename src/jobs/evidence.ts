import { z } from 'zod';
import { LIMITS } from './limits.js';
import { modelSchema } from './nextword.js';

export const evidenceQuestionSchema = z.object({
  kind: z.literal('evidence'),
  /** One word, whose probability after the text is wanted. */
  word: z
    .string()
    .min(1)
    .max(LIMITS.watchedCharacters * 2),
  text: z
    .string()
    .min(1)
    .max(LIMITS.textCharacters.max * 2),
  /** "Rain" and "rain" count as one word. */
  fold: z.boolean().optional(),
});
export type EvidenceQuestion = z.infer<typeof evidenceQuestionSchema>;

const probability = z.number().min(0).max(1);
/** lower ≤ probability ≤ upper, the true value lies between; bits = −log2 probability. */
const valued = z.object({ probability, lower: probability, upper: probability, bits: z.number().min(0) });

export const evidenceAnswerSchema = z.object({
  kind: z.literal('evidence'),
  word: z.string(),
  text: z.string(),
  folded: z.boolean(),
  /**
   * P(word | last n words of the text) for n = 0, 1, 2 … all; `text` = those words as typed. Numbers count as words. Of a text of
   * more than LIMITS.evidenceWords words only so many last ones are taken one by one; the whole text is always the last entry.
   */
  contexts: z.array(valued.extend({ words: z.number().int().min(0), text: z.string() })).min(1),
  /** The step that raises the probability most: from n − 1 to n words, by `bits`; null when none raises it. */
  jump: z.object({ words: z.number().int().min(1), added: z.string(), bits: z.number() }).nullable(),
  /** log2 P(word | whole text) / P(word | nothing). */
  pointwiseMutualInformationBits: z.number(),
  /** P(word | text without this one word), for the same words; bits = log2 P(word | text) / P(word | text without it): positive = the word helped. */
  leaveOneOut: z.array(
    valued.omit({ bits: true }).extend({
      word: z.string(),
      /** UTF-16 offsets into the text. */
      from: z.number().int().min(0),
      to: z.number().int().min(0),
      bits: z.number(),
    }),
  ),
  /** Index into `leaveOneOut` of the largest |bits|; null for an empty list. */
  mattersMost: z.number().int().min(0).nullable(),
  model: modelSchema,
  elapsedMs: z.number().min(0),
});
export type EvidenceAnswer = z.infer<typeof evidenceAnswerSchema>;
