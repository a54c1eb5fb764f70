import type { ExpressionProblem } from '../probability/problem.js';
import type { RateProblem } from '../probability/rate.js';
import type { GuessRefusal } from './guess-refusal.js';
import type { PollRefusal } from './poll-refusal.js';
import type { PopulationRefusal } from './population-refusal.js';
import type { QuizRefusal } from './quiz-refusal.js';
import type { SettingsRefusal } from './settings-refusal.js';

/**
 * Reasons that the person can fix. A refusal is a value: a code and the data that its sentence needs.
 * The sentence itself is written in `src/render/refusal.ts`, so that pure code never holds prose.
 */
export type Refusal =
  | PopulationRefusal
  | PollRefusal
  | GuessRefusal
  | QuizRefusal
  | SettingsRefusal
  | {
      readonly code: 'unknown-command';
      readonly name: string;
      readonly known: readonly string[];
    }
  | {
      readonly code: 'unknown-option';
      readonly command: string;
      readonly option: string;
      readonly known: readonly string[];
    }
  | {
      readonly code: 'unknown-subcommand';
      readonly command: string;
      /** As typed; empty when there was none. */
      readonly name: string;
      readonly known: readonly string[];
    }
  | {
      readonly code: 'file-too-large';
      readonly name: string;
      readonly bytes: number;
      readonly limitBytes: number;
    }
  | {
      readonly code: 'missing-option';
      readonly command: string;
      readonly option: string;
      readonly example: string;
    }
  | {
      readonly code: 'not-an-integer';
      readonly option: string;
      readonly received: string;
      readonly min: number;
      readonly max: number;
    }
  | {
      readonly code: 'not-a-yes-or-no';
      readonly option: string;
      readonly received: string;
    }
  | {
      readonly code: 'number-out-of-range';
      readonly option: string;
      readonly received: number;
      readonly min: number;
      readonly max: number;
    }
  | {
      readonly code: 'not-a-number';
      readonly option: string;
      readonly received: string;
      readonly min: number;
      readonly max: number;
    }
  | {
      readonly code: 'not-a-choice';
      readonly option: string;
      readonly received: string;
      readonly known: readonly string[];
    }
  | {
      /** Not a rate from 0 to 1 in one of its forms (see `rate.ts`). */
      readonly code: 'not-a-rate';
      readonly option: string;
      readonly received: string;
      readonly problem: RateProblem;
      readonly example: string;
    }
  | {
      /** More than one word, or something that no word can be. */
      readonly code: 'not-a-word';
      readonly option: string;
      readonly received: string;
      readonly example: string;
    }
  | {
      readonly code: 'too-many-words';
      readonly option: string;
      readonly count: number;
      readonly limit: number;
    }
  /** A text to train on. */
  | {
      readonly code: 'unknown-text';
      readonly name: string;
      readonly known: readonly string[];
      readonly suggestion?: string;
    }
  /** A model that was trained here does not know this option. */
  | { readonly code: 'not-with-model'; readonly option: string; readonly example: string }
  | {
      /** An option that needs members, in a question about words; `text`: the kept text whose words are counted, or null for the next word of a text. */
      readonly code: 'needs-members';
      readonly option: 'by' | 'simulate';
      readonly text: string | null;
      readonly example: string;
    }
  | {
      /** A picture that needs a condition, two sides, or members that the question does not have. */
      readonly code: 'view-needs';
      readonly view: string;
      readonly needs: 'condition' | 'sides' | 'members';
      readonly example: string;
    }
  | {
      /** `complete` was asked for, but the text does not end in the middle of a word. */
      readonly code: 'nothing-to-complete';
      readonly example: string;
    }
  | {
      /** No question is kept under this id, or not any more. */
      readonly code: 'unknown-card';
      readonly id: string;
    }
  | {
      /** `/again` with an option that the question's command does not have. */
      readonly code: 'cannot-change';
      readonly option: string;
      readonly known: readonly string[];
    }
  /** A message of pictures, files or embeds alone. */
  | { readonly code: 'message-without-text' }
  | {
      readonly code: 'text-empty';
      readonly option: string;
      readonly example: string;
    }
  | {
      readonly code: 'text-only-spaces';
      readonly option: string;
      readonly example: string;
    }
  | {
      readonly code: 'text-too-long';
      readonly option: string;
      readonly length: number;
      readonly limit: number;
    }
  | {
      readonly code: 'text-over-context';
      readonly tokens: number;
      readonly limit: number;
      readonly model: string;
    }
  | { readonly code: 'lone-surrogate'; readonly option: string }
  /** A question about events that cannot be read, with its place. */
  | ExpressionProblem
  | {
      readonly code: 'busy';
      readonly scope: 'person' | 'server' | 'everyone';
      readonly retryAfterSeconds: number;
    };

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export const accept = <T>(value: T): Checked<T> => ({ ok: true, value });
export const refuse = (refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal,
});
