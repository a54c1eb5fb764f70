/** Every command of the bot with every option that it has, as Discord registers them. */
import { type APIApplicationCommandOption, ApplicationCommandOptionType } from 'discord-api-types/v10';
import { COMMANDS } from '../../commands/index.js';
import type { OptionValue } from '../../src/discord/command.js';
import { readCommandLine } from '../../src/discord/command-line.js';

const T = ApplicationCommandOptionType;

export interface CommandLeaf {
  /** "population create" */
  readonly line: string;
  readonly options: readonly APIApplicationCommandOption[];
  /** Options that are answered, from an example of the command where it has one. */
  readonly valid: Readonly<Record<string, OptionValue>>;
}

/** Each context and seed trains a network of its own: on the example's diary in seconds, on this text in a fraction of one. */
const IN_PLACE_OF_EXAMPLES: Readonly<Record<string, Readonly<Record<string, OptionValue>>>> = {
  train: { text: 'twelve sentences' },
};

export const commandLeaves = (): readonly CommandLeaf[] =>
  [...COMMANDS.values()].flatMap(({ definition, examples }) =>
    leavesBelow(definition.name, definition.options ?? [], examples),
  );

function leavesBelow(
  line: string,
  options: readonly APIApplicationCommandOption[],
  examples: readonly string[],
): CommandLeaf[] {
  const below = options.filter(({ type }) => type === T.Subcommand || type === T.SubcommandGroup);
  if (below.length > 0) {
    return below.flatMap((option) =>
      leavesBelow(
        `${line} ${option.name}`,
        ('options' in option ? option.options : undefined) ?? [],
        examples,
      ),
    );
  }
  return [
    {
      line,
      options,
      valid: { ...required(options), ...fromExamples(line, examples), ...IN_PLACE_OF_EXAMPLES[line] },
    },
  ];
}

function fromExamples(line: string, examples: readonly string[]): Record<string, OptionValue> {
  for (const example of examples) {
    const read = readCommandLine(example, COMMANDS);
    if (!read.ok) continue;
    const { command, path, options } = read.value;
    if ([command.definition.name, ...path].join(' ') === line) return Object.fromEntries(options);
  }
  return {};
}

const required = (options: readonly APIApplicationCommandOption[]): Record<string, OptionValue> =>
  Object.fromEntries(
    options.filter((option) => option.required === true).map((option) => [option.name, someValue(option)]),
  );

function someValue(option: APIApplicationCommandOption): OptionValue {
  if ('choices' in option && option.choices?.[0] !== undefined) return option.choices[0].value;
  switch (option.type) {
    case T.Integer:
    case T.Number:
      return option.min_value ?? 1;
    case T.Boolean:
      return true;
    case T.User:
      return '{person}';
    default:
      return 'tennis';
  }
}

/** What goes over the limits that Discord knows of, and just not; and what has another type than it should. */
export function edgeValues(option: APIApplicationCommandOption): readonly unknown[] {
  switch (option.type) {
    case T.String: {
      const most = option.max_length ?? 100;
      return ['a', '漢', '🙂', 'a '].flatMap((piece) => {
        const long = piece.repeat(most + 1);
        return [[...long].slice(0, most).join(''), [...long].slice(0, most + 1).join('')];
      });
    }
    case T.Integer:
    case T.Number: {
      const { min_value: least = 0, max_value: most = 1e9 } = option;
      return [least, least - 1, most, most + 1, 0.5, -1e308, 2 ** 53, '12', 'EVIL', null];
    }
    case T.Boolean:
      return [true, 'true', 'EVIL', 1, null];
    default:
      return ['123456789012345678', 'EVIL', '', 7];
  }
}
