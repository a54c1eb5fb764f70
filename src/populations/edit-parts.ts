/** Attributes added and taken away, and members taken away. */
import { LIMITS } from '../jobs/limits.js';
import type { Attribute, Population } from '../jobs/population.js';
import { accept, type Checked, refuse } from '../jobs/refusal.js';
import { foldName } from '../probability/names.js';
import { cleanName, splitSymbol } from './clean-name.js';
import { attributeFault } from './count-statements.js';
import { fromRows } from './edit.js';
import { areCounts, readCounts } from './read-counts.js';
import { type Row, rowsOf } from './rows.js';
import { COUNTS_EXAMPLE, cut, refusePart, splitTyped, type TypedPart, wordsOf } from './typed-parts.js';

const NAME_SEPARATORS: ReadonlySet<string> = new Set(',;');
const COLON: ReadonlySet<string> = new Set(':');
export const ATTRIBUTES_EXAMPLE = 'chess ♟️, age: number, team: category';
const NAMES_EXAMPLE = 'Ann, "Ben, the younger"';

const KINDS: ReadonlyMap<string, Attribute['values']> = new Map([
  ['yes or no', undefined],
  ['yes/no', undefined],
  ['number', 'number'],
  ['category', 'category'],
]);

/** "chess ♟️, age: number": attributes that nobody has yet. One that is there already is refused. */
export function addAttributes(population: Population, text: string): Checked<Population> {
  const attributes = [...population.attributes];
  for (const part of splitTyped(text, NAME_SEPARATORS)) {
    const [before = '', kind] = cut(part.text, COLON);
    const words = wordsOf(before);
    const typed = words === null ? '' : cleanName(words.map((word) => word.text).join(' '));
    const fault = words === null ? { problem: 'unclosed-quote' as const } : attributeFault(typed);
    if (fault !== undefined) return refusePart(part, fault, ATTRIBUTES_EXAMPLE);
    const named = splitSymbol(typed);
    const known = attributes.find(({ name }) => foldName(name) === foldName(named.name));
    if (known !== undefined)
      return refusePart(part, { problem: 'said-twice', other: known.name }, ATTRIBUTES_EXAMPLE);
    const values = kind === undefined ? undefined : KINDS.get(foldName(kind));
    if (kind !== undefined && !KINDS.has(foldName(kind)))
      return refusePart(part, { problem: 'unknown-kind' }, ATTRIBUTES_EXAMPLE);
    attributes.push(values === undefined ? named : { ...named, values });
  }
  return fromRows(population, attributes, rowsOf(population));
}

/** By name, between commas. */
export function removeAttributes(population: Population, text: string): Checked<Population> {
  const names = readNames(text);
  if (!names.ok) return names;
  let attributes: readonly Attribute[] = population.attributes;
  for (const { name, place } of names.value) {
    const left = attributes.filter((attribute) => foldName(attribute.name) !== foldName(name));
    if (left.length === attributes.length) return refusePart(place, { problem: 'not-there' }, NAMES_EXAMPLE);
    attributes = left;
  }
  return fromRows(population, attributes, rowsOf(population));
}

/** By name, "Ann, Ben", or by counts of those without names, "2 only tea". */
export function removePeople(population: Population, text: string): Checked<Population> {
  return areCounts(text) ? removeCounted(population, text) : removeNamed(population, text);
}

function removeNamed(population: Population, text: string): Checked<Population> {
  const names = readNames(text);
  if (!names.ok) return names;
  const rows = new Map<unknown, Row>(
    rowsOf(population).map((row) => [row.member === undefined ? Symbol() : foldName(row.member), row]),
  );
  for (const { name, place } of names.value) {
    if (!rows.delete(foldName(name))) return refusePart(place, { problem: 'not-there' }, NAMES_EXAMPLE);
  }
  return fromRows(population, population.attributes, [...rows.values()]);
}

function removeCounted(population: Population, text: string): Checked<Population> {
  const counted = readCounts(text, population.attributes);
  if (!counted.ok) return counted;
  const [place] = splitTyped(text, NAME_SEPARATORS);
  if (place === undefined) return accept(population);
  const named = new Set(counted.value.attributes.map(({ name }) => name));
  let rows: readonly Row[] = rowsOf(population);
  for (const { count, has } of counted.value.rows) {
    if (count === 0) continue;
    const alike = rows.filter(
      (row) => row.member === undefined && [...named].every((name) => row.has.has(name) === has.has(name)),
    );
    const there = alike.reduce((sum, row) => sum + row.count, 0);
    if (count > there) return refusePart(place, { problem: 'not-so-many', limit: there }, COUNTS_EXAMPLE);
    // They may differ in what the text leaves unsaid; then only all of them can be meant.
    if (count < there && alike.length > 1)
      return refusePart(place, { problem: 'which-of-them' }, COUNTS_EXAMPLE);
    rows = rows.flatMap((row): Row[] => {
      if (!alike.includes(row)) return [row];
      return count === there ? [] : [{ ...row, count: row.count - count }];
    });
  }
  return fromRows(population, population.attributes, rows);
}

function readNames(text: string): Checked<readonly { readonly name: string; readonly place: TypedPart }[]> {
  const names: { name: string; place: TypedPart }[] = [];
  for (const place of splitTyped(text, NAME_SEPARATORS)) {
    const words = wordsOf(place.text);
    if (words === null) return refusePart(place, { problem: 'unclosed-quote' }, NAMES_EXAMPLE);
    const name = splitSymbol(cleanName(words.map((word) => word.text).join(' '))).name;
    names.push({ name, place });
  }
  return names.length > LIMITS.populationMembers
    ? refuse({ code: 'too-many-members', count: names.length, limit: LIMITS.populationMembers })
    : accept(names);
}
