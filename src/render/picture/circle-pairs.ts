import { circle, type Ellipse } from './ellipse.js';

/** Wanted areas of the 2^n regions by mask, n ≤ 3, of any scale; the outside, 0, is not drawn to scale. */
export type RegionWeights = readonly number[];

/** Air between lines that do not cross, in units of a square root of all area. */
export const GAP = 0.05;

export const hasSet = (mask: number, set: number): boolean => Math.floor(mask / 2 ** set) % 2 === 1;

export interface Pair {
  readonly first: number;
  readonly second: number;
  readonly relation: 'apart' | 'inside' | 'around' | 'crossing';
  /** Distance of the centres of two circles with the right areas. */
  readonly distance: number;
}

export const radiusOf = (area: number): number => Math.sqrt(area / Math.PI);

export const areaOf = (weights: RegionWeights, ...inSets: readonly number[]): number =>
  weights.reduce((sum, weight, mask) => (inSets.every((set) => hasSet(mask, set)) ? sum + weight : sum), 0);

/** How each two of the sets lie to each other. */
export function pairsOf(weights: RegionWeights, sets: number): readonly Pair[] {
  const pairs: Pair[] = [];
  for (let second = 1; second < sets; second++) {
    for (let first = 0; first < second; first++) {
      const both = areaOf(weights, first, second);
      const [a, b] = [areaOf(weights, first), areaOf(weights, second)];
      const [r, s] = [radiusOf(a), radiusOf(b)];
      const isNothing = (mass: number) => mass < 1e-12;
      if (isNothing(both)) pairs.push({ first, second, relation: 'apart', distance: r + s + GAP });
      else if (isNothing(a - both)) {
        pairs.push({ first, second, relation: 'inside', distance: Math.max(0, s - r - GAP) });
      } else if (isNothing(b - both)) {
        pairs.push({ first, second, relation: 'around', distance: Math.max(0, r - s - GAP) });
      } else pairs.push({ first, second, relation: 'crossing', distance: distanceForLens(r, s, both) });
    }
  }
  return pairs;
}

/** Area common to two circles whose centres are `distance` apart. */
function lensArea(r: number, s: number, distance: number): number {
  if (distance >= r + s) return 0;
  if (distance <= Math.abs(r - s)) return Math.PI * Math.min(r, s) ** 2;
  const segment = (own: number, other: number): number => {
    const height = (distance ** 2 + own ** 2 - other ** 2) / (2 * distance);
    const half = Math.acos(Math.min(1, Math.max(-1, height / own)));
    return own ** 2 * (half - Math.sin(2 * half) / 2);
  };
  return segment(r, s) + segment(s, r);
}

/** The lens only shrinks as the centres move apart, so bisection finds the distance. */
function distanceForLens(r: number, s: number, area: number): number {
  let near = Math.abs(r - s);
  let far = r + s;
  for (let step = 0; step < 60; step++) {
    const middle = (near + far) / 2;
    if (lensArea(r, s, middle) > area) near = middle;
    else far = middle;
  }
  return (near + far) / 2;
}

/** Circles of the right size; each pair overlaps as it should where three distances allow it. */
export function startOf(weights: RegionWeights, sets: number, pairs: readonly Pair[]): readonly Ellipse[] {
  const radii = Array.from({ length: sets }, (_, set) => radiusOf(areaOf(weights, set)));
  const distance = (first: number, second: number): number =>
    pairs.find((pair) => pair.first === first && pair.second === second)?.distance ?? 0;
  const [a, b, c] = [distance(0, 1), distance(0, 2), distance(1, 2)];
  // Where the triangle cannot close, the third lies on the line of the others, a little beside it.
  const along = a < 1e-9 ? 0 : Math.min(Math.max((a * a + b * b - c * c) / (2 * a), -b), b);
  const across = Math.max(Math.sqrt(Math.max(b * b - along * along, 0)), 0.02);
  const places = [
    [0, 0],
    [a, 0],
    [along, across],
  ] as const;
  return radii.map((radius, set) => {
    const [x, y] = places[set] ?? [0, 0];
    return circle(x, y, radius);
  });
}
