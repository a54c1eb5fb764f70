/** A person does something: it is checked as a client would, becomes an interaction, and goes to the bot. */
import { type APIChannel, type APIMessage, InteractionType } from 'discord-api-types/v10';
import { autocompleteData, commandData, type Directory, findCommand } from './command-input.js';
import { componentData } from './component-input.js';
import { messageCommandData, userCommandData } from './context-menu.js';
import { missing } from './control-error.js';
import type { GivenFiles } from './given-files.js';
import { contextOf, interactionPayload, ownersOf } from './interaction-payload.js';
import { directoryOf, offeredTo } from './interaction-place.js';
import type { Interaction, InteractionOrigin } from './interaction-store.js';
import { modalData } from './modal-input.js';
import type { InteractionResult, SendInteraction } from './protocol.js';
import { APPLICATION_ID } from './seed.js';
import { guildOf, type State } from './state.js';

/** `guildId`: of the server where it happens. */
export type DispatchInteraction = (payload: object, guildId: string | undefined) => void;

/** Throws ControlError; otherwise the interaction is on its way. Autocomplete waits for the bot's choices. */
export async function sendInteraction(
  state: State,
  { dispatch, givenFiles }: { readonly dispatch: DispatchInteraction; readonly givenFiles: GivenFiles },
  sent: SendInteraction,
): Promise<InteractionResult> {
  const { userId } = sent;
  const user = userId === APPLICATION_ID ? undefined : state.user(userId);
  if (user === undefined) throw missing('There is no such person.');
  const channel = state.channel(sent.channelId);
  if (channel === undefined || !state.canSee(channel, userId)) throw missing('There is no such channel.');
  const directory = directoryOf(state, channel, userId, givenFiles);
  const { origin, data, message } = read(state, sent, channel, directory);
  return await new Promise((resolve) => {
    const interaction = state.interactions.create(
      { ...origin, userId, channelId: channel.id, owners: ownersOf(channel, userId) },
      (settled) => {
        if (settled.status === 'lost') tellLost(state, settled);
        if (isAutocomplete) resolve({ interactionId: settled.id, choices: settled.choices ?? [] });
      },
    );
    const isAutocomplete = interaction.type === InteractionType.ApplicationCommandAutocomplete;
    dispatch(
      interactionPayload(state.world, interaction, { user, channel, data, message }),
      guildOf(channel),
    );
    if (!isAutocomplete) resolve({ interactionId: interaction.id });
  });
}

interface Read {
  readonly origin: Pick<
    InteractionOrigin,
    'type' | 'commandName' | 'sourceMessageId' | 'targetMessageId' | 'trigger'
  >;
  readonly data: object;
  readonly message: APIMessage | undefined;
}

function read(state: State, sent: SendInteraction, channel: APIChannel, directory: Directory): Read {
  const offered = offeredTo(state, sent.userId, channel);
  const context = contextOf(channel);
  const none = {
    commandName: undefined,
    sourceMessageId: undefined,
    targetMessageId: undefined,
    trigger: undefined,
  };
  switch (sent.type) {
    case 'command':
    case 'autocomplete': {
      const found = findCommand(sent.name, offered, context);
      const isAutocomplete = sent.type === 'autocomplete';
      return {
        origin: {
          ...none,
          type: isAutocomplete
            ? InteractionType.ApplicationCommandAutocomplete
            : InteractionType.ApplicationCommand,
          commandName: sent.name,
        },
        data: isAutocomplete
          ? autocompleteData(found, sent.options, sent.focused)
          : commandData(found, sent.options, directory),
        message: undefined,
      };
    }
    case 'message-command': {
      const message = visibleMessage(state, sent.channelId, sent.messageId, sent.userId);
      if (message === undefined) throw missing('There is no such message.');
      return {
        origin: {
          ...none,
          type: InteractionType.ApplicationCommand,
          commandName: sent.name,
          targetMessageId: message.id,
        },
        data: messageCommandData(sent.name, offered, context, message),
        message: undefined,
      };
    }
    case 'user-command':
      return {
        origin: { ...none, type: InteractionType.ApplicationCommand, commandName: sent.name },
        data: userCommandData(sent.name, offered, context, sent.targetUserId, directory),
        message: undefined,
      };
    case 'component': {
      const message = visibleMessage(state, sent.channelId, sent.messageId, sent.userId);
      if (message === undefined) throw missing('There is no such message.');
      return {
        origin: { ...none, type: InteractionType.MessageComponent, sourceMessageId: message.id },
        data: componentData(message, sent.customId, sent.values, directory),
        message,
      };
    }
    case 'modal': {
      const trigger = state.interactions.byId(sent.interactionId);
      if (
        trigger?.modal === undefined ||
        trigger.userId !== sent.userId ||
        trigger.channelId !== sent.channelId
      ) {
        throw missing('This form is no longer open.');
      }
      const { sourceMessageId, commandName } = trigger;
      return {
        origin: { ...none, type: InteractionType.ModalSubmit, commandName, sourceMessageId, trigger },
        data: modalData(trigger.modal, sent.customId, sent.fields, directory),
        message:
          sourceMessageId === undefined
            ? undefined
            : visibleMessage(state, sent.channelId, sourceMessageId, sent.userId),
      };
    }
  }
}

function visibleMessage(state: State, channelId: string, id: string, userId: string): APIMessage | undefined {
  const stored = state.messages.get(channelId, id);
  const isVisible = stored?.visibleTo === undefined || stored.visibleTo === userId;
  return isVisible ? stored?.message : undefined;
}

/** Suggestions that do not come are simply not shown. */
function tellLost(state: State, { type, userId, id }: Interaction): void {
  if (type === InteractionType.ApplicationCommandAutocomplete) return;
  const { username } = state.bot;
  const reason = state.botOnline
    ? `${username} did not answer within 3 seconds.`
    : `${username} is offline and did not answer.`;
  state.tell({ type: 'interaction-failed', userId, interactionId: id, reason });
}
