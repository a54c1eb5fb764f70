/**
 * The store as the bot uses it: it may be away, and then says so quickly. Nothing waits for it at the start, and it is looked
 * for again when it is needed.
 */
import type { GuessStore } from '../guess/guess-store.js';
import { Failure } from '../jobs/failure.js';
import type { LessonStore } from '../lessons/lesson-store.js';
import { within } from '../ops/deadline.js';
import type { Logger } from '../ops/log.js';
import type { PollStore } from '../polls/poll-store.js';
import type { PopulationLibrary } from '../populations/library.js';
import type { PersonData } from '../privacy/person-data.js';
import type { QuizStore } from '../rounds/quiz-store.js';
import type { WeeklyStore } from '../rounds/weekly-store.js';
import type { SettingsStore } from '../settings/server-settings.js';
import { type CardLimits, type CardStore, KEPT_CARDS } from './card-store.js';
import { type OpenedStore, StoreConnection } from './connection.js';
import type { DatabasePlace } from './open-database.js';
import type { PendingStore } from './pending-replies.js';

export interface Store {
  // Every call of these settles within `CALL_TIMEOUT_MS`: by rejecting with Failure `store-unavailable` if need be.
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
  close(): Promise<void>;
}

/** Part of the three seconds that Discord waits. */
export const CALL_TIMEOUT_MS = 800;

export function openStore(place: DatabasePlace, logger: Logger, limits: CardLimits = KEPT_CARDS): Store {
  const connection = new StoreConnection(place, logger, limits);
  const call = async <T>(work: (opened: OpenedStore) => Promise<T>): Promise<T> => {
    try {
      return await within(
        connection.open().then(work),
        CALL_TIMEOUT_MS,
        () => new Error(`no answer within ${CALL_TIMEOUT_MS} ms`),
      );
    } catch (error) {
      throw new Failure('store-unavailable', 'the store cannot be reached', { cause: error });
    }
  };
  // Opened at once, so that the first question does not pay for it.
  connection.open().catch(() => undefined);
  return {
    cards: {
      save: (card) => call(({ cards }) => cards.save(card)),
      find: (id) => call(({ cards }) => cards.find(id)),
      recent: (person, limit) => call(({ cards }) => cards.recent(person, limit)),
      prune: (nowMs) => call(({ cards }) => cards.prune(nowMs)),
    },
    populations: {
      find: (scope, name) => call(({ populations }) => populations.find(scope, name)),
      list: (scope) => call(({ populations }) => populations.list(scope)),
      create: (kept) => call(({ populations }) => populations.create(kept)),
      change: (scope, name, edit) =>
        throwingAsGiven(edit, (safeEdit) =>
          call(({ populations }) => populations.change(scope, name, safeEdit)),
        ),
      remove: (scope, name) => call(({ populations }) => populations.remove(scope, name)),
      defaultOf: (where) => call(({ populations }) => populations.defaultOf(where)),
      setDefault: (where, name) => call(({ populations }) => populations.setDefault(where, name)),
    },
    polls: {
      create: (poll) => call(({ polls }) => polls.create(poll)),
      find: (id) => call(({ polls }) => polls.find(id)),
      vote: (id, vote, press) => call(({ polls }) => polls.vote(id, vote, press)),
      answersOf: (id, person) => call(({ polls }) => polls.answersOf(id, person)),
      withdraw: (id, press) => call(({ polls }) => polls.withdraw(id, press)),
      finish: (id, make, press) =>
        throwingAsGiven(make, (safeMake) => call(({ polls }) => polls.finish(id, safeMake, press))),
      drawn: (id, revision) => call(({ polls }) => polls.drawn(id, revision)),
      undrawn: (nowMs) => call(({ polls }) => polls.undrawn(nowMs)),
      prune: (nowMs) => call(({ polls }) => polls.prune(nowMs)),
    },
    guesses: {
      create: (round, reply) => call(({ guesses }) => guesses.create(round, reply)),
      find: (id) => call(({ guesses }) => guesses.find(id)),
      posted: (id, message) => call(({ guesses }) => guesses.posted(id, message)),
      remove: (id) => call(({ guesses }) => guesses.remove(id)),
      countOwn: (scope) => call(({ guesses }) => guesses.countOwn(scope)),
      guess: (id, person, change, press) =>
        throwingAsGiven(change, (safeChange) =>
          call(({ guesses }) => guesses.guess(id, person, safeChange, press)),
        ),
      guessOf: (id, person) => call(({ guesses }) => guesses.guessOf(id, person)),
      withdraw: (id, person) => call(({ guesses }) => guesses.withdraw(id, person)),
      close: (id, press) => call(({ guesses }) => guesses.close(id, press)),
      finish: (id, result, scores) => call(({ guesses }) => guesses.finish(id, result, scores)),
      unfinished: (nowMs) => call(({ guesses }) => guesses.unfinished(nowMs)),
      scores: (scope, mode) => call(({ guesses }) => guesses.scores(scope, mode)),
      results: (scope, mode) => call(({ guesses }) => guesses.results(scope, mode)),
      prune: (nowMs) => call(({ guesses }) => guesses.prune(nowMs)),
    },
    lessons: {
      find: (person) => call(({ lessons }) => lessons.find(person)),
      change: (person, edit) =>
        throwingAsGiven(edit, (safeEdit) => call(({ lessons }) => lessons.change(person, safeEdit))),
      prune: (nowMs) => call(({ lessons }) => lessons.prune(nowMs)),
    },
    quizzes: {
      create: (round) => call(({ quizzes }) => quizzes.create(round)),
      find: (id) => call(({ quizzes }) => quizzes.find(id)),
      answer: (id, number, change, press) => call(({ quizzes }) => quizzes.answer(id, number, change, press)),
      reveal: (id, number, press) => call(({ quizzes }) => quizzes.reveal(id, number, press)),
      advance: (id, number, to) => call(({ quizzes }) => quizzes.advance(id, number, to)),
      claim: (id, number, claim) => call(({ quizzes }) => quizzes.claim(id, number, claim)),
      posted: (id, number, to) => call(({ quizzes }) => quizzes.posted(id, number, to)),
      drawn: (id, number) => call(({ quizzes }) => quizzes.drawn(id, number)),
      remove: (id) => call(({ quizzes }) => quizzes.remove(id)),
      answersOf: (id) => call(({ quizzes }) => quizzes.answersOf(id)),
      going: (sinceMs) => call(({ quizzes }) => quizzes.going(sinceMs)),
      undone: (nowMs) => call(({ quizzes }) => quizzes.undone(nowMs)),
      scores: (scope) => call(({ quizzes }) => quizzes.scores(scope)),
      own: (person, scope) => call(({ quizzes }) => quizzes.own(person, scope)),
      tally: (scope) => call(({ quizzes }) => quizzes.tally(scope)),
      months: (whose) => call(({ quizzes }) => quizzes.months(whose)),
      prune: (nowMs) => call(({ quizzes }) => quizzes.prune(nowMs)),
    },
    weekly: {
      of: (scope) => call(({ weekly }) => weekly.of(scope)),
      plan: (scope, to, nowMs) => call(({ weekly }) => weekly.plan(scope, to, nowMs)),
      due: (nowMs) => call(({ weekly }) => weekly.due(nowMs)),
      claim: (plan, to) => call(({ weekly }) => weekly.claim(plan, to)),
      postpone: (plan, to) => call(({ weekly }) => weekly.postpone(plan, to)),
      refused: (round, nowMs) => call(({ weekly }) => weekly.refused(round, nowMs)),
    },
    settings: {
      of: (scope) => call(({ settings }) => settings.of(scope)),
      change: (scope, change) =>
        throwingAsGiven(change, (safeChange) => call(({ settings }) => settings.change(scope, safeChange))),
    },
    personData: {
      of: (person) => call(({ personData }) => personData.of(person)),
      forget: (person) => call(({ personData }) => personData.forget(person)),
    },
    pending: {
      begin: (reply) => call(({ pending }) => pending.begin(reply)),
      end: (jobIds) => call(({ pending }) => pending.end(jobIds)),
      beat: (owner) => call(({ pending }) => pending.beat(owner)),
      leave: (owner) => call(({ pending }) => pending.leave(owner)),
      orphans: (application, silentMs, limit) =>
        call(({ pending }) => pending.orphans(application, silentMs, limit)),
      claim: (jobId, from, to) => call(({ pending }) => pending.claim(jobId, from, to)),
      prune: () => call(({ pending }) => pending.prune()),
    },
    close: () => connection.close(),
  };
}

/** What is thrown by what the store was given to call is a bug of that, and not a store that is away. */
async function throwingAsGiven<A extends readonly unknown[], R, T>(
  given: (...values: A) => R,
  use: (safe: (...values: A) => R) => Promise<T>,
): Promise<T> {
  let bug: { readonly error: unknown } | undefined;
  try {
    return await use((...values) => {
      try {
        return given(...values);
      } catch (error) {
        bug = { error };
        throw error;
      }
    });
  } catch (error) {
    throw bug === undefined ? error : bug.error;
  }
}
