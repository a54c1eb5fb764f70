/** What can be pressed below the end of a job. */
import type { Answer, Job, Outcome } from '../../jobs/contract.js';
import type { Control } from '../card.js';
import { bayesControls } from './bayes.js';
import { countingControls } from './counting.js';
import { evidenceControls } from './evidence.js';
import { countedNextwordControls, nextwordControls } from './nextword.js';
import { pollControls } from './poll.js';
import { probControls } from './prob.js';
import { quizControls } from './quiz.js';
import { sequenceControls } from './sequence.js';
import { wordProbControls } from './word-prob.js';

export type Rows = readonly (readonly Control[])[];

const BACK: Control = { type: 'button', action: 'back', label: 'Back', emoji: '↩️' };
const RETRY: Control = { type: 'button', action: 'retry', label: 'Try again', emoji: '🔁' };

/** Without a kept question there is nothing to press; polls and quizzes are kept as what they are. */
export function controlsOf(outcome: Outcome, card: Job['card']): Rows {
  if (outcome.type === 'answer' && outcome.answer.kind === 'poll') return pollControls(outcome.answer);
  if (outcome.type === 'answer' && outcome.answer.kind === 'quiz') return quizControls(outcome.answer);
  if (card === undefined) return [];
  const back = card.back === undefined ? [] : [BACK];
  switch (outcome.type) {
    case 'answer':
      return withBack(answerControls(outcome.answer), back);
    case 'refusal':
      return [back];
    case 'failure':
      // A text that is not stored is asked about again from the menu of its message.
      return [card.isShown ? [RETRY, ...back] : back];
  }
}

function answerControls(answer: Answer): Rows {
  switch (answer.kind) {
    case 'nextword':
      return nextwordControls(answer);
    case 'counted-nextword':
      return countedNextwordControls(answer);
    case 'sequence':
      return sequenceControls(answer);
    case 'evidence':
      return evidenceControls();
    case 'word-prob':
      return wordProbControls(answer);
    case 'counting':
      return countingControls(answer);
    case 'prob':
      return probControls(answer);
    case 'bayes':
      return bayesControls(answer);
    case 'model':
    case 'poll':
    case 'train':
    case 'trained-next':
    case 'quiz':
    case 'quiz-scores':
    case 'guess-reveal':
    case 'gist':
      return [];
  }
}

const BUTTONS_PER_ROW = 5;

/** First in the last row of buttons, or in a row of its own. */
function withBack(rows: Rows, back: readonly Control[]): Rows {
  const last = rows.at(-1);
  const hasRoom =
    last !== undefined && last.length < BUTTONS_PER_ROW && last.every(({ type }) => type === 'button');
  return hasRoom ? [...rows.slice(0, -1), [...back, ...last]] : [...rows, back];
}
