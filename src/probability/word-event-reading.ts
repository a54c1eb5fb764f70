/** Events of words as predicates in the plural: "begin with “s” and do not have more than 4 letters". */
import type { Attribute } from '../jobs/population.js';
import { atomKey, atomsIn, type EventExpression, named } from './expression.js';
import { print } from './print.js';
import { reading } from './reading.js';
import { wordReading } from './word-predicates.js';

/** Each predicate takes the part of an attribute that describes itself, so that words are read as people are. */
export function wordEventReading(event: EventExpression): string {
  const attributes = new Map<string, Attribute>();
  for (const atom of atomsIn(event)) {
    if (atom.type !== 'predicate') continue;
    const predicate = { positive: wordReading(atom, false), negative: wordReading(atom, true) };
    attributes.set(atomKey(atom), { name: atomKey(atom), predicate });
  }
  if (event.type === 'everyone') return 'are any word';
  const text = reading(withNames(event), [...attributes.values()]);
  // Too deep for one sentence: the names that stand for the predicates are nothing to be read.
  return text.startsWith('are in “') ? `are in “${print(event)}”` : text;
}

function withNames(event: EventExpression): EventExpression {
  if (event.type === 'predicate') return named(atomKey(event));
  if (event.type === 'not') return { ...event, operand: withNames(event.operand) };
  if ('operands' in event) return { ...event, operands: event.operands.map(withNames) };
  return event;
}
