/** `/quiz me` and `/quiz scores`: told at once, and completed by a picture as soon as a worker has drawn it. */
import type { ActRequest, Press, Shown } from '../src/discord/command.js';
import type { QuizScoresJob } from '../src/jobs/quiz-scores.js';
import { accept } from '../src/jobs/refusal.js';
import { localeOf } from '../src/messages/catalogue.js';
import { QUIZ_MESSAGES } from '../src/messages/quiz/index.js';
import { quizScoresCard } from '../src/render/quiz-scores.js';
import { groupReport, ownReport } from '../src/rounds/quiz-report.js';

/** Below scores whose picture is not there. */
export const DRAW_SCORES = 'curve';
const SUBJECTS = { own: 'me', group: 'all' } as const;

type ScoresRequest = Pick<ActRequest, 'person' | 'place' | 'locale' | 'quizzes' | 'quizScores' | 'reply'>;

async function ownOf({ quizScores, person, locale }: ScoresRequest): Promise<QuizScoresJob> {
  const [own, months] = await Promise.all([quizScores.own(person), quizScores.months({ person })]);
  return ownReport(own, months, { nowMs: Date.now(), locale: localeOf(locale) });
}

async function groupOf({ quizScores, place: { scope }, locale }: ScoresRequest): Promise<QuizScoresJob> {
  const [scores, tally, months] = await Promise.all([
    quizScores.scores(scope),
    quizScores.tally(scope),
    quizScores.months({ scope }),
  ]);
  return groupReport(scores, tally, months, localeOf(locale));
}

export const ownScores = async (request: ScoresRequest) => accept(shownScores(await ownOf(request), request));
export const groupScores = async (request: ScoresRequest) =>
  accept(shownScores(await groupOf(request), request));

function shownScores(scores: QuizScoresJob, { quizzes, person, reply }: ScoresRequest): Shown {
  const card = quizScoresCard(scores);
  if (scores.points.length === 0) return { card };
  const { curve } = QUIZ_MESSAGES[scores.locale].buttons;
  return {
    card,
    controls: [[{ type: 'button', action: DRAW_SCORES, label: curve }]],
    subject: SUBJECTS[scores.of.whose],
    onShown: () => void quizzes.drawScores(scores, { person, reply }),
  };
}

/** For a picture that did not come by itself. Whoever presses below their own scores is meant, so nothing has to be carried. */
export const drawScoresPress: Press = {
  shows: 'in-place',
  sharesReply: true,
  async act(request) {
    const scores = await (request.subject === SUBJECTS.group ? groupOf(request) : ownOf(request));
    const isDrawn = scores.points.length > 0 && (await request.quizzes.drawScores(scores, request));
    return accept(isDrawn ? null : { card: quizScoresCard(scores) });
  },
};
