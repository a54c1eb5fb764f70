import { useRef } from 'preact/hooks';
import type { SendInteraction } from '../protocol.js';
import type { Control } from './control.js';
import type { Sent, SessionStep } from './session.js';

/** After so long without a word a pressed button may be pressed again: longer than a bot has to say anything. */
const PRESS_MS = 4_000;
/** The same for one whose answer the bot has promised. */
const DEFERRED_MS = 15_000;

/** Sends, and keeps the session told. Resolves to why it was not taken; undefined when it is on its way. */
export type Send = (what: Sent['what'], interaction: SendInteraction) => Promise<string | undefined>;

export function useSending(control: Control, step: (step: SessionStep) => void): Send {
  const serial = useRef(0);
  return async (what, interaction) => {
    serial.current += 1;
    const key = `sent-${serial.current}`;
    step({
      type: 'sent',
      sent: {
        key,
        channelId: interaction.channelId,
        at: Date.now(),
        interactionId: undefined,
        what,
        isDeferred: false,
        failure: undefined,
      },
    });
    try {
      const { interactionId } = await control.send(interaction);
      step({ type: 'accepted', key, interactionId });
      if (what.type === 'component' || what.type === 'modal') {
        setTimeout(() => step({ type: 'unanswered', key }), PRESS_MS);
        setTimeout(() => step({ type: 'given-up', key }), DEFERRED_MS);
      }
      return undefined;
    } catch (error) {
      const reason = refusalText(error);
      step({ type: 'refused', key, reason });
      // A form is still open and shows the reason itself.
      if (what.type === 'modal') step({ type: 'settled', key });
      return reason;
    }
  };
}

export function refusalText(error: unknown): string {
  if (error instanceof TypeError) return 'The chat could not be reached. Is it still running?';
  return error instanceof Error ? error.message : 'It could not be sent.';
}
