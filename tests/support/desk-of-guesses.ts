/** Rounds of guessing in memory, for commands that are given them; nothing of them is shown, and no model is there. */
import { GuessDesk, type GuessPorts } from '../../src/guess/guess-desk.js';
import { Failure } from '../../src/jobs/failure.js';
import { createLogger } from '../../src/ops/log.js';
import { MemoryGuesses } from '../../src/store/memory-guesses.js';

const away = () => Promise.reject(new Failure('queue-unavailable', 'there is none in this test'));

export function createDeskOfGuesses(changes: Partial<GuessPorts> = {}): GuessDesk {
  return new GuessDesk({
    guesses: new MemoryGuesses(),
    producer: { submit: away, outcome: away },
    screen: {
      show: async () => true,
      openThread: async () => undefined,
      post: async () => undefined,
      showRevealed: async () => undefined,
    },
    logger: createLogger('given-test', 'silent'),
    ...changes,
  });
}
