import type { Shape } from './plate.js';
import type { RegionState } from './set-view.js';
import type { Box } from './svg.js';

/** A grid of figures: how far apart they stand, and how many stand in a row. */
export interface FigureGrid {
  readonly pitch: number;
  readonly columns: number;
}

const WIDEST_PITCH = 56;
/** Nearer than this a figure is a speck. */
const NARROWEST_PITCH = 26;

/** The widest grid in which `count` figures have room, or null. */
export function gridOf(
  count: number,
  { width, height }: Pick<Box, 'width' | 'height'>,
  widest = WIDEST_PITCH,
  narrowest = NARROWEST_PITCH,
): FigureGrid | null {
  for (let pitch = widest; pitch >= narrowest; pitch--) {
    const columns = Math.floor(width / pitch);
    if (columns > 0 && Math.ceil(count / columns) * pitch <= height) return { pitch, columns };
  }
  return null;
}

/** `count` figures in the middle of the box, in rows of almost the same length. */
export function figuresIn(
  box: Box,
  count: number,
  { pitch, columns }: FigureGrid,
  state: RegionState,
): Shape[] {
  const rows = Math.ceil(count / columns);
  const perRow = Math.ceil(count / Math.max(rows, 1));
  const top = box.y + (box.height - rows * pitch) / 2;
  return Array.from({ length: count }, (_, index): Shape => {
    const row = Math.floor(index / perRow);
    const inRow = Math.min(perRow, count - row * perRow);
    const left = box.x + (box.width - inRow * pitch) / 2;
    return {
      type: 'figure',
      role: state,
      x: left + (index - row * perRow + 0.5) * pitch,
      y: top + (row + 0.5) * pitch,
      radius: pitch / 2 - 2,
      state,
    };
  });
}
