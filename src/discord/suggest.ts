/** Choices for an option while it is typed. Late ones are worth nothing, so after a second there are none. */
import type { AutocompleteInteraction } from 'discord.js';
import { Failure } from '../jobs/failure.js';
import { within } from '../ops/deadline.js';
import type { Choice, CompletionContext } from './command.js';
import { contextOf as contextOfTyping } from './context.js';
import type { DispatchPorts } from './dispatch.js';
import { COMMAND_LIMITS } from './limits.js';
import { typedOf } from './options-of.js';

const BUDGET_MS = 1_000;

export async function suggest(interaction: AutocompleteInteraction, ports: DispatchPorts): Promise<void> {
  const focused = interaction.options.getFocused(true);
  const command = ports.commands.get(interaction.commandName);
  const offered = Promise.resolve(
    command?.autocomplete?.(focused.name, focused.value, contextOf(interaction, ports)) ?? [],
  );
  const none: readonly Choice[] = [];
  const choices = await within(
    offered,
    BUDGET_MS,
    () => new Failure('too-slow', 'choices came too late'),
  ).catch(() => none);
  await interaction.respond(
    choices.slice(0, COMMAND_LIMITS.choices).map(({ name, value }) => ({ name, value })),
  );
}

function contextOf(interaction: AutocompleteInteraction, ports: DispatchPorts): CompletionContext {
  const person = interaction.user.id;
  return {
    ...contextOfTyping(interaction, ports),
    ...typedOf(interaction),
    async find(id) {
      const found = await ports.shelf.find(id, person);
      const command = found?.isLasting === true ? ports.commands.get(found.card.command) : undefined;
      return found === undefined || command === undefined
        ? undefined
        : { card: found.card, definition: command.definition };
    },
    recent: () => ports.shelf.recent(person, COMMAND_LIMITS.choices),
  };
}
