/** What a message says of the interaction that it answers. Pure. */
import { type APIMessageInteractionMetadata, type APIUser, InteractionType } from 'discord-api-types/v10';
import type { Interaction } from './interaction-store.js';

export function interactionMetadata(interaction: Interaction, user: APIUser): APIMessageInteractionMetadata {
  const {
    id,
    owners: authorizing_integration_owners,
    sourceMessageId,
    targetMessageId,
    trigger,
  } = interaction;
  const base = { id, user, authorizing_integration_owners };
  if (interaction.type === InteractionType.MessageComponent) {
    return { ...base, type: InteractionType.MessageComponent, interacted_message_id: sourceMessageId ?? id };
  }
  if (interaction.type !== InteractionType.ModalSubmit || trigger === undefined) {
    return {
      ...base,
      type: InteractionType.ApplicationCommand,
      ...(targetMessageId === undefined ? {} : { target_message_id: targetMessageId }),
    };
  }
  const triggering = {
    id: trigger.id,
    user,
    authorizing_integration_owners: trigger.owners,
  };
  return {
    ...base,
    type: InteractionType.ModalSubmit,
    triggering_interaction_metadata:
      trigger.type === InteractionType.MessageComponent
        ? {
            ...triggering,
            type: InteractionType.MessageComponent,
            interacted_message_id: trigger.sourceMessageId ?? trigger.id,
          }
        : { ...triggering, type: InteractionType.ApplicationCommand },
  };
}
