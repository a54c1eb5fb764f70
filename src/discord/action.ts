/** What happens when something below an answer is pressed: the question's options are rewritten and asked again. */
import type { Options } from './command.js';

/**
 * Where the new answer appears.
 * - `in-place`: in the same message, for the one who asked; for anyone else privately, so that nobody changes another's answer.
 * - `new`: in a new message, as public as the one that was pressed.
 * - `private`: in a new message that only the one who pressed sees.
 * - `public`: in a new message that everyone sees, even when the one that was pressed is private.
 */
export type ActionPlace = 'in-place' | 'new' | 'private' | 'public';

/** Everything in it was sent by a client: it may be anything. */
export interface ActionInput {
  /** The option of the menu that was chosen; empty for a button. */
  readonly choice: string;
  /** What was typed into the form; empty without one. */
  readonly typed: string;
  /** A fresh seed from 0 to 2^31 − 1, for actions that draw. */
  readonly seed: number;
}

/** A window with one field, shown before the action. */
export interface ActionForm {
  /** 1–45 code points. */
  readonly title: string;
  /** 1–45 code points. */
  readonly label: string;
  readonly isLong: boolean;
  /** Most code points, ≤ 4,000. */
  readonly limit: number;
  readonly value?: string;
  /** ≤ 100 code points. */
  readonly placeholder?: string;
}

export interface Action {
  readonly shows: ActionPlace;
  /** The command that the rewritten options belong to, where it is another one. */
  readonly asks?: string;
  /** A change of view, after which the way back leads to where it led before. */
  readonly isView?: boolean;
  /** Undefined when the choice cannot be one of the answer's. A choice that is carried through a form is a short number. */
  form?(options: Options, choice: string): ActionForm | undefined;
  /**
   * The options of the new question, which the command checks like any others; undefined when the input cannot have come
   * from the answer. Without `rewrite` the same question is asked again, bit for bit.
   */
  rewrite?(options: Options, input: ActionInput): Options | undefined;
}

/** A copy with some options set, and those of value undefined left out. */
export function changed(
  options: Options,
  changes: Readonly<Record<string, string | number | boolean | undefined>>,
): Options {
  const copy = new Map(options);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) copy.delete(name);
    else copy.set(name, value);
  }
  return copy;
}
