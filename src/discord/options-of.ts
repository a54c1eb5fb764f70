import type { CommandInteractionOption } from 'discord.js';
import type { Options, OptionValue } from './command.js';

export interface Typed {
  /** Words of the subcommand; empty without one. */
  readonly path: readonly string[];
  /** The options that were given a value. */
  readonly options: Options;
}

/** What was typed. A file's value is its id. */
export function typedOf(interaction: {
  readonly options: { readonly data: readonly CommandInteractionOption[] };
}): Typed {
  const path: string[] = [];
  const options = new Map<string, OptionValue>();
  const read = (data: readonly CommandInteractionOption[]): void => {
    for (const { name, value, options: below } of data) {
      if (below !== undefined) {
        path.push(name);
        read(below);
      } else if (value !== undefined) options.set(name, value);
    }
  };
  read(interaction.options.data);
  return { path, options };
}
