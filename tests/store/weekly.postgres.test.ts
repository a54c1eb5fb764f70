import { DatabaseQuizzes } from '../../src/store/database-quizzes.js';
import { DatabaseWeekly } from '../../src/store/database-weekly.js';
import { describeOnPostgres } from '../support/store-on-postgres.js';
import { describeWeekly } from './weekly-conformance.js';

describeOnPostgres(['weekly_questions', 'quiz_rounds', 'quiz_answers', 'quiz_claims'], (open) => {
  describeWeekly('Postgres', async () => {
    const { database, other, close } = await open();
    return {
      weekly: new DatabaseWeekly(database),
      others: new DatabaseWeekly(other),
      quizzes: new DatabaseQuizzes(database),
      close,
    };
  });
});
