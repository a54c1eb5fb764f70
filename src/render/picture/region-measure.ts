/** Areas by counting rows: independent of `region-areas.ts`, whose exact areas the search for a drawing uses. */
import type { Ellipse } from './ellipse.js';
import type { Box } from './svg.js';
import type { Membership, VennGeometry } from './venn-circles.js';

/** A region as text: "101" is in the first and the third set. */
export const keyOf = (membership: Membership): string =>
  membership.map((isIn) => (isIn ? '1' : '0')).join('');

export type Measured = ReadonlyMap<string, { readonly area: number; readonly secondPiece: number }>;

interface Piece {
  readonly mask: number;
  area: number;
  mergedInto?: Piece;
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly piece: Piece;
}

const rootOf = (piece: Piece): Piece => {
  let root = piece;
  while (root.mergedInto !== undefined) root = root.mergedInto;
  return root;
};

function merge(one: Piece, other: Piece): void {
  const [root, child] = [rootOf(one), rootOf(other)];
  if (root === child) return;
  root.area += child.area;
  child.mergedInto = root;
}

/**
 * Area in square pixels of each region that there is, and of the second largest of its pieces; by rows of a pixel, exact
 * along each. The outside is what the frame has left, in one piece.
 */
export function measureRegions({ frame, circles }: VennGeometry): Measured {
  const pieces: Piece[] = [];
  let above: readonly Run[] = [];
  for (let y = frame.y + 0.5; y < frame.y + frame.height; y++) {
    const row: Run[] = [];
    for (const { mask, from, to } of runsAt(circles, y, frame)) {
      const piece: Piece = { mask, area: to - from };
      pieces.push(piece);
      row.push({ from, to, piece });
      for (const run of above) {
        if (run.piece.mask === mask && run.to > from && run.from < to) merge(run.piece, piece);
      }
    }
    above = row;
  }
  const areas = new Map<number, number[]>([[0, [frame.width * frame.height]]]);
  const outside = areas.get(0);
  for (const { mask, area, mergedInto } of pieces) {
    if (mergedInto !== undefined) continue;
    const known = areas.get(mask);
    if (known === undefined) areas.set(mask, [area]);
    else known.push(area);
    if (outside !== undefined) outside[0] = (outside[0] ?? 0) - area;
  }
  return new Map(
    [...areas].map(([mask, all]) => {
      const sorted = all.sort((a, b) => b - a);
      const key = keyOf(circles.map((_circle, index) => Math.floor(mask / 2 ** index) % 2 === 1));
      return [key, { area: sorted.reduce((sum, area) => sum + area, 0), secondPiece: sorted[1] ?? 0 }];
    }),
  );
}

/** The row within the frame, cut where it enters or leaves an ellipse; what lies in none is left out. */
function runsAt(
  circles: readonly Ellipse[],
  y: number,
  frame: Box,
): readonly { readonly mask: number; readonly from: number; readonly to: number }[] {
  const chords: { bit: number; from: number; to: number }[] = [];
  const cuts: number[] = [];
  circles.forEach((circle, index) => {
    const chord = chordAt(circle, y);
    if (chord === undefined) return;
    const from = Math.max(chord[0], frame.x);
    const to = Math.min(chord[1], frame.x + frame.width);
    chords.push({ bit: 2 ** index, from, to });
    cuts.push(from, to);
  });
  if (chords.length > 1) cuts.sort((a, b) => a - b);
  const runs: { mask: number; from: number; to: number }[] = [];
  for (let cut = 1; cut < cuts.length; cut++) {
    const [from, to] = [cuts[cut - 1] ?? 0, cuts[cut] ?? 0];
    if (to <= from) continue;
    const middle = (from + to) / 2;
    let mask = 0;
    for (const chord of chords) if (chord.from < middle && middle < chord.to) mask += chord.bit;
    if (mask > 0) runs.push({ mask, from, to });
  }
  return runs;
}

/** Where the row lies inside: the roots in x of the ellipse's equation. */
export function chordAt({ x, y, rx, ry, tilt }: Ellipse, row: number): readonly [number, number] | undefined {
  const dy = row - y;
  if (Math.abs(dy) > Math.max(rx, ry)) return undefined;
  const [cosine, sine] = [Math.cos(tilt), Math.sin(tilt)];
  const [inverse, otherInverse] = [1 / (rx * rx), 1 / (ry * ry)];
  const a = cosine * cosine * inverse + sine * sine * otherInverse;
  const b = 2 * dy * sine * cosine * (inverse - otherInverse);
  const c = dy * dy * (sine * sine * inverse + cosine * cosine * otherInverse) - 1;
  const discriminant = b * b - 4 * a * c;
  if (discriminant <= 0) return undefined;
  const root = Math.sqrt(discriminant);
  return [x + (-b - root) / (2 * a), x + (-b + root) / (2 * a)];
}
