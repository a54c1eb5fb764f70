/** Where a round of guessing is seen: the answer to a command, changed by its newest press, or the bot's own message in a thread. */
import type { GuessScreen } from '../guess/guess-desk.js';
import type { GuessRound } from '../guess/round.js';
import { GUESS_MESSAGES } from '../messages/guess/index.js';
import { idsOfPress, toDiscordMessage } from '../render/discord-message.js';
import { guessRevealCard } from '../render/guess-reveal.js';
import { roundShown } from '../render/guess-round.js';
import type { Rooms } from '../rounds/rooms.js';
import type { ReplySender } from './reply.js';

const ATTEMPT_MS = 5_000;
const COMMAND = 'guess';

export function createGuessScreen(replies: Pick<ReplySender, 'tryEdit'>, rooms: Rooms): GuessScreen {
  const open = (round: GuessRound, players: number) => ({
    ...roundShown(round, players),
    command: COMMAND,
    subject: round.id,
  });
  return {
    async show(round, players, reply) {
      if (round.message !== null) {
        await rooms.edit(round.channel, round.message, open(round, players));
        return true;
      }
      // The next guess brings another address.
      if (reply === undefined || reply.untilMs <= Date.now()) return true;
      const message = toDiscordMessage(roundShown(round, players), { idOf: idsOfPress(COMMAND, round.id) });
      // One attempt, since the next guess shows it anyway.
      const delivery = await replies.tryEdit(reply.address, message, AbortSignal.timeout(ATTEMPT_MS));
      return typeof delivery !== 'number';
    },
    openThread: ({ channel, mode, locale }) =>
      rooms.openThread(channel, GUESS_MESSAGES[locale].round.title[mode]),
    post: (round) => rooms.post(round.channel, open(round, 0), round.id),
    async showRevealed({ id, channel, message }, answer) {
      if (message === null) return;
      const revealed = { card: guessRevealCard(answer), controls: [], command: COMMAND, subject: id };
      await rooms.edit(channel, message, revealed);
    },
  };
}
