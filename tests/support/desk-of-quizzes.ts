/** Quizzes in memory, for commands that are given them; nothing of them is drawn, and there are no rooms. */
import { Failure } from '../../src/jobs/failure.js';
import { createLogger } from '../../src/ops/log.js';
import { QuizDesk } from '../../src/rounds/quiz-desk.js';
import { MemoryQuizzes } from '../../src/store/memory-quizzes.js';

const away = () => Promise.reject(new Failure('queue-unavailable', 'there is none in this test'));

export function createDeskOfQuizzes() {
  const quizScores = new MemoryQuizzes();
  const quizzes = new QuizDesk({
    quizzes: quizScores,
    rooms: { openThread: async () => undefined, post: async () => undefined, edit: async () => false },
    producer: { submit: away, outcome: away },
    logger: createLogger('given-test', 'silent'),
  });
  return { quizzes, quizScores };
}
