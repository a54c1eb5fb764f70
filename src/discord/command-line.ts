/**
 * A command typed as one line, `/nextword text:The capital of France is words:5`, read by the command's definition.
 * `name:` starts an option wherever it follows a space; text before the first option belongs to the first required one,
 * so that `/prob tennis given football` works as typed.
 */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { accept, type Checked, type Refusal, refuse } from '../jobs/refusal.js';
import type { Command, Options } from './command.js';

export interface CommandLine {
  readonly command: Command;
  readonly options: Options;
}

type Definition = NonNullable<Command['definition']['options']>[number];

export function readCommandLine(line: string, commands: ReadonlyMap<string, Command>): Checked<CommandLine> {
  const [, name = '', rest = ''] = /^\s*\/?(\S*)([\s\S]*)$/.exec(line) ?? [];
  const command = commands.get(name);
  if (command === undefined) return refuse({ code: 'unknown-command', name, known: [...commands.keys()] });
  const definitions = command.definition.options ?? [];
  const options = new Map<string, string | number | boolean>();
  for (const { definition, text } of split(rest, definitions)) {
    const value = convert(definition, text);
    if (typeof value === 'object') return refuse(value);
    options.set(definition.name, value);
  }
  return accept({ command, options });
}

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

function convert(definition: Definition, text: string): string | number | boolean | Refusal {
  const typed = text.trim();
  if (definition.type === ApplicationCommandOptionType.Integer) {
    if (/^[+-]?\d{1,15}$/.test(typed)) return Number(typed);
    const { min_value: min = 0, max_value: max = Number.MAX_SAFE_INTEGER } = definition;
    return { code: 'not-an-integer', option: definition.name, received: typed, min, max };
  }
  if (definition.type === ApplicationCommandOptionType.Boolean) {
    if (YES.has(typed.toLowerCase())) return true;
    if (NO.has(typed.toLowerCase())) return false;
    return { code: 'not-a-yes-or-no', option: definition.name, received: typed };
  }
  return text;
}
