import type { QuizJob } from '../../jobs/quiz.js';
import { readStored } from '../../quiz/stored-question.js';
import type { DrawnPicture } from './card-picture.js';
import { viewOfQuiz } from './quiz-view.js';
import { drawSets } from './set-picture.js';

/** The solution. While a question is open there is no picture: it would give the answer away. */
export async function drawQuiz(quiz: QuizJob): Promise<DrawnPicture | undefined> {
  const question = quiz.isOpen ? undefined : readStored(quiz.question);
  if (question === undefined) return undefined;
  const drawn = viewOfQuiz(question, quiz.locale);
  return drawn === undefined ? undefined : await drawSets(drawn.view, drawn.picture);
}
