import type { SetQuestion } from './expression.js';

/**
 * The question the other way round: P(B | A) for P(A | B), the sides of "versus" exchanged, "is B inside A" for "is A inside B".
 * A question of one event alone stays as it is.
 */
export function swapped(question: SetQuestion): SetQuestion {
  switch (question.type) {
    case 'versus':
      return { ...question, left: question.right, right: question.left };
    case 'independent':
    case 'inside':
    case 'exclusive':
      return { ...question, event: question.other, other: question.event };
    case 'probability':
    case 'count':
    case 'members': {
      const { event, given } = question;
      return given === null ? question : { ...question, event: given, given: event };
    }
  }
}
