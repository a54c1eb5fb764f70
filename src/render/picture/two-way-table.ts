import { createDrawables, LEFT, type Plate, RIGHT, type Shape } from './plate.js';
import { fittingSize } from './runs.js';
import { type CutPart, cutOf, shareOf } from './set-cut.js';
import { figuresIn, gridOf } from './set-figures.js';
import { setHeading } from './set-frame.js';
import { plateOfSets } from './set-plate.js';
import { type SetView, wordsOf } from './set-view.js';
import { stateInk } from './state-ink.js';
import type { Box } from './svg.js';
import { wrap } from './text-lines.js';
import { COLOURS, mix, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';
import { fillOf } from './venn-shapes.js';

/** Largest total of which each member is drawn in its cell. */
const PEOPLE_AT_MOST = 60;
const GAP = 14;
/** The frame keeps this distance from its cells. */
const PAD = 12;
const NAMES_WIDTH = 226;
const TOTAL_WIDTH = 188;
const ROW = 196;
const TOTAL_ROW = 76;
const NAME = { size: TYPE.body, weight: 800 } as const;
const CELL_WIDTH = (RIGHT - LEFT - NAMES_WIDTH - TOTAL_WIDTH - 3 * GAP) / 2;

/**
 * A and not A by B and not B, with the totals of rows and columns. What counts is framed: a row, or both; without a condition there
 * is one row, everyone.
 */
export function layOutTwoWayTable(view: SetView): Plate {
  const drawables = createDrawables();
  const heading = setHeading(view);
  const { branches, total: all, isOfAll } = cutOf(view);
  const shapes: Shape[] = [];
  const lines: TextLine[] = [];
  const xs = [0, 1].map((column) => LEFT + NAMES_WIDTH + GAP + column * (CELL_WIDTH + GAP));
  const totalX = RIGHT - TOTAL_WIDTH - 4;
  let y = heading.bottom + 8;

  const heads = (branches[0]?.parts ?? []).map((part) => ({
    part,
    rows: wrap(drawables.of(part.name), NAME, { maxWidth: CELL_WIDTH - 12, maxLines: 2, balanced: true }),
  }));
  const headRows = Math.max(1, ...heads.map(({ rows }) => rows.length));
  heads.forEach(({ part, rows }, column) => {
    lines.push(
      ...stacked(rows, (xs[column] ?? 0) + CELL_WIDTH / 2, y + headRows * 21, part.colour, 'middle'),
    );
  });
  lines.push(quiet(wordsOf(view).all, totalX + TOTAL_WIDTH / 2, y + headRows * 21, 'middle'));
  y += headRows * 42 + 14 + PAD;

  const cell = { width: CELL_WIDTH, height: ROW };
  const grid =
    view.isCount && all <= PEOPLE_AT_MOST
      ? gridOf(Math.max(...branches.flatMap(({ parts }) => parts.map(({ weight }) => weight))), {
          width: CELL_WIDTH - 32,
          height: ROW - 84,
        })
      : null;
  const left = LEFT + NAMES_WIDTH + GAP;
  if (isOfAll) {
    const rows = branches.length * (ROW + GAP + PAD) - GAP - PAD;
    const box = { x: left - PAD, y: y - PAD, width: RIGHT - left + 2 * PAD, height: rows + 2 * PAD };
    shapes.push(sampleGround(box), sampleFrame(box, COLOURS.ink));
  }
  for (const branch of branches) {
    const rowBox = { x: left - PAD, y: y - PAD, width: RIGHT - left + 2 * PAD, height: ROW + 2 * PAD };
    const isSample = branch.isCounted;
    const name = wrap(drawables.of(branches.length === 1 ? 'all' : branch.name), NAME, {
      maxWidth: NAMES_WIDTH - 16,
      maxLines: 4,
      balanced: true,
    });
    lines.push(
      ...stacked(name, LEFT, y + ROW / 2, isSample || isOfAll ? branch.colour : faded(branch), 'start'),
    );
    if (isSample) {
      shapes.push(sampleGround(rowBox));
    }
    const whole = isOfAll ? all : isSample ? branch.weight : 0;
    branch.parts.forEach((part, column) => {
      const box: Box = { x: xs[column] ?? 0, y, ...cell };
      shapes.push({
        type: 'box',
        role: part.state,
        box,
        fill: fillOf(part),
        radius: 18,
        isGround: true,
      });
      lines.push(...cellText(view, part, whole, box, grid !== null));
      if (grid !== null) {
        const inside = { x: box.x + 16, y: box.y + 68, width: box.width - 32, height: box.height - 84 };
        shapes.push(...figuresIn(inside, part.weight, grid, part.state));
      }
    });
    const middle = totalX + TOTAL_WIDTH / 2;
    lines.push({
      x: middle,
      y: y + ROW / 2,
      text: view.amount(branch.weight),
      size: fittingSize(
        [{ text: view.amount(branch.weight) }],
        800,
        [52, 44, 38, TYPE.small],
        TOTAL_WIDTH - 12,
      ),
      weight: 800,
      colour: isSample || isOfAll ? COLOURS.ink : COLOURS.faint,
      anchor: 'middle',
    });
    if (isSample) {
      shapes.push(sampleFrame(rowBox, branch.colour));
    }
    y += ROW + GAP + PAD;
  }
  if (branches.length > 1) {
    const middle = y + TOTAL_ROW / 2 - 6;
    const sumOf = (column: number) =>
      branches.reduce((sum, { parts }) => sum + (parts[column]?.weight ?? 0), 0);
    lines.push(quiet(wordsOf(view).all, LEFT, middle, 'start'));
    xs.forEach((x, column) => {
      lines.push(total(view.amount(sumOf(column)), x + CELL_WIDTH / 2, middle));
    });
    lines.push(total(view.amount(all), totalX + TOTAL_WIDTH / 2, middle));
    y += TOTAL_ROW;
  }
  return plateOfSets(view, heading, { shapes, lines, undrawable: drawables.undrawable(), bottom: y });
}

const sampleGround = (box: Box): Shape => ({
  type: 'box',
  role: 'sample',
  box,
  fill: COLOURS.counted,
  radius: 28,
  isGround: true,
});

const sampleFrame = (box: Box, stroke: string): Shape => ({
  type: 'box',
  role: 'frame',
  box,
  radius: 28,
  stroke,
  strokeWidth: 8,
  isGround: true,
});

/** The amount, and its share of what counts, `whole`, of which nothing is in a cell that is set aside: 0 there; in the middle where no figures stand below it. */
function cellText(
  view: SetView,
  part: CutPart,
  whole: number,
  box: Box,
  hasFigures: boolean,
): readonly TextLine[] {
  const middle = box.x + box.width / 2;
  const amount = {
    text: view.amount(part.weight),
    weight: 800,
    colour: part.weight === 0 ? COLOURS.faint : stateInk[part.state],
  } as const;
  const share = shareOf(view, part.weight, whole);
  const quietly = { text: share, size: TYPE.small, weight: 600, colour: stateInk[part.state] } as const;
  const size = fittingSize([amount], 800, [64, 56, 48, 40], box.width - 32);
  if (hasFigures) {
    return [
      { ...amount, x: box.x + 24, y: box.y + 42, size: 48 },
      { ...quietly, x: box.x + box.width - 22, y: box.y + 42, anchor: 'end' },
    ];
  }
  return [
    { ...amount, x: middle, y: box.y + box.height / 2 - (share === '' ? 0 : 22), size, anchor: 'middle' },
    { ...quietly, x: middle, y: box.y + box.height / 2 + 42, anchor: 'middle' },
  ];
}

function stacked(
  rows: readonly string[],
  x: number,
  middle: number,
  colour: string,
  anchor: 'start' | 'middle',
): TextLine[] {
  return rows.map((text, row) => ({
    x,
    y: middle + (row - (rows.length - 1) / 2) * 42,
    text,
    ...NAME,
    colour,
    anchor,
  }));
}

const faded = ({ colour }: { readonly colour: string }): string => mix(COLOURS.card, colour, 0.6);

const quiet = (text: string, x: number, y: number, anchor: 'start' | 'middle'): TextLine => ({
  x,
  y,
  text,
  size: TYPE.small,
  weight: 400,
  colour: COLOURS.quiet,
  anchor,
});

const total = (text: string, x: number, y: number): TextLine => ({
  x,
  y,
  text,
  size: fittingSize([{ text }], 600, [40, 34, TYPE.small], TOTAL_WIDTH - 12),
  weight: 600,
  colour: COLOURS.faint,
  anchor: 'middle',
});
