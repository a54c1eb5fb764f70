import type { Point } from './ellipse.js';
import { GRID, meanOf, nearestTo, type Placed, type Spot } from './venn-spaces.js';

const PEOPLE_GAP = 4;
const SPREADING_ROUNDS = 14;
const FINE_ROUNDS = 3;
const PAIRS_AT_MOST = 120_000;
/** So few stand in no rows: spread out they may fit where rows do not. */
const FEW = 24;

/** Places for `count` discs of one radius within the space and clear of the label; null where they do not fit. Deterministic. */
export function placeIn(
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
