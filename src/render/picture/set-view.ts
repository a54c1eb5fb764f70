/**
 * What the pictures of sets show, whatever the sample space is made of: people, rates, places in a text, or the mass of a
 * language model's next word. All pictures of one question are drawn from the same view, so that they never disagree.
 */
import { type SetWords, setWordsOf } from '../../messages/set-words.js';

/** What the question makes of a region: counted in A and B, left in the sample space, or set aside. */
export type RegionState = 'joint' | 'sample' | 'aside';

export interface SetRegion {
  /** In which of the view's sets it lies. */
  readonly membership: readonly boolean[];
  /** ≥ 0: members, or mass. */
  readonly weight: number;
  readonly inEvent: boolean;
  /** True everywhere when nothing is conditioned on. */
  readonly inCondition: boolean;
}

export interface SetView {
  readonly title: string;
  /** Who counts. */
  readonly sampleSpace: string;
  /** The result as one sentence. */
  readonly reading: string;
  /** The result as numbers, "3/7 ≈ 42.9 %". */
  readonly result: string;
  /** False when there is nothing to divide by. */
  readonly hasResult: boolean;
  /** The probability without the condition; absent when there is none. */
  readonly before?: string;
  /** Printed event A and condition B. */
  readonly event: string;
  readonly given: string | null;
  /** The circles, in order of appearance in the question. */
  readonly sets: readonly {
    readonly name: string;
    readonly symbol?: string;
    /** What those outside are called, where it is not just "not" and the name. */
    readonly complement?: string;
  }[];
  /** All 2^n for n ≤ 3 sets, those of positive weight for more. */
  readonly regions: readonly SetRegion[];
  /** Sum of the weights and of what is unassigned, ≥ 0. */
  readonly total: number;
  /** Mass of which it is not known in which region it is; absent where everything is known. */
  readonly unassigned?: number;
  /** "everyone: 14 people" */
  readonly everyone: string;
  /** Weights are whole numbers of members, who can be drawn one by one. */
  readonly isCount: boolean;
  /** A weight as it stands in a region, a cell or on a branch: "3", "12.4 %". */
  amount(weight: number): string;
  /** One weight as a share of another, > 0: "3/7 ≈ 42.9 %". */
  share(part: number, whole: number): string;
  /**
   * What trees and squares split first: the condition unless it says "event", as where the event is a cause that comes
   * before the condition.
   */
  readonly splitFirst?: 'condition' | 'event';
  /**
   * What tables, squares and trees are cut by, where that is not the event and its condition: two events within what the
   * question is about, and only the members in there.
   */
  readonly cut?: Pick<SetView, 'event' | 'given' | 'regions' | 'total'> & {
    /** Neither side is set aside, as where it is asked whether anybody is in both. */
    readonly isOfAll: boolean;
    /** Of all, what counts is the event on both sides, and not both at once. */
    readonly countsEvent?: boolean;
  };
  /** Of two sides that are compared: both of them, and how far they are apart; all other pictures show the first. */
  readonly sides?: Pick<SetView, 'reading' | 'result' | 'before' | 'hasResult' | 'alt'> & {
    readonly both: readonly [ComparedSide, ComparedSide];
    /** "17.2 points"; empty where a side has no value. */
    readonly difference: string;
  };
  /** Of a question in another language than English; absent: the pictures’ own, and weights need not be whole numbers. */
  readonly words?: SetWords;
  /** All that the picture shows as text, at most 1,024 code points. */
  readonly alt: string;
}

/** One side of a comparison: printed event and condition, and the weights of both and of the condition. */
export interface ComparedSide {
  readonly event: string;
  readonly given: string | null;
  readonly joint: number;
  readonly condition: number;
}

export function stateOf(region: Pick<SetRegion, 'inEvent' | 'inCondition'>): RegionState {
  if (!region.inCondition) return 'aside';
  return region.inEvent ? 'joint' : 'sample';
}

const ENGLISH = setWordsOf('en');

export const wordsOf = ({ words }: Pick<SetView, 'words'>): SetWords => words ?? ENGLISH;
