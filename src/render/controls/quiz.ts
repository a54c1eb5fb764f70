/** Below a question of the quiz: a button for each option, then how sure, and the reveal. */
import type { Locale } from '../../jobs/locale.js';
import type { QuizJob } from '../../jobs/quiz.js';
import { QUIZ_MESSAGES } from '../../messages/quiz/index.js';
import type { QuizOption } from '../../quiz/question.js';
import { confidencesFor, isEven } from '../../quiz/score.js';
import { readStored } from '../../quiz/stored-question.js';
import type { Control } from '../card.js';

/** What a press below a quiz is called: see `commands/quiz-presses.ts`. Each carries the number of its question. */
export const SOLO_ACTIONS = {
  answer: 'pick',
  sure: 'pick-sure',
  reveal: 'show',
  next: 'another',
} as const;
export const GROUP_ACTIONS = {
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
  const { isOpen, mode, number, of, own, locale } = quiz;
  const texts = QUIZ_MESSAGES[locale];
  const actions = mode === 'solo' ? SOLO_ACTIONS : GROUP_ACTIONS;
  const options = readStored(quiz.question)?.options ?? [];
  const argument = String(number);
  if (!isOpen) {
    return mode === 'solo' || number < of
      ? [[{ type: 'button', action: actions.next, argument, label: texts.buttons.next, isPrimary: true }]]
      : [];
  }
  const buttons = options.map(
    ({ quotient }, option): Control => ({
      type: 'button',
      action: actions.answer,
      argument: answerArgument(number, option),
      label: texts.option(letterOf(option), quotient),
      isPrimary: own === null || own.chosen === option,
    }),
  );
  const pairs = [buttons.slice(0, 2), buttons.slice(2)].filter((row) => row.length > 0);
  const reveal: Control = { type: 'button', action: actions.reveal, argument, label: texts.buttons.reveal };
  if (mode === 'group')
    return [
      ...pairs,
      [{ type: 'button', action: GROUP_ACTIONS.mine, argument, label: texts.buttons.mine }, reveal],
    ];
  return own === null
    ? pairs
    : [...pairs, [sureMenu(actions.sure, number, { options, confidence: own.confidence, locale })], [reveal]];
}

/** Its values name the question as well, since a menu has no argument. */
export function sureMenu(
  action: string,
  number: number,
  {
    options,
    confidence,
    locale,
  }: {
    readonly options: readonly QuizOption[];
    readonly confidence: number | null;
    readonly locale: Locale;
  },
): Control {
  const texts = QUIZ_MESSAGES[locale];
  return {
    type: 'menu',
    action,
    placeholder: texts.askSure,
    options: confidencesFor(options.length).map((percent) => ({
      label: texts.confidence(percent, isEven(percent, options.length)),
      value: `${number}-${percent}`,
      isChosen: percent === confidence,
    })),
  };
}
