/** What members do with an attribute, so that sentences say "like tea" instead of naming it alone. */
import { codePointLength } from '../jobs/limits.js';
import type { Attribute, Population } from '../jobs/population.js';

/** Of each half of a predicate, as the contract has it. */
const MOST_PREDICATE_CHARACTERS = 120;

/** In the plural: "like", "play", "are". Numbers and categories have no predicate, and one that is there stays. */
export function withVerb(attribute: Attribute, verb: string | undefined): Attribute {
  if (verb === undefined || attribute.values !== undefined || attribute.predicate !== undefined)
    return attribute;
  const positive = `${verb} ${attribute.name}`;
  const negative = verb === 'are' ? `are not ${attribute.name}` : `do not ${positive}`;
  return codePointLength(negative) > MOST_PREDICATE_CHARACTERS
    ? attribute
    : { ...attribute, predicate: { positive, negative } };
}

export function withVerbs(population: Population, verb: string | undefined): Population {
  return { ...population, attributes: population.attributes.map((attribute) => withVerb(attribute, verb)) };
}
