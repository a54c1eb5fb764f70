/** Length and rank of a word, compared as the numbers of a population are. */
import type { ValuedAttribute } from './attribute-values.js';
import { combine, EVERYONE, type EventExpression, NOBODY, not, predicated } from './expression.js';
import { Phrases } from './phrases.js';

/** Larger than the length and the rank of every word. */
const LARGEST = 1_000_000;

export const QUANTITIES: Readonly<Record<'length' | 'rank', ValuedAttribute>> = {
  length: quantity('length'),
  rank: quantity('rank'),
};

function quantity(name: string): ValuedAttribute {
  const attribute = { name, values: 'number' } as const;
  return { attribute, name, values: 'number', known: [], categories: new Phrases() };
}

export const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= LARGEST;

/** Comparisons of length and rank as predicates: "rank > 5" is not rank(5). Undefined where a number is not whole. */
export function predicatesOf(event: EventExpression): EventExpression | undefined {
  if (event.type === 'not') {
    const operand = predicatesOf(event.operand);
    return operand === undefined ? undefined : not(operand);
  }
  if ('operands' in event) {
    const operands = event.operands.map(predicatesOf).filter((operand) => operand !== undefined);
    return operands.length < event.operands.length ? undefined : combine(event.type, ...operands);
  }
  if (event.type !== 'comparison' || typeof event.value !== 'number' || !isCount(event.value))
    return undefined;
  const { name, comparison, value } = event;
  const above = (count: number): EventExpression => {
    if (count < (name === 'rank' ? 1 : 0)) return EVERYONE;
    return name === 'length' ? predicated('longer', count) : not(predicated('rank', count));
  };
  const below = (count: number): EventExpression => {
    if (count <= 0) return NOBODY;
    return name === 'length' ? predicated('shorter', count) : predicated('rank', count - 1);
  };
  switch (comparison) {
    case '<':
      return below(value);
    case '<=':
      return below(value + 1);
    case '>':
      return above(value);
    case '>=':
      return above(value - 1);
    case '=':
      return value <= 1 && name === 'rank'
        ? below(value + 1)
        : combine('and', above(value - 1), below(value + 1));
    case '!=':
      return combine('or', below(value), above(value));
  }
}
