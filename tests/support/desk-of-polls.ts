/** Polls in memory, for commands that are given them; nothing of them is drawn. */
import { Failure } from '../../src/jobs/failure.js';
import { createLogger } from '../../src/ops/log.js';
import { PollDesk } from '../../src/polls/poll-desk.js';
import type { PopulationLibrary } from '../../src/populations/library.js';
import { MemoryPolls } from '../../src/store/memory-polls.js';

const away = () => Promise.reject(new Failure('queue-unavailable', 'there is none in this test'));

export function createDeskOfPolls(populations: PopulationLibrary): PollDesk {
  return new PollDesk({
    polls: new MemoryPolls(populations),
    producer: { submit: away, outcome: away },
    logger: createLogger('given-test', 'silent'),
  });
}
