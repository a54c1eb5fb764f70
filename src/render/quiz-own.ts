/** What a player of a group round is told of their own answer; nobody else is. */
import type { Locale } from '../jobs/locale.js';
import { QUIZ_MESSAGES } from '../messages/quiz/index.js';
import { shortText } from '../messages/quiz/wording.js';
import { readStored } from '../quiz/stored-question.js';
import { currentQuestion, type QuizAnswer, type QuizRound } from '../rounds/quiz-round.js';
import type { Card, Control } from './card.js';
import { GROUP_ACTIONS, sureMenu } from './controls/quiz.js';
import { ownText } from './quiz.js';

const COLOUR = 0x56b4e9;

/** `locale`: of the player, which may be another one than that of the round. */
export function ownAnswerCard(round: QuizRound, answer: QuizAnswer | undefined, locale: Locale): Card {
  const texts = QUIZ_MESSAGES[locale];
  const stored = currentQuestion(round);
  const question = stored === undefined ? undefined : readStored(stored);
  return {
    colour: COLOUR,
    title: question === undefined ? '' : texts.ownTitle(round.number, shortText(texts, question.facts)),
    blocks: [
      {
        type: 'paragraph',
        content: [
          answer === undefined || question === undefined
            ? texts.nothingChosen
            : ownText(answer, question.options, texts),
        ],
      },
      { type: 'paragraph', content: [{ quiet: texts.onlyYou }] },
    ],
  };
}

export function ownAnswerControls(
  round: QuizRound,
  answer: QuizAnswer | undefined,
  locale: Locale,
): readonly (readonly Control[])[] {
  const stored = currentQuestion(round);
  const question = stored === undefined ? undefined : readStored(stored);
  if (answer === undefined || question === undefined) return [];
  const texts = QUIZ_MESSAGES[locale];
  return [
    [sureMenu(GROUP_ACTIONS.sure, round.number, { ...question, confidence: answer.confidence, locale })],
    [
      {
        type: 'button',
        action: GROUP_ACTIONS.withdraw,
        argument: String(round.number),
        label: texts.buttons.withdraw,
      },
    ],
  ];
}
