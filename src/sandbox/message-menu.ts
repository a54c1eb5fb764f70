/** A command chosen from a message's own menu. Pure. */
import { type APIApplicationCommand, type APIMessage, ApplicationCommandType } from 'discord-api-types/v10';
import { badRequest, missing } from './control-error.js';
import { MESSAGE_FLAG } from './limits.js';
import { type InteractionContext, isOfferedIn } from './offered-in.js';

/** The `data` of a message command: the message goes with it in full, whatever the bot may read otherwise. */
export function messageCommandData(
  name: string,
  offered: readonly APIApplicationCommand[],
  context: InteractionContext,
  message: APIMessage,
): { readonly [key: string]: unknown } {
  const command = offered.find(
    (one) => one.type === ApplicationCommandType.Message && one.name === name && isOfferedIn(one, context),
  );
  if (command === undefined) throw missing(`There is no “${name}” in the menu of messages here.`);
  if (((message.flags ?? 0) & MESSAGE_FLAG.loading) !== 0) {
    throw badRequest('This message is still being written.');
  }
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
    target_id: message.id,
    resolved: { messages: { [message.id]: message } },
  };
}
