/** What the texts of the lesson say of the group's own population: all of it written in the person's language already. */
export interface LessonFacts {
  /** What the population is called. */
  readonly name: string;
  /** The two attributes. */
  readonly a: string;
  readonly b: string;
  /** Counts: everyone, A, B, both, one alone, at least one, exactly one, none; and nA + nB. */
  readonly n: string;
  readonly nA: string;
  readonly nB: string;
  readonly both: string;
  readonly onlyA: string;
  readonly onlyB: string;
  readonly union: string;
  readonly exactlyOne: string;
  readonly neither: string;
  readonly sum: string;
  /** P(A), P(A | B) and P(B | A) in per cent. */
  readonly pA: string;
  readonly pAGivenB: string;
  readonly pBGivenA: string;
}
