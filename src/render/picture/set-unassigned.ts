import { LEFT, type Shape } from './plate.js';
import type { SetView } from './set-view.js';
import { pattern } from './svg.js';
import { COLOURS, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

/** Mass of which nobody knows yet where it belongs looks like no region: `fill="url(#unassigned)"`. */
export const UNASSIGNED_GROUND = pattern('unassigned', 'back-hatch', {
  colour: COLOURS.rest,
  ground: COLOURS.aside,
  markWidth: 4,
});

const SWATCH = 36;
/** Less cannot be seen, nor told from rounding. */
const LEAST_SHARE = 0.0005;

/** The part of the whole that is unassigned, 0 where it is next to nothing. */
export function unassignedOf({ unassigned = 0, total }: Pick<SetView, 'unassigned' | 'total'>): number {
  return total > 0 && unassigned / total >= LEAST_SHARE ? unassigned : 0;
}

/** A line below a drawing that says how much is unassigned and that its shares leave it out, while the result below counts it; empty when everything is known. */
export function unassignedRow(
  view: SetView,
  top: number,
): { readonly shapes: readonly Shape[]; readonly lines: readonly TextLine[]; readonly bottom: number } {
  const { unassigned = 0 } = view;
  const counted = view.regions.reduce(
    (sum, { inCondition, weight }) => (inCondition ? sum + weight : sum),
    0,
  );
  // Beside a rare condition even little is much.
  if (unassigned <= LEAST_SHARE * counted) return { shapes: [], lines: [], bottom: top };
  const middle = top + SWATCH / 2 + 10;
  return {
    shapes: [
      {
        type: 'box',
        role: 'unassigned-swatch',
        box: { x: LEFT, y: middle - SWATCH / 2, width: SWATCH, height: SWATCH },
        fill: 'url(#unassigned)',
        radius: 8,
        isGround: true,
      },
    ],
    lines: [
      {
        x: LEFT + SWATCH + 16,
        y: middle,
        text: `not yet assigned: ${view.amount(unassigned)}; the shares above are of the rest`,
        size: TYPE.small,
        weight: 400,
        colour: COLOURS.quiet,
      },
    ],
    bottom: top + SWATCH + 20,
  };
}
