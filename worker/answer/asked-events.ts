/** What each form of a question about words asks for. */
import {
  type ConditionalEvent,
  combine,
  type EventExpression,
  type SetQuestion,
} from '../../src/probability/expression.js';

export interface AskedEvents {
  /** Its probability is shown. */
  readonly main: ConditionalEvent;
  /** The one beside it: the right side of a comparison, or the event without what it may depend on. */
  readonly other?: ConditionalEvent;
  /** What speaks against the verdict, where anything is in it. */
  readonly against?: EventExpression;
}

/**
 * A is independent of B where P(A | B) = P(A), inside B where P(B | A) = 1, and exclusive with B where P(A and B) = 0; all of
 * them within the condition, if there is one.
 */
export function askedEvents(question: SetQuestion): AskedEvents {
  switch (question.type) {
    case 'probability':
    case 'count':
    case 'members':
      return { main: { event: question.event, given: question.given } };
    case 'versus':
      return { main: question.left, other: question.right };
    case 'independent':
      return {
        main: { event: question.event, given: within(question.other, question.given) },
        other: { event: question.event, given: question.given },
      };
    case 'inside':
      return {
        main: { event: question.other, given: within(question.event, question.given) },
        against: within(combine('minus', question.event, question.other), question.given),
      };
    case 'exclusive': {
      const event = combine('and', question.event, question.other);
      return { main: { event, given: question.given }, against: within(event, question.given) };
    }
  }
}

function within(event: EventExpression, given: EventExpression | null): EventExpression {
  return given === null ? event : combine('and', event, given);
}
