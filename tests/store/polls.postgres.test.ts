import { afterAll, beforeAll } from 'vitest';
import { createLogger } from '../../src/ops/log.js';
import { DatabasePolls } from '../../src/store/database-polls.js';
import { DatabasePopulations } from '../../src/store/database-populations.js';
import { DatabaseQuizzes } from '../../src/store/database-quizzes.js';
import { openDatabase } from '../../src/store/open-database.js';
import { createScratchDatabase, describeWithPostgres, type ScratchDatabase } from '../support/postgres.js';
import { describePersonData } from './person-data-conformance.js';
import { describePolls } from './poll-conformance.js';
import { describeQuizzes } from './quiz-conformance.js';

const logger = createLogger('given-test', 'silent');
const TABLES = [
  'cards',
  'card_snapshots',
  'snapshots',
  'populations',
  'channel_defaults',
  'polls',
  'votes',
  'guess_rounds',
  'guesses',
  'guess_scores',
  'lessons',
  'quiz_rounds',
  'quiz_answers',
  'quiz_claims',
  'weekly_questions',
  'quiz_scores',
  'quiz_months',
  'quiz_tallies',
  'quiz_reviews',
  'settings',
] as const;

describeWithPostgres('on Postgres', () => {
  let scratch: ScratchDatabase;
  beforeAll(async () => {
    scratch = await createScratchDatabase();
  });
  afterAll(() => scratch.drop());
  const open = () => openDatabase({ databaseUrl: scratch.url, dataDirectory: '/nowhere' }, logger);
  const openEmpty = async () => {
    const database = await open();
    for (const table of TABLES) await database.deleteFrom(table).execute();
    return database;
  };

  describePolls('Postgres', async () => {
    const [database, other] = [await openEmpty(), await open()];
    return {
      polls: new DatabasePolls(database),
      others: new DatabasePolls(other),
      populations: new DatabasePopulations(database),
      close: async () => {
        await Promise.all([database.destroy(), other.destroy()]);
      },
    };
  });

  describeQuizzes('Postgres', async () => {
    const [database, other] = [await openEmpty(), await open()];
    return {
      quizzes: new DatabaseQuizzes(database),
      others: new DatabaseQuizzes(other),
      close: async () => {
        await Promise.all([database.destroy(), other.destroy()]);
      },
    };
  });

  describePersonData('Postgres', openEmpty);
});
