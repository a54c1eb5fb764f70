/**
 * Questions worked out apart from the product. Every row has its numbers as literals, and beside them the same events as
 * plain conditions on one member: `tests/probability/questions.test.ts` counts those over a list of members that is written
 * here a second time from the source, and compares both with what the product reads and counts.
 */
export type Condition<Member> = (member: Member) => boolean;

/** P(A | B): members in A and B, in B, in A, and the answer in lowest terms; null where nobody is in B. */
export interface WorkedSide<Member> {
  readonly event: Condition<Member>;
  readonly given: Condition<Member>;
  readonly counts: readonly [joint: number, condition: number, event: number];
  readonly answer: string | null;
}

export interface WorkedQuestion<Member> {
  /** As typed. */
  readonly asked: string;
  readonly canonical: string;
  /** One, or the two of "versus". */
  readonly sides: readonly WorkedSide<Member>[];
  /** Of two events: whether they are independent, inside or exclusive, as asked; the side is P(A | B) then, within C. */
  readonly verdict?: boolean;
  /** C of a verdict. */
  readonly within?: Condition<Member>;
}

export interface WorkedPopulation<Member> {
  /** As it is found among those that are always there. */
  readonly name: string;
  readonly members: readonly Member[];
  readonly questions: readonly WorkedQuestion<Member>[];
}

export const all = (): boolean => true;

/** P(A), how many A, who A; behind the numbers A, and B where there is one. */
export function asks<Member>(
  asked: string,
  canonical: string,
  counts: WorkedSide<Member>['counts'],
  answer: string | null,
  event: Condition<Member>,
  given: Condition<Member> = all,
): WorkedQuestion<Member> {
  return { asked, canonical, sides: [{ event, given, counts, answer }] };
}

export function compares<Member>(
  asked: string,
  canonical: string,
  left: readonly [WorkedSide<Member>['counts'], string | null, Condition<Member>, Condition<Member>],
  right: readonly [WorkedSide<Member>['counts'], string | null, Condition<Member>, Condition<Member>],
): WorkedQuestion<Member> {
  const sides = [left, right].map(([counts, answer, event, given]) => ({ event, given, counts, answer }));
  return { asked, canonical, sides };
}

/** Whether A and B are so, within C where it is given; counts and answer are of P(A | B) there. */
export function decides<Member>(
  asked: string,
  canonical: string,
  verdict: boolean,
  counts: WorkedSide<Member>['counts'],
  answer: string | null,
  event: Condition<Member>,
  other: Condition<Member>,
  within: Condition<Member> = all,
): WorkedQuestion<Member> {
  const given: Condition<Member> = (member) => other(member) && within(member);
  return { asked, canonical, sides: [{ event, given, counts, answer }], verdict, within };
}
