/** A question that can be asked again: by `/again`, and by what can be pressed below its answer. */
import { z } from 'zod';
import type { Question } from '../jobs/contract.js';

const optionSchema = z.tuple([z.string().max(32), z.union([z.string().max(6000), z.number(), z.boolean()])]);

/** Pairs, and not an object, so that no option name is ever a key of one. */
export const storedOptionsSchema = z.array(optionSchema).max(25);

export interface StoredCard {
  readonly id: string;
  /** Name of the slash command. */
  readonly command: string;
  readonly options: ReadonlyMap<string, string | number | boolean>;
  readonly question: Question;
  /** The question before it in the same message. */
  readonly parent: string | null;
  /** Who asked: they alone may change the message of the answer. */
  readonly person: string;
  /** Private questions are found by their asker only. */
  readonly isPrivate: boolean;
  /** Milliseconds since the epoch. */
  readonly createdAtMs: number;
}
