/**
 * A command typed as one line, `/nextword text:The capital of France is words:5`, read by the command's definition.
 * `name:` starts an option wherever it follows a space; text before the first option belongs to the first required one,
 * so that `/prob tennis given football` works as typed. The words of a subcommand stand behind the name: `/population show name:tea`.
 */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { accept, type Checked, type Refusal, refuse } from '../jobs/refusal.js';
import type { Command, Options, OptionValue } from './command.js';

export interface CommandLine {
  readonly command: Command;
  /** Words of the subcommand; empty without one. */
  readonly path: readonly string[];
  readonly options: Options;
}

export type Definition = NonNullable<Command['definition']['options']>[number];

export function readCommandLine(line: string, commands: ReadonlyMap<string, Command>): Checked<CommandLine> {
  const [start = '', name = ''] = /^\s*\/?(\S*)/.exec(line) ?? [];
  const rest = line.slice(start.length);
  const command = commands.get(name);
  if (command === undefined) return refuse({ code: 'unknown-command', name, known: [...commands.keys()] });
  const found = findOptions(command, rest);
  if (!found.ok) return found;
  const { path, definitions, text } = found.value;
  const options = new Map<string, OptionValue>();
  for (const { definition, text: typed } of split(text, definitions)) {
    const value = convertOption(definition, typed);
    if (typeof value === 'object') return refuse(value);
    options.set(definition.name, value);
  }
  return accept({ command, path, options });
}

/** The words of a subcommand, the options that may follow them, and what does. */
function findOptions(
  command: Command,
  rest: string,
): Checked<{ path: readonly string[]; definitions: readonly Definition[]; text: string }> {
  const path: string[] = [];
  let definitions: readonly Definition[] = command.definition.options ?? [];
  let text = rest;
  for (;;) {
    const below = definitions.filter(isSubcommand);
    if (below.length === 0) return accept({ path, definitions, text });
    const [start = '', name = ''] = /^\s*(\S*)/.exec(text) ?? [];
    const chosen = below.find((definition) => definition.name === name);
    if (chosen === undefined) {
      const parent = [command.definition.name, ...path].join(' ');
      const known = below.map((definition) => definition.name);
      return refuse({ code: 'unknown-subcommand', command: parent, name, known });
    }
    path.push(name);
    definitions = 'options' in chosen ? (chosen.options ?? []) : [];
    text = text.slice(start.length);
  }
}

const isSubcommand = ({ type }: Definition): boolean =>
  type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup;

function split(rest: string, definitions: readonly Definition[]): { definition: Definition; text: string }[] {
  const marks: { at: number; end: number; definition: Definition }[] = [];
  for (const definition of definitions) {
    const mark = `${definition.name}:`;
    for (let at = rest.indexOf(mark); at >= 0; at = rest.indexOf(mark, at + 1)) {
      if (/\s/.test(rest[at - 1] ?? ' ')) {
        marks.push({ at, end: at + mark.length, definition });
        break;
      }
    }
  }
  marks.sort((a, b) => a.at - b.at);
  const parts = marks.map(({ end, definition }, index) => {
    const next = marks[index + 1];
    const raw = rest.slice(end, next?.at);
    // The space before the next option is a separator; at the end of the line a space is what the person typed.
    return { definition, text: next === undefined ? raw.replace(/^ /, '') : raw.trim() };
  });
  const before = rest.slice(0, marks[0]?.at);
  const first = definitions.find((definition) => definition.required === true);
  const isTaken = parts.some(({ definition }) => definition === first);
  if (before.trim() !== '' && first !== undefined && !isTaken)
    parts.push({ definition: first, text: before.slice(1) });
  return parts;
}

const YES: ReadonlySet<string> = new Set(['true', 'yes', '1', 'on']);
const NO: ReadonlySet<string> = new Set(['false', 'no', '0', 'off']);

/** A typed text as the value that the option takes, or the refusal. Limits are checked by the command. */
export function convertOption(definition: Definition, text: string): OptionValue | Refusal {
  const typed = text.trim();
  const option = definition.name;
  switch (definition.type) {
    case ApplicationCommandOptionType.Integer: {
      if (/^[+-]?\d{1,15}$/.test(typed)) return Number(typed);
      const { min_value: min = 0, max_value: max = Number.MAX_SAFE_INTEGER } = definition;
      return { code: 'not-an-integer', option, received: typed, min, max };
    }
    case ApplicationCommandOptionType.Number: {
      if (/^[+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})$/.test(typed)) return Number(typed);
      const { min_value: min = 0, max_value: max = Number.MAX_SAFE_INTEGER } = definition;
      return { code: 'not-a-number', option, received: typed, min, max };
    }
    case ApplicationCommandOptionType.Boolean: {
      if (YES.has(typed.toLowerCase())) return true;
      if (NO.has(typed.toLowerCase())) return false;
      return { code: 'not-a-yes-or-no', option, received: typed };
    }
    case ApplicationCommandOptionType.String: {
      const choices = definition.choices ?? [];
      if (choices.length === 0) return text;
      const known = choices.map(({ value }) => value);
      return (
        known.find((value) => value === typed.toLowerCase()) ?? {
          code: 'not-a-choice',
          option,
          received: typed,
          known,
        }
      );
    }
    default:
      return text;
  }
}
