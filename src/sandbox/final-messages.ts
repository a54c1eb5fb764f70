/** When an interaction is answered for good, as its person sees it. */
import type { APIMessage } from 'discord-api-types/v10';
import { missing } from './control-error.js';
import type { Interaction } from './interaction-store.js';
import { MESSAGE_FLAG } from './limits.js';
import type { State } from './state.js';

export interface FinalWait {
  /** Real time that must pass without a change. */
  readonly quietMs: number;
  /** Real time after which the wait is given up. */
  readonly waitMs: number;
}

/** Rejects with a ControlError: no such interaction, lost, or not answered in time. */
export async function awaitFinal(
  state: State,
  id: string,
  { quietMs, waitMs }: FinalWait,
): Promise<APIMessage[]> {
  if (state.interactions.byId(id) === undefined) throw missing('There is no such interaction any more.');
  return await new Promise((resolve, reject) => {
    let quiet: NodeJS.Timeout | undefined;
    const end = () => {
      clearTimeout(quiet);
      clearTimeout(deadline);
      stopListening();
    };
    const look = () => {
      clearTimeout(quiet);
      const interaction = state.interactions.byId(id);
      if (interaction === undefined || interaction.status === 'lost') {
        end();
        reject(missing('The interaction was not acknowledged within 3 seconds, or its 15 minutes are over.'));
        return;
      }
      const messages = messagesOf(state, interaction);
      if (messages.length === 0 || interaction.awaitsUpdate || messages.some(isThinking)) return;
      const settle = () => {
        end();
        resolve(messages);
      };
      if (quietMs === 0) settle();
      else quiet = setTimeout(settle, quietMs).unref();
    };
    const deadline = setTimeout(() => {
      end();
      reject(missing(`The interaction had no final message within ${waitMs} ms.`));
    }, waitMs).unref();
    const stopListening = state.listen((change) => {
      const concerns =
        change.type === 'message' || change.type === 'message-removed'
          ? ownsMessage(state.interactions.byId(id), change.stored.message)
          : change.type === 'interaction-failed' && change.interactionId === id;
      // After the change is complete: an answer's message is stored before it is known as the original.
      if (concerns) queueMicrotask(look);
    });
    look();
  });
}

/** Oldest first: those that it made, and the one that it changed. */
export function messagesOf(state: State, interaction: Interaction): APIMessage[] {
  return state.messages
    .list(interaction.channelId)
    .map(({ message }) => message)
    .filter((message) => ownsMessage(interaction, message));
}

const ownsMessage = (interaction: Interaction | undefined, message: APIMessage): boolean =>
  interaction !== undefined &&
  (message.interaction_metadata?.id === interaction.id || message.id === interaction.originalMessageId);

const isThinking = ({ flags }: APIMessage) => ((flags ?? 0) & MESSAGE_FLAG.loading) !== 0;
