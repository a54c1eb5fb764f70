/** One atom of an event as a predicate of people in the plural: "like tennis", "have age 18 or more", "begin with “s”". */
import type { Attribute } from '../jobs/population.js';
import type { Atom, Comparison } from './expression.js';
import { printName, printValue } from './print.js';
import { wordReading } from './word-predicates.js';

type ComparisonAtom = Extract<Atom, { type: 'comparison' }>;

/**
 * `attribute`: as the population describes it, where it does. The predicate of a number or category is completed by the
 * value: "are aged" and "are not aged" by "18 or more".
 */
export function atomReading(atom: Atom, attribute: Attribute | undefined, isNegative: boolean): string {
  switch (atom.type) {
    case 'name':
      return (
        predicate(attribute, isNegative) ?? `${isNegative ? 'are not' : 'are'} in ${printName(atom.name)}`
      );
    case 'comparison':
      return comparisonReading(atom, attribute, isNegative);
    case 'predicate':
      return wordReading(atom, isNegative);
  }
}

function comparisonReading(
  { name, comparison, value }: ComparisonAtom,
  attribute: Attribute | undefined,
  isNegative: boolean,
): string {
  const isNumber =
    attribute?.values === 'number' || (attribute?.values === undefined && typeof value === 'number');
  const verb = isNumber ? ['have', 'do not have'] : ['are in', 'are not in'];
  const start = predicate(attribute, isNegative) ?? `${verb[isNegative ? 1 : 0]} ${printName(name)}`;
  return `${start} ${said(comparison, printValue(value))}`;
}

function said(comparison: Comparison, value: string): string {
  switch (comparison) {
    case '=':
      return value;
    case '!=':
      return `other than ${value}`;
    case '<':
      return `under ${value}`;
    case '<=':
      return `${value} or less`;
    case '>':
      return `over ${value}`;
    case '>=':
      return `${value} or more`;
  }
}

function predicate(attribute: Attribute | undefined, isNegative: boolean): string | undefined {
  return isNegative ? attribute?.predicate?.negative : attribute?.predicate?.positive;
}
