/** What `/nextword` answers while there is no language model: counting in a small text, marked as such. */
import { z } from 'zod';

const probability = z.number().min(0).max(1);
const count = z.number().int().min(0);

/** Options of `/nextword` that counting does not know. */
const LEFT_OUT = ['temperature', 'top_k', 'top_p', 'view', 'complete', 'fold', 'draw', 'compare'] as const;
export type LeftOutOption = (typeof LEFT_OUT)[number];

export const countedNextwordAnswerSchema = z.object({
  kind: z.literal('counted-nextword'),
  /** As asked. */
  text: z.string(),
  /** Why the language model does not answer. */
  missing: z.enum(['model-missing', 'model-unsupported']),
  /** The last words of the sentence that goes on, at most two, the nearest last. */
  given: z.array(z.string()).max(2),
  /** How many of them, from the nearest on, the counted text has in this order with something behind: 0 to 2. */
  givenSeen: count.max(2),
  /** How often it has those: what `times` is a part of. */
  seen: count,
  /** Sorted by probability, descending; `times`: how often the word came behind what was seen. */
  words: z.array(z.object({ word: z.string(), probability, times: count })),
  /** Together with the listed words these sum to 1. */
  masses: z.object({
    otherWords: probability,
    number: probability,
    punctuation: probability,
    /** Words that the counted text does not have. */
    newWords: probability,
    endOfSentence: probability,
  }),
  /** In the order asked; null: the counted text does not have the word, which is a part of `newWords`. */
  watched: z.array(z.object({ word: z.string(), probability: probability.nullable() })),
  /** The text that was counted: words and marks, different ones, sentences. */
  counted: z.object({ words: count, different: count, sentences: count }),
  leftOut: z.array(z.enum(LEFT_OUT)),
});
export type CountedNextwordAnswer = z.infer<typeof countedNextwordAnswerSchema>;
