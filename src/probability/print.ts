/**
 * The canonical form: what is shown, and what parses to the same tree again. Every operator inside another stands in
 * brackets, so that nobody has to remember which binds tighter.
 */
import type { Atom, ConditionalEvent, EventExpression, SetQuestion } from './expression.js';
import { tokenise } from './tokenise.js';

/** "P(tennis | football)", "how many tennis and football", "is tennis independent of football given chess". */
export function printQuestion(question: SetQuestion): string {
  switch (question.type) {
    case 'probability':
      return printProbability(question);
    case 'count':
      return `how many ${print(question.event)}${printGiven(question)}`;
    case 'members':
      return `who ${print(question.event)}${printGiven(question)}`;
    case 'versus':
      return `${printProbability(question.left)} vs ${printProbability(question.right)}`;
    case 'independent':
      return `is ${printPart(question.event)} independent of ${printPart(question.other)}${printGiven(question)}`;
    case 'inside':
      return `is ${printPart(question.event)} inside ${printPart(question.other)}${printGiven(question)}`;
    case 'exclusive':
      return `are ${printPart(question.event)} and ${printPart(question.other)} exclusive${printGiven(question)}`;
  }
}

/** "P(tennis | football)", "P(tennis)". */
export function printProbability({ event, given }: ConditionalEvent): string {
  return given === null ? `P(${print(event)})` : `P(${print(event)} | ${print(given)})`;
}

function printGiven({ given }: Pick<ConditionalEvent, 'given'>): string {
  return given === null ? '' : ` given ${print(given)}`;
}

/** "tennis and not (football or chess)". */
export function print(event: EventExpression): string {
  switch (event.type) {
    case 'name':
      return printName(event.name);
    case 'comparison':
      return `${printName(event.name)} ${event.comparison} ${printValue(event.value)}`;
    case 'predicate':
      return printPredicate(event);
    case 'everyone':
    case 'nobody':
      return event.type;
    case 'not':
      return `not ${printPart(event.operand)}`;
    default:
      return event.operands.map(printPart).join(` ${event.type} `);
  }
}

/** Quoted unless it is one plain word and no number; quotation marks inside are doubled. */
export function printName(name: string): string {
  return NUMBER.test(name) ? quoted(name) : printText(name);
}

const NUMBER = /^\d[\d.]*(?:e[+-]?\d+)?$/;

/** A category, or what a word is compared with. */
export function printValue(value: number | string): string {
  return typeof value === 'number' ? String(value) : printText(value);
}

function printText(text: string): string {
  const [first, second] = tokenise(text);
  const isPlain = first?.kind === 'word' && first.text === text && second?.kind === 'end';
  return isPlain ? text : quoted(text);
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function printPredicate({ predicate, arguments: given }: Extract<Atom, { type: 'predicate' }>): string {
  return given.length === 0 ? predicate : `${predicate}(${given.map(printValue).join(', ')})`;
}

function printPart(event: EventExpression): string {
  return 'operands' in event ? `(${print(event)})` : print(event);
}
