/** Populations that are always there, each with the source of its counts. Their names are reserved: nobody's own population is called so. */
import type { Group, Population } from '../jobs/population.js';
import { foldName } from '../probability/names.js';
import { PEOPLE } from '../probability/population.js';

export interface ReadyMade {
  readonly population: Population;
  /** One sentence: who or what is counted. */
  readonly about: string;
  /** Where the counts come from. */
  readonly source: string;
  /** Telling questions about it, the first one first. */
  readonly questions: readonly string[];
}

const people: ReadyMade = {
  population: PEOPLE,
  about: '14 people: 5 like only tennis, 4 only football, 3 both and 2 neither.',
  source: 'Made up, small enough to be counted on a picture.',
  questions: ['tennis given football', 'football given tennis', 'P(tennis or football)'],
};

/**
 * Rows: class, then died and survived of men, women, boys and girls; 2,201 on board, 711 survived.
 * R. J. MacG. Dawson (1995), "The 'unusual episode' data revisited", Journal of Statistics Education 3(3), after the British
 * Board of Trade's "Report on the Loss of the Titanic (S.S.)" (1912, reprinted 1990).
 */
const TITANIC = [
  ['first', [118, 57], [4, 140], [0, 5], [0, 1]],
  ['second', [154, 14], [13, 80], [0, 11], [0, 13]],
  ['third', [387, 75], [89, 76], [35, 13], [17, 14]],
  ['crew', [670, 192], [3, 20], [0, 0], [0, 0]],
] as const;

const titanic: ReadyMade = {
  population: {
    name: 'titanic',
    attributes: [
      { name: 'survived', predicate: { positive: 'survived', negative: 'did not survive' } },
      { name: 'female', predicate: { positive: 'are female', negative: 'are male' } },
      { name: 'child', predicate: { positive: 'are children', negative: 'are adults' } },
      { name: 'class', values: 'category' },
    ],
    groups: TITANIC.flatMap(([travelled, men, women, boys, girls]) =>
      [
        { has: [], counts: men },
        { has: ['female'], counts: women },
        { has: ['child'], counts: boys },
        { has: ['female', 'child'], counts: girls },
      ].flatMap(({ has, counts: [died, survived] }): Group[] => [
        { has, values: [['class', travelled]], count: died },
        { has: ['survived', ...has], values: [['class', travelled]], count: survived },
      ]),
    ).filter(({ count }) => count > 0),
    aliases: [
      { names: ['women', 'woman'], has: ['female'], hasNot: ['child'] },
      { names: ['men', 'man'], has: [], hasNot: ['female', 'child'] },
      { names: ['children', 'kids', 'kid'], has: ['child'], hasNot: [] },
      { names: ['girls', 'girl'], has: ['female', 'child'], hasNot: [] },
      { names: ['boys', 'boy'], has: ['child'], hasNot: ['female'] },
      { names: ['adults', 'adult', 'grown-ups'], has: [], hasNot: ['child'] },
      { names: ['male', 'males'], has: [], hasNot: ['female'] },
      { names: ['survivors', 'survivor'], has: ['survived'], hasNot: [] },
      { names: ['died', 'dead'], has: [], hasNot: ['survived'] },
    ],
  },
  about: 'The 2,201 people on board the Titanic: who survived, by class, sex and age.',
  source:
    'Counts of the British Board of Trade’s report on the loss of the Titanic (1912, reprinted 1990), as tabulated by R. J. MacG. Dawson, Journal of Statistics Education 3(3), 1995.',
  questions: [
    'P(survived | female) vs P(survived | not female)',
    'survived given class = first',
    'P(survived | class = third) vs P(survived | class = crew)',
  ],
};

/**
 * Rows: department, then admitted and rejected men and women; 4,526 applicants, 1,755 admitted.
 * P. J. Bickel, E. A. Hammel, J. W. O'Connell (1975), "Sex bias in graduate admissions: data from Berkeley", Science 187(4175),
 * 398–404; counts of the six largest departments as printed in D. Freedman, R. Pisani, R. Purves, "Statistics" (1978).
 */
const BERKELEY = [
  ['A', [512, 313], [89, 19]],
  ['B', [353, 207], [17, 8]],
  ['C', [120, 205], [202, 391]],
  ['D', [138, 279], [131, 244]],
  ['E', [53, 138], [94, 299]],
  ['F', [22, 351], [24, 317]],
] as const;

const berkeley: ReadyMade = {
  population: {
    name: 'berkeley',
    attributes: [
      { name: 'admitted', predicate: { positive: 'were admitted', negative: 'were not admitted' } },
      { name: 'female', predicate: { positive: 'are women', negative: 'are men' } },
      { name: 'department', values: 'category' },
    ],
    groups: BERKELEY.flatMap(([department, men, women]) =>
      [
        { has: [], counts: men },
        { has: ['female'], counts: women },
      ].flatMap(({ has, counts: [admitted, rejected] }): Group[] => [
        { has: ['admitted', ...has], values: [['department', department]], count: admitted },
        { has, values: [['department', department]], count: rejected },
      ]),
    ),
    noun: { one: 'applicant', many: 'applicants' },
    aliases: [
      { names: ['women', 'woman'], has: ['female'], hasNot: [] },
      { names: ['men', 'man', 'male'], has: [], hasNot: ['female'] },
      { names: ['rejected'], has: [], hasNot: ['admitted'] },
    ],
  },
  about: 'The 4,526 applicants to the six largest departments of a university in 1973: who was admitted.',
  source:
    'University of California, Berkeley, autumn 1973: P. J. Bickel, E. A. Hammel and J. W. O’Connell, Science 187, 1975; counts by department in D. Freedman, R. Pisani and R. Purves, Statistics, 1978.',
  questions: [
    'P(admitted | female) vs P(admitted | not female)',
    'admitted given female and department = A',
    'is admitted independent of female given department = A',
  ],
};

/**
 * Natural frequencies of a screening test: prevalence 1 %, hit rate 90 %, false alarms 9 %, rounded to whole women.
 * G. Gigerenzer and others (2007), "Helping doctors and patients make sense of health statistics", Psychological Science in the
 * Public Interest 8(2); the form is that of G. Gigerenzer and U. Hoffrage (1995), Psychological Review 102(4), 684–704.
 */
const medicalTest: ReadyMade = {
  population: {
    name: 'medical test',
    attributes: [
      { name: 'ill', predicate: { positive: 'are ill', negative: 'are not ill' } },
      { name: 'positive', predicate: { positive: 'test positive', negative: 'test negative' } },
    ],
    groups: [
      { has: ['ill', 'positive'], count: 9 },
      { has: ['ill'], count: 1 },
      { has: ['positive'], count: 89 },
      { has: [], count: 901 },
    ],
    noun: { one: 'woman', many: 'women' },
  },
  about: '1,000 women at a screening: 10 are ill and 9 of them test positive, as do 89 of the others.',
  source:
    'Rates of a breast cancer screening as in G. Gigerenzer and others, Psychological Science in the Public Interest 8(2), 2007, told in natural frequencies after G. Gigerenzer and U. Hoffrage, Psychological Review 102, 1995.',
  questions: ['ill given positive', 'positive given ill', 'P(ill | positive) vs P(ill | not positive)'],
};

const PIPS = [1, 2, 3, 4, 5, 6] as const;

const twoDice: ReadyMade = {
  population: {
    name: 'two dice',
    attributes: [
      { name: 'first', values: 'number' },
      { name: 'second', values: 'number' },
      { name: 'sum', values: 'number' },
      { name: 'double', predicate: { positive: 'are doubles', negative: 'are not doubles' } },
    ],
    groups: PIPS.flatMap((first) =>
      PIPS.map(
        (second): Group => ({
          has: first === second ? ['double'] : [],
          values: [
            ['first', first],
            ['second', second],
            ['sum', first + second],
          ],
          count: 1,
        }),
      ),
    ),
    noun: { one: 'outcome', many: 'outcomes' },
  },
  about: 'The 36 ways in which two fair dice can fall, each as likely as any other.',
  source: 'Counted out: 6 × 6.',
  questions: [
    'sum >= 10 given first = 6',
    'P(sum = 7)',
    'is first = 6 independent of sum = 7',
    'double given sum >= 10',
  ],
};

const SUITS = [
  ['clubs', 'black'],
  ['diamonds', 'red'],
  ['hearts', 'red'],
  ['spades', 'black'],
] as const;
const RANKS = ['ace', '2', '3', '4', '5', '6', '7', '8', '9', '10', 'jack', 'queen', 'king'] as const;
const FIRST_FACE = 11;

const cards: ReadyMade = {
  population: {
    name: 'cards',
    attributes: [
      { name: 'suit', values: 'category' },
      { name: 'colour', values: 'category' },
      { name: 'rank', values: 'category' },
      { name: 'value', values: 'number' },
      { name: 'face', predicate: { positive: 'are face cards', negative: 'are not face cards' } },
    ],
    groups: SUITS.flatMap(([suit, colour]) =>
      RANKS.map(
        (rank, index): Group => ({
          has: index + 1 >= FIRST_FACE ? ['face'] : [],
          values: [
            ['suit', suit],
            ['colour', colour],
            ['rank', rank],
            ['value', index + 1],
          ],
          count: 1,
        }),
      ),
    ),
    noun: { one: 'card', many: 'cards' },
  },
  about: 'A deck of 52 playing cards; the value counts from the ace, 1, to the king, 13.',
  source: 'Counted out: 4 suits × 13 ranks.',
  questions: [
    'rank = king given face',
    'P(colour = red and face)',
    'is suit = hearts independent of rank = ace',
    'value > 7 given suit = spades',
  ],
};

export const READY_MADE: readonly ReadyMade[] = [people, titanic, berkeley, medicalTest, twoDice, cards];

const byFoldedName: ReadonlyMap<string, ReadyMade> = new Map(
  READY_MADE.map((readyMade) => [foldName(readyMade.population.name), readyMade] as const),
);

/** Whatever the case, spacing and composition of the name. */
export function findReadyMade(name: string): ReadyMade | undefined {
  return byFoldedName.get(foldName(name));
}
