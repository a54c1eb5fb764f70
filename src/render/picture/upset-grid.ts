import { textWidth } from './drawable-text.js';
import type { Shape } from './plate.js';
import type { RegionColumn } from './region-columns.js';
import type { SetView } from './set-view.js';
import { TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

/** The longest bar of a combination. */
export const BAR_HEIGHT = 190;

export interface Grid {
  readonly view: SetView;
  readonly columns: readonly RegionColumn[];
  /** Width of a column. */
  readonly step: number;
  readonly matrixLeft: number;
  /** Foot of the bars. */
  readonly baseline: number;
  /** Height of a row. */
  readonly row: number;
}

export interface Part {
  readonly shapes: readonly Shape[];
  readonly lines: readonly TextLine[];
}

export const numberWidth = (text: string): number => textWidth(text, TYPE.small, 800);
export const rowTop = ({ baseline, row }: Grid, index: number): number => baseline + 16 + index * row;
export const rowMiddle = (grid: Grid, index: number): number => rowTop(grid, index) + grid.row / 2;
export const columnMiddle = ({ matrixLeft, step }: Grid, index: number): number =>
  matrixLeft + (index + 0.5) * step;
