import { fitCircles } from './euler-fit.js';
import { largestGeometry, trueGeometry } from './euler-geometry.js';
import { maskOf } from './region-areas.js';
import { measureRegions } from './region-measure.js';
import { LEFT, RIGHT } from './set-frame.js';
import type { SetView } from './set-view.js';
import { symmetricGeometry, type VennGeometry } from './venn-circles.js';
import {
  type CheckedShapes,
  LEAST_REGION_PX2,
  proportionalError,
  shapeFaults,
} from './venn-verify-shapes.js';

/** Shapes that may hold the view's sets; whoever draws them still has to place numbers and names, and to check all of it. */
export interface Candidate {
  readonly kind: CheckedShapes['kind'];
  readonly geometry: VennGeometry;
  readonly isFrameToScale: boolean;
  /** Of a proportional one: what it says of its areas. */
  readonly statedError?: number;
}

/** Areas further off than this are not called to scale. */
const ERROR_AT_MOST = 0.05;
const STATED_ERRORS = [0.001, 0.005, 0.01, 0.02, 0.03, 0.04, ERROR_AT_MOST] as const;
/** More than circles ever cover, in square pixels. */
const MOST_AREA_PX2 = 300_000;

type Regions = SetView['regions'];

/** Those that a drawing without empty regions shows: the outside is always there. */
export const regionsShown = ({ regions }: SetView, kind: Candidate['kind']): Regions =>
  regions.filter(({ membership, weight }) => kind === 'venn' || weight > 0 || !membership.includes(true));

/**
 * From the truest drawing to the one that always can be drawn: areas to scale; only the regions that somebody is in; and
 * symmetric circles with all regions. `isRoomy` puts large circles before a true outside: figures need the room.
 */
export function* candidatesFor(view: SetView, top: number, isRoomy: boolean): Generator<Candidate> {
  const sets = view.sets.length;
  const weights = weightsOf(view);
  const everySetIsThere = view.sets.every((_set, index) =>
    view.regions.some(({ membership, weight }) => membership[index] === true && weight > 0),
  );
  if (sets > 0 && everySetIsThere) {
    yield* proportional(view, weights, top, isRoomy);
    if (weights.some((weight, mask) => mask > 0 && weight === 0)) yield* topological(view, weights, top);
  }
  yield {
    kind: 'venn',
    geometry: symmetricGeometry(sets, LEFT, top, RIGHT - LEFT),
    isFrameToScale: false,
  };
}

function weightsOf({ regions, sets }: SetView): readonly number[] {
  const weights = Array.from({ length: 2 ** sets.length }, () => 0);
  for (const { membership, weight } of regions) weights[maskOf(membership)] = weight;
  return weights;
}

function* proportional(
  view: SetView,
  weights: readonly number[],
  top: number,
  isRoomy: boolean,
): Generator<Candidate> {
  const inside = weights.reduce((sum, weight, mask) => (mask === 0 ? sum : sum + weight), 0);
  const share = inside / view.total;
  // What is sure to fail is not tried.
  const hasRoom = view.regions.every(
    ({ membership, weight }) =>
      weight === 0 || !membership.includes(true) || (weight / inside) * MOST_AREA_PX2 > LEAST_REGION_PX2,
  );
  if (!hasRoom) return;
  for (const circles of fitCircles(weights, view.sets.length)) {
    const withTrueFrame = trueGeometry(circles, share, LEFT, top, RIGHT - LEFT);
    if (withTrueFrame !== undefined && !isRoomy) yield* truthful(view, withTrueFrame, true);
    // One circle of any size would be "to scale" with itself.
    if (view.sets.length > 1) {
      yield* truthful(view, largestGeometry(circles, LEFT, top, RIGHT - LEFT), false);
    }
  }
}

function* truthful(view: SetView, geometry: VennGeometry, isFrameToScale: boolean): Generator<Candidate> {
  const measured = measureRegions(geometry);
  const shapes = { kind: 'proportional', geometry, isFrameToScale, regions: view.regions } as const;
  const error = proportionalError(shapes, measured);
  const statedError = STATED_ERRORS.find((stated) => error <= stated);
  if (statedError === undefined) return;
  const regions = regionsShown(view, 'proportional');
  if (shapeFaults({ ...shapes, regions, statedError }, measured).length === 0) {
    yield { kind: 'proportional', geometry, isFrameToScale, statedError };
  }
}

/** Weights drawn near enough to each other that every region has room for its number; in the end all the same. */
const FLOORS = [0.35, 1] as const;

function* topological(view: SetView, weights: readonly number[], top: number): Generator<Candidate> {
  const largest = Math.max(...weights.slice(1));
  const regions = regionsShown(view, 'euler');
  for (const floor of FLOORS) {
    const drawn = weights.map((weight) => (weight === 0 ? 0 : Math.max(weight / largest, floor)));
    for (const circles of fitCircles(drawn, view.sets.length)) {
      const geometry = largestGeometry(circles, LEFT, top, RIGHT - LEFT);
      const candidate = { kind: 'euler', geometry, isFrameToScale: false } as const;
      if (shapeFaults({ ...candidate, regions }).length === 0) yield candidate;
    }
  }
}
