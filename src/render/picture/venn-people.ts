import type { Box } from './svg.js';
import { clearance, type Membership, type VennGeometry } from './venn-circles.js';

/** A person's whole figure, or a number, lies in the disc of `radius` pixels around (x, y). */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

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

/** Gap between a disc and any border: half of the thickest line and a little air. */
const BORDER_GAP = 7;
const PEOPLE_GAP = 4;
const GRID = 6;
const SPREADING_ROUNDS = 14;

/** Radii of figures, from the largest that looks well to the smallest that can still be made out in Discord. */
const RADII = [44, 40, 36, 33, 30, 27, 24, 22, 20, 18, 16];

/**
 * Places all numbers and figures, figures of one size throughout, the largest that fits; null when none does.
 * Deterministic. Promise, checked again before returning: each disc lies in exactly the circles of its region,
 * clear of `obstacles`, and no two overlap.
 */
export function placePeople(
  geometry: VennGeometry,
  regions: readonly RegionToFill[],
  obstacles: readonly Box[],
): readonly FilledRegion[] | null {
  const spaces = regions.map((region) => spaceOf(geometry, region, obstacles));
  const labels = spaces.map((space, index) => {
    const region = regions[index];
    return region === undefined ? undefined : placeLabel(space, region);
  });
  const fillAll = (radius: number, mayPack: boolean): readonly FilledRegion[] | null => {
    const filled: FilledRegion[] = [];
    for (const [index, region] of regions.entries()) {
      const label = labels[index];
      const space = spaces[index];
      if (label === undefined || space === undefined) return null;
      const people = placeIn(space, region.count, radius, label, mayPack);
      if (people === null) return null;
      filled.push({ label, people });
    }
    return isSound(geometry, regions, filled) ? filled : null;
  };
  if (labels.includes(undefined)) return null;
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

/** The roomiest point of each region, and the radius of the disc that fits there. */
export function roomiestPoint(
  geometry: VennGeometry,
  membership: Membership,
  obstacles: readonly Box[],
): Placed {
  const space = spaceOf(geometry, { membership, count: 0, labelRadius: 0 }, obstacles);
  return roomiest(space);
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly room: number;
}

function spaceOf(geometry: VennGeometry, region: RegionToFill, obstacles: readonly Box[]): readonly Spot[] {
  const { frame, circles } = geometry;
  const isOutside = circles.length > 0 && !region.membership.includes(true);
  const rightmost = Math.max(...circles.map((circle) => circle.x + circle.radius));
  const spots: Spot[] = [];
  for (let y = frame.y + GRID; y < frame.y + frame.height; y += GRID) {
    for (let x = frame.x + GRID; x < frame.x + frame.width; x += GRID) {
      const border = clearance(geometry, region.membership, x, y);
      if (border <= BORDER_GAP) continue;
      const room = Math.min(border - BORDER_GAP, ...obstacles.map((box) => distanceTo(box, x, y)));
      if (room > 0) spots.push({ x, y, room });
    }
  }
  if (!isOutside) return spots;
  // People in no set stand together beside the circles while they fit there, so that nobody looks lost in a corner.
  const beside = spots.filter((spot) => spot.x > rightmost);
  const fitsBeside = beside.length * GRID ** 2 > region.count * 70 ** 2 + (2 * region.labelRadius) ** 2;
  return fitsBeside
    ? beside.map((spot) => ({ ...spot, room: Math.min(spot.room, spot.x - rightmost) }))
    : spots;
}

function distanceTo(box: Box, x: number, y: number): number {
  const dx = Math.max(box.x - x, 0, x - box.x - box.width);
  const dy = Math.max(box.y - y, 0, y - box.y - box.height);
  return Math.hypot(dx, dy);
}

function roomiest(space: readonly Spot[]): Placed {
  let best: Spot = { x: 0, y: 0, room: 0 };
  for (const spot of space) if (spot.room > best.room) best = spot;
  // Ties along an axis of symmetry: their middle is the better-looking choice.
  const equals = space.filter((spot) => spot.room > best.room - 1.5);
  const centre = meanOf(equals);
  const nearest = nearestTo(equals, centre) ?? best;
  return { x: nearest.x, y: nearest.y, radius: nearest.room };
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
  const spread = spreadOut(free, count);
  const chosen = isApart(spread, least) ? spread : mayPack ? packed(free, count, least) : null;
  return chosen === null ? null : chosen.map(({ x, y }) => ({ x, y, radius }));
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

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Lloyd's algorithm from a farthest-first start: even spacing with no look of a grid. */
function spreadOut(free: readonly Spot[], count: number): readonly Point[] {
  let sites: Point[] = [];
  const first = nearestTo(free, meanOf(free));
  if (first !== undefined) sites.push(first);
  const nearestSite = free.map(() => Number.POSITIVE_INFINITY);
  while (sites.length < count) {
    const last = sites.at(-1);
    if (last === undefined) break;
    let farthest = 0;
    free.forEach((spot, index) => {
      const distance = Math.min(nearestSite[index] ?? 0, Math.hypot(spot.x - last.x, spot.y - last.y));
      nearestSite[index] = distance;
      if (distance > (nearestSite[farthest] ?? 0)) farthest = index;
    });
    const next = free[farthest];
    if (next === undefined) break;
    sites.push(next);
  }
  for (let round = 0; round < SPREADING_ROUNDS; round++) {
    const cells: Spot[][] = sites.map(() => []);
    for (const spot of free) {
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
  const keyed = new Set(free.map((spot) => `${Math.round(spot.x / GRID)},${Math.round(spot.y / GRID)}`));
  const origin = free[0];
  if (origin === undefined) return null;
  const isFree = (x: number, y: number) => keyed.has(`${Math.round(x / GRID)},${Math.round(y / GRID)}`);
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
          if (isFree(place.x, place.y)) places.push(place);
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

function meanOf(points: readonly Point[]): Point {
  let x = 0;
  let y = 0;
  for (const point of points) {
    x += point.x;
    y += point.y;
  }
  return { x: x / Math.max(points.length, 1), y: y / Math.max(points.length, 1) };
}

function nearestTo<T extends Point>(points: readonly T[], target: Point): T | undefined {
  let best: T | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const point of points) {
    const distance = Math.hypot(point.x - target.x, point.y - target.y);
    if (distance < bestDistance) {
      bestDistance = distance;
      best = point;
    }
  }
  return best;
}
