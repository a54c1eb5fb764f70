/** A quiz as it is kept: its questions, where it stands, and what its players have answered. */
import { randomInt } from 'node:crypto';
import type { Locale } from '../jobs/locale.js';
import type { Mistake, QuizKind } from '../quiz/question.js';
import { evenConfidence, reportFor } from '../quiz/report.js';
import { brierScore, logScore, skill } from '../quiz/score.js';
import { readStored, type StoredQuestion } from '../quiz/stored-question.js';

/** What the questions shall be about, for the next one of a solo quiz. */
export interface QuizWish {
  readonly kind?: QuizKind;
  readonly mistake?: Mistake;
  /** Mistakes of one's own that are due come first, in a solo quiz. */
  readonly practisesDue?: boolean;
  /** Name of the population; without it the channel's and those that are always there. */
  readonly population?: string;
  /** Asked because a week has come. */
  readonly isWeekly?: boolean;
}

export interface QuizRound {
  readonly id: string;
  /** Its scores belong to: `g-<server id>`, or `u-<person id>` where nobody else sees it. */
  readonly scope: string;
  /** Where its buttons are pressed: the thread of a group round. */
  readonly channel: string;
  /** Person id of who started it; empty when that was deleted. */
  readonly host: string;
  readonly mode: 'solo' | 'group';
  /** What all see is in this language: that of the server, or else of who started it. */
  readonly locale: Locale;
  readonly wish: QuizWish;
  readonly questions: readonly StoredQuestion[];
  /** The question that is asked now, from 1. */
  readonly number: number;
  readonly state: 'open' | 'revealed';
  /** For each question; null: until the host reveals it, or until `endsAtMs`. */
  readonly seconds: number | null;
  /** Milliseconds since the epoch. */
  readonly endsAtMs: number | null;
  /** Id of the message of the question, once it is posted. */
  readonly message: string | null;
  /** The last question whose solution stands in its message; 0: none. */
  readonly drawn: number;
  readonly createdAtMs: number;
  readonly changedAtMs: number;
}

export interface QuizAnswer {
  readonly number: number;
  readonly person: string;
  /** Index of the option. */
  readonly chosen: number;
  /** Percent; null: not said. */
  readonly confidence: number | null;
}

/** What one answer adds to what is kept of a person. */
export interface Gain {
  readonly person: string;
  readonly isRight: boolean;
  /** As it counts: an even guess where none was said. */
  readonly confidence: number;
  readonly logBits: number;
  readonly brier: number;
  readonly skill: number;
  /** Mistakes that the question was about, and whether this person avoided each. */
  readonly mistakes: readonly { readonly mistake: Mistake; readonly isRight: boolean }[];
}

/** How a group round has begun. */
export interface Begun {
  readonly questions: number;
  readonly seconds: number | null;
  readonly isThread: boolean;
}

export function currentQuestion({ questions, number }: QuizRound): StoredQuestion | undefined {
  return questions[number - 1];
}

/** An answer to an option that the question does not have earns nothing and counts nothing. */
export function gainsOf(stored: StoredQuestion, answers: readonly QuizAnswer[]): readonly Gain[] {
  const question = readStored(stored);
  if (question === undefined) return [];
  const { options, right } = question;
  return answers.flatMap((answer): Gain[] => {
    const chosen = options[answer.chosen];
    if (chosen === undefined) return [];
    const report = reportFor(answer, options.length);
    const isRight = answer.chosen === right;
    return [
      {
        person: answer.person,
        isRight,
        confidence: answer.confidence ?? evenConfidence(options.length),
        logBits: logScore(report, right),
        brier: brierScore(report, right),
        skill: skill(logScore, report, right),
        mistakes: isRight
          ? options.flatMap(({ mistake }) => (mistake === null ? [] : [{ mistake, isRight: true }]))
          : chosen.mistake === null
            ? []
            : [{ mistake: chosen.mistake, isRight: false }],
      },
    ];
  });
}

/** Of the year and month of a time, so that months in order are numbers in order; by UTC. */
export function monthOf(timeMs: number): number {
  const date = new Date(timeMs);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const ID_LENGTH = 8;

/** One of 852 billion, so that nobody presses in a quiz that was never shown to them. */
export function createQuizId(): string {
  return Array.from({ length: ID_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)] ?? '').join('');
}
