/** Where a command is offered. The page uses it too, so it imports types alone. */
import type { APIApplicationCommand } from 'discord-api-types/v10';

/** `guild` 0, conversation with the bot 1, any other conversation 2. */
export type InteractionContext = 0 | 1 | 2;

export function isOfferedIn(command: APIApplicationCommand, context: InteractionContext): boolean {
  const { contexts, dm_permission: inDirect } = command;
  const types: readonly number[] = command.integration_types ?? [0];
  if (context === 2 && !types.includes(1)) return false;
  if (contexts != null) return contexts.includes(context);
  return context === 0 || inDirect !== false;
}

/**
 * Of all that a person's servers have, what this place offers: the server's own commands, and global ones that none of
 * them hides by its name. `guildId` undefined: a conversation.
 */
export function offeredHere(
  commands: readonly APIApplicationCommand[],
  context: InteractionContext,
  guildId: string | undefined,
): readonly APIApplicationCommand[] {
  const keyOf = ({ type, name }: APIApplicationCommand) => `${type} ${name}`;
  const own = commands.filter((command) => command.guild_id !== undefined && command.guild_id === guildId);
  const hidden = new Set(own.map(keyOf));
  const shared = commands.filter((command) => command.guild_id === undefined && !hidden.has(keyOf(command)));
  return [...own, ...shared].filter((command) => isOfferedIn(command, context));
}
