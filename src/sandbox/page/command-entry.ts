/** Registered commands as the page offers them: subcommands flattened to their path, options in the order asked. */
import type { APIApplicationCommand, APIApplicationCommandOption } from 'discord-api-types/v10';

export type OptionKind = 'string' | 'integer' | 'number' | 'boolean' | 'attachment';

export interface OptionEntry {
  readonly name: string;
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
  /** Without the slash; for a subcommand the words of its path, separated by spaces. */
  readonly name: string;
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

/** Names of the commands that a message's menu offers, in the order of their registration. */
export function messageCommandNames(commands: readonly APIApplicationCommand[]): readonly string[] {
  return commands.filter(({ type }) => type === MESSAGE).map(({ name }) => name);
}

/** The same of a person's menu. */
export function userCommandNames(commands: readonly APIApplicationCommand[]): readonly string[] {
  return commands.filter(({ type }) => type === USER_MENU).map(({ name }) => name);
}

/** What an option that names a person or a channel may mean. */
export interface Known {
  readonly people: readonly { readonly name: string; readonly value: string }[];
  readonly channels: readonly { readonly name: string; readonly value: string }[];
}

const NOBODY: Known = { people: [], channels: [] };

/** By name; menu commands of users and messages are left out. */
export function commandEntries(
  commands: readonly APIApplicationCommand[],
  known: Known = NOBODY,
): readonly CommandEntry[] {
  return commands
    .filter((command) => command.type === CHAT_INPUT)
    .flatMap((command) => flatten(command.name, command.description, command.options ?? [], known))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

function flatten(
  name: string,
  description: string,
  options: readonly APIApplicationCommandOption[],
  known: Known,
): readonly CommandEntry[] {
  const below = options.filter((option) => isSubcommand(option));
  if (below.length > 0) {
    return below.flatMap((option) => {
      const inner = 'options' in option ? (option.options ?? []) : [];
      return flatten(`${name} ${option.name}`, option.description, inner, known);
    });
  }
  const entries = options.map((option) => optionEntry(option, known));
  return [
    {
      name,
      description,
      options: [...entries.filter((o) => o.required), ...entries.filter((o) => !o.required)],
    },
  ];
}

function isSubcommand(option: APIApplicationCommandOption): boolean {
  const type: number = option.type;
  return type === SUBCOMMAND || type === SUBCOMMAND_GROUP;
}

function optionEntry(option: APIApplicationCommandOption, known: Known): OptionEntry {
  const kind = kindOf(option.type);
  const limits = 'min_value' in option || 'max_value' in option ? [option.min_value, option.max_value] : [];
  const lengths =
    'min_length' in option || 'max_length' in option ? [option.min_length, option.max_length] : [];
  const [min, max] = kind === 'string' ? lengths : limits;
  return {
    name: option.name,
    description: option.description,
    kind,
    required: option.required ?? false,
    min,
    max,
    choices: choicesOf(option, known),
    autocomplete: 'autocomplete' in option && option.autocomplete === true,
  };
}

const BOOLEANS = [
  { name: 'True', value: true },
  { name: 'False', value: false },
];

function choicesOf(option: APIApplicationCommandOption, known: Known): OptionEntry['choices'] {
  const type: number = option.type;
  if (type === BOOLEAN) return BOOLEANS;
  if (type === USER || type === MENTIONABLE) return known.people;
  if (type === CHANNEL) return known.channels;
  return 'choices' in option ? (option.choices ?? []).map(({ name, value }) => ({ name, value })) : [];
}

function kindOf(type: number): OptionKind {
  if (type === INTEGER) return 'integer';
  if (type === BOOLEAN) return 'boolean';
  if (type === NUMBER) return 'number';
  if (type === ATTACHMENT) return 'attachment';
  return 'string';
}
