/** How often a model takes the right word of a minimal pair, as `npm run blimp` measured it; written by that command alone. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const KEPT = new URL('./measured-accuracy.json', import.meta.url);

const share = z.number().min(0).max(1);
const count = z.number().int().min(0);

const paradigmSchema = z.object({
  /** Name of the BLiMP paradigm. */
  paradigm: z.string(),
  pairs: z.number().int().min(1),
  /** Pairs whose good word is likelier, with the end of the word counted, and by the plain product of tokens. */
  correct: count,
  correctUncorrected: count,
  corrected: share,
  uncorrected: share,
  /** Of `corrected`. */
  standardError: share,
});

export const measuredAccuracySchema = z.object({
  /** Of the model file. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  precision: z.enum(['exact', 'fast']),
  builderVersion: z.number().int().min(1),
  paradigms: z.array(paradigmSchema).min(1),
});

export type MeasuredAccuracy = z.infer<typeof measuredAccuracySchema>;

/** Undefined for a file or a precision that was never measured: figures of another model are no answer. */
export function measuredAccuracyOf(
  sha256: string,
  precision: MeasuredAccuracy['precision'],
): MeasuredAccuracy | undefined {
  const known = measuredAccuracySchema.parse(JSON.parse(readFileSync(KEPT, 'utf8')));
  return known.sha256 === sha256 && known.precision === precision ? known : undefined;
}
