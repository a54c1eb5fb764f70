/** A command chosen from the menu of a message or of a person. Pure. */
import { type APIApplicationCommand, type APIMessage, ApplicationCommandType } from 'discord-api-types/v10';
import { type Directory, type Resolved, resolveUser } from './command-input.js';
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
  const command = find(ApplicationCommandType.Message, name, offered, context);
  if (command === undefined) throw missing(`There is no “${name}” in the menu of messages here.`);
  if (((message.flags ?? 0) & MESSAGE_FLAG.loading) !== 0) {
    throw badRequest('This message is still being written.');
  }
  return { ...head(command), target_id: message.id, resolved: { messages: { [message.id]: message } } };
}

/** The `data` of a user command. */
export function userCommandData(
  name: string,
  offered: readonly APIApplicationCommand[],
  context: InteractionContext,
  targetId: string,
  directory: Directory,
): { readonly [key: string]: unknown } {
  const command = find(ApplicationCommandType.User, name, offered, context);
  if (command === undefined) throw missing(`There is no “${name}” in the menu of people here.`);
  const resolved: Resolved = {};
  if (!resolveUser(targetId, directory, resolved)) throw missing('There is no such person here.');
  return { ...head(command), target_id: targetId, resolved };
}

const find = (
  type: ApplicationCommandType.User | ApplicationCommandType.Message,
  name: string,
  offered: readonly APIApplicationCommand[],
  context: InteractionContext,
): APIApplicationCommand | undefined =>
  offered.find((one) => one.type === type && one.name === name && isOfferedIn(one, context));

const head = (command: APIApplicationCommand) => ({
  id: command.id,
  name: command.name,
  type: command.type,
  ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
});
