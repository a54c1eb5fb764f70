/**
 * 2,201 people on board. The table of the source: class, sex and age, died, survived (R. J. MacG. Dawson, Journal of
 * Statistics Education 3(3), 1995).
 */
import { asks, compares, decides, type WorkedPopulation } from './worked.js';

interface Passenger {
  readonly travelled: string;
  readonly isFemale: boolean;
  readonly isChild: boolean;
  readonly hasSurvived: boolean;
}

const TABLE = `
  first  man   118  57
  second man   154  14
  third  man   387  75
  crew   man   670 192
  first  woman   4 140
  second woman  13  80
  third  woman  89  76
  crew   woman   3  20
  first  boy     0   5
  second boy     0  11
  third  boy    35  13
  first  girl    0   1
  second girl    0  13
  third  girl   17  14`;

const MEMBERS = TABLE.trim()
  .split('\n')
  .flatMap((line) => {
    const [travelled = '', who = '', died, survived] = line.trim().split(/\s+/);
    const some = (count: string | undefined, hasSurvived: boolean): Passenger[] =>
      Array.from({ length: Number(count) }, () => ({
        travelled,
        isFemale: who === 'woman' || who === 'girl',
        isChild: who === 'boy' || who === 'girl',
        hasSurvived,
      }));
    return [...some(died, false), ...some(survived, true)];
  });
const survived = (one: Passenger) => one.hasSurvived;
const female = (one: Passenger) => one.isFemale;
const male = (one: Passenger) => !one.isFemale;
const child = (one: Passenger) => one.isChild;
const first = (one: Passenger) => one.travelled === 'first';
const third = (one: Passenger) => one.travelled === 'third';
const crew = (one: Passenger) => one.travelled === 'crew';

export const titanic: WorkedPopulation<Passenger> = {
  name: 'titanic',
  members: MEMBERS,
  questions: [
    asks('survived', 'P(survived)', [711, 2201, 711], '711/2201', survived),
    asks('survived given female', 'P(survived | female)', [344, 470, 711], '172/235', survived, female),
    asks('survived given are male', 'P(survived | not female)', [367, 1731, 711], '367/1731', survived, male),
    asks('female given survived', 'P(female | survived)', [344, 711, 470], '344/711', female, survived),
    asks(
      'survived given class = first',
      'P(survived | class = first)',
      [203, 325, 711],
      '203/325',
      survived,
      first,
    ),
    asks(
      'survived given first class',
      'P(survived | class = first)',
      [203, 325, 711],
      '203/325',
      survived,
      first,
    ),
    asks('survived given third', 'P(survived | class = third)', [178, 706, 711], '89/353', survived, third),
    asks('P(survived | child)', 'P(survived | child)', [57, 109, 711], '57/109', survived, child),
    asks(
      'P(survived | child and third)',
      'P(survived | child and class = third)',
      [27, 79, 711],
      '27/79',
      survived,
      (one) => child(one) && third(one),
    ),
    asks(
      'P(survived | child, not third)',
      'P(survived | child and not class = third)',
      [30, 30, 711],
      '1',
      survived,
      (one) => child(one) && !third(one),
    ),
    asks('P(child | crew)', 'P(child | class = crew)', [0, 885, 109], '0', child, crew),
    asks(
      'survived given child and crew',
      'P(survived | child and class = crew)',
      [0, 0, 711],
      null,
      survived,
      (one) => child(one) && crew(one),
    ),
    asks(
      'class in (first, second)',
      'P(class = first or class = second)',
      [610, 2201, 610],
      '610/2201',
      (one) => ['first', 'second'].includes(one.travelled),
    ),
    asks(
      'class != crew given survived',
      'P(class != crew | survived)',
      [499, 711, 1316],
      '499/711',
      (one) => !crew(one),
      survived,
    ),
    asks('how many survived', 'how many survived', [711, 2201, 711], '711/2201', survived),
    asks('how many are children', 'how many child', [109, 2201, 109], '109/2201', child),
    asks(
      'how many of the female did not survive',
      'how many not survived given female',
      [126, 470, 1490],
      '63/235',
      (one) => !one.hasSurvived,
      female,
    ),
    asks(
      'what fraction of those who survived are female',
      'P(female | survived)',
      [344, 711, 470],
      '344/711',
      female,
      survived,
    ),
    asks(
      'survived and female or survived and child',
      'P((survived and female) or (survived and child))',
      [373, 2201, 373],
      '373/2201',
      (one) => one.hasSurvived && (one.isFemale || one.isChild),
    ),
    asks(
      'not survived given crew minus female',
      'P(not survived | class = crew minus female)',
      [670, 862, 1490],
      '335/431',
      (one) => !one.hasSurvived,
      (one) => crew(one) && male(one),
    ),
    compares(
      'P(survived | female) vs P(survived | not female)',
      'P(survived | female) vs P(survived | not female)',
      [[344, 470, 711], '172/235', survived, female],
      [[367, 1731, 711], '367/1731', survived, male],
    ),
    compares(
      'survived given third vs survived given crew',
      'P(survived | class = third) vs P(survived | class = crew)',
      [[178, 706, 711], '89/353', survived, third],
      [[212, 885, 711], '212/885', survived, crew],
    ),
    decides(
      'is survived independent of female',
      'is survived independent of female',
      false,
      [344, 470, 711],
      '172/235',
      survived,
      female,
    ),
    decides(
      'is survived independent of child given third',
      'is survived independent of child given class = third',
      false,
      [27, 79, 711],
      '27/79',
      survived,
      child,
      third,
    ),
    decides(
      'is survived inside female',
      'is survived inside female',
      false,
      [344, 470, 711],
      '172/235',
      survived,
      female,
    ),
    decides(
      'is child and first inside survived',
      'is (child and class = first) inside survived',
      true,
      [6, 711, 6],
      '2/237',
      (one) => child(one) && first(one),
      survived,
    ),
    decides(
      'are child and crew exclusive',
      'are child and class = crew exclusive',
      true,
      [0, 885, 109],
      '0',
      child,
      crew,
    ),
  ],
};
