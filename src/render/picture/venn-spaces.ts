import { depthTest, type Point } from './ellipse.js';
import { maskOf } from './region-areas.js';
import type { Box } from './svg.js';
import type { Membership, VennGeometry } from './venn-circles.js';

/** A person's whole figure, or a number, lies in the disc of `radius` pixels around (x, y). */
export interface Placed extends Point {
  readonly radius: number;
}

/** A point of the grid and the radius of the disc around it that stays clear of lines and obstacles. */
export interface Spot extends Point {
  readonly room: number;
}

export const GRID = 6;
/** Gap between a disc and any border: half of the thickest line and a little air. */
const BORDER_GAP = 7;

/** The points of each region that have room, by mask. */
export type Spaces = readonly (readonly Spot[])[];

/** One pass over the frame: a point's nearest border is the nearest of all lines, whatever region it lies in. Figures need the grid's step. */
export function spacesOf(
  { frame, circles }: VennGeometry,
  obstacles: readonly Box[],
  step: number = GRID,
): Spaces {
  const depths = circles.map(depthTest);
  const spaces: Spot[][] = Array.from({ length: 2 ** circles.length }, () => []);
  for (let y = frame.y + step; y < frame.y + frame.height; y += step) {
    for (let x = frame.x + step; x < frame.x + frame.width; x += step) {
      let room = Math.min(x - frame.x, frame.x + frame.width - x, y - frame.y, frame.y + frame.height - y);
      let mask = 0;
      let bit = 1;
      for (const depthAt of depths) {
        const depth = depthAt(x, y);
        if (depth > 0) mask += bit;
        room = Math.min(room, Math.abs(depth));
        bit *= 2;
      }
      room -= BORDER_GAP;
      if (room <= 0) continue;
      for (const box of obstacles) {
        room = Math.min(room, distanceTo(box, x, y));
        if (room <= 0) break;
      }
      if (room > 0) spaces[mask]?.push({ x, y, room });
    }
  }
  return spaces;
}

export const spaceIn = (spaces: Spaces, membership: Membership): readonly Spot[] =>
  spaces[maskOf(membership)] ?? [];

/** Zero inside the box. */
export function distanceTo(box: Box, x: number, y: number): number {
  const dx = Math.max(box.x - x, 0, x - box.x - box.width);
  const dy = Math.max(box.y - y, 0, y - box.y - box.height);
  return Math.sqrt(dx * dx + dy * dy);
}

/** The roomiest point, and the radius of the disc that fits there; radius 0 without any. */
export function roomiest(space: readonly Spot[]): Placed {
  let best: Spot = { x: 0, y: 0, room: 0 };
  for (const spot of space) if (spot.room > best.room) best = spot;
  // Ties along an axis of symmetry: their middle is the better-looking choice.
  const equals = space.filter((spot) => spot.room > best.room - 1.5);
  const nearest = nearestTo(equals, meanOf(equals)) ?? best;
  return { x: nearest.x, y: nearest.y, radius: nearest.room };
}

export function meanOf(points: readonly Point[]): Point {
  let x = 0;
  let y = 0;
  for (const point of points) {
    x += point.x;
    y += point.y;
  }
  return { x: x / Math.max(points.length, 1), y: y / Math.max(points.length, 1) };
}

export function nearestTo<T extends Point>(points: readonly T[], target: Point): T | undefined {
  let best: T | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const point of points) {
    const distance = (point.x - target.x) ** 2 + (point.y - target.y) ** 2;
    if (distance < bestDistance) {
      bestDistance = distance;
      best = point;
    }
  }
  return best;
}
