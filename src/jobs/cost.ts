/** How much work a question is, as far as its kind says it: short ones pass long ones, and each has its own time limit. */
import type { Question } from './contract.js';

export type Cost = 'short' | 'long';

/** Longest time of one start; past it the question is given up. Searches of the model end themselves long before. */
export const TIME_LIMIT_MS: Readonly<Record<Cost, number>> = { short: 60_000, long: 240_000 };

/** Long: whatever reads a text through the model many times over, or two of them, or may have to wait for the model itself. */
export function costOf(question: Question): Cost {
  switch (question.kind) {
    case 'evidence':
    case 'sequence':
    case 'counting':
    case 'model':
    case 'guess-reveal':
    case 'train':
    case 'gist':
      return 'long';
    case 'nextword':
      return question.compare === undefined ? 'short' : 'long';
    case 'word-prob':
    case 'prob':
    case 'bayes':
    case 'poll':
    case 'trained-next':
    case 'quiz':
    case 'quiz-scores':
      return 'short';
  }
}
