import { z } from 'zod';
import { localeSchema } from './locale.js';

/** How often somebody, or a group, was right with each confidence. */
const calibrationFields = {
  kind: z.literal('calibration'),
  locale: localeSchema,
  points: z
    .array(
      z
        .object({
          /** Percent. */
          confidence: z.number().int().min(1).max(99),
          answers: z.number().int().min(1),
          right: z.number().int().min(0),
        })
        .refine(({ answers, right }) => right <= answers),
    )
    .min(1)
    .max(20),
};

/** Nothing is computed that is not in it: a worker draws it. */
export const calibrationQuestionSchema = z.object(calibrationFields);
export const calibrationAnswerSchema = z.object(calibrationFields);
export type CalibrationJob = z.infer<typeof calibrationQuestionSchema>;
