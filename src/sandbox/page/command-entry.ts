/** Registered commands as the page offers them: subcommands flattened to their path, options in the order asked. */
import type { APIApplicationCommand, APIApplicationCommandOption } from 'discord-api-types/v10';
import { localText } from '../locales.js';

export type OptionKind = 'string' | 'integer' | 'number' | 'boolean' | 'attachment';

export interface OptionEntry {
  /** As it is sent. */
  readonly name: string;
  /** As the person reads and types it. */
  readonly label: string;
  readonly description: string;
  readonly kind: OptionKind;
  readonly required: boolean;
  /** Of a number its value, of a text its length in code points; both ends are allowed. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** Empty when any value may be given. A boolean has the two choices True and False; a person's is one of those here. */
  readonly choices: readonly { readonly name: string; readonly value: string | number | boolean }[];
  readonly autocomplete: boolean;
}

export interface CommandEntry {
  /** As it is sent, without the slash; for a subcommand the words of its path, separated by spaces. */
  readonly name: string;
  /** The same as the person reads and types it. */
  readonly label: string;
  /** Of label and description; undefined where they are what everybody is shown. */
  readonly locale: string | undefined;
  readonly description: string;
  /** Required ones first. */
  readonly options: readonly OptionEntry[];
}

/** Numbers of the application command types and option types in Discord's documentation. */
const CHAT_INPUT = 1;
const USER_MENU = 2;
const MESSAGE = 3;
const USER = 6;
const CHANNEL = 7;
const MENTIONABLE = 9;
const SUBCOMMAND = 1;
const SUBCOMMAND_GROUP = 2;
const INTEGER = 4;
const BOOLEAN = 5;
const NUMBER = 10;
const ATTACHMENT = 11;

/** A command of a message's or a person's own menu. */
export interface MenuEntry {
  /** As it is sent. */
  readonly name: string;
  /** As the person reads it. */
  readonly label: string;
}

/** What a message's menu offers, in the order of its registration. */
export const messageMenu = (commands: readonly APIApplicationCommand[], locale: string) =>
  menuOf(MESSAGE, commands, locale);

/** The same of a person's menu. */
export const personMenu = (commands: readonly APIApplicationCommand[], locale: string) =>
  menuOf(USER_MENU, commands, locale);

function menuOf(
  wanted: number,
  commands: readonly APIApplicationCommand[],
  locale: string,
): readonly MenuEntry[] {
  return commands
    .filter(({ type }) => type === wanted)
    .map(({ name, name_localizations }) => ({
      name,
      label: localText(name, name_localizations, locale).text,
    }));
}

/** What a word that was typed means: what the person reads comes first, what is sent is understood as well. */
export function called<T extends { readonly name: string; readonly label: string }>(
  word: string,
  entries: readonly T[],
): T | undefined {
  return entries.find(({ label }) => label === word) ?? entries.find(({ name }) => name === word);
}

/** What an option that names a person or a channel may mean. */
export interface Known {
  readonly people: readonly { readonly name: string; readonly value: string }[];
  readonly channels: readonly { readonly name: string; readonly value: string }[];
}

const NOBODY: Known = { people: [], channels: [] };

/** As a client of `locale` lists them, by label; menu commands of users and messages are left out. */
export function commandEntries(
  commands: readonly APIApplicationCommand[],
  known: Known = NOBODY,
  locale = 'en-US',
): readonly CommandEntry[] {
  return commands
    .filter((command) => command.type === CHAT_INPUT)
    .flatMap((command) => flatten(command, undefined, known, locale))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}

type Named = Pick<
  APIApplicationCommandOption,
  'name' | 'name_localizations' | 'description' | 'description_localizations'
> & { readonly options?: readonly APIApplicationCommandOption[] | undefined };

function flatten(
  part: Named,
  above: MenuEntry | undefined,
  known: Known,
  locale: string,
): readonly CommandEntry[] {
  const label = localText(part.name, part.name_localizations, locale);
  const description = localText(part.description, part.description_localizations, locale);
  const path: MenuEntry =
    above === undefined
      ? { name: part.name, label: label.text }
      : { name: `${above.name} ${part.name}`, label: `${above.label} ${label.text}` };
  const options = part.options ?? [];
  const below = options.filter((option) => isSubcommand(option));
  if (below.length > 0) return below.flatMap((option) => flatten(option, path, known, locale));
  const entries = options.map((option) => optionEntry(option, known, locale));
  return [
    {
      ...path,
      description: description.text,
      locale: description.locale ?? label.locale,
      options: [...entries.filter((o) => o.required), ...entries.filter((o) => !o.required)],
    },
  ];
}

function isSubcommand(option: APIApplicationCommandOption): boolean {
  const type: number = option.type;
  return type === SUBCOMMAND || type === SUBCOMMAND_GROUP;
}

function optionEntry(option: APIApplicationCommandOption, known: Known, locale: string): OptionEntry {
  const kind = kindOf(option.type);
  const limits = 'min_value' in option || 'max_value' in option ? [option.min_value, option.max_value] : [];
  const lengths =
    'min_length' in option || 'max_length' in option ? [option.min_length, option.max_length] : [];
  const [min, max] = kind === 'string' ? lengths : limits;
  return {
    name: option.name,
    label: localText(option.name, option.name_localizations, locale).text,
    description: localText(option.description, option.description_localizations, locale).text,
    kind,
    required: option.required ?? false,
    min,
    max,
    choices: choicesOf(option, known, locale),
    autocomplete: 'autocomplete' in option && option.autocomplete === true,
  };
}

const BOOLEANS = [
  { name: 'True', value: true },
  { name: 'False', value: false },
];

function choicesOf(
  option: APIApplicationCommandOption,
  known: Known,
  locale: string,
): OptionEntry['choices'] {
  const type: number = option.type;
  if (type === BOOLEAN) return BOOLEANS;
  if (type === USER || type === MENTIONABLE) return known.people;
  if (type === CHANNEL) return known.channels;
  const choices = 'choices' in option ? (option.choices ?? []) : [];
  return choices.map(({ name, name_localizations, value }) => ({
    name: localText(name, name_localizations, locale).text,
    value,
  }));
}

function kindOf(type: number): OptionKind {
  if (type === INTEGER) return 'integer';
  if (type === BOOLEAN) return 'boolean';
  if (type === NUMBER) return 'number';
  if (type === ATTACHMENT) return 'attachment';
  return 'string';
}
