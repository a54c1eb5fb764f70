/** 14 people; the first list of `people-questions.ts` has the questions of one event and a condition. */
import { asks, compares, decides, type WorkedPopulation } from './worked.js';

interface Person {
  readonly tennis: boolean;
  readonly football: boolean;
}

/** T only tennis, F only football, B both, - neither. */
const MEMBERS = [...'TTTTTFFFFBBB--'].map(
  (letter): Person => ({ tennis: 'TB'.includes(letter), football: 'FB'.includes(letter) }),
);
const tennis = (one: Person) => one.tennis;
const football = (one: Person) => one.football;
const notTennis = (one: Person) => !one.tennis;
const notFootball = (one: Person) => !one.football;
const either = (one: Person) => one.tennis || one.football;

export const people: WorkedPopulation<Person> = {
  name: 'people',
  members: MEMBERS,
  questions: [
    asks('tennis', 'P(tennis)', [8, 14, 8], '4/7', tennis),
    asks('P(tennis | football)', 'P(tennis | football)', [3, 7, 8], '3/7', tennis, football),
    asks('football given tennis', 'P(football | tennis)', [3, 8, 7], '3/8', football, tennis),
    asks(
      'how many tennis and football',
      'how many tennis and football',
      [3, 14, 3],
      '3/14',
      (one) => one.tennis && one.football,
    ),
    asks('How many people like tennis?', 'how many tennis', [8, 14, 8], '4/7', tennis),
    asks(
      'how many of the football are tennis',
      'how many tennis given football',
      [3, 7, 8],
      '3/7',
      tennis,
      football,
    ),
    asks(
      'how many people who like tennis do not like football',
      'how many not football given tennis',
      [5, 8, 7],
      '5/8',
      notFootball,
      tennis,
    ),
    asks('how many people are there?', 'how many everyone', [14, 14, 14], '1', () => true),
    asks(
      'who tennis minus football',
      'who tennis minus football',
      [5, 14, 5],
      '5/14',
      (one) => one.tennis && !one.football,
    ),
    asks(
      'Which people do not like tennis and do not like football?',
      'who not tennis and not football',
      [2, 14, 2],
      '1/7',
      (one) => !one.tennis && !one.football,
    ),
    asks(
      'who is in tennis xor football',
      'who tennis xor football',
      [9, 14, 9],
      '9/14',
      (one) => one.tennis !== one.football,
    ),
    asks(
      'list football given not tennis',
      'who football given not tennis',
      [4, 6, 7],
      '2/3',
      football,
      notTennis,
    ),
    asks(
      'tennis given football and not tennis',
      'P(tennis | football and not tennis)',
      [0, 4, 8],
      '0',
      tennis,
      (one) => one.football && !one.tennis,
    ),
    asks('tennis given nobody', 'P(tennis | nobody)', [0, 0, 8], null, tennis, () => false),
    asks(
      'what is the probability that someone who likes football likes tennis',
      'P(tennis | football)',
      [3, 7, 8],
      '3/7',
      tennis,
      football,
    ),
    asks(
      'What fraction of those who like tennis or football like tennis?',
      'P(tennis | tennis or football)',
      [8, 12, 8],
      '2/3',
      tennis,
      either,
    ),
    asks(
      'given not football, how likely is tennis?',
      'P(tennis | not football)',
      [5, 7, 8],
      '5/7',
      tennis,
      notFootball,
    ),
    compares(
      'P(tennis|football) vs P(tennis|not football)',
      'P(tennis | football) vs P(tennis | not football)',
      [[3, 7, 8], '3/7', tennis, football],
      [[5, 7, 8], '5/7', tennis, notFootball],
    ),
    compares(
      'compare tennis given football with football given tennis',
      'P(tennis | football) vs P(football | tennis)',
      [[3, 7, 8], '3/7', tennis, football],
      [[3, 8, 7], '3/8', football, tennis],
    ),
    compares(
      'tennis vs football',
      'P(tennis) vs P(football)',
      [[8, 14, 8], '4/7', tennis, () => true],
      [[7, 14, 7], '1/2', football, () => true],
    ),
    compares(
      'tennis vs football given tennis or football',
      'P(tennis | tennis or football) vs P(football | tennis or football)',
      [[8, 12, 8], '2/3', tennis, either],
      [[7, 12, 7], '7/12', football, either],
    ),
    decides(
      'is tennis independent of football?',
      'is tennis independent of football',
      false,
      [3, 7, 8],
      '3/7',
      tennis,
      football,
    ),
    decides(
      'are tennis and everyone independent',
      'is tennis independent of everyone',
      true,
      [8, 14, 8],
      '4/7',
      tennis,
      () => true,
    ),
    decides(
      'is tennis inside football',
      'is tennis inside football',
      false,
      [3, 7, 8],
      '3/7',
      tennis,
      football,
    ),
    decides(
      'is tennis and football a subset of tennis',
      'is (tennis and football) inside tennis',
      true,
      [3, 8, 3],
      '3/8',
      (one) => one.tennis && one.football,
      tennis,
    ),
    decides(
      'are all tennis tennis or football',
      'is tennis inside (tennis or football)',
      true,
      [8, 12, 8],
      '2/3',
      tennis,
      either,
    ),
    decides(
      'are tennis and football exclusive',
      'are tennis and football exclusive',
      false,
      [3, 7, 8],
      '3/7',
      tennis,
      football,
    ),
    decides(
      'are tennis and not tennis mutually exclusive',
      'are tennis and not tennis exclusive',
      true,
      [0, 6, 8],
      '0',
      tennis,
      notTennis,
    ),
  ],
};
