/** The first answer to an interaction. Authorised by the interaction's own token alone. */
import { type APIMessage, InteractionType, MessageFlags } from 'discord-api-types/v10';
import type { Hono } from 'hono';
import { alreadyAcknowledged, unknownInteraction, unknownMessage } from './discord-error.js';
import {
  CallbackType,
  type CallbackTypeValue,
  parseCallback,
  parseChoices,
  parseDeferral,
} from './interaction-form.js';
import type { Interaction } from './interaction-store.js';
import { MESSAGE_FLAG } from './limits.js';
import { parseMessage } from './message-form.js';
import { NO_MESSAGE } from './messages.js';
import { parseModal } from './modal-form.js';
import { type RestBody, readBody } from './rest-body.js';
import type { RestPorts } from './rest-ports.js';

export function addInteractionRoutes(app: Hono, { state, messages }: RestPorts): void {
  /** The message that the answer made or changed. */
  const apply = (
    interaction: Interaction,
    type: CallbackTypeValue,
    data: unknown,
    { uploads }: RestBody,
  ): APIMessage | undefined => {
    const { sourceMessageId, channelId } = interaction;
    const at = ['data'];
    switch (type) {
      case CallbackType.message: {
        const form = parseMessage(data, { at });
        const ephemeral = ((form.flags ?? 0) & MESSAGE_FLAG.ephemeral) !== 0;
        const { message } = messages.answer(interaction, { form, uploads, at }, { ephemeral });
        interaction.originalMessageId = message.id;
        return message;
      }
      case CallbackType.deferredMessage: {
        const ephemeral = parseDeferral(data);
        const { message } = messages.answer(interaction, NO_MESSAGE, { ephemeral, loading: true });
        interaction.originalMessageId = message.id;
        return message;
      }
      case CallbackType.deferredUpdate:
        interaction.originalMessageId = sourceMessageId;
        interaction.awaitsUpdate = true;
        state.tell({ type: 'deferred', userId: interaction.userId, interactionId: interaction.id });
        return undefined;
      case CallbackType.update: {
        const before = state.messages.get(channelId, sourceMessageId ?? '');
        if (before === undefined) throw unknownMessage();
        const form = parseMessage(data, { at, earlierFlags: before.message.flags ?? 0 });
        interaction.originalMessageId = before.message.id;
        return messages.edit(before, { form, uploads, at }, interaction.id).message;
      }
      case CallbackType.autocomplete:
        interaction.choices = parseChoices(data);
        return undefined;
      case CallbackType.modal: {
        const modal = parseModal(data);
        interaction.modal = modal;
        state.tell({
          type: 'modal',
          userId: interaction.userId,
          interactionId: interaction.id,
          channelId,
          modal,
          ...(sourceMessageId === undefined ? {} : { messageId: sourceMessageId }),
        });
        return undefined;
      }
    }
  };

  app.post('/interactions/:interaction/:token/callback', async (c) => {
    // Read first: between checking and acknowledging nothing may wait, or two answers could both be the first.
    const body = await readBody(c.req.raw);
    const interaction = state.interactions.byId(c.req.param('interaction'));
    if (interaction === undefined || interaction.token !== c.req.param('token')) throw unknownInteraction();
    if (interaction.status === 'lost') throw unknownInteraction();
    if (interaction.status === 'acknowledged') throw alreadyAcknowledged();
    const { type, data } = parseCallback(
      body.json,
      interaction.type,
      interaction.sourceMessageId !== undefined,
    );
    const message = apply(interaction, type, data, body);
    state.interactions.acknowledge(interaction);
    if (c.req.query('with_response') !== 'true') return c.body(null, 204);
    return c.json(callbackResponse(interaction, type, message));
  });
}

function callbackResponse(
  interaction: Interaction,
  type: CallbackTypeValue,
  message: APIMessage | undefined,
) {
  const flags: number = message?.flags ?? 0;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      channel_id: interaction.channelId,
      ...(message === undefined || interaction.type === InteractionType.ApplicationCommandAutocomplete
        ? {}
        : {
            response_message_id: message.id,
            response_message_loading: (flags & MessageFlags.Loading) !== 0,
            response_message_ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
          }),
    },
    resource: { type, ...(message === undefined ? {} : { message }) },
  };
}
