/** What SQLite or Postgres hold of a person: every column that holds a person's id is looked into here. */
import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { attributeSchema } from '../jobs/population.js';
import type { Forgotten, KeptName, PersonData, StoredOfPerson } from '../privacy/person-data.js';
import { forgetGuesses, guessesOf, roundsOf, scoredRoundsOf } from './guesses-of-person.js';
import { personsSchema, readName } from './kept-content.js';
import { parseJson } from './parse-json.js';
import { forgetQuizzes, quizDataOf } from './quiz-person-data.js';
import { inTransaction } from './retry-conflict.js';
import { forgetParts } from './snapshots.js';
import type { Tables } from './tables.js';

export class DatabasePersonData implements PersonData {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async of(person: string): Promise<StoredOfPerson> {
    const { count } = await this.#database
      .selectFrom('cards')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('person', '=', person)
      .executeTakeFirstOrThrow();
    const votes = await this.#database
      .selectFrom('votes')
      .innerJoin('polls', 'polls.id', 'votes.poll')
      .select(['polls.scope', 'polls.title', 'polls.attributes', 'votes.answers'])
      .where('votes.person', '=', person)
      .orderBy('polls.created_at', 'desc')
      .execute();
    const polls = await this.#database
      .selectFrom('polls')
      .select('title')
      .where('owner', '=', person)
      .orderBy('created_at', 'desc')
      .execute();
    const lesson = await this.#database
      .selectFrom('lessons')
      .select('step')
      .where('person', '=', person)
      .executeTakeFirst();
    return {
      cards: Number(count),
      votes: votes.map(({ scope, title, attributes, answers }) => ({
        scope,
        title: textOf(title),
        answers: namesIn(attributes).filter((_, bit) => ((answers >> bit) & 1) === 1),
      })),
      polls: polls.map(({ title }) => textOf(title)),
      guesses: await guessesOf(this.#database, person),
      rounds: await roundsOf(this.#database, person),
      scoredRounds: await scoredRoundsOf(this.#database, person),
      lesson: lesson?.step ?? null,
      quiz: await quizDataOf(this.#database, person),
      owned: await ownedBy(this.#database, person),
      edited: (await editedBy(this.#database, person)).map(({ scope, name }) => ({ scope, name })),
    };
  }

  async forget(person: string): Promise<Forgotten> {
    return await inTransaction(this.#database, async (transaction) => {
      const cards = await transaction
        .deleteFrom('cards')
        .where('person', '=', person)
        .executeTakeFirstOrThrow();
      // Parts that no card holds any more go now, or with the next pruning where somebody may be saving them at this moment.
      await forgetParts(transaction, Date.now());
      const votes = await forgetVotes(transaction, person);
      const polls = await transaction
        .updateTable('polls')
        .set({ owner: '' })
        .where('owner', '=', person)
        .executeTakeFirstOrThrow();
      const { guesses, rounds, scoredRounds } = await forgetGuesses(transaction, person);
      const lessons = await transaction
        .deleteFrom('lessons')
        .where('person', '=', person)
        .executeTakeFirstOrThrow();
      const owned = await ownedBy(transaction, person);
      const own = `u-${person}`;
      await transaction.deleteFrom('populations').where('scope', '=', own).execute();
      await transaction.deleteFrom('population_scopes').where('scope', '=', own).execute();
      await transaction.deleteFrom('channel_defaults').where('scope', '=', own).execute();
      await transaction
        .updateTable('populations')
        .set(({ eb }) => ({ owner: '', version: eb('version', '+', 1) }))
        .where('owner', '=', person)
        .execute();
      return {
        cards: Number(cards.numDeletedRows),
        votes,
        polls: Number(polls.numUpdatedRows),
        guesses,
        rounds,
        scoredRounds,
        lesson: lessons.numDeletedRows > 0n,
        quiz: await forgetQuizzes(transaction, person),
        deleted: owned.filter(({ scope }) => scope === own),
        handedOver: owned.filter(({ scope }) => scope !== own),
        noLongerEdited: await stopEditing(transaction, person),
      };
    });
  }
}

/** Ids of the polls in which answers were deleted: they show other numbers when they are drawn again. */
async function forgetVotes(transaction: Transaction<Tables>, person: string): Promise<string[]> {
  const rows = await transaction.selectFrom('votes').select('poll').where('person', '=', person).execute();
  const polls = rows.map(({ poll }) => poll);
  if (polls.length === 0) return [];
  await transaction
    .updateTable('polls')
    .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
    .where('id', 'in', polls)
    .execute();
  await transaction.deleteFrom('votes').where('person', '=', person).execute();
  return polls;
}

async function stopEditing(transaction: Transaction<Tables>, person: string): Promise<KeptName[]> {
  const edited = await editedBy(transaction, person);
  for (const { scope, folded, editors } of edited) {
    await transaction
      .updateTable('populations')
      .set(({ eb }) => ({
        editors: JSON.stringify(editors.filter((editor) => editor !== person)),
        version: eb('version', '+', 1),
      }))
      .where('scope', '=', scope)
      .where('folded', '=', folded)
      .execute();
  }
  return edited.map(({ scope, name }) => ({ scope, name }));
}

async function ownedBy(database: Kysely<Tables>, person: string): Promise<KeptName[]> {
  const rows = await database
    .selectFrom('populations')
    .select(['scope', 'name', 'folded'])
    .where((where) => where.or([where('owner', '=', person), where('scope', '=', `u-${person}`)]))
    .orderBy('scope')
    .orderBy('folded')
    .execute();
  return rows.map(({ scope, name, folded }) => ({ scope, name: readName(name, folded) }));
}

async function editedBy(database: Kysely<Tables>, person: string) {
  const rows = await database
    .selectFrom('populations')
    .select(['scope', 'name', 'folded', 'editors'])
    .where('editors', '<>', '[]')
    .orderBy('scope')
    .orderBy('folded')
    .execute();
  return rows.flatMap(({ scope, name, folded, editors: json }) => {
    const editors = personsSchema.safeParse(parseJson(json)).data ?? [];
    return editors.includes(person) ? [{ scope, folded, name: readName(name, folded), editors }] : [];
  });
}

const attributesSchema = z.array(attributeSchema);

function namesIn(attributes: string): string[] {
  return (attributesSchema.safeParse(parseJson(attributes)).data ?? []).map(({ name }) => name);
}

function textOf(json: string): string {
  const text = parseJson(json);
  return typeof text === 'string' ? text : '';
}
