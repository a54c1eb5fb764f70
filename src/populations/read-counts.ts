/** A population from counts: "12 only tea, 4 only coffee, 5 both, 3 neither", "tea: 12, coffee: 9, both: 5". */
import { LIMITS } from '../jobs/limits.js';
import type { Attribute } from '../jobs/population.js';
import { accept, type Checked, refuse } from '../jobs/refusal.js';
import { toText } from '../probability/fraction.js';
import { foldName } from '../probability/names.js';
import { splitSymbol } from './clean-name.js';
import { type CountStatement, isCount, readCount } from './count-statements.js';
import { cutCounts } from './grouped-digits.js';
import type { Row } from './rows.js';
import { type RegionSum, solveRegions } from './solve-regions.js';
import { COUNTS_EXAMPLE, cut, refusePart, splitTyped, type TypedPart } from './typed-parts.js';
import { withVerb } from './verb.js';

/** Attributes of which regions can be counted: 2^6 regions are as many as anybody would type. */
const MOST_COUNTED_ATTRIBUTES = 6;
const SEMICOLON: ReadonlySet<string> = new Set(';');

export interface CountedPeople {
  /** Of the text, in order of appearance; those that are known spelled as known. */
  readonly attributes: readonly Attribute[];
  /** One for each region with members. */
  readonly rows: readonly Row[];
}

const splitCounts = (text: string): TypedPart[] =>
  splitTyped(text, (line) => cut(line, SEMICOLON).flatMap(cutCounts));

/** Whether a text is meant as counts: its first part is one. */
export function areCounts(text: string): boolean {
  const [first] = splitCounts(text);
  return first !== undefined && isCount(first.text);
}

/**
 * `known`: attributes that are there already. "both" and "all three" are of the attributes that the text names, or of all
 * that are there when the text names too few.
 */
export function readCounts(text: string, known: readonly Attribute[]): Checked<CountedPeople> {
  const statements: CountStatement[] = [];
  for (const part of splitCounts(text)) {
    const statement = readCount(part);
    if ('fault' in statement) return refusePart(part, statement.fault, COUNTS_EXAMPLE);
    statements.push(statement);
  }
  const attributes = attributesOf(statements, known);
  if (attributes.length > MOST_COUNTED_ATTRIBUTES) {
    return refuse({
      code: 'too-many-attributes',
      count: attributes.length,
      limit: MOST_COUNTED_ATTRIBUTES,
    });
  }
  for (const { says, ...part } of statements) {
    if (says.type === 'all' && says.number !== attributes.length) {
      return refusePart(part, { problem: 'wrong-number', limit: attributes.length }, COUNTS_EXAMPLE);
    }
    const valued = says.type === 'names' ? [...says.has, ...says.hasNot] : [];
    for (const name of valued) {
      const attribute = attributes.find((each) => isCalled(each, name));
      if (attribute?.values !== undefined) {
        return refusePart(part, { problem: 'no-value', other: attribute.name }, COUNTS_EXAMPLE);
      }
    }
  }
  return solve(statements, attributes);
}

function attributesOf(statements: readonly CountStatement[], known: readonly Attribute[]): Attribute[] {
  const named = attributesIn(statements, known);
  const wanted = statements.flatMap(({ says }) => (says.type === 'all' ? [says.number] : []))[0];
  if (wanted === undefined || wanted === named.length) return named;
  const others = named.filter((attribute) => !known.includes(attribute));
  const there = [...known.filter(({ values }) => values === undefined), ...others];
  return there.length === wanted ? there : named;
}

function attributesIn(statements: readonly CountStatement[], known: readonly Attribute[]): Attribute[] {
  const attributes = new Map<string, Attribute>();
  const named = statements.flatMap(({ says }) => (says.type === 'names' ? [says] : []));
  // "5 people like only tea, 3 only coffee": what is said once is meant of all.
  const verbs = new Set(named.flatMap(({ verb }) => verb ?? []));
  const [onlyVerb] = verbs.size === 1 ? verbs : [];
  for (const says of named) {
    for (const typed of [...says.has, ...says.hasNot]) {
      const attribute = splitSymbol(typed);
      const key = foldName(attribute.name);
      if (attributes.has(key)) continue;
      const there = known.find(({ name }) => foldName(name) === key);
      attributes.set(key, there ?? withVerb(attribute, says.verb ?? onlyVerb));
    }
  }
  return [...attributes.values()];
}

const isCalled = ({ name }: Attribute, typed: string): boolean =>
  foldName(name) === foldName(splitSymbol(typed).name);

function solve(
  statements: readonly CountStatement[],
  attributes: readonly Attribute[],
): Checked<CountedPeople> {
  const all = 2 ** attributes.length - 1;
  const maskOf = (names: readonly string[]): number =>
    attributes.reduce(
      (mask, attribute, digit) =>
        names.some((name) => isCalled(attribute, name)) ? mask + 2 ** digit : mask,
      0,
    );
  const sums = statements.map(({ count, says }): RegionSum => {
    const masks = Array.from({ length: all + 1 }, (_, mask) => mask);
    if (says.type === 'everyone') return { count, masks: new Set(masks) };
    if (says.type === 'all') return { count, masks: new Set([all]) };
    const [has, hasNot] = [maskOf(says.has), maskOf(says.hasNot)];
    return {
      count,
      masks: new Set(
        masks.filter((mask) => (says.isOnly ? mask === has : (mask & has) === has && (mask & hasNot) === 0)),
      ),
    };
  });
  const named = (mask: number) => ({
    has: attributes.filter((_, digit) => (mask >> digit) % 2 === 1).map(({ name }) => name),
    attributes: attributes.map(({ name }) => name),
    example: COUNTS_EXAMPLE,
  });
  const solved = solveRegions(sums);
  switch (solved.type) {
    case 'contradiction': {
      const statement = statements[solved.index];
      if (statement === undefined) throw new Error('a contradiction of no statement');
      return refusePart(statement, { problem: 'contradiction' }, COUNTS_EXAMPLE);
    }
    case 'open':
      return refuse({ code: 'counts-open', ...named(solved.mask) });
    case 'impossible':
      return refuse({ code: 'counts-impossible', ...named(solved.mask), value: toText(solved.value) });
    case 'solved':
      return checkedSize(
        [...solved.counts]
          .sort(([a], [b]) => a - b)
          .map(([mask, count]) => ({ count, has: new Set(named(mask).has), values: new Map() })),
        attributes,
      );
  }
}

function checkedSize(rows: readonly Row[], attributes: readonly Attribute[]): Checked<CountedPeople> {
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  return count > LIMITS.populationMembers
    ? refuse({ code: 'too-many-members', count, limit: LIMITS.populationMembers })
    : accept({ attributes, rows });
}
