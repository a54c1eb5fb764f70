/** 150 questions and more over the six populations that are always there. */
import { berkeley } from './berkeley.js';
import { cards } from './cards.js';
import { medicalTest } from './medical-test.js';
import { people } from './people.js';
import { titanic } from './titanic.js';
import { twoDice } from './two-dice.js';
import type { WorkedPopulation, WorkedQuestion, WorkedSide } from './worked.js';

/** One question with its numbers counted over the list of members, apart from the product. */
export interface CheckedQuestion extends Omit<WorkedQuestion<unknown>, 'sides' | 'within'> {
  readonly population: string;
  readonly size: number;
  readonly sides: readonly CheckedSide[];
  /** Members in C of a verdict; all without. */
  readonly within: number;
  /** Members in A and C. */
  readonly eventWithin: number;
}

export interface CheckedSide extends Pick<WorkedSide<unknown>, 'counts' | 'answer'> {
  readonly counted: WorkedSide<unknown>['counts'];
}

export const QUESTIONS: readonly CheckedQuestion[] = [
  ...counted(people),
  ...counted(titanic),
  ...counted(berkeley),
  ...counted(medicalTest),
  ...counted(twoDice),
  ...counted(cards),
];

function counted<Member>({ name, members, questions }: WorkedPopulation<Member>): CheckedQuestion[] {
  return questions.map(({ sides, within, ...question }) => {
    const count = (...conditions: ((member: Member) => boolean)[]) =>
      members.filter((member) => conditions.every((condition) => condition(member))).length;
    const inside = within ?? (() => true);
    const [first] = sides;
    return {
      ...question,
      population: name,
      size: members.length,
      sides: sides.map(({ event, given, counts, answer }) => ({
        counts,
        answer,
        counted: [count(event, given), count(given), count(event)],
      })),
      within: count(inside),
      eventWithin: first === undefined ? 0 : count(first.event, inside),
    };
  });
}
