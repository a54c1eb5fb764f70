/** Two bots on one SQLite file, each with a connection of its own. */
import { createLogger } from '../../src/ops/log.js';
import { DatabaseQuizzes } from '../../src/store/database-quizzes.js';
import { DatabaseWeekly } from '../../src/store/database-weekly.js';
import { openDatabase } from '../../src/store/open-database.js';
import { Channel, ManualClock, type QuizBot, startQuizBot } from './quiz-bots.js';

export interface TwoQuizBots {
  readonly clock: ManualClock;
  readonly channel: Channel;
  /** As both see them. */
  readonly quizzes: DatabaseQuizzes;
  readonly weekly: DatabaseWeekly;
  readonly one: QuizBot;
  readonly two: QuizBot;
  close(): Promise<void>;
}

export async function openTwoQuizBots(dataDirectory: string, nowMs: number): Promise<TwoQuizBots> {
  const connect = () =>
    openDatabase({ databaseUrl: undefined, dataDirectory }, createLogger('given-test', 'silent'));
  const databases = [await connect(), await connect()] as const;
  const [stores, others] = databases.map((database) => ({
    quizzes: new DatabaseQuizzes(database),
    weekly: new DatabaseWeekly(database),
  }));
  if (stores === undefined || others === undefined) throw new Error('two databases are two');
  const clock = new ManualClock(nowMs);
  const channel = new Channel(clock);
  return {
    clock,
    channel,
    ...stores,
    one: startQuizBot(stores, channel, clock),
    two: startQuizBot(others, channel, clock),
    async close() {
      for (const database of databases) await database.destroy();
    },
  };
}
