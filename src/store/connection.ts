/** The database behind the store: opened when it is needed, looked for again when it was away, tidied once a day. */
import type { Kysely } from 'kysely';
import type { GuessStore } from '../guess/guess-store.js';
import type { LessonStore } from '../lessons/lesson-store.js';
import type { Logger } from '../ops/log.js';
import { describeError } from '../ops/stopping.js';
import type { PollStore } from '../polls/poll-store.js';
import type { PopulationLibrary } from '../populations/library.js';
import type { PersonData } from '../privacy/person-data.js';
import type { QuizStore } from '../rounds/quiz-store.js';
import type { WeeklyStore } from '../rounds/weekly-store.js';
import type { SettingsStore } from '../settings/server-settings.js';
import type { CardLimits, CardStore } from './card-store.js';
import { DatabaseCards } from './database-cards.js';
import { DatabaseGuesses } from './database-guesses.js';
import { DatabaseLessons } from './database-lessons.js';
import { DatabasePending } from './database-pending.js';
import { DatabasePersonData } from './database-person-data.js';
import { DatabasePolls } from './database-polls.js';
import { DatabasePopulations } from './database-populations.js';
import { DatabaseQuizzes } from './database-quizzes.js';
import { DatabaseSettings } from './database-settings.js';
import { DatabaseWeekly } from './database-weekly.js';
import { type DatabasePlace, openDatabase } from './open-database.js';
import type { PendingStore } from './pending-replies.js';
import type { Tables } from './tables.js';

export interface OpenedStore {
  readonly database: Kysely<Tables>;
  readonly cards: CardStore;
  readonly populations: PopulationLibrary;
  readonly polls: PollStore;
  readonly guesses: GuessStore;
  readonly lessons: LessonStore;
  readonly quizzes: QuizStore;
  readonly weekly: WeeklyStore;
  readonly settings: SettingsStore;
  readonly personData: PersonData;
  readonly pending: PendingStore;
}

const LOOK_AGAIN_MS = 5_000;
const PRUNE_EVERY_MS = 24 * 60 * 60_000;

export class StoreConnection {
  readonly #place: DatabasePlace;
  readonly #logger: Logger;
  readonly #limits: CardLimits;
  #opened: Promise<OpenedStore> | undefined;
  #failedAtMs = Number.NEGATIVE_INFINITY;
  #failure: unknown;
  #prunedAtMs = Number.NEGATIVE_INFINITY;
  #isClosed = false;

  constructor(place: DatabasePlace, logger: Logger, limits: CardLimits) {
    this.#place = place;
    this.#logger = logger;
    this.#limits = limits;
  }

  async open(): Promise<OpenedStore> {
    const opened = await this.#open();
    const nowMs = Date.now();
    if (nowMs - this.#prunedAtMs >= PRUNE_EVERY_MS) {
      this.#prunedAtMs = nowMs;
      // Nobody waits for it.
      Promise.all([
        opened.cards.prune(nowMs),
        opened.polls.prune(nowMs),
        opened.guesses.prune(nowMs),
        opened.lessons.prune(nowMs),
        opened.quizzes.prune(nowMs),
      ]).then(
        ([cards, polls, rounds, lessons, quizzes]) =>
          cards + polls + rounds + lessons + quizzes > 0 &&
          this.#logger.info({ cards, polls, rounds, lessons, quizzes }, 'what is old is forgotten'),
        (error) => this.#logger.warn({ error: describeError(error) }, 'what is old is not forgotten'),
      );
    }
    return opened;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const opened = await this.#opened?.catch(() => undefined);
    await opened?.database.destroy();
  }

  #open(): Promise<OpenedStore> {
    if (this.#isClosed) return Promise.reject(new Error('the store is closed'));
    if (this.#opened !== undefined) return this.#opened;
    // A store that is away must not be knocked at by every question.
    if (performance.now() - this.#failedAtMs < LOOK_AGAIN_MS) return Promise.reject(this.#failure);
    const opened = openDatabase(this.#place, this.#logger).then((database) => ({
      database,
      cards: new DatabaseCards(database, this.#limits),
      populations: new DatabasePopulations(database),
      polls: new DatabasePolls(database),
      guesses: new DatabaseGuesses(database),
      lessons: new DatabaseLessons(database),
      quizzes: new DatabaseQuizzes(database),
      weekly: new DatabaseWeekly(database),
      settings: new DatabaseSettings(database),
      personData: new DatabasePersonData(database),
      pending: new DatabasePending(database),
    }));
    this.#opened = opened;
    opened.catch((error) => {
      this.#opened = undefined;
      this.#failedAtMs = performance.now();
      this.#failure = error;
      this.#logger.error(
        { error: describeError(error) },
        'the store cannot be opened; answers have no id meanwhile',
      );
    });
    return opened;
  }
}
