/**
 * The canonical form: what is shown, and what parses to the same tree again. Every operator inside another stands in
 * brackets, so that nobody has to remember which binds tighter.
 */
import type { EventExpression, ProbabilityQuestion } from './expression.js';
import { tokenise } from './tokenise.js';

/** "P(tennis | football)", "P(tennis)". */
export function printQuestion(question: ProbabilityQuestion): string {
  const event = print(question.event);
  return question.given === null ? `P(${event})` : `P(${event} | ${print(question.given)})`;
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
