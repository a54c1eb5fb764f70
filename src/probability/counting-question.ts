/**
 * Questions about the places of a text: "next = rain given previous = cloudy", or just "rain given cloudy", which is the same.
 * A word alone is the next word in an event, and the previous word in a condition. Predicates with brackets, "starts(s)", are of
 * the next word.
 */
import type { Attribute } from '../jobs/population.js';
import { splitRungs } from '../jobs/rungs.js';
import type { AtomReader } from './atom-reader.js';
import { PLACE_ATTRIBUTES, type PlaceAttribute } from './corpus.js';
import {
  type Atom,
  type ConditionalEvent,
  combine,
  compared,
  type EventExpression,
  predicated,
  type SetQuestion,
  WORD_PREDICATES,
} from './expression.js';
import { foldName } from './names.js';
import { parseWith } from './parse.js';
import { createPopulationAtoms } from './population-atoms.js';
import { print } from './print.js';
import type { Parsed } from './problem.js';
import type { ParseLimits } from './read-event.js';
import type { Token } from './tokenise.js';
import { WORD_ATOMS } from './word-atoms.js';
import { wordReading } from './word-predicates.js';

const PREDICATES: ReadonlySet<string> = new Set(WORD_PREDICATES);

const NOUN = { one: 'place', many: 'places' };

/** Every word that is typed may be asked for, whether the text has it or not: "never" is an answer. */
export function parseCountingQuestion(text: string, limits: ParseLimits): Parsed<SetQuestion> {
  const words = typedWords(text);
  const attributes: Attribute[] = [
    ...PLACE_ATTRIBUTES.map((name) => ({ name, values: 'category' as const })),
    ...words.map((name) => ({ name })),
  ];
  const groups = words.map((word) => ({
    has: [],
    values: PLACE_ATTRIBUTES.map((name): [string, string] => [name, word]),
    count: 1,
  }));
  const parsed = parseWith(
    text,
    withPredicates(createPopulationAtoms({ attributes, groups, noun: NOUN })),
    limits,
  );
  return parsed.ok ? { ok: true, value: placed(parsed.value) } : parsed;
}

function withPredicates(names: AtomReader): AtomReader {
  const isPredicate = (tokens: readonly Token[], from: number): boolean =>
    tokens[from + 1]?.kind === 'open' && PREDICATES.has(tokens[from]?.key ?? '');
  return {
    ...names,
    known: (tokens, from) => (isPredicate(tokens, from) ? WORD_ATOMS : names).known(tokens, from),
    read: (tokens, from) => (isPredicate(tokens, from) ? WORD_ATOMS : names).read(tokens, from),
  };
}

/** Each spelling once; the names of the attributes are no words here. */
function typedWords(text: string): string[] {
  const words = new Map<string, string>();
  for (const { kind, text: word } of splitRungs(text)) {
    const key = foldName(word);
    if (kind === 'word' && !PLACE_ATTRIBUTES.some((name) => name === key)) words.set(key, word);
  }
  return [...words.values()];
}

function placed(question: SetQuestion): SetQuestion {
  const side = ({ event, given }: ConditionalEvent): ConditionalEvent => ({
    event: withWords(event, 'next'),
    given: given === null ? null : withWords(given, 'previous'),
  });
  if (question.type === 'versus') {
    return { ...question, left: side(question.left), right: side(question.right) };
  }
  const { event, given } = side(question);
  if (!('other' in question)) return { ...question, event, given };
  // Two events are asked about: what is in the place, and what is in front of it.
  return { ...question, event, given, other: withWords(question.other, 'previous') };
}

function withWords(event: EventExpression, attribute: PlaceAttribute): EventExpression {
  if (event.type === 'name') return compared(attribute, '=', event.name);
  if (event.type === 'not') return { ...event, operand: withWords(event.operand, attribute) };
  if ('operands' in event) {
    return { ...event, operands: event.operands.map((operand) => withWords(operand, attribute)) };
  }
  return event;
}

/**
 * The words that a condition asks for right in front of the place, in the order of the text: ["it", "is"] of "before = it and
 * previous = is". Null for any other condition; none for no condition.
 */
export function contextWords(given: EventExpression | null): readonly string[] | null {
  if (given === null) return [];
  const parts = given.type === 'and' ? given.operands : [given];
  const words = new Map<string, string>();
  for (const part of parts) {
    if (part.type !== 'comparison' || part.comparison !== '=' || words.has(part.name)) return null;
    words.set(part.name, String(part.value));
  }
  const [previous, before] = [words.get('previous'), words.get('before')];
  if (previous === undefined || words.has('next')) return null;
  return before === undefined ? [previous] : [before, previous];
}

/** "the next word is “rain”", or the printed event where that would not fit into a sentence. */
export function placeReading(event: EventExpression): string {
  // A predicate of one word: "begin with “s”" is said of many.
  if (event.type === 'predicate') return `the next word is one of those that ${wordReading(event, false)}`;
  const isOfNext = event.type === 'comparison' && event.name === 'next';
  if (isOfNext && event.comparison === '=') return `the next word is “${event.value}”`;
  if (isOfNext && event.comparison === '!=') return `the next word is not “${event.value}”`;
  return `it is true that ${print(event)}`;
}

/** "behind “it is”", "where previous != cloudy"; null without a condition. */
export function conditionReading(given: EventExpression | null): string | null {
  if (given === null) return null;
  const words = contextWords(given);
  return words === null ? `where ${print(given)}` : `behind “${words.join(' ')}”`;
}

/** The event as one of a word, for a model: "next = rain" is in(rain). Null where it speaks of other words as well. */
export function wordEvent(event: EventExpression): EventExpression | null {
  if (event.type === 'comparison') return wordAtom(event);
  if (event.type === 'not') {
    const operand = wordEvent(event.operand);
    return operand === null ? null : { ...event, operand };
  }
  if ('operands' in event) {
    const operands = event.operands.map(wordEvent).filter((operand) => operand !== null);
    return operands.length < event.operands.length ? null : combine(event.type, ...operands);
  }
  return event;
}

function wordAtom(atom: Extract<Atom, { type: 'comparison' }>): EventExpression | null {
  if (atom.name !== 'next') return null;
  const word = predicated('in', String(atom.value));
  return atom.comparison === '=' ? word : { type: 'not', operand: word };
}
