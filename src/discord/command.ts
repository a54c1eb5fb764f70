import type {
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Question } from '../jobs/contract.js';
import type { Checked } from '../jobs/refusal.js';
import type { StoredCard } from '../store/card.js';
import type { Action } from './action.js';

export type OptionValue = string | number | boolean;

/** Options as given, by name. A Map, so that an option called "constructor" finds nothing. */
export type Options = ReadonlyMap<string, OptionValue>;

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

/** What completing may use beside that; both look into the store, and find nothing when it is away. */
export interface CompletionContext extends CommandContext {
  /** The other options, as far as they are filled in. */
  readonly options: Options;
  /** The question kept under this id, with the definition of its command. */
  find(id: string): Promise<{ card: StoredCard; definition: Command['definition'] } | undefined>;
  /** The person's own last questions, newest first. */
  recent(): Promise<readonly StoredCard[]>;
}

interface CommandBase {
  readonly definition: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** A line that works as typed, for help, refusals and the page's examples. */
  readonly examples: readonly string[];
  /** At most 25 choices for the option being typed. Fast: Discord waits 3 s and shows nothing meanwhile. */
  autocomplete?(
    option: string,
    typed: string,
    context: CompletionContext,
  ): readonly Choice[] | Promise<readonly Choice[]>;
}

/** A slash command as a plain object: what Discord shows, and how its options become a question. No arithmetic, no queue. */
export interface AskingCommand extends CommandBase {
  question(options: Options, context: CommandContext): Checked<Question>;
  /** What can be pressed below its answers, by the name that a control carries. */
  readonly actions?: ReadonlyMap<string, Action>;
}

/** A command that asks a kept question again. Which one is looked up by whoever runs the command. */
export interface RepeatingCommand extends CommandBase {
  repeat(options: Options): Checked<Repeat>;
}

export type Command = AskingCommand | RepeatingCommand;

export interface Repeat {
  /** Of the question; in the form of a card id, which may be of none. */
  readonly id: string;
  /** One option that shall be different; without a value it is left out. */
  readonly change?: { readonly option: string; readonly value?: string };
}

/** An entry of the menu that opens on a message. Its answers are private and their text is kept nowhere. */
export interface MessageCommand {
  readonly definition: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  /** The slash command that the question belongs to, for its actions. */
  readonly command: string;
  /** `content`: what the message says, which may be nothing. */
  question(content: string, context: CommandContext): Checked<Question>;
}
