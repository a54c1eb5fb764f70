/**
 * Events as predicates of people (or cards, or words) in the plural, for sentences such as "3 of the 7 who like football also like tennis".
 * Negations are pushed inwards (De Morgan), so that they end at names; what would need nested brackets in English is
 * read as membership of the printed event: "are in “…”".
 */
import type { Attribute } from '../jobs/population.js';
import { atomReading } from './atom-reading.js';
import { type Atom, combine, type EventExpression, not } from './expression.js';
import { print } from './print.js';

/** Characters up to which a spelled-out predicate is easier to read than its formula. */
const LONGEST_READING = 160;

export function reading(event: EventExpression, attributes: readonly Attribute[]): string {
  const byName = new Map(attributes.toReversed().map((attribute) => [attribute.name, attribute] as const));
  const text = read(event, byName);
  return text === null || text.length > LONGEST_READING ? `are in “${print(event)}”` : text;
}

type ByName = ReadonlyMap<string, Attribute>;
type Junction = 'and' | 'or';

/** Null where the event is nested too deeply for one sentence. */
function read(event: EventExpression, byName: ByName): string | null {
  if (event.type === 'xor') {
    const [first, second, ...more] = event.operands.map((operand) => readSimple(operand, byName));
    return typeof first !== 'string' || typeof second !== 'string' || more.length > 0
      ? null
      : `either ${first} or ${second}, but not both`;
  }
  const plain = withoutMinus(event);
  const junction = junctionOf(plain);
  if (junction === null) return readSimple(plain, byName);
  const parts = operandsOf(plain).map((operand) => {
    const part = withoutMinus(operand);
    if (junctionOf(part) === null) return readSimple(part, byName);
    const inner = operandsOf(part).map((innermost) => readSimple(innermost, byName));
    const pair = inner.length === 2 ? (junctionOf(part) === 'or' ? 'either ' : 'both ') : null;
    return pair === null || inner.includes(null) ? null : `${pair}${inner.join(` ${junctionOf(part)} `)}`;
  });
  return parts.includes(null)
    ? null
    : listed(
        parts.filter((part) => part !== null),
        junction,
      );
}

function readSimple(event: EventExpression, byName: ByName): string | null {
  switch (event.type) {
    case 'name':
    case 'comparison':
    case 'predicate':
      return atomReading(event, attributeOf(event, byName), false);
    case 'everyone':
      return 'are in the whole group';
    case 'nobody':
      return 'are in the empty set';
    case 'not': {
      const { operand } = event;
      if (operand.type === 'not') return readSimple(operand.operand, byName);
      if (operand.type === 'everyone') return 'are not in the whole group';
      if (operand.type === 'nobody') return 'are not in the empty set';
      if (operand.type !== 'name' && operand.type !== 'comparison' && operand.type !== 'predicate')
        return null;
      return atomReading(operand, attributeOf(operand, byName), true);
    }
    default:
      return null;
  }
}

function attributeOf(atom: Atom, byName: ByName): Attribute | undefined {
  return atom.type === 'predicate' ? undefined : byName.get(atom.name);
}

/** minus [a, b] as a and not b; not (a and b) as not a or not b; double negations gone. */
function withoutMinus(event: EventExpression): EventExpression {
  if (event.type === 'minus') {
    return combine(
      'and',
      ...event.operands.map((operand, index) => (index === 0 ? operand : negated(operand))),
    );
  }
  return event.type === 'not' ? negated(withoutMinus(event.operand)) : event;
}

function negated(event: EventExpression): EventExpression {
  if (event.type === 'not') return withoutMinus(event.operand);
  if (event.type === 'and') return combine('or', ...event.operands.map(negated));
  if (event.type === 'or') return combine('and', ...event.operands.map(negated));
  return not(event);
}

function junctionOf(event: EventExpression): Junction | null {
  return event.type === 'and' || event.type === 'or' ? event.type : null;
}

function operandsOf(event: EventExpression): readonly EventExpression[] {
  return 'operands' in event ? event.operands : [event];
}

/** "a", "a and b", "a, b and c". */
function listed(parts: readonly string[], junction: Junction): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${junction} ${last}`;
}
