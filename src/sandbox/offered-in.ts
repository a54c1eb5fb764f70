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
