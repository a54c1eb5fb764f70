/** Shows an open round of guessing with how many have guessed: one attempt, since the next guess shows it anyway. */
import type { GuessPorts } from '../guess/guess-desk.js';
import { idsOfPress, toDiscordMessage } from '../render/discord-message.js';
import { roundShown } from '../render/guess-round.js';
import type { ReplySender } from './reply.js';

const ATTEMPT_MS = 5_000;

export function createGuessScreen(replies: ReplySender): GuessPorts['show'] {
  return async (round, players, { address }) => {
    const message = toDiscordMessage(roundShown(round, players), { idOf: idsOfPress('guess', round.id) });
    const delivery = await replies.tryEdit(address, message, AbortSignal.timeout(ATTEMPT_MS));
    return typeof delivery !== 'number';
  };
}
