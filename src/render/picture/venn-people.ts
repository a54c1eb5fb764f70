import { type Point, reach } from './ellipse.js';
import { clearance, type Membership, type VennGeometry } from './venn-circles.js';
import {
  GRID,
  meanOf,
  nearestTo,
  type Placed,
  roomiest,
  type Spaces,
  type Spot,
  spaceIn,
} from './venn-spaces.js';

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

const PEOPLE_GAP = 4;
const SPREADING_ROUNDS = 14;
const FINE_ROUNDS = 3;
const PAIRS_AT_MOST = 120_000;
/** So few stand in no rows: spread out they may fit where rows do not. */
const FEW = 24;

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

function placeIn(
  space: readonly Spot[],
  count: number,
  radius: number,
  label: Placed,
  mayPack: boolean,
): readonly Placed[] | null {
  if (count === 0) return [];
  const free = space.filter(
    (spot) =>
      spot.room >= radius &&
      Math.hypot(spot.x - label.x, spot.y - label.y) >= radius + label.radius + PEOPLE_GAP,
  );
  const least = 2 * radius + PEOPLE_GAP;
  if (!mayFit(free, count, least)) return null;
  const rows = mayPack ? packed(free, count, least) : null;
  const chosen = rows ?? (mayPack && count > FEW ? null : spreadOut(free, count));
  if (chosen === null || !isApart(chosen, least)) return null;
  return chosen.map(({ x, y }) => ({ x, y, radius }));
}

/**
 * Cheap upper bound: discs of diameter `least` around the places lie in the free spots grown by their radius, and no
 * packing of equal discs is denser than π/√12.
 */
function mayFit(free: readonly Spot[], count: number, least: number): boolean {
  if (free.length < count) return false;
  const area = free.length * GRID ** 2;
  const minX = Math.min(...free.map((spot) => spot.x));
  const maxX = Math.max(...free.map((spot) => spot.x));
  const minY = Math.min(...free.map((spot) => spot.y));
  const maxY = Math.max(...free.map((spot) => spot.y));
  const grown = Math.min(
    (maxX - minX + least) * (maxY - minY + least),
    area + 4 * least * (maxX - minX + maxY - minY) + least ** 2,
  );
  return (count * Math.sqrt(3) * least ** 2) / 2 <= grown;
}

/** Lloyd's algorithm from a farthest-first start: even spacing with no look of a grid. */
function spreadOut(all: readonly Spot[], count: number): readonly Point[] {
  const coarse = all.filter(({ x, y }) => Math.round(x / GRID) % 2 === 0 && Math.round(y / GRID) % 2 === 0);
  // A wide space is known well enough by a quarter of its points, but for the last touch.
  const free = all.length * count > PAIRS_AT_MOST ? coarse : all;
  let sites: Point[] = [];
  const first = nearestTo(free, meanOf(free));
  if (first !== undefined) sites.push(first);
  const nearestSite = free.map(() => Number.POSITIVE_INFINITY);
  while (sites.length < count) {
    const last = sites.at(-1);
    if (last === undefined) break;
    let farthest = 0;
    free.forEach((spot, index) => {
      const distance = Math.min(nearestSite[index] ?? 0, (spot.x - last.x) ** 2 + (spot.y - last.y) ** 2);
      nearestSite[index] = distance;
      if (distance > (nearestSite[farthest] ?? 0)) farthest = index;
    });
    const next = free[farthest];
    if (next === undefined) break;
    sites.push(next);
  }
  for (let round = 0; round < SPREADING_ROUNDS; round++) {
    const cells: Spot[][] = sites.map(() => []);
    for (const spot of round < SPREADING_ROUNDS - FINE_ROUNDS ? free : all) {
      let best = 0;
      let bestDistance = Number.POSITIVE_INFINITY;
      sites.forEach((site, index) => {
        const distance = (spot.x - site.x) ** 2 + (spot.y - site.y) ** 2;
        if (distance < bestDistance) {
          bestDistance = distance;
          best = index;
        }
      });
      cells[best]?.push(spot);
    }
    // A crescent's mean may lie outside of it, so the nearest free spot is taken.
    sites = cells.map((cell, index) => nearestTo(cell, meanOf(cell)) ?? sites[index] ?? { x: 0, y: 0 });
  }
  return sites;
}

/** Dense rows for crowded regions: the phase of a hexagonal lattice that offers most places, filled from its middle. */
function packed(free: readonly Spot[], count: number, pitch: number): readonly Point[] | null {
  const keyAt = (x: number, y: number) => Math.round(x / GRID) * 10_000 + Math.round(y / GRID);
  const keyed = new Set(free.map((spot) => keyAt(spot.x, spot.y)));
  const origin = free[0];
  if (origin === undefined) return null;
  const snap = (value: number, start: number) => start + Math.round((value - start) / GRID) * GRID;
  const minX = Math.min(...free.map((spot) => spot.x));
  const maxX = Math.max(...free.map((spot) => spot.x));
  const minY = Math.min(...free.map((spot) => spot.y));
  const maxY = Math.max(...free.map((spot) => spot.y));
  // Snapping to the grid moves a place by at most half a step each way; the wider pitch makes up for it.
  const step = pitch + GRID;
  const rowStep = (step * Math.sqrt(3)) / 2 + 1;
  const middle = meanOf(free);
  let best: Point[] = [];
  for (let phaseY = 0; phaseY < rowStep; phaseY += GRID) {
    for (let phaseX = 0; phaseX < step; phaseX += GRID) {
      const places: Point[] = [];
      for (let row = 0, y = minY + phaseY; y <= maxY; row++, y += rowStep) {
        for (let x = minX + phaseX - (row % 2) * (step / 2); x <= maxX; x += step) {
          const place = { x: snap(x, origin.x), y: snap(y, origin.y) };
          if (keyed.has(keyAt(place.x, place.y))) places.push(place);
        }
      }
      if (places.length > best.length && isApart(places, pitch)) best = places;
    }
  }
  if (best.length < count) return null;
  return best
    .map((place) => ({ place, distance: Math.hypot(place.x - middle.x, place.y - middle.y) }))
    .sort((a, b) => a.distance - b.distance || a.place.y - b.place.y || a.place.x - b.place.x)
    .slice(0, count)
    .map(({ place }) => place);
}

function isApart(points: readonly Point[], least: number): boolean {
  return points.every((a, index) =>
    points.slice(index + 1).every((b) => Math.hypot(a.x - b.x, a.y - b.y) >= least),
  );
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
