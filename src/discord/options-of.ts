import type { CommandInteractionOption } from 'discord.js';
import type { Options } from './command.js';

/** The options that were given a value. */
export function optionsOf(interaction: {
  readonly options: { readonly data: readonly CommandInteractionOption[] };
}): Options {
  return new Map(
    interaction.options.data.flatMap(({ name, value }) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );
}
