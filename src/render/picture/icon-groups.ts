import { unassignedOf } from './set-unassigned.js';
import { type RegionState, type SetRegion, type SetView, stateOf, wordsOf } from './set-view.js';

/** Members who are shown alike. */
export interface IconGroup {
  readonly state: RegionState;
  readonly membership: readonly boolean[];
  readonly name: string;
  readonly weight: number;
  /** Of the mass that is unassigned. */
  readonly isUnassigned?: true;
  /** Figures that stand for them, which may be none for a few among many. */
  readonly figures: number;
}

export interface IconGroups {
  /** Those that count first. */
  readonly groups: readonly IconGroup[];
  /** What a figure stands for; empty when it is one member. */
  readonly scale: string;
  /** So many that each is a dot. */
  readonly isDots: boolean;
}

const FIGURES = 100;
const DOTS_AT_MOST = 1000;
const GROUPS_AT_MOST = 6;
const ORDER: readonly RegionState[] = ['joint', 'sample', 'aside'];

/** Up to 1,000 members one figure each; otherwise a hundred figures, shared out by largest remainders. */
export function iconGroups(view: SetView): IconGroups {
  const unassigned = unassignedOf(view);
  const open = {
    state: 'aside',
    membership: view.sets.map(() => false),
    name: 'not yet assigned',
    weight: unassigned,
    isUnassigned: true,
  } as const;
  const parts = [...groupsOf(view), ...(unassigned > 0 ? [open] : [])];
  const isOneEach = view.isCount && view.total <= DOTS_AT_MOST;
  const shares = isOneEach
    ? parts.map(({ weight }) => weight)
    : apportion(
        parts.map(({ weight }) => weight),
        FIGURES,
      );
  return {
    groups: parts.map((part, index) => ({ ...part, figures: shares[index] ?? 0 })),
    scale: isOneEach ? '' : scaleOf(view, parts),
    isDots: isOneEach && view.total > FIGURES,
  };
}

function scaleOf(view: SetView, parts: readonly { readonly weight: number }[]): string {
  const { isCount, total } = view;
  if (!isCount) return 'one figure: about 1 % of all';
  const unit = total / FIGURES;
  const isExact = Number.isInteger(unit) && parts.every(({ weight }) => weight % unit === 0);
  return wordsOf(view).figure(isExact, Math.round(unit), total);
}

/** Each region that has members, or each state where those would be too many to tell apart. */
function groupsOf(view: SetView): readonly Omit<IconGroup, 'figures'>[] {
  const isIn = ({ membership }: SetRegion) => Number(membership.includes(true));
  const regions = view.regions.filter(({ weight }) => weight > 0).toSorted((a, b) => isIn(b) - isIn(a));
  if (regions.length <= GROUPS_AT_MOST) {
    return ORDER.flatMap((state) =>
      regions
        .filter((region) => stateOf(region) === state)
        .map(({ membership, weight }) => ({ state, membership, weight, name: nameOf(membership, view) })),
    );
  }
  const words = wordsOf(view);
  const names = {
    joint: view.event,
    sample: view.given === null ? words.notIn(view.event) : words.others,
    aside: words.aside,
  };
  return ORDER.flatMap((state) => {
    const own = regions.filter((region) => stateOf(region) === state);
    const weight = own.reduce((sum, region) => sum + region.weight, 0);
    return weight > 0 ? [{ state, membership: view.sets.map(() => false), weight, name: names[state] }] : [];
  });
}

function nameOf(membership: readonly boolean[], view: SetView): string {
  const { sets } = view;
  const words = wordsOf(view);
  const names = sets.filter((_, index) => membership[index] === true).map(({ name }) => name);
  if (sets.length === 0) return words.all;
  if (names.length === 0) {
    return sets.length === 1
      ? words.not(sets[0]?.name ?? '')
      : sets.length === 2
        ? words.neither
        : words.none;
  }
  const joined = words.both(names);
  return names.length === sets.length ? joined : words.only(joined);
}

/** `count` shared out in proportion to the weights; the shares add up to it exactly unless all weights are 0. */
export function apportion(weights: readonly number[], count: number): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) return weights.map(() => 0);
  const exact = weights.map((weight) => (weight / total) * count);
  const shares = exact.map(Math.floor);
  const missing = count - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, missing)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}
