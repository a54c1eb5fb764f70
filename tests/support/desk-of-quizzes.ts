/** Quizzes in memory, for commands that are given them; nothing of them is drawn, and there are no rooms. */
import { Failure } from '../../src/jobs/failure.js';
import { createLogger } from '../../src/ops/log.js';
import { QuizDesk } from '../../src/rounds/quiz-desk.js';
import { WeeklyDesk } from '../../src/rounds/weekly-desk.js';
import { MemoryPopulations } from '../../src/store/memory-populations.js';
import { MemoryQuizzes } from '../../src/store/memory-quizzes.js';
import { MemorySettings } from '../../src/store/memory-settings.js';
import { MemoryWeekly } from '../../src/store/memory-weekly.js';

const away = () => Promise.reject(new Failure('queue-unavailable', 'there is none in this test'));

export function createDeskOfQuizzes() {
  const quizScores = new MemoryQuizzes();
  const store = new MemoryWeekly(quizScores);
  const logger = createLogger('given-test', 'silent');
  const rooms = {
    openThread: async () => undefined,
    post: async () => undefined,
    findPosted: async () => undefined,
    serverOf: async () => undefined,
    edit: async () => false,
  };
  const quizzes = new QuizDesk({
    quizzes: quizScores,
    weekly: store,
    rooms,
    producer: { submit: away, outcome: away },
    logger,
  });
  const weekly = new WeeklyDesk({
    weekly: store,
    quizzes,
    rooms,
    settings: new MemorySettings(),
    populations: new MemoryPopulations(),
    logger,
  });
  return { quizzes, quizScores, weekly };
}
