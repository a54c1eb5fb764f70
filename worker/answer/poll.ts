import type { PollAnswer, PollQuestion } from '../../src/jobs/poll.js';

/** The votes were counted where they are kept; what is left to do is the picture. */
export function answerPoll(question: PollQuestion): PollAnswer {
  return question;
}
