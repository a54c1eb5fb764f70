/** What a person typed into a command, checked as a Discord client does before it sends anything. Pure. */
import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  type APIAttachment,
  type APIRole,
  type APIUser,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from 'discord-api-types/v10';
import { badRequest, missing } from './control-error.js';
import { codePoints } from './form.js';
import { LIMITS } from './limits.js';
import { type InteractionContext, isOfferedIn } from './offered-in.js';
import type { OptionValue } from './protocol.js';

export interface TypedOption {
  readonly name: string;
  readonly value: OptionValue;
}

export interface PayloadOption {
  readonly name: string;
  readonly type: number;
  readonly value?: OptionValue;
  readonly focused?: boolean;
  readonly options?: readonly PayloadOption[];
}

/** Part of the interaction that only commands and menus have. */
export interface Resolved {
  users?: Record<string, APIUser>;
  members?: Record<string, object>;
  roles?: Record<string, APIRole>;
  channels?: Record<string, object>;
  attachments?: Record<string, APIAttachment>;
}

/** Looks up what an option may point at, as far as the person sees it. */
export interface Directory {
  user(id: string): APIUser | undefined;
  /** As Discord tells it with an interaction; undefined outside of servers. */
  member(user: APIUser): object | undefined;
  role(id: string): APIRole | undefined;
  /** With what the person and the bot may do there. */
  channel(id: string): ({ readonly type: number } & object) | undefined;
  /** A file that the person gave. */
  file(id: string): APIAttachment | undefined;
}

const T = ApplicationCommandOptionType;
type Leaf = Exclude<
  APIApplicationCommandOption,
  { type: ApplicationCommandOptionType.Subcommand | ApplicationCommandOptionType.SubcommandGroup }
>;

interface Found {
  readonly command: APIApplicationCommand;
  /** Group and subcommand, outermost first. */
  readonly path: readonly { readonly name: string; readonly type: number }[];
  readonly options: readonly Leaf[];
}

const isLeaf = (option: APIApplicationCommandOption): option is Leaf =>
  option.type !== T.Subcommand && option.type !== T.SubcommandGroup;

/** `line`: name of the command, and of its subcommand after a space. */
export function findCommand(
  line: string,
  offered: readonly APIApplicationCommand[],
  context: InteractionContext,
): Found {
  const [name, ...words] = line.split(' ');
  const command = offered.find(
    (one) => one.type === ApplicationCommandType.ChatInput && one.name === name && isOfferedIn(one, context),
  );
  if (command === undefined) throw missing(`There is no command /${name ?? ''} here.`);
  const path: { name: string; type: number }[] = [];
  let options: readonly APIApplicationCommandOption[] = command.options ?? [];
  for (const word of words) {
    const below = options.find((option) => option.name === word && !isLeaf(option));
    if (below === undefined) throw missing(`/${command.name} has no subcommand "${words.join(' ')}".`);
    path.push({ name: below.name, type: below.type });
    options = 'options' in below ? (below.options ?? []) : [];
  }
  if (options.some((option) => !isLeaf(option))) throw badRequest(`/${line} needs a subcommand.`);
  return { command, path, options: options.filter(isLeaf) };
}

/** The `data` of a command interaction. Throws ControlError 400 with the sentence a client would show. */
export function commandData(
  found: Found,
  typed: readonly TypedOption[],
  directory: Directory,
): { readonly [key: string]: unknown } {
  const given = byName(found, typed);
  const resolved: Resolved = {};
  const options = typed.map(({ name, value }): PayloadOption => {
    const option = optionOf(found, name);
    check(option, value);
    resolve(option, value, directory, resolved);
    return { name, type: option.type, value };
  });
  for (const option of found.options) {
    if (option.required === true && !given.has(option.name)) {
      throw badRequest(`/${found.command.name} needs the option "${option.name}".`);
    }
  }
  return {
    ...head(found),
    options: nest(found, options),
    ...(Object.keys(resolved).length === 0 ? {} : { resolved }),
  };
}

/** While typing nothing needs to be complete or valid; the option being typed goes as text, whatever its type. */
export function autocompleteData(
  found: Found,
  typed: readonly TypedOption[],
  focused: string,
): { readonly [key: string]: unknown } {
  byName(found, typed);
  const option = optionOf(found, focused);
  if (!('autocomplete' in option) || option.autocomplete !== true) {
    throw badRequest(`The option "${focused}" offers no suggestions.`);
  }
  const options = typed
    .filter(({ name }) => name !== focused)
    .map(({ name, value }): PayloadOption => ({ name, type: optionOf(found, name).type, value }));
  const value = String(typed.find(({ name }) => name === focused)?.value ?? '');
  options.push({ name: focused, type: option.type, value, focused: true });
  return { ...head(found), options: nest(found, options) };
}

const head = ({ command }: Found) => ({
  id: command.id,
  name: command.name,
  type: command.type,
  ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
});

const nest = ({ path }: Found, options: readonly PayloadOption[]): readonly PayloadOption[] =>
  path.reduceRight<readonly PayloadOption[]>((inner, step) => [{ ...step, options: inner }], options);

function byName(found: Found, typed: readonly TypedOption[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name } of typed) {
    optionOf(found, name);
    if (names.has(name)) throw badRequest(`The option "${name}" is given twice.`);
    names.add(name);
  }
  return names;
}

function optionOf({ command, options }: Found, name: string): Leaf {
  const option = options.find((one) => one.name === name);
  if (option === undefined) throw badRequest(`/${command.name} has no option "${name}".`);
  return option;
}

function check(option: Leaf, value: OptionValue): void {
  switch (option.type) {
    case T.String:
      checkText(option, value);
      break;
    case T.Integer:
    case T.Number:
      checkNumber(option, value);
      break;
    case T.Boolean:
      if (typeof value !== 'boolean') throw badRequest(`"${option.name}" must be true or false.`);
      break;
    default:
      if (typeof value !== 'string') throw badRequest(`"${option.name}" must be an id.`);
  }
  const choices = 'choices' in option ? option.choices : undefined;
  if (choices !== undefined && choices.length > 0 && !choices.some((choice) => choice.value === value)) {
    throw badRequest(`"${option.name}" must be one of: ${choices.map(({ name }) => name).join(', ')}.`);
  }
}

function checkText(
  option: Extract<Leaf, { type: ApplicationCommandOptionType.String }>,
  value: OptionValue,
): void {
  if (typeof value !== 'string') throw badRequest(`"${option.name}" must be text.`);
  if (value === '') throw badRequest(`"${option.name}" must not be empty.`);
  const length = codePoints(value);
  const min = ('min_length' in option ? option.min_length : undefined) ?? 0;
  const max = ('max_length' in option ? option.max_length : undefined) ?? LIMITS.stringOption;
  if (length < min) throw badRequest(`"${option.name}" must be at least ${min} characters long.`);
  if (length > max)
    throw badRequest(`"${option.name}" must be at most ${max} characters long; it is ${length}.`);
}

function checkNumber(
  option: Extract<Leaf, { type: ApplicationCommandOptionType.Integer | ApplicationCommandOptionType.Number }>,
  value: OptionValue,
): void {
  const isWhole = option.type === T.Integer;
  if (typeof value !== 'number' || !Number.isFinite(value) || (isWhole && !Number.isSafeInteger(value))) {
    throw badRequest(`"${option.name}" must be a ${isWhole ? 'whole ' : ''}number.`);
  }
  const min = 'min_value' in option ? option.min_value : undefined;
  const max = 'max_value' in option ? option.max_value : undefined;
  if (min !== undefined && value < min) throw badRequest(`"${option.name}" must be at least ${min}.`);
  if (max !== undefined && value > max) throw badRequest(`"${option.name}" must be at most ${max}.`);
}

function resolve(option: Leaf, value: OptionValue, directory: Directory, resolved: Resolved): void {
  const id = String(value);
  switch (option.type) {
    case T.User:
      if (!resolveUser(id, directory, resolved)) throw badRequest(`"${option.name}" names nobody here.`);
      break;
    case T.Role:
      if (!resolveRole(id, directory, resolved)) throw badRequest(`"${option.name}" names no role here.`);
      break;
    case T.Mentionable:
      if (!resolveUser(id, directory, resolved) && !resolveRole(id, directory, resolved)) {
        throw badRequest(`"${option.name}" names neither a person nor a role here.`);
      }
      break;
    case T.Channel:
      if (!resolveChannel(id, directory, resolved, option.channel_types)) {
        throw badRequest(`"${option.name}" names no channel here that may be chosen.`);
      }
      break;
    case T.Attachment:
      if (!resolveFile(id, directory, resolved)) {
        throw badRequest(`"${option.name}" names no file that you gave.`);
      }
  }
}

export function resolveUser(id: string, directory: Directory, resolved: Resolved): boolean {
  const user = directory.user(id);
  if (user === undefined) return false;
  resolved.users = { ...resolved.users, [id]: user };
  const member = directory.member(user);
  if (member !== undefined) resolved.members = { ...resolved.members, [id]: member };
  return true;
}

export function resolveRole(id: string, directory: Directory, resolved: Resolved): boolean {
  const role = directory.role(id);
  if (role === undefined) return false;
  resolved.roles = { ...resolved.roles, [id]: role };
  return true;
}

/** `types`: those that may be chosen; empty or absent: all. */
export function resolveChannel(
  id: string,
  directory: Directory,
  resolved: Resolved,
  types: readonly number[] = [],
): boolean {
  const channel = directory.channel(id);
  if (channel === undefined || (types.length > 0 && !types.includes(channel.type))) return false;
  resolved.channels = { ...resolved.channels, [id]: channel };
  return true;
}

export function resolveFile(id: string, directory: Directory, resolved: Resolved): boolean {
  const file = directory.file(id);
  if (file === undefined) return false;
  resolved.attachments = { ...resolved.attachments, [id]: file };
  return true;
}
