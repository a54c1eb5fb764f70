import type { Locale } from '../../jobs/locale.js';
import type { QuizJob } from '../../jobs/quiz.js';
import type { QuizQuestion } from '../../quiz/question.js';
import { readStored } from '../../quiz/stored-question.js';
import type { DrawnPicture } from './card-picture.js';
import { viewOfQuiz } from './quiz-view.js';
import { drawSets } from './set-picture.js';
import { drawWordChain } from './word-chain.js';

/** The solution. While a question is open there is no picture: it would give the answer away. */
export async function drawQuiz(quiz: QuizJob): Promise<DrawnPicture | undefined> {
  const question = quiz.isOpen ? undefined : readStored(quiz.question);
  if (question === undefined) return undefined;
  return await drawSolution(question, quiz.locale);
}

export async function drawSolution(
  question: QuizQuestion,
  locale: Locale,
): Promise<DrawnPicture | undefined> {
  const { facts, options, right } = question;
  if (facts.kind === 'two-words') {
    const value = options[right]?.quotient;
    return value === undefined ? undefined : await drawWordChain(facts, value, locale);
  }
  const drawn = viewOfQuiz(question, locale);
  return drawn === undefined ? undefined : await drawSets(drawn.view, drawn.picture);
}
