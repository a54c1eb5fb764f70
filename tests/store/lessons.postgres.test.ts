import { DatabaseLessons } from '../../src/store/database-lessons.js';
import { describeOnPostgres } from '../support/store-on-postgres.js';
import { describeLessons } from './lesson-conformance.js';

describeOnPostgres(['lessons'], (open) => {
  describeLessons('Postgres', async () => {
    const { database, other, close } = await open();
    return { lessons: new DatabaseLessons(database), others: new DatabaseLessons(other), close };
  });
});
