import type { Point } from './ellipse.js';
import type { Box } from './svg.js';
import { extentOf, type TextLine } from './typeset.js';

/** A line from a name to a point of its circle, or from a number into its region. */
export interface Pointer {
  readonly from: Point;
  readonly to: Point;
}

/** Where nothing else may stand. */
export function boxAround(line: TextLine): Box {
  const { left, right } = extentOf(line);
  return { x: left - 8, y: line.y - 28, width: right - left + 16, height: 56 };
}

/** What the letters cover. */
export function inkOf(line: TextLine): Box {
  const { left, right } = extentOf(line);
  return { x: left, y: line.y - 0.42 * line.size, width: right - left, height: 0.84 * line.size };
}

/** What a line covers, with some air. */
export function boxesAlong({ from, to }: Pointer): readonly Box[] {
  const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 10);
  return Array.from({ length: steps + 1 }, (_, index) => {
    const share = index / Math.max(steps, 1);
    return {
      x: from.x + share * (to.x - from.x) - 7,
      y: from.y + share * (to.y - from.y) - 7,
      width: 14,
      height: 14,
    };
  });
}

export const centreOf = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

export const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
