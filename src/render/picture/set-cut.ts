import { percent } from './percent.js';
import { type RegionState, type SetView, stateOf, wordsOf } from './set-view.js';
import { COLOURS, eventLook } from './theme.js';

/** An event or its complement, as the pictures write it. */
export interface CutSide {
  readonly name: string;
  /** That of its set, or of plain text where it is made of several sets. */
  readonly colour: string;
  /** In which sets its name says that its members are: the tint of its ground. */
  readonly membership: readonly boolean[];
}

export interface CutPart extends CutSide {
  readonly state: RegionState;
  readonly weight: number;
}

/** One side of the first split, with the parts of the second. */
export interface CutBranch extends CutSide {
  readonly weight: number;
  readonly parts: readonly [CutPart, CutPart];
  /** All of it is the sample space. */
  readonly isCounted: boolean;
}

/**
 * A view cut in two and each half in two again: the members in the cells of a 2 × 2 table. Without a condition there is one
 * branch, everyone. The weights of the parts add up to the total less what is unassigned.
 */
export interface SetCut {
  readonly branches: readonly CutBranch[];
  /** Weight of all that is cut: less than the view's where the question is about some of it only. */
  readonly total: number;
  /** The sample space is both branches, not one of them. */
  readonly isOfAll: boolean;
  /** Which of the two was split first. */
  readonly first: 'condition' | 'event';
}

/** Cut first by the condition (rows B and not B) unless `first` says otherwise. */
export function cutOf(view: SetView, first: SetCut['first'] = 'condition'): SetCut {
  const { total, isOfAll, countsEvent, regions, ...cut } = {
    isOfAll: false,
    countsEvent: false,
    ...(view.cut ?? view),
  };
  const event = sidesOf(cut.event, view);
  const given = cut.given === null ? null : sidesOf(cut.given, view);
  const weightOf = (inEvent: boolean, inCondition: boolean): number =>
    regions.reduce(
      (sum, region) =>
        region.inEvent === inEvent && region.inCondition === inCondition ? sum + region.weight : sum,
      0,
    );
  const part = (side: CutSide, inEvent: boolean, inCondition: boolean): CutPart => ({
    ...side,
    membership: membershipOf(event[inEvent ? 0 : 1], given?.[inCondition ? 0 : 1]),
    state: isOfAll
      ? stateOf({ inEvent: inEvent && (countsEvent || inCondition), inCondition: true })
      : stateOf({ inEvent, inCondition }),
    weight: weightOf(inEvent, inCondition),
  });
  const branch = (side: CutSide, parts: readonly [CutPart, CutPart]): CutBranch => ({
    ...side,
    weight: parts[0].weight + parts[1].weight,
    parts,
    isCounted: !isOfAll && parts.every(({ state }) => state !== 'aside'),
  });
  if (given === null) {
    const everyone = { name: view.everyone, colour: COLOURS.ink, membership: view.sets.map(() => false) };
    const parts = [part(event[0], true, true), part(event[1], false, true)] as const;
    return { branches: [branch(everyone, parts)], total, isOfAll, first: 'condition' };
  }
  if (first === 'event') {
    return {
      first,
      total,
      isOfAll,
      branches: [true, false].map((inEvent) =>
        branch(event[inEvent ? 0 : 1], [part(given[0], inEvent, true), part(given[1], inEvent, false)]),
      ),
    };
  }
  return {
    first,
    total,
    isOfAll,
    branches: [true, false].map((inCondition) =>
      branch(given[inCondition ? 0 : 1], [
        part(event[0], true, inCondition),
        part(event[1], false, inCondition),
      ]),
    ),
  };
}

/** A and B of a view with a condition, or of the two events that it is cut by. */
export interface SetPair {
  readonly event: CutSide;
  readonly given: CutSide;
  readonly notGiven: CutSide;
  /** As printed: "P(A | B)", "P(B | A)". */
  readonly titles: readonly [string, string];
  /** Weights of A and B, of B, of A, and of all that is cut. */
  readonly joint: number;
  readonly inCondition: number;
  readonly inEvent: number;
  readonly total: number;
  /** A and B; A alone; B alone; neither. */
  readonly parts: readonly [CutPart, CutPart, CutPart, CutPart];
}

/** Undefined for a view without a condition. */
export function pairOf(view: SetView): SetPair | undefined {
  const { event, given } = view.cut ?? view;
  const { branches, total } = cutOf(view);
  const [inside, outside] = branches;
  if (given === null || inside === undefined || outside === undefined) return undefined;
  const [joint, rest] = inside.parts;
  const [alone, neither] = outside.parts;
  return {
    event: joint,
    given: inside,
    notGiven: outside,
    titles: [`P(${event} | ${given})`, `P(${given} | ${event})`],
    joint: joint.weight,
    inCondition: inside.weight,
    inEvent: joint.weight + alone.weight,
    total,
    parts: [joint, alone, rest, neither],
  };
}

/** "3 of 7: 42.9 %"; a mass has no counts, only its share. */
export function quotientText(view: SetView, part: number, whole: number): string {
  if (!(whole > 0)) return 'no value';
  return `${wordsOf(view).of(view.amount(part), view.amount(whole))}: ${shareOf(view, part, whole)}`;
}

const QUOTED = /^"([^"]*)"$/;

/** An event as printed, or everyone where it is null. */
export function eventSideOf(
  printed: string | null,
  view: Pick<SetView, 'sets' | 'everyone' | 'words'>,
): CutSide {
  return printed === null
    ? { name: view.everyone, colour: COLOURS.ink, membership: view.sets.map(() => false) }
    : sidesOf(printed, view)[0];
}

/** The event as printed and its complement. A single set has its name, symbol and colour. */
function sidesOf(printed: string, view: Pick<SetView, 'sets' | 'words'>): readonly [CutSide, CutSide] {
  const { sets } = view;
  const words = wordsOf(view);
  const negated = printed.startsWith('not ') ? printed.slice(4) : undefined;
  const find = (text: string) => sets.findIndex(({ name }) => name === (QUOTED.exec(text)?.[1] ?? text));
  const nobody = sets.map(() => false);
  const index = find(negated ?? printed);
  const set = sets[index];
  if (set !== undefined) {
    const { name, symbol, complement = words.not(name) } = set;
    const look = { colour: eventLook(index).colour };
    const inside = {
      ...look,
      name: symbol === undefined ? name : `${symbol} ${name}`,
      membership: sets.map((_, at) => at === index),
    };
    const outside = { ...look, name: complement, membership: nobody };
    return negated === undefined ? [inside, outside] : [outside, inside];
  }
  const look = { colour: COLOURS.ink, membership: nobody };
  return [
    { ...look, name: printed },
    { ...look, name: words.not(`(${printed})`) },
  ];
}

function membershipOf(one: CutSide, other: CutSide | undefined): readonly boolean[] {
  return one.membership.map((isIn, index) => isIn || other?.membership[index] === true);
}

/** One weight as a share of another: "42.9 %", "50 %" where exact; empty when there is nothing to divide by. */
export function shareOf({ words }: Pick<SetView, 'words'>, part: number, whole: number): string {
  if (!(whole > 0)) return '';
  if (words !== undefined) return words.percent(part, whole);
  return isTenth(part, whole) ? `${(part * 1000) / whole / 10}\u00A0%` : percent(part / whole);
}

/** Whole numbers only: a mass is measured, and never exactly a tenth of a percent. */
function isTenth(part: number, whole: number): boolean {
  return Number.isInteger(part) && Number.isInteger(whole) && (part * 1000) % whole === 0;
}
