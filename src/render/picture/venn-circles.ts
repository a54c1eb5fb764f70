import type { Box } from './svg.js';

export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Which circles a region lies in, by index; one entry for each circle. */
export type Membership = readonly boolean[];

export interface VennGeometry {
  /** Border of the sample space: everyone is inside it. */
  readonly frame: Box;
  readonly circles: readonly Circle[];
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
      return { frame: frameOf(NAME_ROOM + 2 * radius + EDGE), circles: [{ x: left + 390, y, radius }] };
    case 2: {
      const first = left + 34 + radius;
      return {
        frame: frameOf(NAME_ROOM + 2 * radius + EDGE),
        circles: [
          { x: first, y, radius },
          { x: first + 276, y, radius },
        ],
      };
    }
    case 3: {
      const first = left + 84 + radius;
      const side = 234;
      const rise = (side * Math.sqrt(3)) / 2;
      return {
        frame: frameOf(NAME_ROOM + rise + 2 * radius + EDGE),
        circles: [
          { x: first, y, radius },
          { x: first + side, y, radius },
          { x: first + side / 2, y: y + rise, radius },
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
  circles.forEach((circle, index) => {
    const inside = circle.radius - Math.hypot(x - circle.x, y - circle.y);
    least = Math.min(least, membership[index] === true ? inside : -inside);
  });
  return least;
}

/** A piece of a circle's line between two crossings, with the two regions that it parts. Angles in radians, from < to. */
export interface Arc {
  readonly circle: number;
  readonly from: number;
  readonly to: number;
  readonly inside: Membership;
  readonly outside: Membership;
}

/** The line of every circle, cut where it crosses another. An uncrossed circle is one arc of a full turn. */
export function arcsOf(circles: readonly Circle[]): readonly Arc[] {
  return circles.flatMap((circle, index) => {
    const cuts = circles
      .flatMap((other, otherIndex) => (otherIndex === index ? [] : crossings(circle, other)))
      .sort((a, b) => a - b);
    if (cuts.length === 0) cuts.push(0);
    return cuts.map((from, cut): Arc => {
      const to = cuts[cut + 1] ?? (cuts[0] ?? 0) + 2 * Math.PI;
      const middle = (from + to) / 2;
      const x = circle.x + circle.radius * Math.cos(middle);
      const y = circle.y + circle.radius * Math.sin(middle);
      const others = circles.map((other) => Math.hypot(x - other.x, y - other.y) < other.radius);
      return {
        circle: index,
        from,
        to,
        inside: others.with(index, true),
        outside: others.with(index, false),
      };
    });
  });
}

/** Angles on `circle`, in [0, 2π), at which `other` crosses it. */
function crossings(circle: Circle, other: Circle): number[] {
  const dx = other.x - circle.x;
  const dy = other.y - circle.y;
  const distance = Math.hypot(dx, dy);
  if (distance === 0) return [];
  const cosine = (distance ** 2 + circle.radius ** 2 - other.radius ** 2) / (2 * distance * circle.radius);
  if (Math.abs(cosine) >= 1) return [];
  const towards = Math.atan2(dy, dx);
  const half = Math.acos(cosine);
  return [towards - half, towards + half].map((angle) => (angle + 4 * Math.PI) % (2 * Math.PI));
}
