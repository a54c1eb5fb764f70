import { z } from 'zod';
import { modelSchema } from './nextword.js';

export const modelQuestionSchema = z.object({ kind: z.literal('model') });

const share = z.number().min(0).max(1);

export const modelAnswerSchema = z.object({
  kind: z.literal('model'),
  model: modelSchema,
  architecture: z.string(),
  parameters: z.number().int(),
  /** Longest sequence in tokens. */
  contextLength: z.number().int(),
  vocabularySize: z.number().int(),
  /** Why this device: what was asked for and what was found. */
  deviceReason: z.string(),
  threads: z.number().int().min(1),
  /** As the model file or the manifest of the default model says; null where it says nothing. */
  licence: z.string().nullable(),
  builderVersion: z.number().int(),
  /** Measured while answering: medians over `n` runs. */
  speed: z.object({
    n: z.number().int().min(1),
    /** One next-token distribution after a cached text. */
    stepMs: z.number().min(0),
    /** A tree of `treeNodes` continuations in one run. */
    treeNodes: z.number().int().min(1),
    treeMs: z.number().min(0),
    /** Reading a new text of `prefillTokens` tokens. */
    prefillTokens: z.number().int().min(1),
    prefillMs: z.number().min(0),
  }),
  /** Share of minimal pairs in which the good word is likelier, per paradigm; null when not measured for this model. */
  accuracy: z
    .array(
      z.object({
        paradigm: z.string(),
        pairs: z.number().int().min(1),
        /** With the ending correction, and by the plain product of tokens. */
        corrected: share,
        uncorrected: share,
        standardError: share,
      }),
    )
    .nullable(),
  elapsedMs: z.number().min(0),
});
export type ModelAnswer = z.infer<typeof modelAnswerSchema>;
