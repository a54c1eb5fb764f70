import type { ProbAnswer } from '../../jobs/prob.js';
import { stateOf } from './venn-layout.js';
import type { RegionState } from './venn-shapes.js';

/** One combination of attributes, or several small ones of the same state counted together. */
export interface RegionColumn {
  readonly state: RegionState;
  readonly count: number;
  /** Attributes of the combination; null for a column of several. */
  readonly has: readonly string[] | null;
  /** Combinations in this column. */
  readonly combinations: number;
}

const ORDER: readonly RegionState[] = ['joint', 'sample', 'aside'];

/** All people in at most `limit` ≥ 4 columns: first those counted in A and B, then the rest of the sample space, then the others. */
export function regionColumns(answer: ProbAnswer, limit: number): readonly RegionColumn[] {
  const single = answer.regions
    .filter((region) => region.count > 0)
    .map(
      (region): RegionColumn => ({
        state: stateOf(region),
        count: region.count,
        has: region.has,
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
                has: null,
                combinations: rest.length,
              },
            ];
    return [...ofState.filter((column) => shown.has(column)), ...merged];
  });
}
