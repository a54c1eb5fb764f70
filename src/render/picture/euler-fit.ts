import {
  areaOf,
  GAP,
  hasSet,
  type Pair,
  pairsOf,
  type RegionWeights,
  radiusOf,
  startOf,
} from './circle-pairs.js';
import { circle, type Ellipse, reach } from './ellipse.js';
import { leastSquares, type Residuals } from './least-squares.js';
import { MOVES, regionAreas } from './region-areas.js';

const ROUNDS = 40;
/** Circles this true are preferred to ellipses: the eye takes circles for sets at once, and sees no error below this. */
const GOOD_ERROR = 0.02;

/** The largest difference of a region's area from its weight, relative to the weight, over all that have one. */
function areaError(circles: readonly Ellipse[], weights: RegionWeights): number {
  const { areas } = regionAreas(circles);
  const scale = sumInside(areas) / sumInside(weights);
  return weights.reduce(
    (worst, weight, mask) =>
      mask === 0 || weight === 0 ? worst : Math.max(worst, Math.abs((areas[mask] ?? 0) / scale / weight - 1)),
    0,
  );
}

/**
 * Circles, then ellipses, whose regions have areas close to the weights, the best of their kind first. The middle of the whole
 * lies anywhere and its area is 1. Every set must have a weight. Nothing is promised: whoever draws them checks them.
 */
export function* fitCircles(weights: RegionWeights, sets: number): Generator<readonly Ellipse[]> {
  const { kept, owner } = distinctSets(weights, sets);
  const total = sumInside(weights);
  const reduced = Array.from({ length: 2 ** kept.length }, () => 0);
  weights.forEach((weight, mask) => {
    const own = kept.reduce((sum, set, index) => sum + (hasSet(mask, set) ? 2 ** index : 0), 0);
    if (mask > 0) reduced[own] = (reduced[own] ?? 0) + weight / total;
  });
  for (const circles of fitDistinct(reduced, kept.length)) {
    yield owner.flatMap((index) => circles[index] ?? []);
  }
}

const sumInside = (weights: RegionWeights): number =>
  weights.reduce((sum, weight, mask) => (mask === 0 ? sum : sum + weight), 0);

/** Equal sets are one circle: `owner` says which of the kept ones each set has. */
function distinctSets(
  weights: RegionWeights,
  sets: number,
): { readonly kept: readonly number[]; readonly owner: readonly number[] } {
  const kept: number[] = [];
  const owner: number[] = [];
  for (let set = 0; set < sets; set++) {
    const twin = kept.findIndex((other) =>
      weights.every((weight, mask) => weight === 0 || hasSet(mask, set) === hasSet(mask, other)),
    );
    owner.push(twin === -1 ? kept.length : twin);
    if (twin === -1) kept.push(set);
  }
  return { kept, owner };
}

function* fitDistinct(weights: RegionWeights, sets: number): Generator<readonly Ellipse[]> {
  const pairs = pairsOf(weights, sets);
  const start = startOf(weights, sets, pairs);
  if (sets <= 2) {
    yield start;
    return;
  }
  const round = improved(start, weights, pairs, false);
  const error = areaError(round, weights);
  if (error <= GOOD_ERROR) yield round;
  yield improved(round, weights, pairs, true);
  yield improved(symmetricStart(weights, sets), weights, pairs, true);
  if (error > GOOD_ERROR) yield round;
}

/** Three circles around one middle in which every region is there, so that the fit can shrink what should be small. */
function symmetricStart(weights: RegionWeights, sets: number): readonly Ellipse[] {
  const mean = radiusOf(areaOf(weights)) * 0.75;
  return Array.from({ length: sets }, (_, set) => {
    const angle = (set * 2 * Math.PI) / sets + Math.PI / 6;
    const radius = (radiusOf(areaOf(weights, set)) + mean) / 2;
    return circle(0.62 * mean * Math.cos(angle), 0.62 * mean * Math.sin(angle), radius);
  });
}

/** How strongly roundness is held, in turn: first firmly, in the end only to choose between equals. */
const ROUNDNESS = [0.05, 0.005];
/** Longer than two and a half times its width an ellipse no longer looks like a set. */
const STRETCH_AT_MOST = 0.45;

function improved(
  start: readonly Ellipse[],
  weights: RegionWeights,
  pairs: readonly Pair[],
  mayStretch: boolean,
): readonly Ellipse[] {
  let circles = start;
  for (const roundness of mayStretch ? ROUNDNESS : [null]) {
    circles = leastSquares(
      {
        residuals: (state) => residualsOf(state, weights, pairs, roundness),
        move: (state, step) =>
          state.map((one, set) => moved(one, step.slice(set * MOVES, (set + 1) * MOVES))),
      },
      circles,
      ROUNDS,
    );
  }
  return circles;
}

/** `roundness` null: circles stay circles. */
function residualsOf(
  circles: readonly Ellipse[],
  weights: RegionWeights,
  pairs: readonly Pair[],
  roundness: number | null,
): Residuals {
  const { areas, slopes: areaSlopes } = regionAreas(circles);
  const values: number[] = [];
  const slopes: number[][] = [];
  const add = (value: number, slope: readonly number[]): void => {
    values.push(value);
    slopes.push(roundness === null ? slope.map((one, index) => (index % MOVES < 3 ? one : 0)) : [...slope]);
  };
  weights.forEach((weight, mask) => {
    const area = Math.max(areas[mask] ?? 0, 0);
    const slope = areaSlopes[mask] ?? [];
    if (mask === 0) return;
    if (weight > 0) {
      const unit = weight ** 0.75;
      add(
        (area - weight) / unit,
        slope.map((one) => one / unit),
      );
    } else if (area > 1e-9) {
      // The root of an area that should vanish has a slope all the way down.
      const root = Math.sqrt(area);
      add(
        0.7 * root,
        slope.map((one) => (0.35 * one) / root),
      );
    } else {
      add(
        0,
        slope.map(() => 0),
      );
    }
  });
  const none = circles.flatMap(() => Array.from({ length: MOVES }, () => 0));
  for (const pair of pairs) {
    const { value, slope } = airBetween(circles, pair, none);
    add(value, slope);
  }
  if (roundness !== null) {
    circles.forEach((one, set) => {
      stretchOf(one).forEach((value, axis) => {
        const excess = Math.max(0, Math.abs(value) - STRETCH_AT_MOST);
        const held = roundness * value + 3 * Math.sign(value) * excess;
        add(held, none.with(set * MOVES + 3 + axis, roundness + (excess > 0 ? 3 : 0)));
      });
    });
  }
  return { values, slopes };
}

/** Too little air between lines that should not cross; zero for a pair that has enough, and for one that should cross. */
function airBetween(
  circles: readonly Ellipse[],
  { first, second, relation }: Pair,
  none: readonly number[],
): { readonly value: number; readonly slope: readonly number[] } {
  const [one, other] = [circles[first], circles[second]];
  if (one === undefined || other === undefined || relation === 'crossing') return { value: 0, slope: none };
  const distance = Math.hypot(other.x - one.x, other.y - one.y);
  const angle = Math.atan2(other.y - one.y, other.x - one.x);
  const [r, s] = [reach(one, angle), reach(other, angle)];
  // Air = how · distance + ofFirst · r + ofSecond · s − GAP.
  const [how, ofFirst, ofSecond] = (
    { apart: [1, -1, -1], inside: [-1, -1, 1], around: [-1, 1, -1] } as const
  )[relation];
  const air = how * distance + ofFirst * r + ofSecond * s - GAP;
  // Apart they are drawn together rather than lost in a corner, but never at the price of touching.
  const share = air < 0 ? 1 : relation === 'apart' ? 0.01 : 0;
  if (share === 0) return { value: 0, slope: none };
  const slope = [...none];
  for (const [set, sign, size] of [
    [first, -1, ofFirst * r],
    [second, 1, ofSecond * s],
  ] as const) {
    const at = set * MOVES;
    slope[at] = share * how * sign * Math.cos(angle);
    slope[at + 1] = share * how * sign * Math.sin(angle);
    slope[at + 2] = share * size;
    slope[at + 3] = share * size * Math.cos(2 * angle);
    slope[at + 4] = share * size * Math.sin(2 * angle);
  }
  return { value: share * air, slope };
}

/** Logarithm of the stretch, along the axes and along their diagonals; both 0 for a circle. */
function stretchOf({ rx, ry, tilt }: Ellipse): readonly [number, number] {
  const stretch = Math.log(rx / ry) / 2;
  return [stretch * Math.cos(2 * tilt), stretch * Math.sin(2 * tilt)];
}

/** Moved, scaled, and then stretched by exp([p q; q −p]). */
function moved(one: Ellipse, step: readonly number[]): Ellipse {
  const [dx = 0, dy = 0, size = 0, p = 0, q = 0] = step;
  const x = one.x + dx;
  const y = one.y + dy;
  const scale = Math.exp(Math.min(Math.max(size, -1), 1));
  const length = Math.hypot(p, q);
  if (length === 0) return { ...one, x, y, rx: one.rx * scale, ry: one.ry * scale };
  const bounded = Math.min(length, 0.5);
  const grow = Math.cosh(bounded);
  const lean = Math.sinh(bounded) / length;
  const [a, b, d] = [grow + lean * p, lean * q, grow - lean * p];
  // Columns are the images of the old half axes.
  const [cosine, sine] = [Math.cos(one.tilt), Math.sin(one.tilt)];
  const u = [one.rx * (a * cosine + b * sine), one.rx * (b * cosine + d * sine)] as const;
  const v = [one.ry * (-a * sine + b * cosine), one.ry * (-b * sine + d * cosine)] as const;
  // New half axes: the roots of the eigenvalues of the columns' matrix times its transpose.
  const xx = u[0] ** 2 + v[0] ** 2;
  const yy = u[1] ** 2 + v[1] ** 2;
  const xy = u[0] * u[1] + v[0] * v[1];
  const middle = (xx + yy) / 2;
  const spread = Math.hypot((xx - yy) / 2, xy);
  return {
    x,
    y,
    rx: scale * Math.sqrt(middle + spread),
    ry: scale * Math.sqrt(Math.max(middle - spread, 1e-12)),
    tilt: Math.atan2(2 * xy, xx - yy) / 2,
  };
}
