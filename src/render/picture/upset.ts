import { type DrawnPicture, drawScene } from './card-picture.js';
import { createDrawables, LEFT, type Plate, RIGHT, type Shape, sceneOfPlate } from './plate.js';
import { type RegionColumn, regionColumns } from './region-columns.js';
import { setHeading, setReading } from './set-frame.js';
import type { SetView } from './set-view.js';
import { pattern } from './svg.js';
import { truncate, wrap } from './text-lines.js';
import { COLOURS, eventLook, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';
import { layOutColumn } from './upset-column.js';
import { BAR_HEIGHT, type Grid, numberWidth, type Part, rowMiddle, rowTop } from './upset-grid.js';

/** The longest bar of a set's size. */
const SIZE_BAR = 72;
/** Room for the word “more”. */
const COLUMN_LEAST = 100;
/** What columns may take, so that names keep theirs. */
const MATRIX_AT_MOST = 708;
/** Up to this many sets a name has two lines, and its own colour; more sets leave more room for names instead of columns. */
const FEW_SETS = 5;
const COLUMNS_AT_MOST = { few: 8, many: 6 } as const;
const ROW = { few: 82, many: 52 } as const;
const BRACKET = 50;

/**
 * Sets as a matrix (UpSet, Lex et al. 2014): a row for each set with its size, a column for each combination that somebody is
 * in. Those that count stand first, in a frame, under a bracket with their sum; those in A and B under one of their own.
 */
export async function drawUpset(view: SetView): Promise<DrawnPicture> {
  const plate = layOutUpset(view);
  return { png: await drawScene(sceneOfPlate(plate)), alt: view.alt, undrawable: plate.undrawable };
}

export function layOutUpset(view: SetView): Plate {
  const heading = setHeading(view);
  const isFew = view.sets.length <= FEW_SETS;
  // No sum of regions is written wider than the total or the widest of them.
  const weights = [view.total, ...view.regions.map(({ weight }) => weight)];
  const widest = Math.max(...weights.map((weight) => numberWidth(view.amount(weight))));
  const step = Math.max(widest + 16, COLUMN_LEAST);
  const columns = regionColumns(
    view,
    Math.min(COLUMNS_AT_MOST[isFew ? 'few' : 'many'], Math.floor(MATRIX_AT_MOST / step)),
  );
  const matrixLeft = RIGHT - 14 - Math.max(columns.length, 1) * step;
  const grid: Grid = {
    view,
    columns,
    step,
    matrixLeft,
    baseline: heading.bottom + 2 * BRACKET + 44 + BAR_HEIGHT,
    row: isFew ? ROW.few : ROW.many,
  };
  const bottom = rowTop(grid, view.sets.length) + 14;
  const rows = layOutRows(grid);
  const parts = [
    rows,
    layOutFrame(grid, bottom),
    ...columns.map((_column, index) => layOutColumn(grid, index)),
  ];
  const reading = setReading(view, bottom + 4);
  return {
    height: reading.bottom,
    defs: pattern('joint-bar', 'hatch', {
      colour: COLOURS.highlight,
      ground: COLOURS.highlightDeep,
      pitch: 0.8,
    }),
    shapes: parts.flatMap(({ shapes }) => shapes),
    lines: [...heading.lines, ...parts.flatMap(({ lines }) => lines), ...reading.lines],
    undrawable: [...new Set([...heading.undrawable, ...rows.undrawable, ...reading.undrawable])],
  };
}

/** Names and sizes of the sets. */
function layOutRows(grid: Grid): Part & { readonly undrawable: readonly string[] } {
  const { view, row, matrixLeft, baseline } = grid;
  const sizes = view.sets.map((_set, index) =>
    view.regions.reduce(
      (sum, { membership, weight }) => (membership[index] === true ? sum + weight : sum),
      0,
    ),
  );
  const largest = Math.max(...sizes);
  const drawables = createDrawables();
  const shapes: Shape[] = [];
  const lines: TextLine[] = [
    {
      x: LEFT,
      y: baseline - 14,
      text: truncate(view.everyone, { size: TYPE.small, weight: 400 }, matrixLeft - LEFT - 24),
      size: TYPE.small,
      weight: 400,
      colour: COLOURS.quiet,
    },
  ];
  const barsRight = LEFT + Math.max(...sizes.map((size) => numberWidth(view.amount(size)))) + 10 + SIZE_BAR;
  const namesLeft = barsRight + 18;
  view.sets.forEach(({ name, symbol }, index) => {
    const middle = rowMiddle(grid, index);
    const colour = view.sets.length <= FEW_SETS ? eventLook(index).colour : COLOURS.ink;
    if (index % 2 === 0) {
      shapes.push({
        type: 'box',
        role: 'row',
        box: { x: LEFT - 4, y: rowTop(grid, index), width: RIGHT - LEFT + 8, height: row },
        fill: COLOURS.panel,
        radius: 10,
        isGround: true,
      });
    }
    const size = sizes[index] ?? 0;
    const length = largest === 0 ? 0 : (size / largest) * SIZE_BAR;
    const barLeft = barsRight - length;
    if (length > 0) {
      shapes.push({
        type: 'box',
        role: 'size',
        box: { x: barLeft, y: middle - 11, width: length, height: 22 },
        fill: colour,
        radius: Math.min(5, length / 2),
      });
    }
    lines.push({
      x: barLeft - 10,
      y: middle,
      text: view.amount(size),
      size: TYPE.small,
      weight: 600,
      colour: COLOURS.quiet,
      anchor: 'end',
    });
    const font = { size: TYPE.small, weight: 800 } as const;
    const text = drawables.of(symbol === undefined ? name : `${symbol} ${name}`);
    const maxWidth = matrixLeft - 16 - namesLeft;
    const rows =
      view.sets.length <= FEW_SETS
        ? wrap(text, font, { maxWidth, maxLines: 2, balanced: true })
        : [truncate(text, font, maxWidth)];
    rows.forEach((line, at) => {
      lines.push({
        x: namesLeft,
        y: middle + (at - (rows.length - 1) / 2) * 36,
        text: line,
        ...font,
        colour,
      });
    });
  });
  return { shapes, lines, undrawable: drawables.undrawable() };
}

/** The frame around all columns that count, and the brackets with the two sums of the fraction. */
function layOutFrame(grid: Grid, bottom: number): Part {
  const { view, columns, matrixLeft, step, baseline } = grid;
  const counted = columns.filter(({ state }) => state !== 'aside');
  const joint = columns.filter(({ state }) => state === 'joint');
  if (counted.length === 0) return { shapes: [], lines: [] };
  const top = baseline - BAR_HEIGHT - 44;
  const shapes: Shape[] = [
    {
      type: 'box',
      role: 'sample space',
      box: { x: matrixLeft + 2, y: top, width: counted.length * step - 4, height: bottom - top - 6 },
      fill: COLOURS.counted,
      radius: 18,
      stroke: COLOURS.ink,
      strokeWidth: 6,
      isGround: true,
    },
  ];
  const lines: TextLine[] = [];
  const bracket = (members: readonly RegionColumn[], y: number, colour: string, text: string): void => {
    const width = members.length * step - 12;
    const left = matrixLeft + 6;
    shapes.push({
      type: 'path',
      role: 'sum',
      d: `M${left} ${y + 14}v-10h${width}v10`,
      stroke: colour,
      strokeWidth: 5,
    });
    // Centred above its bracket, but never beyond the card.
    const half = numberWidth(text) / 2;
    const x = Math.min(left + width / 2, RIGHT - half);
    lines.push({ x, y: y - 20, text, size: TYPE.small, weight: 800, colour, anchor: 'middle' });
  };
  const sum = (members: readonly RegionColumn[]) => members.reduce((total, { count }) => total + count, 0);
  bracket(
    counted,
    top - 22 - (joint.length > 0 ? BRACKET : 0),
    COLOURS.ink,
    `${view.amount(sum(counted))} count`,
  );
  if (joint.length > 0) bracket(joint, top - 22, COLOURS.highlight, view.amount(sum(joint)));
  return { shapes, lines };
}
