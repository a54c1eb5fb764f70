import { circle, contains, crossings, depthIn, type Ellipse, outsideness, pointAt } from './ellipse.js';
import type { Box } from './svg.js';

/** Which circles a region lies in, by index; one entry for each circle. */
export type Membership = readonly boolean[];

export interface VennGeometry {
  /** Border of the sample space: everyone is inside it. */
  readonly frame: Box;
  /** One for each set; equal sets share one. Ellipses where no circles have the right areas. */
  readonly circles: readonly Ellipse[];
}

/** Room above the circles, for their names. */
const NAME_ROOM = 84;
const EDGE = 26;

/**
 * One, two or three equal circles in which every combination has its own region, the names' room above them and free
 * space on the right for the people in none. Zero circles: an empty frame.
 */
export function symmetricGeometry(count: number, left: number, top: number, width: number): VennGeometry {
  const frameOf = (height: number): Box => ({ x: left, y: top, width, height });
  const radius = count === 3 ? 206 : 238;
  const y = top + NAME_ROOM + radius;
  switch (count) {
    case 0:
      return { frame: frameOf(440), circles: [] };
    case 1:
      return { frame: frameOf(NAME_ROOM + 2 * radius + EDGE), circles: [circle(left + 390, y, radius)] };
    case 2: {
      const first = left + 34 + radius;
      return {
        frame: frameOf(NAME_ROOM + 2 * radius + EDGE),
        circles: [circle(first, y, radius), circle(first + 276, y, radius)],
      };
    }
    case 3: {
      const first = left + 84 + radius;
      const side = 234;
      const rise = (side * Math.sqrt(3)) / 2;
      return {
        frame: frameOf(NAME_ROOM + rise + 2 * radius + EDGE),
        circles: [
          circle(first, y, radius),
          circle(first + side, y, radius),
          circle(first + side / 2, y + rise, radius),
        ],
      };
    }
    default:
      throw new RangeError(`no symmetric drawing of ${count} circles`);
  }
}

/**
 * Distance from a point to the nearest border of its region, in pixels: the radius of the largest disc around it that
 * lies in exactly the circles of `membership`. Negative outside the region.
 */
export function clearance(geometry: VennGeometry, membership: Membership, x: number, y: number): number {
  const { frame, circles } = geometry;
  let least = Math.min(x - frame.x, frame.x + frame.width - x, y - frame.y, frame.y + frame.height - y);
  circles.forEach((one, index) => {
    const depth = depthIn(one, x, y);
    least = Math.min(least, membership[index] === true ? depth : -depth);
  });
  return least;
}

/** A piece of a circle's line between two crossings, with the two regions that it parts. Parameters of the line, from < to. */
export interface Arc {
  /** Of equal sets, which share a circle, the first. */
  readonly circle: number;
  readonly from: number;
  readonly to: number;
  readonly inside: Membership;
  readonly outside: Membership;
}

/** The line of every circle, cut where it crosses another. An uncrossed circle is one arc of a full turn. */
export function arcsOf(circles: readonly Ellipse[]): readonly Arc[] {
  return circles.flatMap((own, index) => {
    const shares = circles.map((other) => isSame(own, other));
    if (shares.indexOf(true) < index) return [];
    const cuts = circles
      .flatMap((other, otherIndex) => (shares[otherIndex] === true ? [] : crossings(outsideness(own, other))))
      .sort((a, b) => a - b);
    if (cuts.length === 0) cuts.push(0);
    return cuts.map((from, cut): Arc => {
      const to = cuts[cut + 1] ?? (cuts[0] ?? 0) + 2 * Math.PI;
      const { x, y } = pointAt(own, (from + to) / 2);
      const membershipWith = (isInside: boolean) =>
        circles.map((other, otherIndex) => (shares[otherIndex] === true ? isInside : contains(other, x, y)));
      return { circle: index, from, to, inside: membershipWith(true), outside: membershipWith(false) };
    });
  });
}

export function isSame(one: Ellipse, other: Ellipse): boolean {
  return (
    one.x === other.x &&
    one.y === other.y &&
    one.rx === other.rx &&
    one.ry === other.ry &&
    one.tilt === other.tilt
  );
}
