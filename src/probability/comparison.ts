/** Two sides that are compared, P(A | B) with P(C | D), and how many members each of them counts. */
import type { Group, Population } from '../jobs/population.js';
import type { EventCounts } from './conditional.js';
import {
  type ConditionalEvent,
  combine,
  EVERYONE,
  type EventExpression,
  holds,
  not,
  type SetQuestion,
} from './expression.js';
import { atomTest } from './population.js';

/** `right` is null where there is nothing to compare with. */
export interface Comparison {
  readonly left: ConditionalEvent;
  readonly right: ConditionalEvent | null;
}

/**
 * What a question compares: the two sides of "versus"; of any other question about A and B, how often A is where B holds
 * with how often it is where B does not. Within C, where C is given to a question whether the two are independent.
 */
export function comparisonOf(question: SetQuestion): Comparison {
  switch (question.type) {
    case 'versus':
      return { left: question.left, right: question.right };
    case 'probability':
    case 'count':
    case 'members': {
      const { event, given } = question;
      return { left: { event, given }, right: given === null ? null : { event, given: not(given) } };
    }
    case 'independent':
    case 'inside':
    case 'exclusive': {
      const { event, other, given } = question;
      return {
        left: { event, given: within(other, given) },
        right: { event, given: within(not(other), given) },
      };
    }
  }
}

/** The two sides that a question names: those of "versus", or A and B, each under the condition; one alone where there is no other. */
export function sidesOf(question: SetQuestion): {
  readonly first: ConditionalEvent;
  readonly other: ConditionalEvent | null;
} {
  switch (question.type) {
    case 'versus':
      return { first: question.left, other: question.right };
    case 'probability':
    case 'count':
    case 'members':
      return { first: { event: question.event, given: question.given }, other: null };
    case 'independent':
    case 'inside':
    case 'exclusive': {
      const { event, other, given } = question;
      return { first: { event, given }, other: { event: other, given } };
    }
  }
}

/** A and B of which it can be said how they stand to each other, and C within which they are counted; null where there is no B. */
export function pairedEvents(question: SetQuestion): {
  readonly event: EventExpression;
  readonly other: EventExpression;
  readonly within: EventExpression | null;
} | null {
  if (question.type === 'versus') return null;
  const { event, given } = question;
  if ('other' in question) return { event, other: question.other, within: given };
  return given === null ? null : { event, other: given, within: null };
}

/**
 * The one conditional event that a question is drawn and simulated by: whether A is independent of B shows in P(A | B),
 * whether it is inside B in P(B | A), whether the two are exclusive in P(A and B).
 */
export function shownEvent(question: SetQuestion): ConditionalEvent {
  switch (question.type) {
    case 'probability':
    case 'count':
    case 'members':
      return { event: question.event, given: question.given };
    case 'versus':
      return question.left;
    case 'independent':
      return { event: question.event, given: within(question.other, question.given) };
    case 'inside':
      return { event: question.other, given: within(question.event, question.given) };
    case 'exclusive':
      return { event: combine('and', question.event, question.other), given: question.given };
  }
}

export function within(event: EventExpression, given: EventExpression | null): EventExpression {
  return given === null ? event : combine('and', event, given);
}

interface Membership {
  readonly inEvent: boolean;
  readonly inCondition: boolean;
}

/** A group of the population, with what each side makes of it. */
export interface Row {
  readonly group: Group;
  readonly left: Membership;
  readonly right: Membership;
}

/** Without a right side, the right of a row is in nothing. */
export function rowsOf({ groups }: Pick<Population, 'groups'>, { left, right }: Comparison): Row[] {
  return groups.map((group) => {
    const isTrue = atomTest(group);
    const membership = ({ event, given }: ConditionalEvent): Membership => ({
      inEvent: holds(event, isTrue),
      inCondition: holds(given ?? EVERYONE, isTrue),
    });
    return {
      group,
      left: membership(left),
      right: right === null ? { inEvent: false, inCondition: false } : membership(right),
    };
  });
}

export function countSide(rows: readonly Row[], side: 'left' | 'right'): EventCounts {
  let joint = 0;
  let condition = 0;
  let event = 0;
  let population = 0;
  for (const row of rows) {
    const { count } = row.group;
    const { inEvent, inCondition } = row[side];
    population += count;
    if (inEvent) event += count;
    if (inCondition) condition += count;
    if (inEvent && inCondition) joint += count;
  }
  return { joint, condition, event, population };
}
