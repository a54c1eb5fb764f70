import { type RegionState, type SetView, stateOf } from './set-view.js';

/** One combination of sets, or several small ones of the same state counted together. */
export interface RegionColumn {
  readonly state: RegionState;
  readonly count: number;
  /** In which sets it lies; null for a column of several. */
  readonly membership: readonly boolean[] | null;
  /** Combinations in this column. */
  readonly combinations: number;
}

const ORDER: readonly RegionState[] = ['joint', 'sample', 'aside'];

/** All people in at most `limit` ≥ 4 columns: first those counted in A and B, then the rest of the sample space, then the others. */
export function regionColumns(view: SetView, limit: number): readonly RegionColumn[] {
  const single = view.regions
    .filter((region) => region.weight > 0)
    .map(
      (region): RegionColumn => ({
        state: stateOf(region),
        count: region.weight,
        membership: region.membership,
        combinations: 1,
      }),
    )
    .sort((a, b) => b.count - a.count);
  const shown = new Set(single.length <= limit ? single : single.slice(0, limit - ORDER.length));
  return ORDER.flatMap((state) => {
    const ofState = single.filter((column) => column.state === state);
    const rest = ofState.filter((column) => !shown.has(column));
    const [onlyOne] = rest;
    const merged =
      rest.length === 0 || onlyOne === undefined
        ? []
        : rest.length === 1
          ? [onlyOne]
          : [
              {
                state,
                count: rest.reduce((sum, column) => sum + column.count, 0),
                membership: null,
                combinations: rest.length,
              },
            ];
    return [...ofState.filter((column) => shown.has(column)), ...merged];
  });
}
