import { crossings, type Ellipse, outsideness, outsidenessAt } from './ellipse.js';

/** A region as a binary number: bit i says that it lies in set i. */
export const maskOf = (membership: readonly boolean[]): number =>
  membership.reduce((mask, isIn, index) => mask + (isIn ? 2 ** index : 0), 0);

/** Ways in which one ellipse can change: x, y, logarithm of its size, and a stretch along the axes and along their diagonals. */
export const MOVES = 5;

export interface RegionAreas {
  /** Exact areas of all 2^n regions by mask; the outside, 0, counts as nothing. */
  readonly areas: readonly number[];
  /** How each area changes with the moves of all ellipses, one row for each region. */
  readonly slopes: readonly (readonly number[])[];
}

/**
 * Areas of all regions; no two lines may be the same. Each is the sum over the region's border of ½ ∮ x dy − y dx (Green's
 * theorem), so it holds for any shape in any number of pieces. A moving piece of a line sweeps ∮ u dy − v dx for its
 * velocity (u, v), which one of the two regions beside it gains and the other loses.
 */
export function regionAreas(circles: readonly Ellipse[]): RegionAreas {
  const areas = Array.from({ length: 2 ** circles.length }, () => 0);
  const slopes = areas.map(() => Array.from({ length: MOVES * circles.length }, () => 0));
  // Near the circles, so that a crossing that only one of two lines notices makes no large error.
  const { x: originX, y: originY } = circles[0] ?? { x: 0, y: 0 };
  for (const [index, own] of circles.entries()) {
    const others = circles.flatMap((other, at) =>
      at === index ? [] : [{ bit: 2 ** at, beside: outsideness(own, other) }],
    );
    const cuts: number[] = [];
    for (const { beside } of others) cuts.push(...crossings(beside));
    cuts.sort((a, b) => a - b);
    if (cuts.length === 0) cuts.push(0);
    const cosine = Math.cos(own.tilt);
    const sine = Math.sin(own.tilt);
    const placeAt = (t: number): readonly [x: number, y: number] => {
      const along = own.rx * Math.cos(t);
      const across = own.ry * Math.sin(t);
      return [along * cosine - across * sine, along * sine + across * cosine];
    };
    for (let cut = 0; cut < cuts.length; cut++) {
      const from = cuts[cut] ?? 0;
      const to = cuts[cut + 1] ?? (cuts[0] ?? 0) + 2 * Math.PI;
      const [x0, y0] = placeAt(from);
      const [x1, y1] = placeAt(to);
      const turned = own.rx * own.ry * (to - from);
      const swept = (turned + (own.x - originX) * (y1 - y0) - (own.y - originY) * (x1 - x0)) / 2;
      const moved = [
        y1 - y0,
        x0 - x1,
        turned,
        x1 * y1 - x0 * y0,
        (y1 * y1 - x1 * x1 - y0 * y0 + x0 * x0) / 2,
      ];
      const c = Math.cos((from + to) / 2);
      const s = Math.sin((from + to) / 2);
      let without = 0;
      for (const { bit, beside } of others) if (outsidenessAt(beside, c, s) < 0) without += bit;
      for (const [mask, sign] of [
        [without, -1],
        [without + 2 ** index, 1],
      ] as const) {
        areas[mask] = (areas[mask] ?? 0) + sign * swept;
        const slope = slopes[mask];
        if (slope === undefined) continue;
        moved.forEach((value, move) => {
          const at = index * MOVES + move;
          slope[at] = (slope[at] ?? 0) + sign * value;
        });
      }
    }
  }
  areas[0] = 0;
  return { areas, slopes };
}
