/** What a player of a group round is told of their own answer; nobody else is. */
import { en } from '../messages/quiz/en.js';
import { shortText } from '../messages/quiz/wording.js';
import { readStored } from '../quiz/stored-question.js';
import { currentQuestion, type QuizAnswer, type QuizRound } from '../rounds/quiz-round.js';
import type { Card, Control } from './card.js';
import { GROUP_ACTIONS, sureMenu } from './controls/quiz.js';
import { ownText } from './quiz.js';

const COLOUR = 0x56b4e9;

export function ownAnswerCard(round: QuizRound, answer: QuizAnswer | undefined): Card {
  const stored = currentQuestion(round);
  const question = stored === undefined ? undefined : readStored(stored);
  return {
    colour: COLOUR,
    title: question === undefined ? '' : en.ownTitle(round.number, shortText(en, question.facts)),
    blocks: [
      {
        type: 'paragraph',
        content: [
          answer === undefined || question === undefined
            ? en.nothingChosen
            : ownText(answer, question.options),
        ],
      },
      { type: 'paragraph', content: [{ quiet: en.onlyYou }] },
    ],
  };
}

export function ownAnswerControls(
  round: QuizRound,
  answer: QuizAnswer | undefined,
): readonly (readonly Control[])[] {
  const stored = currentQuestion(round);
  const question = stored === undefined ? undefined : readStored(stored);
  if (answer === undefined || question === undefined) return [];
  return [
    [sureMenu(GROUP_ACTIONS.sure, round.number, question.options, answer.confidence)],
    [
      {
        type: 'button',
        action: GROUP_ACTIONS.withdraw,
        argument: String(round.number),
        label: en.buttons.withdraw,
      },
    ],
  ];
}
