/**
 * 4,526 applicants to the six largest departments of Berkeley in 1973: admitted and rejected men, admitted and rejected
 * women (D. Freedman, R. Pisani and R. Purves, Statistics, 1978).
 */
import { asks, compares, decides, type WorkedPopulation } from './worked.js';

interface Applicant {
  readonly department: string;
  readonly isFemale: boolean;
  readonly isAdmitted: boolean;
}

const TABLE = [
  'A 512 313 89 19',
  'B 353 207 17 8',
  'C 120 205 202 391',
  'D 138 279 131 244',
  'E 53 138 94 299',
  'F 22 351 24 317',
];

const MEMBERS = TABLE.flatMap((line) => {
  const [department = '', ...counts] = line.split(' ');
  return counts.flatMap((count, column) =>
    Array.from(
      { length: Number(count) },
      (): Applicant => ({
        department,
        isFemale: column >= 2,
        isAdmitted: column % 2 === 0,
      }),
    ),
  );
});
const admitted = (one: Applicant) => one.isAdmitted;
const female = (one: Applicant) => one.isFemale;
const male = (one: Applicant) => !one.isFemale;
const of = (departments: string) => (one: Applicant) => departments.includes(one.department);

export const berkeley: WorkedPopulation<Applicant> = {
  name: 'berkeley',
  members: MEMBERS,
  questions: [
    asks('admitted', 'P(admitted)', [1755, 4526, 1755], '1755/4526', admitted),
    asks('admitted given female', 'P(admitted | female)', [557, 1835, 1755], '557/1835', admitted, female),
    asks(
      'admitted given not female',
      'P(admitted | not female)',
      [1198, 2691, 1755],
      '1198/2691',
      admitted,
      male,
    ),
    asks('female', 'P(female)', [1835, 4526, 1835], '1835/4526', female),
    asks(
      'admitted given department = A',
      'P(admitted | department = A)',
      [601, 933, 1755],
      '601/933',
      admitted,
      of('A'),
    ),
    asks(
      'admitted given female and department = A',
      'P(admitted | female and department = A)',
      [89, 108, 1755],
      '89/108',
      admitted,
      (one) => female(one) && of('A')(one),
    ),
    asks(
      'admitted given are men, department A',
      'P(admitted | not female and department = A)',
      [512, 825, 1755],
      '512/825',
      admitted,
      (one) => male(one) && of('A')(one),
    ),
    asks(
      'department in (A, B) given not female',
      'P(department = A or department = B | not female)',
      [1385, 2691, 1518],
      '1385/2691',
      of('AB'),
      male,
    ),
    asks(
      'department in (A, B) given female',
      'P(department = A or department = B | female)',
      [133, 1835, 1518],
      '133/1835',
      of('AB'),
      female,
    ),
    asks(
      'female given department is F',
      'P(female | department = F)',
      [341, 714, 1835],
      '341/714',
      female,
      of('F'),
    ),
    asks(
      'department != F given admitted',
      'P(department != F | admitted)',
      [1709, 1755, 3812],
      '1709/1755',
      of('ABCDE'),
      admitted,
    ),
    asks('how many applicants were admitted', 'how many admitted', [1755, 4526, 1755], '1755/4526', admitted),
    asks(
      'how many of the applicants who are women were admitted',
      'how many admitted given female',
      [557, 1835, 1755],
      '557/1835',
      admitted,
      female,
    ),
    asks(
      'who were admitted and female given department = C',
      'who admitted and female given department = C',
      [202, 918, 557],
      '101/459',
      (one) => admitted(one) && female(one),
      of('C'),
    ),
    asks(
      'admitted xor female given department = E',
      'P(admitted xor female | department = E)',
      [352, 584, 2476],
      '44/73',
      (one) => admitted(one) !== female(one),
      of('E'),
    ),
    compares(
      'P(admitted | female) vs P(admitted | not female)',
      'P(admitted | female) vs P(admitted | not female)',
      [[557, 1835, 1755], '557/1835', admitted, female],
      [[1198, 2691, 1755], '1198/2691', admitted, male],
    ),
    compares(
      'admitted given female and department = A vs given not female and department = A',
      'P(admitted | female and department = A) vs P(admitted | not female and department = A)',
      [[89, 108, 1755], '89/108', admitted, (one) => female(one) && of('A')(one)],
      [[512, 825, 1755], '512/825', admitted, (one) => male(one) && of('A')(one)],
    ),
    compares(
      'department = A vs department = F given female',
      'P(department = A | female) vs P(department = F | female)',
      [[108, 1835, 933], '108/1835', of('A'), female],
      [[341, 1835, 714], '341/1835', of('F'), female],
    ),
    decides(
      'is admitted independent of female',
      'is admitted independent of female',
      false,
      [557, 1835, 1755],
      '557/1835',
      admitted,
      female,
    ),
    decides(
      'is admitted independent of female given department = A',
      'is admitted independent of female given department = A',
      false,
      [89, 108, 1755],
      '89/108',
      admitted,
      female,
      of('A'),
    ),
    decides(
      'are department = A and department = B exclusive',
      'are department = A and department = B exclusive',
      true,
      [0, 585, 933],
      '0',
      of('A'),
      of('B'),
    ),
    decides(
      'are all department = A department in (A, B)',
      'is department = A inside (department = A or department = B)',
      true,
      [933, 1518, 933],
      '311/506',
      of('A'),
      of('AB'),
    ),
    decides(
      'is admitted inside not department = F',
      'is admitted inside not department = F',
      false,
      [1709, 3812, 1755],
      '1709/3812',
      admitted,
      of('ABCDE'),
    ),
  ],
};
