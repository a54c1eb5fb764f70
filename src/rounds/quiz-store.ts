/**
 * Quizzes, answers and scores, as the rest of the project sees them. One conformance suite runs on every adapter.
 * - of any number of answers at once each counts; after `reveal` none does;
 * - a question is revealed once, and with it each answer is scored once;
 * - of several bots one at a time posts a question, and one draws its solution;
 * - every call may reject with Failure `store-unavailable`.
 */
import type { PollReply } from '../polls/poll-store.js';
import type { CalibrationTally } from '../quiz/calibration.js';
import type { QuizMonth } from '../quiz/development.js';
import type { Mistake } from '../quiz/question.js';
import type { Review } from '../quiz/review.js';
import type { ScoreSum } from '../quiz/score.js';
import type { QuizAnswer, QuizRound } from './quiz-round.js';

export type AnswerChange =
  /** What was said of the confidence stays. */
  | { readonly type: 'choose'; readonly option: number }
  | { readonly type: 'sure'; readonly confidence: number }
  | { readonly type: 'withdraw' };

export interface QuizPress {
  readonly person: string;
  readonly nowMs: number;
  /** Where the message of the question can be changed, for whoever draws it later. */
  readonly reply?: PollReply;
}

/** `closed`: this question is not open. `unanswered`: there is no answer whose confidence could be said or that could be taken back. */
export type Answered = 'counted' | 'closed' | 'full' | 'unanswered';

export interface FoundRound {
  readonly round: QuizRound;
  /** Where the message of the question can be changed, from the newest press. */
  readonly reply: PollReply | undefined;
  /** Of the question that is asked now. */
  readonly answers: readonly QuizAnswer[];
}

export interface PersonScore {
  readonly person: string;
  readonly score: ScoreSum;
}

export interface OwnScore {
  readonly score: ScoreSum;
  readonly tally: CalibrationTally;
  readonly reviews: ReadonlyMap<Mistake, Review>;
}

export type WhoseScores = { readonly person: string } | { readonly scope: string };

export interface QuizStore {
  /** Nothing is saved unless `created`. Too many: group rounds that are going on in the scope. */
  create(round: QuizRound): Promise<'created' | 'id-taken' | 'too-many'>;
  find(id: string): Promise<FoundRound | undefined>;
  answer(id: string, number: number, change: AnswerChange, press: QuizPress): Promise<Answered>;
  /** False unless this question was open: then nothing changes. */
  reveal(id: string, number: number, press: QuizPress): Promise<boolean>;
  /** Asks the question after `number`; false unless that one was revealed and another one follows. */
  advance(
    id: string,
    number: number,
    to: { readonly endsAtMs: number | null; readonly nowMs: number },
  ): Promise<boolean>;
  /**
   * Gives what is to be done next, the posting of an open question or the drawing of a solution, to one bot, until `posted` or
   * `drawn` says that it is done. False: it is done, or another bot is at it.
   */
  claim(id: string, number: number, claim: QuizClaim): Promise<boolean>;
  /** The message in which the question stands, and when its time is over. */
  posted(
    id: string,
    number: number,
    to: { readonly message: string; readonly endsAtMs: number | null },
  ): Promise<void>;
  /** The solution of this question stands in its message. */
  drawn(id: string, number: number): Promise<void>;
  /** With its answers; nothing of it is scored any more. */
  remove(id: string): Promise<void>;
  /** Of all questions. */
  answersOf(id: string): Promise<readonly QuizAnswer[]>;
  /** Group rounds that have changed since. */
  going(sinceMs: number): Promise<readonly QuizRound[]>;
  /**
   * Group rounds, at most `MOST_UNDONE`, in which something is to be done that no bot is at: time is over, or for `UNDONE_MS` a
   * question was not posted or a solution not drawn.
   */
  undone(nowMs: number): Promise<readonly QuizRound[]>;
  scores(scope: string): Promise<readonly PersonScore[]>;
  /** Of everywhere, or of one scope; reviews are of everywhere. */
  own(person: string, scope?: string): Promise<OwnScore>;
  /** Of everybody in the scope together. */
  tally(scope: string): Promise<CalibrationTally>;
  /** Of a person everywhere, or of everybody in a scope together; in order of time, months without answers are left out. */
  months(whose: WhoseScores): Promise<readonly QuizMonth[]>;
  /**
   * Forgets rounds that nobody has touched for `QUIZ_LIFETIME_DAYS`, but for those whose time will reveal them; how many. Scores
   * stay.
   */
  prune(nowMs: number): Promise<number>;
}

export interface QuizClaim {
  /** The bot. It may claim again what it has claimed. */
  readonly owner: string;
  readonly nowMs: number;
  /** From then on it counts as dead. */
  readonly untilMs: number;
}

export type QuizScores = Pick<QuizStore, 'scores' | 'own' | 'tally' | 'months'>;

/** Group rounds that go on at the same time in one scope. */
export const MOST_ROUNDS = 20;
/** In what time the bot that has changed a round does what follows from it. */
export const UNDONE_MS = 20_000;
export const MOST_UNDONE = 50;
