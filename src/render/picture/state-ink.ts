import type { RegionState } from './set-view.js';
import { COLOURS } from './theme.js';

/** Text about a region: in A and B, left in the sample space, set aside. */
export const stateInk: Readonly<Record<RegionState, string>> = {
  joint: COLOURS.highlight,
  sample: COLOURS.ink,
  aside: COLOURS.faint,
};
