/** Minimal pairs of BLiMP: two words after the same beginning, of which grammar takes one. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

export const PARADIGMS = ['anaphor_number_agreement', 'regular_plural_subject_verb_agreement_1'] as const;

const FOLDER = new URL('../../../shared/data/blimp/', import.meta.url);

const pairSchema = z.object({
  one_prefix_prefix: z.string().min(1),
  one_prefix_word_good: z.string().min(1),
  one_prefix_word_bad: z.string().min(1),
});

export interface Pair {
  readonly prefix: string;
  readonly good: string;
  readonly bad: string;
}

/** Throws where the data is not beside the project. */
export function readPairs(paradigm: string): readonly Pair[] {
  return readFileSync(new URL(`${paradigm}.jsonl`, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const pair = pairSchema.parse(JSON.parse(line));
      return {
        prefix: pair.one_prefix_prefix,
        good: pair.one_prefix_word_good,
        bad: pair.one_prefix_word_bad,
      };
    });
}
