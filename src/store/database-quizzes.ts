/** Quizzes, answers and scores in SQLite or Postgres: the same queries for both. */
import type { Kysely } from 'kysely';
import { QUIZ_LIFETIME_DAYS } from '../jobs/quiz.js';
import type { CalibrationTally } from '../quiz/calibration.js';
import type { QuizMonth } from '../quiz/development.js';
import { MISTAKES, type Mistake } from '../quiz/question.js';
import type { Review } from '../quiz/review.js';
import { currentQuestion, gainsOf, type QuizAnswer, type QuizRound } from '../rounds/quiz-round.js';
import {
  type AnswerChange,
  type Answered,
  type FoundRound,
  MOST_ROUNDS,
  type OwnScore,
  type PersonScore,
  type QuizClaim,
  type QuizPress,
  type QuizStore,
  type WhoseScores,
} from '../rounds/quiz-store.js';
import { holdScope } from './database-populations.js';
import { AnswerWriter, touchRound } from './quiz-answers.js';
import { advanceRound, claimRound, keepDrawn, keepPosted, undoneRounds } from './quiz-course.js';
import { keepGains } from './quiz-gains.js';
import { monthsOf } from './quiz-months.js';
import { readRound, roundColumns } from './quiz-rows.js';
import { scoreOf, sumOfScores, tallyOf } from './quiz-sums.js';
import { readReply } from './reply-columns.js';
import { inTransaction } from './retry-conflict.js';
import type { Tables } from './tables.js';

const LIFETIME_MS = QUIZ_LIFETIME_DAYS * 24 * 60 * 60_000;

export class DatabaseQuizzes implements QuizStore {
  readonly #database: Kysely<Tables>;
  readonly #answers: AnswerWriter;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
    this.#answers = new AnswerWriter(database);
  }

  async create(round: QuizRound): Promise<'created' | 'id-taken' | 'too-many'> {
    return await inTransaction(this.#database, async (transaction) => {
      if (round.mode === 'group') {
        await holdScope(transaction, round.scope);
        const { count } = await transaction
          .selectFrom('quiz_rounds')
          .select(({ fn }) => fn.countAll().as('count'))
          .where('scope', '=', round.scope)
          .where('mode', '=', 'group')
          .where('changed_at', '>=', round.createdAtMs - GOING_MS)
          .where(({ or, eb }) => or([eb('state', '=', 'open'), eb('number', '<', eb.ref('question_count'))]))
          .executeTakeFirstOrThrow();
        if (Number(count) >= MOST_ROUNDS) return 'too-many';
      }
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('quiz_rounds')
        .values(roundColumns(round))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n ? 'created' : 'id-taken';
    });
  }

  async find(id: string): Promise<FoundRound | undefined> {
    const row = await this.#database
      .selectFrom('quiz_rounds')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    const round = row === undefined ? undefined : readRound(row);
    if (row === undefined || round === undefined) return undefined;
    const answers = (await this.answersOf(id)).filter(({ number }) => number === round.number);
    return { round, reply: readReply(row), answers };
  }

  answer(id: string, number: number, change: AnswerChange, press: QuizPress): Promise<Answered> {
    return this.#answers.write({ id, number, change, press });
  }

  async reveal(id: string, number: number, press: QuizPress): Promise<boolean> {
    return await inTransaction<boolean>(this.#database, async (transaction, undo) => {
      if (!(await touchRound(transaction, { id, number, press }))) return false;
      const row = await transaction
        .updateTable('quiz_rounds')
        .set({ state: 'revealed', ends_at: null })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      const round = row === undefined ? undefined : readRound(row);
      const question = round === undefined ? undefined : currentQuestion(round);
      if (round === undefined || question === undefined) return undo(false);
      const answers = await transaction
        .selectFrom('quiz_answers')
        .selectAll()
        .where('round', '=', id)
        .where('number', '=', number)
        .orderBy('person')
        .execute();
      await keepGains(transaction, gainsOf(question, answers), round.scope, press.nowMs);
      return true;
    });
  }

  advance(
    id: string,
    number: number,
    to: { readonly endsAtMs: number | null; readonly nowMs: number },
  ): Promise<boolean> {
    return advanceRound(this.#database, id, number, to);
  }

  claim(id: string, number: number, claim: QuizClaim): Promise<boolean> {
    return claimRound(this.#database, id, number, claim);
  }

  posted(
    id: string,
    number: number,
    to: { readonly message: string; readonly endsAtMs: number | null },
  ): Promise<void> {
    return keepPosted(this.#database, id, number, to);
  }

  drawn(id: string, number: number): Promise<void> {
    return keepDrawn(this.#database, id, number);
  }

  undone(nowMs: number): Promise<readonly QuizRound[]> {
    return undoneRounds(this.#database, nowMs);
  }

  async remove(id: string): Promise<void> {
    await inTransaction(this.#database, async (transaction) => {
      await transaction.deleteFrom('quiz_rounds').where('id', '=', id).execute();
      await transaction.deleteFrom('quiz_answers').where('round', '=', id).execute();
      await transaction.deleteFrom('quiz_claims').where('round', '=', id).execute();
    });
  }

  async answersOf(id: string): Promise<readonly QuizAnswer[]> {
    const rows = await this.#database
      .selectFrom('quiz_answers')
      .selectAll()
      .where('round', '=', id)
      .orderBy('number')
      .orderBy('person')
      .execute();
    return rows.map(({ number, person, chosen, confidence }) => ({ number, person, chosen, confidence }));
  }

  async going(sinceMs: number): Promise<readonly QuizRound[]> {
    const rows = await this.#database
      .selectFrom('quiz_rounds')
      .selectAll()
      .where('mode', '=', 'group')
      .where('changed_at', '>=', sinceMs)
      .execute();
    return rows.flatMap((row) => readRound(row) ?? []);
  }

  async scores(scope: string): Promise<readonly PersonScore[]> {
    const rows = await this.#database
      .selectFrom('quiz_scores')
      .selectAll()
      .where('scope', '=', scope)
      .orderBy('person')
      .execute();
    return rows.map((row) => ({ person: row.person, score: scoreOf(row) }));
  }

  async own(person: string, scope?: string): Promise<OwnScore> {
    let scores = this.#database.selectFrom('quiz_scores').selectAll().where('person', '=', person);
    if (scope !== undefined) scores = scores.where('scope', '=', scope);
    const rows = await scores.execute();
    let tallies = this.#database.selectFrom('quiz_tallies').selectAll().where('person', '=', person);
    if (scope !== undefined) tallies = tallies.where('scope', '=', scope);
    const reviews = await this.#database
      .selectFrom('quiz_reviews')
      .selectAll()
      .where('person', '=', person)
      .execute();
    return {
      score: sumOfScores(rows),
      tally: tallyOf(await tallies.execute()),
      reviews: new Map(
        reviews.flatMap(({ mistake: name, box, due_at }): [Mistake, Review][] => {
          const mistake = MISTAKES.find((one) => one === name);
          return mistake === undefined ? [] : [[mistake, { box, dueAtMs: Number(due_at) }]];
        }),
      ),
    };
  }

  async tally(scope: string): Promise<CalibrationTally> {
    return tallyOf(
      await this.#database.selectFrom('quiz_tallies').selectAll().where('scope', '=', scope).execute(),
    );
  }

  async months(whose: WhoseScores): Promise<readonly QuizMonth[]> {
    return await monthsOf(this.#database, whose);
  }

  async prune(nowMs: number): Promise<number> {
    return await inTransaction(this.#database, async (transaction) => {
      const { numDeletedRows } = await transaction
        .deleteFrom('quiz_rounds')
        .where('changed_at', '<', nowMs - LIFETIME_MS)
        .where(({ or, eb }) =>
          or([eb('mode', '=', 'solo'), eb('state', '=', 'revealed'), eb('ends_at', 'is', null)]),
        )
        .executeTakeFirstOrThrow();
      if (numDeletedRows > 0n) {
        for (const table of ['quiz_answers', 'quiz_claims'] as const) {
          await transaction
            .deleteFrom(table)
            .where('round', 'not in', transaction.selectFrom('quiz_rounds').select('id'))
            .execute();
        }
      }
      return Number(numDeletedRows);
    });
  }
}

/** A round that nobody has touched for so long goes on no more. */
const GOING_MS = 24 * 60 * 60_000;
