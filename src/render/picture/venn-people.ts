import { reach } from './ellipse.js';
import { clearance, type Membership, type VennGeometry } from './venn-circles.js';
import { placeIn } from './venn-packing.js';
import { GRID, meanOf, type Placed, roomiest, type Spaces, type Spot, spaceIn } from './venn-spaces.js';

export interface RegionToFill {
  readonly membership: Membership;
  /** Figures to place, ≥ 0. */
  readonly count: number;
  /** Radius of the disc that holds the region's number. */
  readonly labelRadius: number;
}

export interface FilledRegion {
  readonly label: Placed;
  readonly people: readonly Placed[];
}

/** Radii of figures, from the largest that looks well to the smallest that can still be made out in Discord. */
const RADII = [44, 40, 36, 33, 30, 27, 24, 22, 20, 18];

/**
 * Places all numbers and figures, figures of one size throughout, the largest that fits; null when none does.
 * Deterministic. Promise, checked again before returning: each disc lies in exactly the circles of its region,
 * within its space, and no two overlap.
 */
export function placePeople(
  geometry: VennGeometry,
  regions: readonly RegionToFill[],
  allSpaces: Spaces,
): readonly FilledRegion[] | null {
  const spaces = regions.map((region) => spaceFor(geometry, region, spaceIn(allSpaces, region.membership)));
  const labels = spaces.map((space, index) => {
    const region = regions[index];
    return region === undefined ? undefined : placeLabel(space, region);
  });
  const crowding = (index: number) => (regions[index]?.count ?? 0) / Math.max(spaces[index]?.length ?? 0, 1);
  // The most crowded first: it tells soonest that figures are too large.
  const order = [...regions.keys()].sort((a, b) => crowding(b) - crowding(a));
  const fillAll = (radius: number, mayPack: boolean): readonly FilledRegion[] | null => {
    const filled = new Map<number, FilledRegion>();
    for (const index of order) {
      const region = regions[index];
      const label = labels[index];
      const space = spaces[index];
      if (region === undefined || label === undefined || space === undefined) return null;
      const people = placeIn(space, region.count, radius, label, mayPack);
      if (people === null) return null;
      filled.set(index, { label, people });
    }
    const all = regions.flatMap((_region, index) => filled.get(index) ?? []);
    return isSound(geometry, regions, all) ? all : null;
  };
  if (labels.includes(undefined)) return null;
  // Rows are quick to find and hold most, so they tell which size fits at all.
  const largest = firstResult(RADII, (radius) => fillAll(radius, true));
  if (largest === null) return null;
  // Loose groups look better than rows: up to a quarter smaller is worth it.
  const [packedRadius, packedRegions] = largest;
  const loose = firstResult(
    RADII.filter((radius) => radius <= packedRadius && radius >= 0.75 * packedRadius),
    (radius) => fillAll(radius, false),
  );
  return loose === null ? packedRegions : loose[1];
}

function firstResult<T>(radii: readonly number[], attempt: (radius: number) => T | null): [number, T] | null {
  for (const radius of radii) {
    const result = attempt(radius);
    if (result !== null) return [radius, result];
  }
  return null;
}

/** People in no set stand together beside the circles while they fit there, so that nobody looks lost in a corner. */
export function spaceFor(
  { circles }: VennGeometry,
  region: RegionToFill,
  space: readonly Spot[],
): readonly Spot[] {
  if (circles.length === 0 || region.membership.includes(true)) return space;
  const rightmost = Math.max(...circles.map((circle) => circle.x + reach(circle, 0)));
  const beside = space.filter((spot) => spot.x > rightmost);
  const fitsBeside = beside.length * GRID ** 2 > region.count * 70 ** 2 + (2 * region.labelRadius) ** 2;
  return fitsBeside
    ? beside.map((spot) => ({ ...spot, room: Math.min(spot.room, spot.x - rightmost) }))
    : space;
}

function placeLabel(space: readonly Spot[], region: RegionToFill): Placed | undefined {
  const fitting = space.filter((spot) => spot.room >= region.labelRadius);
  if (fitting.length === 0) return undefined;
  const withRadius = (spot: { x: number; y: number }): Placed => ({
    x: spot.x,
    y: spot.y,
    radius: region.labelRadius,
  });
  if (region.count === 0) return withRadius(roomiest(space));
  const centre = meanOf(space);
  let best = fitting[0];
  let bestScore = Number.POSITIVE_INFINITY;
  for (const spot of fitting) {
    // High up, but not far from the middle: people stand below their number.
    const score = spot.y + 0.7 * Math.abs(spot.x - centre.x) - 0.3 * Math.min(spot.room, 60);
    if (score < bestScore) {
      bestScore = score;
      best = spot;
    }
  }
  return best === undefined ? undefined : withRadius(best);
}

/** The promise of `placePeople`, without trust in how the places were found. */
export function isSound(
  geometry: VennGeometry,
  regions: readonly RegionToFill[],
  filled: readonly FilledRegion[],
): boolean {
  const everything = filled.flatMap(({ label, people }) => [label, ...people]);
  const areInside = filled.every(({ label, people }, index) => {
    const region = regions[index];
    return (
      region !== undefined &&
      people.length === region.count &&
      [label, ...people].every((one) => clearance(geometry, region.membership, one.x, one.y) >= one.radius)
    );
  });
  return (
    areInside &&
    everything.every((a, index) =>
      everything.slice(index + 1).every((b) => Math.hypot(a.x - b.x, a.y - b.y) >= a.radius + b.radius),
    )
  );
}
