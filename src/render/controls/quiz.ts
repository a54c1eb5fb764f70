/** Below a question of the quiz: a button for each option, then how sure, and the reveal. */
import type { QuizJob } from '../../jobs/quiz.js';
import { en } from '../../messages/quiz/en.js';
import type { QuizOption } from '../../quiz/question.js';
import { confidencesFor, isEven } from '../../quiz/score.js';
import { readStored } from '../../quiz/stored-question.js';
import type { Control } from '../card.js';

/** What a press below a quiz is called: see `commands/quiz-presses.ts`. Buttons carry the number of their question. */
export const QUIZ_ACTIONS = {
  answer: 'answer',
  sure: 'sure',
  mine: 'mine',
  withdraw: 'withdraw',
  reveal: 'reveal',
  next: 'next',
} as const;

const LETTERS = ['A', 'B', 'C', 'D', 'E'] as const;

export const letterOf = (option: number): string => LETTERS[option] ?? '?';

/** "3-1": question 3, option 1. */
export const answerArgument = (number: number, option: number): string => `${number}-${option}`;

export function quizControls(quiz: QuizJob): readonly (readonly Control[])[] {
  const { isOpen, mode, number, of, own } = quiz;
  const options = readStored(quiz.question)?.options ?? [];
  const argument = String(number);
  if (!isOpen) {
    return mode === 'solo' || number < of
      ? [[{ type: 'button', action: QUIZ_ACTIONS.next, argument, label: en.buttons.next, isPrimary: true }]]
      : [];
  }
  const buttons = options.map(
    ({ quotient }, option): Control => ({
      type: 'button',
      action: QUIZ_ACTIONS.answer,
      argument: answerArgument(number, option),
      label: en.option(letterOf(option), quotient),
      isPrimary: own === null || own.chosen === option,
    }),
  );
  const pairs = [buttons.slice(0, 2), buttons.slice(2)].filter((row) => row.length > 0);
  const reveal: Control = { type: 'button', action: QUIZ_ACTIONS.reveal, argument, label: en.buttons.reveal };
  if (mode === 'group')
    return [
      ...pairs,
      [{ type: 'button', action: QUIZ_ACTIONS.mine, argument, label: en.buttons.mine }, reveal],
    ];
  return own === null ? pairs : [...pairs, [sureMenu(number, options, own.confidence)], [reveal]];
}

/** Its values name the question as well, since a menu has no argument. */
export function sureMenu(number: number, options: readonly QuizOption[], confidence: number | null): Control {
  return {
    type: 'menu',
    action: QUIZ_ACTIONS.sure,
    placeholder: en.askSure,
    options: confidencesFor(options.length).map((percent) => ({
      label: en.confidence(percent, isEven(percent, options.length)),
      value: `${number}-${percent}`,
      isChosen: percent === confidence,
    })),
  };
}
