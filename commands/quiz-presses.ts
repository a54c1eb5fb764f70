/** What can be pressed below a quiz. */
import type { Press, PressRequest, Shown } from '../src/discord/command.js';
import type { QuizJob } from '../src/jobs/quiz.js';
import { accept, type Checked, refuse } from '../src/jobs/refusal.js';
import { localeOf } from '../src/messages/catalogue.js';
import { CONFIDENCES } from '../src/quiz/score.js';
import { GROUP_ACTIONS, quizControls, SOLO_ACTIONS } from '../src/render/controls/quiz.js';
import { quizCard } from '../src/render/quiz.js';
import { ownAnswerCard, ownAnswerControls } from '../src/render/quiz-own.js';
import type { OwnAnswer } from '../src/rounds/quiz-desk.js';
import type { AnswerChange } from '../src/rounds/quiz-store.js';
import { DRAW_SCORES, drawScoresPress } from './quiz-scores.js';

export function shownQuiz(quiz: QuizJob): Shown {
  return { card: quizCard(quiz), controls: quizControls(quiz), subject: quiz.round };
}

const ANSWER = /^(\d{1,2})-(\d)$/;
const CONFIDENCE = /^(\d{1,2})-(\d{2})$/;
const NUMBER = /^\d{1,2}$/;

interface Said {
  readonly number: number;
  readonly change: AnswerChange;
}

/** Undefined for what no button of this version carries. */
function chosen({ argument }: PressRequest): Said | undefined {
  const [, number, option] = ANSWER.exec(argument) ?? [];
  if (number === undefined || option === undefined) return undefined;
  return { number: Number(number), change: { type: 'choose', option: Number(option) } };
}

function sure({ values }: PressRequest): Said | undefined {
  const [, number, percent] = CONFIDENCE.exec(values[0] ?? '') ?? [];
  const confidence = CONFIDENCES.find((one) => String(one) === percent);
  if (number === undefined || confidence === undefined || values.length > 1) return undefined;
  return { number: Number(number), change: { type: 'sure', confidence } };
}

function withdrawn({ argument }: PressRequest): Said | undefined {
  return NUMBER.test(argument) ? { number: Number(argument), change: { type: 'withdraw' } } : undefined;
}

const numberOf = ({ argument }: PressRequest): number => (NUMBER.test(argument) ? Number(argument) : 0);

const solo = (read: (request: PressRequest) => Said | undefined): Press => ({
  shows: 'in-place',
  async act(request) {
    const said = read(request);
    if (said === undefined) return refuse({ code: 'quiz-closed' });
    const quiz = await request.quizzes.answerSolo(request.subject, said.number, said.change, request);
    return quiz.ok ? accept(shownQuiz(quiz.value)) : quiz;
  },
});

/** `isInMessage`: pressed below the question itself, and not in what only the player sees. */
const group = (read: (request: PressRequest) => Said | undefined, isInMessage: boolean): Press => ({
  shows: isInMessage ? 'aside' : 'in-place',
  ...(isInMessage ? { sharesReply: true } : {}),
  async act(request) {
    const said = read(request);
    if (said === undefined) return refuse({ code: 'quiz-closed' });
    return shownOwn(
      await request.quizzes.answerGroup(request.subject, said.number, said.change, {
        player: request,
        isInMessage,
      }),
      request,
    );
  },
});

function shownOwn(own: Checked<OwnAnswer>, request: PressRequest): Checked<Shown> {
  if (!own.ok) return own;
  const locale = localeOf(request.locale);
  const { round, answer } = own.value;
  return accept({
    card: ownAnswerCard(round, answer, locale),
    controls: ownAnswerControls(round, answer, locale),
    subject: round.id,
  });
}

export const QUIZ_PRESSES: ReadonlyMap<string, Press> = new Map<string, Press>([
  [SOLO_ACTIONS.answer, solo(chosen)],
  [SOLO_ACTIONS.sure, solo(sure)],
  [
    SOLO_ACTIONS.reveal,
    {
      shows: 'in-place',
      sharesReply: true,
      async act(request) {
        const quiz = await request.quizzes.revealSolo(request.subject, numberOf(request), request);
        if (!quiz.ok) return quiz;
        return accept(quiz.value === null ? null : shownQuiz(quiz.value));
      },
    },
  ],
  [
    SOLO_ACTIONS.next,
    {
      shows: 'in-place',
      async act(request) {
        const quiz = await request.quizzes.nextSolo(request.subject, request);
        return quiz.ok ? accept(shownQuiz(quiz.value)) : quiz;
      },
    },
  ],
  [DRAW_SCORES, drawScoresPress],
  [GROUP_ACTIONS.answer, group(chosen, true)],
  [GROUP_ACTIONS.sure, group(sure, false)],
  [GROUP_ACTIONS.withdraw, group(withdrawn, false)],
  [
    GROUP_ACTIONS.mine,
    {
      shows: 'private',
      act: async (request) =>
        shownOwn(await request.quizzes.mine(request.subject, numberOf(request), request), request),
    },
  ],
  [
    GROUP_ACTIONS.reveal,
    {
      shows: 'in-place',
      sharesReply: true,
      act: (request) => request.quizzes.revealGroup(request.subject, numberOf(request), request),
    },
  ],
  [
    GROUP_ACTIONS.next,
    {
      shows: 'in-place',
      act: (request) => request.quizzes.nextGroup(request.subject, numberOf(request), request),
    },
  ],
]);
