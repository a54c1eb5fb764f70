import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord-api-types/v10';
import type { Question } from '../jobs/contract.js';
import type { Checked } from '../jobs/refusal.js';

/** Options as given, by name. A Map, so that an option called "constructor" finds nothing. */
export type Options = ReadonlyMap<string, string | number | boolean>;

export interface Choice {
  /** Shown, 1–100 code points. */
  readonly name: string;
  /** Sent back, 1–100 code points. */
  readonly value: string;
}

/** The few things that a command may use. Later: populations and settings of the server. */
export interface CommandContext {
  readonly locale: string;
}

/** A slash command as a plain object: what Discord shows, and how its options become a question. No arithmetic, no queue. */
export interface Command {
  readonly definition: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** A line that works as typed, for help, refusals and the page's examples. */
  readonly examples: readonly string[];
  question(options: Options, context: CommandContext): Checked<Question>;
  /** At most 25 choices for the option being typed. Pure and fast: Discord waits 3 s and shows nothing meanwhile. */
  autocomplete?(option: string, typed: string, context: CommandContext): readonly Choice[];
}
