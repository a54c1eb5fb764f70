/** What of a population travels inside a question. */
import type { Attribute, Group, Population } from '../jobs/population.js';
import { atomsIn, type EventExpression, type SetQuestion } from '../probability/expression.js';
import { groupRows, rowsOf } from './rows.js';

/** Values up to which a category may be what explains a comparison; more cut the members too small to compare. */
const MOST_STRATA = 12;
/** UTF-8 bytes of a population as JSON, so that a job stays small enough for any queue. */
const MOST_BYTES = 1_000_000;

/**
 * The population as far as the question needs it: the attributes that it names and those that a trap may hide in (yes or
 * no, and categories of at most twelve values), and the names of members where it asks who. Members who are alike in that
 * are one group. What a trap may hide in is given up, last attribute first, as long as the JSON is over 1 MB.
 * `also`: attributes to keep beside, as the one an answer is broken down by.
 */
export function populationFor(
  question: SetQuestion,
  population: Population,
  also: readonly string[] = [],
): Population {
  const named = new Set([...namesIn(question), ...also]);
  const candidates = population.attributes.filter(
    (attribute) => !named.has(attribute.name) && isStratum(attribute, population.groups),
  );
  const keeping = (count: number): Population => {
    const names = new Set([...named, ...candidates.slice(0, count).map(({ name }) => name)]);
    return reduce(population, names, question.type === 'members');
  };
  const fits = (reduced: Population): boolean => Buffer.byteLength(JSON.stringify(reduced)) <= MOST_BYTES;
  const whole = keeping(candidates.length);
  if (fits(whole)) return whole;
  // The more is kept, the longer it gets: the most that fits is found by halving.
  let best = keeping(0);
  let [fitting, failing] = [0, candidates.length];
  while (failing - fitting > 1) {
    const middle = Math.floor((fitting + failing) / 2);
    const reduced = keeping(middle);
    if (fits(reduced)) [fitting, best] = [middle, reduced];
    else failing = middle;
  }
  return best;
}

function namesIn(question: SetQuestion): readonly string[] {
  return atomsIn(...eventsIn(question)).flatMap((atom) => (atom.type === 'predicate' ? [] : [atom.name]));
}

function eventsIn(question: SetQuestion): readonly (EventExpression | null)[] {
  switch (question.type) {
    case 'probability':
    case 'count':
    case 'members':
      return [question.event, question.given];
    case 'versus':
      return [question.left.event, question.left.given, question.right.event, question.right.given];
    case 'independent':
    case 'inside':
    case 'exclusive':
      return [question.event, question.other, question.given];
  }
}

function isStratum({ name, values }: Attribute, groups: readonly Group[]): boolean {
  if (values === undefined) return true;
  if (values === 'number') return false;
  const different = new Set<number | string>();
  for (const group of groups) {
    for (const [attribute, value] of group.values ?? []) if (attribute === name) different.add(value);
    if (different.size > MOST_STRATA) return false;
  }
  return true;
}

function reduce(population: Population, names: ReadonlySet<string>, keepsMembers: boolean): Population {
  const attributes = population.attributes.filter(({ name }) => names.has(name));
  const rows = rowsOf(population);
  const reduced = keepsMembers ? rows : rows.map(({ count, has, values }) => ({ count, has, values }));
  return { ...population, attributes, groups: groupRows(reduced, attributes) };
}
