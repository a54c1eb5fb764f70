/** Ten telling questions about sets, for the contact sheets: each is where a picture of sets most easily goes wrong. */
import type { Group, Population } from '../src/jobs/population.js';

export interface SheetCase {
  readonly name: string;
  readonly question: string;
  /** The same as a comparison of two sides. */
  readonly compared: string;
  readonly population: Population;
}

const groups = (...counts: readonly (readonly [has: string, count: number])[]): Group[] =>
  counts.map(([has, count]) => ({ has: has === '' ? [] : has.split(', '), count }));

const population = (
  name: string,
  attributes: readonly (readonly [name: string, symbol?: string])[],
  of: Group[],
): Population => ({
  name,
  attributes: attributes.map(([attribute, symbol]) =>
    symbol === undefined ? { name: attribute } : { name: attribute, symbol },
  ),
  groups: of,
});

const TENNIS = ['tennis', '🎾'] as const;
const FOOTBALL = ['football', '⚽'] as const;
const SAILING = ['sailing', '⛵'] as const;

const MOUNTAINS = 'walks in the mountains on every weekend';
const CAPTAIN = 'Donaudampfschifffahrtsgesellschaftskapitän';

export const SHEET_CASES: readonly SheetCase[] = [
  {
    name: 'two sets',
    question: 'tennis given football',
    compared: 'P(tennis | football) vs P(tennis | not football)',
    population: population(
      'two sets',
      [TENNIS, FOOTBALL],
      groups(['tennis', 5], ['football', 4], ['tennis, football', 3], ['', 2]),
    ),
  },
  {
    name: 'three sets',
    question: 'tennis given football or sailing',
    compared: 'P(tennis | football or sailing) vs P(tennis)',
    population: population(
      'three sets',
      [TENNIS, FOOTBALL, SAILING],
      groups(
        ['tennis', 6],
        ['football', 4],
        ['sailing', 5],
        ['tennis, football', 3],
        ['tennis, sailing', 2],
        ['football, sailing', 1],
        ['tennis, football, sailing', 2],
        ['', 7],
      ),
    ),
  },
  {
    name: 'subset',
    question: 'mammal given dog',
    compared: 'P(mammal | dog) vs P(mammal | not dog)',
    population: population(
      'subset',
      [
        ['mammal', '🐾'],
        ['dog', '🐶'],
      ],
      groups(['mammal', 9], ['mammal, dog', 6], ['', 5]),
    ),
  },
  {
    name: 'disjoint',
    question: 'left given not right',
    compared: 'P(left | not right) vs P(right | not left)',
    population: population(
      'disjoint',
      [
        ['left', '⬅️'],
        ['right', '➡️'],
      ],
      groups(['left', 7], ['right', 11], ['', 3]),
    ),
  },
  {
    name: 'empty',
    question: 'tennis given football',
    compared: 'P(tennis | football) vs P(tennis | not football)',
    population: population('empty', [TENNIS, FOOTBALL], groups(['tennis', 8], ['', 4])),
  },
  {
    name: 'one person',
    question: 'tennis given football',
    compared: 'P(tennis | football) vs P(tennis | not football)',
    population: population('one person', [TENNIS, FOOTBALL], groups(['tennis, football', 1])),
  },
  {
    name: '5,000 people',
    question: 'vaccinated given ill',
    compared: 'P(vaccinated | ill) vs P(vaccinated | not ill)',
    population: population(
      '5,000 people',
      [
        ['vaccinated', '💉'],
        ['ill', '🤒'],
      ],
      groups(['vaccinated', 4210], ['ill', 61], ['vaccinated, ill', 38], ['', 691]),
    ),
  },
  {
    name: 'five sets',
    question: 'piano given (guitar or drums) and not violin minus flute',
    compared: 'P(piano | (guitar or drums) and not violin minus flute) vs P(violin | guitar)',
    population: population(
      'five sets',
      [['piano', '🎹'], ['guitar', '🎸'], ['drums', '🥁'], ['violin', '🎻'], ['flute']],
      groups(
        ['piano', 9],
        ['guitar', 12],
        ['drums', 4],
        ['violin', 7],
        ['flute', 3],
        ['piano, guitar', 5],
        ['piano, drums', 2],
        ['guitar, drums', 6],
        ['piano, violin', 4],
        ['piano, guitar, drums', 1],
        ['guitar, violin, flute', 2],
        ['', 20],
      ),
    ),
  },
  {
    name: 'long names',
    question: `"${MOUNTAINS}" given ${CAPTAIN}`,
    compared: `P("${MOUNTAINS}" | ${CAPTAIN}) vs P("${MOUNTAINS}" | not ${CAPTAIN})`,
    population: population(
      'long names',
      [[MOUNTAINS], [CAPTAIN]],
      groups([MOUNTAINS, 11], [CAPTAIN, 6], [`${MOUNTAINS}, ${CAPTAIN}`, 4], ['', 9]),
    ),
  },
  {
    name: 'right to left',
    question: '"كرة القدم" given תה',
    compared: 'P("كرة القدم" | תה) vs P(תה | "كرة القدم")',
    population: population(
      'right to left',
      [['كرة القدم'], ['תה']],
      groups(['كرة القدم', 5], ['תה', 4], ['كرة القدم, תה', 3], ['', 2]),
    ),
  },
];
