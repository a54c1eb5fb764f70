/** A kept population as a card: who is in it, what is known of them, who may change it, and what to ask first. */
import type { Attribute, Population } from '../jobs/population.js';
import { sizeOf } from '../probability/population.js';
import type { Block, Card, Control, Inline } from './card.js';
import { memberWords } from './noun.js';
import { countText } from './numbers.js';
import { quote } from './refusal-words.js';

const COLOUR = 0x009e73;
const VALUES_LISTED = 6;
const REGIONS_LISTED = 6;
const MEMBERS_LISTED = 24;
const ATTRIBUTES_LISTED = 24;

/** What a person should know about how a file was read. */
export type ReadingNote =
  | { readonly type: 'encoding'; readonly encoding: string }
  | { readonly type: 'names' | 'counts' | 'decimal-comma'; readonly column: string };

export interface ShownPopulation {
  readonly population: Population;
  /** What was just done, as a sentence. */
  readonly headline?: string;
  readonly notes?: readonly ReadingNote[];
  /** Of a ready-made one. */
  readonly source?: { readonly about: string; readonly source: string };
  /** Absent for a ready-made one, and where nobody else is. */
  readonly rights?: Rights;
  /** As they are typed. */
  readonly questions: readonly string[];
  /** Whether the channel asks about it unless a question names another. */
  readonly isDefault: boolean;
}

/** Ids of persons. */
export interface Rights {
  readonly owner: string;
  readonly editors: readonly string[];
}

export function populationCard(shown: ShownPopulation): Card {
  const { population, source, notes = [] } = shown;
  return {
    colour: COLOUR,
    title: population.name,
    blocks: [
      ...(shown.headline === undefined ? [] : [paragraph({ strong: shown.headline })]),
      ...notes.map((note) => paragraph(noteText(note))),
      ...(source === undefined ? [] : [paragraph(source.about)]),
      ...attributeBlocks(population),
      ...aliasBlocks(population),
      ...regionBlocks(population),
      ...memberBlocks(population),
      ...(sizeOf(population) === 0 ? [] : questionBlocks(population.name, shown.questions)),
      ...rightsBlocks(shown),
      ...(source === undefined ? [] : [paragraph({ quiet: `Source: ${source.source}` })]),
    ],
    footer: `${membersText(population, sizeOf(population))}${shown.isDefault ? ' · asked about in this channel' : ''}`,
  };
}

/** "1 person", "52 cards". */
export function membersText({ noun }: Pick<Population, 'noun'>, count: number): string {
  return memberWords(noun).count(count);
}

export function noteText(note: ReadingNote): string {
  switch (note.type) {
    case 'encoding':
      return note.encoding === 'Windows-1252'
        ? 'The file is not UTF-8, so it was read as Windows-1252. If letters look wrong, save it as UTF-8 and import it again.'
        : `The file was read as ${note.encoding}.`;
    case 'names':
      return `The column ${quote(note.column)} holds the names of members.`;
    case 'counts':
      return `The column ${quote(note.column)} says for how many members a row stands.`;
    case 'decimal-comma':
      return `Commas in ${quote(note.column)} were read as decimal points.`;
  }
}

function attributeBlocks(population: Population): Block[] {
  const { attributes } = population;
  if (attributes.length === 0) {
    return [paragraph('Nothing is known of its members yet.')];
  }
  const size = sizeOf(population);
  const counts = countAttributes(population);
  return [
    {
      type: 'list',
      ordered: false,
      items: attributes
        .slice(0, ATTRIBUTES_LISTED)
        .map((attribute) => [
          { strong: attribute.name },
          `${attribute.symbol === undefined ? '' : ` ${attribute.symbol}`}: ${attributeText(attribute, counts, size)}`,
        ]),
    },
  ];
}

type ValueCounts = ReadonlyMap<number | string, number>;

/** Members by what they have, and by their value of each attribute. */
interface AttributeCounts {
  readonly has: ReadonlyMap<string, number>;
  readonly values: ReadonlyMap<string, ValueCounts>;
}

/** In one pass: there may be 5,000 groups with 24 values each. */
function countAttributes({ attributes, groups }: Population): AttributeCounts {
  const has = new Map<string, number>();
  const values = new Map(attributes.map(({ name }) => [name, new Map<number | string, number>()] as const));
  for (const group of groups) {
    for (const name of group.has) has.set(name, (has.get(name) ?? 0) + group.count);
    for (const [name, value] of group.values ?? []) {
      const counts = values.get(name);
      counts?.set(value, (counts.get(value) ?? 0) + group.count);
    }
  }
  return { has, values };
}

function attributeText({ name, values }: Attribute, all: AttributeCounts, size: number): string {
  if (values === undefined) return `${countText(all.has.get(name) ?? 0)} of ${countText(size)}`;
  const counts: ValueCounts = all.values.get(name) ?? new Map();
  const known = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const unknown = known === size ? '' : `; ${countText(size - known)} without`;
  if (known === 0) return `a ${values}, of nobody yet`;
  return `${values === 'number' ? rangeText(counts) : valuesText(counts)}${unknown}`;
}

/** "numbers from 15 to 19". */
function rangeText(counts: ValueCounts): string {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of counts.keys()) {
    if (typeof value !== 'number') continue;
    first = Math.min(first, value);
    last = Math.max(last, value);
  }
  return first === last ? `the number ${String(first)}` : `numbers from ${String(first)} to ${String(last)}`;
}

/** "red 3, blue 2 and 4 other values". */
function valuesText(counts: ValueCounts): string {
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  const listed = sorted.slice(0, VALUES_LISTED).map(([value, count]) => `${value} ${countText(count)}`);
  const more = sorted.length - listed.length;
  return `${listed.join(', ')}${more === 0 ? '' : ` and ${more} other values`}`;
}

/** "women (female, not child)". */
function aliasBlocks({ aliases = [] }: Population): Block[] {
  if (aliases.length === 0) return [];
  const texts = aliases.map(({ names, has, hasNot }) => {
    const conditions = [...has, ...hasNot.map((name) => `not ${name}`)];
    return `${names[0] ?? ''} (${conditions.join(', ')})`;
  });
  return [paragraph({ strong: 'Also understood: ' }, texts.join(', '))];
}

/** The largest groups of those who are alike in what members have or have not. */
function regionBlocks(population: Population): Block[] {
  const names = population.attributes.filter(({ values }) => values === undefined).map(({ name }) => name);
  if (names.length < 2) return [];
  const bits = new Map(names.map((name, index) => [name, 2 ** index] as const));
  const counts = new Map<number, number>();
  for (const group of population.groups) {
    const mask = group.has.reduce((sum, name) => sum + (bits.get(name) ?? 0), 0);
    counts.set(mask, (counts.get(mask) ?? 0) + group.count);
  }
  const regions = [...counts].filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a);
  if (regions.length < 2) return [];
  const more = regions.length - REGIONS_LISTED;
  return [
    { type: 'heading', text: more > 0 ? `The largest of ${regions.length} groups` : 'Groups' },
    {
      type: 'list',
      ordered: false,
      items: regions.slice(0, REGIONS_LISTED).map(([mask, count]) => {
        const has = names.filter((name) => Math.floor(mask / (bits.get(name) ?? 1)) % 2 === 1);
        return [{ strong: countText(count) }, ` ${regionText(has, names)}`];
      }),
    },
  ];
}

/** "only tea", "both tea and coffee", "none of these". */
function regionText(has: readonly string[], names: readonly string[]): string {
  if (has.length === 0) return names.length === 2 ? 'neither' : 'none of these';
  const [last = '', ...others] = has.toReversed();
  const listed = others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
  return has.length < names.length ? `only ${listed}` : listed;
}

function memberBlocks({ groups }: Population): Block[] {
  const names = groups.flatMap(({ members = [] }) => members);
  if (names.length === 0) return [];
  const listed = names.slice(0, MEMBERS_LISTED).join(', ');
  const more = names.length - MEMBERS_LISTED;
  return [paragraph({ strong: 'Members: ' }, `${listed}${more > 0 ? ` and ${countText(more)} more` : ''}`)];
}

/** Lines that work as they stand. */
export function questionBlocks(name: string, questions: readonly string[]): Block[] {
  if (questions.length === 0) return [];
  return [
    { type: 'heading', text: 'Ask about it' },
    {
      type: 'list',
      ordered: false,
      items: questions.map((question) => [{ code: `/prob question:${question} population:${name}` }]),
    },
  ];
}

function rightsBlocks({ rights }: ShownPopulation): Block[] {
  return rights === undefined ? [] : [paragraph({ quiet: 'May change it: ' }, ...rightsText(rights))];
}

/** "@ann, @ben, and those who manage the server". */
export function rightsText({ owner, editors }: Rights): Inline[] {
  const persons = [...new Set([owner, ...editors])].filter((person) => person !== '');
  return [...persons.flatMap((person): Inline[] => [{ person }, ', ']), 'and those who manage the server'];
}

/** Rows below what is kept or always there. */
export function populationControls(type: 'own' | 'text' | 'ready-made'): readonly (readonly Control[])[] {
  const add: readonly Control[] =
    type === 'own' ? [{ type: 'button', action: 'add', label: 'Add people', isPrimary: true }] : [];
  return [
    [
      ...add,
      { type: 'button', action: 'use', label: 'Ask about it here' },
      { type: 'button', action: 'export', label: 'Save as a file' },
    ],
  ];
}

function paragraph(...content: readonly Inline[]): Block {
  return { type: 'paragraph', content };
}
