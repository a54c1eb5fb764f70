/** Changes of what is kept. Each gives the changed copy, or says what in the typed text cannot be. */
import { LIMITS } from '../jobs/limits.js';
import type { Attribute, Population } from '../jobs/population.js';
import { accept, type Checked, refuse } from '../jobs/refusal.js';
import { foldName } from '../probability/names.js';
import { cleanName, nameFault } from './clean-name.js';
import type { KeptPopulation } from './library.js';
import { areCounts, readCounts } from './read-counts.js';
import { type MemberLine, readMembers } from './read-members.js';
import { findReadyMade } from './ready-made.js';
import { groupRows, type Row, rowsOf } from './rows.js';
import { Spellings } from './spellings.js';

/** A name under which something can be kept; whether it is taken, the library says. */
export function checkPopulationName(typed: string): Checked<string> {
  const name = cleanName(typed);
  const limit = LIMITS.populationNameCharacters;
  const fault = nameFault(name, limit);
  const problem =
    fault === 'missing' ? 'empty' : (fault ?? (findReadyMade(name) === undefined ? null : 'reserved'));
  return problem === null ? accept(name) : refuse({ code: 'population-name', name, problem, limit });
}

/** A population from counts or from lines of members; without a text, one without members. `name` is checked. */
export function createPopulation(name: string, text: string): Checked<Population> {
  return addPeople({ name, attributes: [], groups: [] }, text);
}

/** Applies an edit of members; refuses for a text. */
export function editMembers(
  kept: KeptPopulation,
  changedAtMs: number,
  edit: (population: Population) => Checked<Population>,
): Checked<KeptPopulation> {
  if (kept.content.type === 'text') return refuse({ code: 'population-is-text', name: kept.name });
  const edited = edit(kept.content.population);
  return edited.ok
    ? accept({ ...kept, changedAtMs, content: { type: 'members', population: edited.value } })
    : edited;
}

/**
 * More members, by counts or by name. A line about a member who is there already changes only what it says; members who are
 * counted have none of the attributes that the text does not name.
 */
export function addPeople(population: Population, text: string): Checked<Population> {
  if (areCounts(text)) {
    const counted = readCounts(text, population.attributes);
    if (!counted.ok) return counted;
    return fromRows(population, merged(population.attributes, counted.value.attributes), [
      ...rowsOf(population),
      ...counted.value.rows,
    ]);
  }
  const read = readMembers(text, population.attributes);
  if (!read.ok) return read;
  const lines = new Map(read.value.lines.map((line) => [foldName(line.member), line] as const));
  const rows = rowsOf(population).map((row) => {
    const key = row.member === undefined ? undefined : foldName(row.member);
    const line = key === undefined ? undefined : lines.get(key);
    if (key === undefined || line === undefined) return row;
    lines.delete(key);
    return withFacts(row, line);
  });
  const added = [...lines.values()].map((line) =>
    withFacts({ member: line.member, count: 1, has: new Set(), values: new Map() }, line),
  );
  return fromRows(population, read.value.attributes, [...rows, ...added]);
}

function withFacts(row: Row, { facts }: MemberLine): Row {
  const has = new Set(row.has);
  const values = new Map(row.values);
  for (const [name, value] of facts) {
    if (typeof value !== 'boolean') values.set(name, value);
    else if (value) has.add(name);
    else has.delete(name);
  }
  return { ...row, has, values };
}

function merged(known: readonly Attribute[], named: readonly Attribute[]): Attribute[] {
  const keys = new Set(known.map(({ name }) => foldName(name)));
  return [...known, ...named.filter(({ name }) => !keys.has(foldName(name)))];
}

/**
 * Within the limits; what the rows say of other attributes is left out, and categories that differ only in case or spacing
 * become one, spelled as the first.
 */
export function fromRows(
  population: Population,
  attributes: readonly Attribute[],
  rows: readonly Row[],
): Checked<Population> {
  const checked = checkSize(
    rows.reduce((sum, row) => sum + row.count, 0),
    attributes.length,
  );
  if (!checked.ok) return checked;
  return accept({
    ...population,
    attributes: [...attributes],
    groups: groupRows(spelledAlike(rows, attributes), attributes),
  });
}

/** Of a population with so many members and attributes. */
export function checkSize(members: number, attributes: number): Checked<null> {
  if (members > LIMITS.populationMembers) {
    return refuse({ code: 'too-many-members', count: members, limit: LIMITS.populationMembers });
  }
  return attributes > LIMITS.populationAttributes
    ? refuse({ code: 'too-many-attributes', count: attributes, limit: LIMITS.populationAttributes })
    : accept(null);
}

/** Rows in which nothing is spelled otherwise stay as they are. */
function spelledAlike(rows: readonly Row[], attributes: readonly Attribute[]): readonly Row[] {
  const categories = attributes
    .filter(({ values }) => values === 'category')
    .map(({ name }) => ({ name, spellings: new Spellings() }));
  return rows.map((row) => {
    let values: Map<string, number | string> | undefined;
    for (const { name, spellings } of categories) {
      const value = row.values.get(name);
      if (typeof value !== 'string') continue;
      const spelling = spellings.spell(value);
      if (spelling === value) continue;
      values ??= new Map(row.values);
      values.set(name, spelling);
    }
    return values === undefined ? row : { ...row, values };
  });
}
