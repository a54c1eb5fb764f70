/**
 * The canonical form: what is shown, and what parses to the same tree again. Every operator inside another stands in
 * brackets, so that nobody has to remember which binds tighter.
 */
import type { ConditionalEvent, EventExpression, SetQuestion } from './expression.js';
import { tokenise } from './tokenise.js';

/** "P(tennis | football)", "how many tennis", "P(a | b) vs P(a | c)", "is a independent of b given c". */
export function printQuestion(question: SetQuestion): string {
  const plain = ({ event, given }: ConditionalEvent) =>
    `${print(event)}${given === null ? '' : ` given ${print(given)}`}`;
  const probability = ({ event, given }: ConditionalEvent) =>
    given === null ? `P(${print(event)})` : `P(${print(event)} | ${print(given)})`;
  switch (question.type) {
    case 'probability':
      return probability(question);
    case 'count':
      return `how many ${plain(question)}`;
    case 'members':
      return `who ${plain(question)}`;
    case 'versus':
      return `${probability(question.left)} vs ${probability(question.right)}`;
    case 'independent':
      return `is ${print(question.event)} independent of ${plain({ event: question.other, given: question.given })}`;
    case 'inside':
      return `is ${print(question.event)} inside ${plain({ event: question.other, given: question.given })}`;
    case 'exclusive':
      return `are ${print(question.event)} and ${plain({ event: question.other, given: question.given })} exclusive`;
  }
}

/** "tennis and not (football or chess)". */
export function print(event: EventExpression): string {
  switch (event.type) {
    case 'name':
      return printName(event.name);
    case 'comparison':
      return `${printName(event.name)} ${event.comparison} ${printValue(event.value)}`;
    case 'predicate':
      return `${event.predicate}(${event.arguments.map(printValue).join(', ')})`;
    case 'everyone':
    case 'nobody':
      return event.type;
    case 'not':
      return `not ${printPart(event.operand)}`;
    default:
      return event.operands.map(printPart).join(` ${event.type} `);
  }
}

/** Quoted unless it is one plain word; quotation marks inside are doubled. */
export function printName(name: string): string {
  const [first, second] = tokenise(name);
  const isPlain = first?.kind === 'word' && first.text === name && second?.kind === 'end';
  return isPlain ? name : `"${name.replaceAll('"', '""')}"`;
}

function printValue(value: number | string): string {
  return typeof value === 'number' ? String(value) : printName(value);
}

function printPart(event: EventExpression): string {
  return 'operands' in event ? `(${print(event)})` : print(event);
}
