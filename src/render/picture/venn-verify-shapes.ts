/** Checks the shapes of a drawing of sets, before anything is written into them. Shares nothing with the search for them. */
import { keyOf, type Measured, measureRegions } from './region-measure.js';
import type { Membership, VennGeometry } from './venn-circles.js';

export interface WeightedRegion {
  readonly membership: Membership;
  /** Members, or mass. */
  readonly weight: number;
}

export interface CheckedShapes {
  /**
   * `proportional`: areas stand for weights. `euler`: only regions that somebody is in, areas mean nothing.
   * `venn`: all regions, an empty one shows 0, areas mean nothing.
   */
  readonly kind: 'proportional' | 'euler' | 'venn';
  readonly geometry: VennGeometry;
  /** Those with a number. */
  readonly regions: readonly WeightedRegion[];
  /** What the drawing says of itself: no area is further off than this, relative to its weight. */
  readonly statedError?: number;
  /** Whether the outside, up to the frame, is drawn to the same scale. */
  readonly isFrameToScale: boolean;
}

export interface Fault {
  readonly type:
    | 'not-drawn'
    | 'in-pieces'
    | 'drawn-although-empty'
    | 'without-number'
    | 'label-outside'
    | 'leader-unclear'
    | 'person-outside'
    | 'overlap'
    | 'off-scale'
    | 'name-unclear';
  /** Which region or set. */
  readonly where: string;
}

/** A region with somebody in it is seen at a third of its size from this on, in square pixels; a smaller one is not drawn. */
export const LEAST_REGION_PX2 = 2000;
/** An empty region may show through by this much, in square pixels: less than the lines around it cover. */
const SLIVER_PX2 = 60;
/** What can be said of the shapes before anything is written into them. */
export function shapeFaults(
  drawing: CheckedShapes,
  measured: Measured = measureRegions(drawing.geometry),
): readonly Fault[] {
  const { regions, kind, statedError } = drawing;
  const faults: Fault[] = [];
  const weights = new Map(regions.map((region) => [keyOf(region.membership), region.weight]));
  for (const [key, { area, secondPiece }] of measured) {
    const isOutside = !key.includes('1');
    const weight = weights.get(key);
    if (weight === undefined && area > SLIVER_PX2) faults.push({ type: 'without-number', where: key });
    if (weight === 0 && kind !== 'venn' && !isOutside && area > SLIVER_PX2) {
      faults.push({ type: 'drawn-although-empty', where: key });
    }
    // A hole between circles belongs to the outside, which everybody sees as one ground.
    if (weight !== undefined && !isOutside && secondPiece > SLIVER_PX2) {
      faults.push({ type: 'in-pieces', where: key });
    }
  }
  for (const key of weights.keys()) {
    if ((measured.get(key)?.area ?? 0) <= SLIVER_PX2) faults.push({ type: 'not-drawn', where: key });
  }
  if (kind === 'proportional') {
    if (statedError === undefined || proportionalError(drawing, measured) > statedError) {
      faults.push({ type: 'off-scale', where: 'areas' });
    }
  }
  return faults;
}

/** The largest difference of an area from its weight, relative to the weight. */
export function proportionalError(
  { geometry, regions, isFrameToScale }: Pick<CheckedShapes, 'geometry' | 'regions' | 'isFrameToScale'>,
  measured: Measured = measureRegions(geometry),
): number {
  const counted = regions.filter(
    ({ membership, weight }) => weight > 0 && (isFrameToScale || membership.includes(true)),
  );
  const areaOf = ({ membership }: WeightedRegion) => measured.get(keyOf(membership))?.area ?? 0;
  const area = counted.reduce((sum, region) => sum + areaOf(region), 0);
  const weight = counted.reduce((sum, region) => sum + region.weight, 0);
  return Math.max(
    0,
    ...counted.map((region) => Math.abs(areaOf(region) / area / (region.weight / weight) - 1)),
  );
}
