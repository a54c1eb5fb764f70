/** The 36 outcomes of two dice. */
import { asks, compares, decides, type WorkedPopulation } from './worked.js';

interface Throw {
  readonly first: number;
  readonly second: number;
  readonly sum: number;
}

const MEMBERS = Array.from({ length: 36 }, (_, index): Throw => {
  const first = Math.floor(index / 6) + 1;
  const second = (index % 6) + 1;
  return { first, second, sum: first + second };
});
const isDouble = (one: Throw) => one.first === one.second;

export const twoDice: WorkedPopulation<Throw> = {
  name: 'two dice',
  members: MEMBERS,
  questions: [
    asks('sum = 7', 'P(sum = 7)', [6, 36, 6], '1/6', (one) => one.sum === 7),
    asks('sum is at least 10', 'P(sum >= 10)', [6, 36, 6], '1/6', (one) => one.sum >= 10),
    asks(
      'P(sum >= 10 | first = 6)',
      'P(sum >= 10 | first = 6)',
      [3, 6, 6],
      '1/2',
      (one) => one.sum >= 10,
      (one) => one.first === 6,
    ),
    asks(
      'first = 6 given sum ≥ 10',
      'P(first = 6 | sum >= 10)',
      [3, 6, 6],
      '1/2',
      (one) => one.first === 6,
      (one) => one.sum >= 10,
    ),
    asks('double', 'P(double)', [6, 36, 6], '1/6', isDouble),
    asks(
      'double given sum >= 10',
      'P(double | sum >= 10)',
      [2, 6, 6],
      '1/3',
      isDouble,
      (one) => one.sum >= 10,
    ),
    asks('sum is 8 given double', 'P(sum = 8 | double)', [1, 6, 5], '1/6', (one) => one.sum === 8, isDouble),
    asks(
      'sum between 3 and 5',
      'P(sum >= 3 and sum <= 5)',
      [9, 36, 9],
      '1/4',
      (one) => one.sum >= 3 && one.sum <= 5,
    ),
    asks('3 <= sum < 5', 'P(sum >= 3 and sum < 5)', [5, 36, 5], '5/36', (one) => one.sum >= 3 && one.sum < 5),
    asks(
      'sum in (7, 11)',
      'P(sum = 7 or sum = 11)',
      [8, 36, 8],
      '2/9',
      (one) => one.sum === 7 || one.sum === 11,
    ),
    asks(
      'sum not in (2, 3, 12)',
      'P(sum != 2 and sum != 3 and sum != 12)',
      [32, 36, 32],
      '8/9',
      (one) => ![2, 3, 12].includes(one.sum),
    ),
    asks(
      'sum != 7 given first = 1',
      'P(sum != 7 | first = 1)',
      [5, 6, 30],
      '5/6',
      (one) => one.sum !== 7,
      (one) => one.first === 1,
    ),
    asks(
      'first = 6 or second = 6',
      'P(first = 6 or second = 6)',
      [11, 36, 11],
      '11/36',
      (one) => one.first === 6 || one.second === 6,
    ),
    asks(
      'first = 6 xor second = 6',
      'P(first = 6 xor second = 6)',
      [10, 36, 10],
      '5/18',
      (one) => (one.first === 6) !== (one.second === 6),
    ),
    asks(
      'P(first = 6 and second = 6 | first = 6 or second = 6)',
      'P(first = 6 and second = 6 | first = 6 or second = 6)',
      [1, 11, 1],
      '1/11',
      (one) => one.first === 6 && one.second === 6,
      (one) => one.first === 6 || one.second === 6,
    ),
    asks('sum > 12', 'P(sum > 12)', [0, 36, 0], '0', () => false),
    asks(
      'first = 3 given sum > 12',
      'P(first = 3 | sum > 12)',
      [0, 0, 6],
      null,
      (one) => one.first === 3,
      () => false,
    ),
    asks('sum > 2.5', 'P(sum > 2.5)', [35, 36, 35], '35/36', (one) => one.sum > 2.5),
    asks('sum = -3', 'P(sum = -3)', [0, 36, 0], '0', () => false),
    asks(
      'first over 4, second over 4',
      'P(first > 4 and second > 4)',
      [4, 36, 4],
      '1/9',
      (one) => one.first > 4 && one.second > 4,
    ),
    asks(
      'how many outcomes have sum at least 10',
      'how many sum >= 10',
      [6, 36, 6],
      '1/6',
      (one) => one.sum >= 10,
    ),
    asks(
      'how many of the double have sum 6 or more',
      'how many sum >= 6 given double',
      [4, 6, 26],
      '2/3',
      (one) => one.sum >= 6,
      isDouble,
    ),
    asks(
      'sum = 7 given not double',
      'P(sum = 7 | not double)',
      [6, 30, 6],
      '1/5',
      (one) => one.sum === 7,
      (one) => !isDouble(one),
    ),
    compares(
      'sum = 7 given first = 1 vs sum = 7 given first = 6',
      'P(sum = 7 | first = 1) vs P(sum = 7 | first = 6)',
      [[1, 6, 6], '1/6', (one) => one.sum === 7, (one) => one.first === 1],
      [[1, 6, 6], '1/6', (one) => one.sum === 7, (one) => one.first === 6],
    ),
    compares(
      'P(sum >= 10) vs P(sum <= 3)',
      'P(sum >= 10) vs P(sum <= 3)',
      [[6, 36, 6], '1/6', (one) => one.sum >= 10, () => true],
      [[3, 36, 3], '1/12', (one) => one.sum <= 3, () => true],
    ),
    decides(
      'is first = 6 independent of sum = 7',
      'is first = 6 independent of sum = 7',
      true,
      [1, 6, 6],
      '1/6',
      (one) => one.first === 6,
      (one) => one.sum === 7,
    ),
    decides(
      'is first = 6 independent of sum = 8',
      'is first = 6 independent of sum = 8',
      false,
      [1, 5, 6],
      '1/5',
      (one) => one.first === 6,
      (one) => one.sum === 8,
    ),
    decides(
      'is first = 1 independent of second = 1 given sum <= 3',
      'is first = 1 independent of second = 1 given sum <= 3',
      false,
      [1, 2, 6],
      '1/2',
      (one) => one.first === 1,
      (one) => one.second === 1,
      (one) => one.sum <= 3,
    ),
    decides(
      'is sum = 12 inside double',
      'is sum = 12 inside double',
      true,
      [1, 6, 1],
      '1/6',
      (one) => one.sum === 12,
      isDouble,
    ),
    decides(
      'are double and sum = 7 exclusive',
      'are double and sum = 7 exclusive',
      true,
      [0, 6, 6],
      '0',
      isDouble,
      (one) => one.sum === 7,
    ),
    decides(
      'are double and sum = 6 exclusive',
      'are double and sum = 6 exclusive',
      false,
      [1, 5, 6],
      '1/5',
      isDouble,
      (one) => one.sum === 6,
    ),
  ],
};
