import { DatabaseGuesses } from '../../src/store/database-guesses.js';
import { describeOnPostgres } from '../support/store-on-postgres.js';
import { describeGuesses } from './guess-conformance.js';

describeOnPostgres(['guess_rounds', 'guesses'], (open) => {
  describeGuesses('Postgres', async () => {
    const { database, other, close } = await open();
    return { guesses: new DatabaseGuesses(database), others: new DatabaseGuesses(other), close };
  });
});
