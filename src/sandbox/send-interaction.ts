/** A person does something: it is checked as a client would, becomes an interaction, and goes to the bot. */
import { type APIMessage, InteractionType } from 'discord-api-types/v10';
import { autocompleteData, commandData, type Directory, findCommand } from './command-input.js';
import { componentData, modalData } from './component-input.js';
import { missing } from './control-error.js';
import type { GivenFiles } from './given-files.js';
import { contextOf, interactionPayload, ownersOf } from './interaction-payload.js';
import type { Interaction, InteractionOrigin } from './interaction-store.js';
import { messageCommandData } from './message-menu.js';
import type { InteractionResult, SendInteraction } from './protocol.js';
import { APPLICATION_ID } from './seed.js';
import { canSee, guildOf, type State } from './state.js';

export type DispatchInteraction = (payload: object) => void;

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
  if (channel === undefined || !canSee(channel, userId)) throw missing('There is no such channel.');
  const guildId = guildOf(channel);
  const directory: Directory = {
    inGuild: guildId !== undefined,
    file: (id) => givenFiles.find(id, userId),
    user: (id) => (canSee(channel, id) ? state.user(id) : undefined),
    channel: (id) => {
      const one = state.channel(id);
      return one !== undefined && guildOf(one) === guildId && canSee(one, userId) ? one : undefined;
    },
  };
  const { origin, data, message } = read(state, sent, directory);
  return await new Promise((resolve) => {
    const interaction = state.interactions.create(
      { ...origin, userId, channelId: channel.id, owners: ownersOf(channel, userId) },
      (settled) => {
        if (settled.status === 'lost') tellLost(state, settled);
        if (isAutocomplete) resolve({ interactionId: settled.id, choices: settled.choices ?? [] });
      },
    );
    const isAutocomplete = interaction.type === InteractionType.ApplicationCommandAutocomplete;
    dispatch(interactionPayload(interaction, { user, channel, data, message }));
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

function read(state: State, sent: SendInteraction, directory: Directory): Read {
  const channel = state.channel(sent.channelId);
  const none = {
    commandName: undefined,
    sourceMessageId: undefined,
    targetMessageId: undefined,
    trigger: undefined,
  };
  switch (sent.type) {
    case 'command':
    case 'autocomplete': {
      if (channel === undefined) throw missing('There is no such channel.');
      const found = findCommand(sent.name, state.commands.offered(guildOf(channel)), contextOf(channel));
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
      if (channel === undefined || message === undefined) throw missing('There is no such message.');
      const offered = state.commands.offered(guildOf(channel));
      return {
        origin: {
          ...none,
          type: InteractionType.ApplicationCommand,
          commandName: sent.name,
          targetMessageId: message.id,
        },
        data: messageCommandData(sent.name, offered, contextOf(channel), message),
        message: undefined,
      };
    }
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
        data: modalData(trigger.modal, sent.customId, sent.fields),
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
