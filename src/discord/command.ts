import type {
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { GuessDesk } from '../guess/guess-desk.js';
import type { Question, ReplyAddress } from '../jobs/contract.js';
import type { Checked } from '../jobs/refusal.js';
import type { LessonStore } from '../lessons/lesson-store.js';
import type { PollDesk } from '../polls/poll-desk.js';
import type { Place, PopulationLibrary } from '../populations/library.js';
import type { PersonData } from '../privacy/person-data.js';
import type { Rendered } from '../render/card.js';
import type { QuizDesk } from '../rounds/quiz-desk.js';
import type { QuizScores } from '../rounds/quiz-store.js';
import type { WeeklyDesk } from '../rounds/weekly-desk.js';
import type { ServerSettings } from '../settings/server-settings.js';
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

/** The few things that a command may use. */
export interface CommandContext {
  readonly locale: string;
  /** Who types, as an id. */
  readonly person: string;
  readonly place: Place;
  readonly populations: PopulationLibrary;
  /** What the server has set for questions that say nothing of it. */
  readonly defaults?: Partial<Pick<ServerSettings, 'words' | 'population'>>;
}

/** What completing may use beside that; all look into the store, and find nothing when it is away. */
export interface CompletionContext extends CommandContext {
  /** Words of the subcommand; empty without one. */
  readonly path: readonly string[];
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
  question(options: Options, context: CommandContext): Checked<Question> | Promise<Checked<Question>>;
  /** What can be pressed below its answers, by the name that a control carries. */
  readonly actions?: ReadonlyMap<string, Action>;
}

/** A command that asks a kept question again. Which one is looked up by whoever runs the command. */
export interface RepeatingCommand extends CommandBase {
  repeat(options: Options): Checked<Repeat>;
}

/** What an acting command is given. */
export interface ActRequest extends CommandContext {
  /** Words of the subcommand, "create"; empty without one. */
  readonly path: readonly string[];
  readonly options: Options;
  /** Whether the person may change what belongs to the whole server; true in direct messages. */
  readonly mayManage: boolean;
  /** Where its answer is shown, for whoever changes it later; the token is a secret and lives 15 minutes. */
  readonly reply: ReplyAddress;
  readonly polls: PollDesk;
  readonly guesses: GuessDesk;
  readonly quizzes: QuizDesk;
  readonly quizScores: QuizScores;
  readonly weekly: Pick<WeeklyDesk, 'of' | 'isOwnChannel' | 'plan' | 'askNow'>;
  readonly personData: PersonData;
  readonly lessons: LessonStore;
  readonly settings: SettingsAccess;
  /** The file given for an option of type attachment; refused above `limitBytes` before it is read. */
  file(option: string, limitBytes: number): Promise<Checked<GivenFile>>;
}

/** Settings of servers, for the command that changes them. */
export interface SettingsAccess {
  of(scope: string): Promise<ServerSettings>;
  /** Rejects with Failure `store-unavailable`. */
  change(scope: string, change: (before: ServerSettings) => ServerSettings): Promise<ServerSettings>;
  /** Whether the person has Discord's own permission to manage the server, whatever the settings say. */
  readonly managesServer: boolean;
}

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is shown after something was done. */
export interface Shown extends Rendered {
  /** What the controls below are about: 1–32 letters, digits, "-" or "_". Without it nothing can be pressed. */
  readonly subject?: string;
  /** Files to take away, beside the picture. */
  readonly files?: readonly GivenFile[];
  /** Called once it stands there: whoever completes the message, by a picture that takes a while, may begin. Must not throw. */
  readonly onShown?: () => void;
}

/** A command that is carried out where the store is, by the bot itself: nothing of it goes through the queue. */
export interface ActingCommand extends CommandBase {
  /** Whether only the person who typed it sees what comes of it. */
  isPrivate(path: readonly string[], options: Options): boolean;
  /** A window that is shown first, and the press that it leads to. */
  form?(path: readonly string[], options: Options): OpeningForm | undefined;
  act(request: ActRequest): Promise<Checked<Shown>>;
  /** What can be pressed below what it shows, by the name that a control carries. */
  readonly presses?: ReadonlyMap<string, Press | AskingPress>;
}

/** Everything in it but the ids was sent by a client: it may be anything. */
export interface PressRequest extends CommandContext {
  readonly subject: string;
  /** Of the button; empty without one. */
  readonly argument: string;
  /** Chosen in a menu. */
  readonly values: readonly string[];
  /** What was typed into the form, by the id of the field. */
  readonly fields: ReadonlyMap<string, string>;
  readonly mayManage: boolean;
  readonly reply: ReplyAddress;
  readonly polls: PollDesk;
  readonly guesses: GuessDesk;
  readonly quizzes: QuizDesk;
  readonly quizScores: QuizScores;
  readonly personData: PersonData;
  readonly lessons: LessonStore;
}

export interface Press {
  /**
   * - `in-place`: what comes of it replaces the message; a refusal is told to the one who pressed alone.
   * - `private`: it is a new message that only the one who pressed sees.
   * - `public`: it is a new message.
   * - `aside`: as `private`, but `reply` is the message that was pressed, which others change.
   */
  readonly shows: 'in-place' | 'private' | 'public' | 'aside';
  /** A window that is shown first. Undefined: none for this request. Fast: it is part of the three seconds. */
  form?(request: PressRequest): PressForm | undefined | Promise<PressForm | undefined>;
  /** Whether others are given `reply` while it acts and change what is shown there at once: then Discord must know of it first. */
  readonly sharesReply?: boolean;
  /** Null: the message stays as it is. */
  act(request: PressRequest): Promise<Checked<Shown | null>>;
}

/** A press that puts a question to the queue; its answer is a new message. */
export interface AskingPress {
  readonly shows: 'private' | 'public';
  /**
   * Options of an asking command, which checks them like typed ones and keeps the question; or a question of no command, which is
   * kept nowhere. Undefined when the button cannot have been one of ours.
   */
  ask(request: PressRequest): Promise<PressedQuestion | undefined>;
}

export type PressedQuestion =
  | { readonly command: string; readonly options: Options }
  | { readonly question: Question };

export interface PressForm {
  /** 1–45 code points. */
  readonly title: string;
  /** 1–5. */
  readonly fields: readonly {
    /** `[a-z]{1,20}` */
    readonly id: string;
    /** 1–45 code points. */
    readonly label: string;
    readonly isLong: boolean;
    readonly isRequired: boolean;
    /** Most code points, ≤ 4,000. */
    readonly limit: number;
    readonly value?: string;
    /** ≤ 100 code points. */
    readonly placeholder?: string;
  }[];
}

export interface OpeningForm extends PressForm {
  /** One of the command's presses. */
  readonly action: string;
  readonly subject: string;
}

export type Command = AskingCommand | RepeatingCommand | ActingCommand;

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
