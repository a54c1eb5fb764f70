import type { Shape } from './plate.js';
import type { RegionState } from './set-view.js';
import { COLOURS } from './theme.js';
import { fillOf, type ShapedRegion } from './venn-shapes.js';

/** A member of a large crowd. `aside`: the colour of one who is set aside. */
export function memberDot(
  x: number,
  y: number,
  pitch: number,
  state: RegionState,
  aside: string = COLOURS.rest,
): Shape {
  const look = {
    joint: { fill: COLOURS.highlight, radius: pitch * 0.37 },
    sample: {
      fill: COLOURS.card,
      stroke: COLOURS.ink,
      strokeWidth: Math.max(2, pitch * 0.12),
      radius: pitch * 0.29,
    },
    aside: { fill: aside, radius: pitch * 0.26 },
  }[state];
  return { type: 'dot', role: state, x, y, ...look };
}

/** A member upon the ground of its region; mass that is unassigned has no member. */
export function memberTile(
  x: number,
  y: number,
  size: number,
  group: ShapedRegion & { readonly isUnassigned?: true },
): Shape[] {
  return [
    {
      type: 'box',
      role: 'tile',
      box: { x: x - size / 2, y: y - size / 2, width: size, height: size },
      fill: group.isUnassigned === true ? 'url(#unassigned)' : fillOf(group),
      radius: size * 0.18,
      isGround: true,
    },
    ...(group.isUnassigned === true
      ? []
      : [{ type: 'figure', role: group.state, x, y, radius: size * 0.4, state: group.state } as const]),
  ];
}
