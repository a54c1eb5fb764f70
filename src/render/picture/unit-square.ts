import { textWidth } from './drawable-text.js';
import { createDrawables, type Drawables, LEFT, type Plate, RIGHT, type Shape } from './plate.js';
import { type CutBranch, type CutPart, cutOf, type SetCut, shareOf } from './set-cut.js';
import { setHeading } from './set-frame.js';
import { plateOfSets } from './set-plate.js';
import { unassignedOf } from './set-unassigned.js';
import { type SetView, wordsOf } from './set-view.js';
import { stateInk } from './state-ink.js';
import { type Box, d } from './svg.js';
import { truncate, wrap } from './text-lines.js';
import { COLOURS, TYPE } from './theme.js';
import { extentOf, type TextLine } from './typeset.js';
import { fillOf } from './venn-shapes.js';

const SIDE = 540;
const SIDE_ROOM = (RIGHT - LEFT - SIDE) / 2;
/** Between two labels of one side. */
const LABEL_STEP = 96;
const NAME_STEP = 40;
const NAME = { size: TYPE.body, weight: 800 } as const;
/** For a name that is a little too long for one line. */
const SMALL_NAME = { size: TYPE.small, weight: 800 } as const;
const SHARE = { size: TYPE.body, weight: 600 } as const;
/** Hatching does not show in a cell this narrow. */
const THIN = 18;
const AMOUNT_SIZES = [72, 56, 44, 36, 30] as const;

interface Column {
  readonly branch: CutBranch;
  readonly box: Box;
  readonly cells: readonly { readonly part: CutPart; readonly box: Box }[];
}

/**
 * The whole as one square: columns as wide as P(B) and P(not B), each parted by the share of A in it, so that every area is a
 * joint probability. Without a condition there is one column.
 */
export function layOutUnitSquare(view: SetView): Plate {
  const drawables = createDrawables();
  const heading = setHeading(view);
  const cut = cutOf(view, view.splitFirst);
  const top = heading.bottom + (cut.branches.length > 1 ? 108 : 20);
  const square: Box = { x: LEFT + SIDE_ROOM, y: top, width: SIDE, height: SIDE };
  const unassigned = unassignedOf(view);
  const strip = view.total > 0 ? (unassigned / view.total) * SIDE : 0;
  const columns = columnsOf(cut, { ...square, y: top + strip, height: SIDE - strip });
  const [first, last] = [columns[0], columns.at(-1)];
  const shapes: Shape[] = [
    {
      type: 'box',
      role: 'square',
      box: square,
      fill: COLOURS.aside,
      stroke: COLOURS.line,
      strokeWidth: 6,
      isGround: true,
    },
    ...(strip > 0
      ? [
          {
            type: 'box',
            role: 'unassigned',
            box: { ...square, height: strip },
            fill: 'url(#unassigned)',
            isGround: true,
          } as const,
        ]
      : []),
    ...cellShapes(columns, (part) => part.state === 'aside'),
    // Below the cells that count: the thinnest of them shows its own colour within the line.
    ...outline(columns),
    ...cellShapes(columns, (part) => part.state !== 'aside'),
  ];
  const lines: TextLine[] = [
    ...(cut.branches.length > 1 ? widthLabels(columns, { ...view, total: cut.total }, top, drawables) : []),
    ...columns.flatMap(({ cells }) => cells.flatMap(({ part, box }) => amountIn(view, part, box))),
  ];
  const sides = [
    ...(first === undefined ? [] : [{ column: first, isLeft: true }]),
    ...(last === undefined || last === first ? [] : [{ column: last, isLeft: false }]),
  ];
  for (const { column, isLeft } of sides) {
    const labels = heightLabels(view, column, isLeft, square, drawables);
    lines.push(...labels.lines);
    shapes.push(...labels.shapes);
  }
  return plateOfSets(view, heading, {
    shapes,
    lines,
    undrawable: drawables.undrawable(),
    bottom: top + SIDE + 14,
  });
}

/** A column of no weight has no width and no cells. */
function columnsOf({ branches }: SetCut, square: Box): readonly Column[] {
  const total = branches.reduce((sum, { weight }) => sum + weight, 0);
  let { x } = square;
  return branches.map((branch) => {
    const width = total > 0 ? (branch.weight / total) * square.width : 0;
    const box = { ...square, x, width };
    x += width;
    // A stands on the ground, so that the shares of both columns are compared like bars.
    let bottom = square.y + square.height;
    const cells = branch.parts.map((part) => {
      const height = branch.weight > 0 ? (part.weight / branch.weight) * square.height : 0;
      bottom -= height;
      return { part, box: { ...box, y: bottom, height } };
    });
    return { branch, box, cells };
  });
}

function cellShapes(columns: readonly Column[], isWanted: (part: CutPart) => boolean): readonly Shape[] {
  return columns.flatMap(({ cells }) =>
    cells.flatMap(({ part, box }): Shape[] => {
      if (part.weight === 0 || !isWanted(part)) return [];
      const isThin = Math.min(box.width, box.height) < THIN;
      const fill = isThin && part.state === 'joint' ? COLOURS.highlight : fillOf(part);
      const edge = isThin ? {} : { stroke: COLOURS.card, strokeWidth: 3 };
      return [{ type: 'box', role: part.state, box, fill, ...edge, isGround: true }];
    }),
  );
}

/** Around all that counts, as one line: a column, or a strip with a step in it. */
function outline(columns: readonly Column[]): readonly Shape[] {
  const counted = columns.flatMap(({ cells, branch }) =>
    cells.filter(({ part }) => part.state !== 'aside' && part.weight > 0).map(({ box }) => ({ box, branch })),
  );
  const runs = columns.flatMap(({ box }) => {
    const inColumn = counted.filter((one) => one.box.x === box.x && one.box.width === box.width);
    if (inColumn.length === 0) return [];
    const top = Math.min(...inColumn.map((one) => one.box.y));
    const bottom = Math.max(...inColumn.map((one) => one.box.y + one.box.height));
    return [{ left: box.x, right: box.x + box.width, top, bottom }];
  });
  const [start] = runs;
  if (start === undefined) return [];
  const whole = columns.find(({ branch }) => branch.isCounted);
  const upper = runs.map(({ right, top }) => d`V${top}H${right}`).join('');
  const lower = runs
    .toReversed()
    .map(({ left, bottom }) => d`V${bottom}H${left}`)
    .join('');
  return [
    {
      type: 'path',
      role: 'frame',
      d: `${d`M${start.left} ${start.bottom}`}${upper}${lower}Z`,
      stroke: whole?.branch.colour ?? COLOURS.ink,
      strokeWidth: 16,
    },
  ];
}

/** Where its cell has no room for it, the amount is left to the other pictures and the reading. */
function amountIn(view: SetView, part: CutPart, box: Box): readonly TextLine[] {
  const at = (size: number): TextLine => ({
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    text: view.amount(part.weight),
    size,
    weight: 800,
    colour: stateInk[part.state],
    anchor: 'middle',
  });
  const line = AMOUNT_SIZES.map(at).find((one) => {
    const { left, right } = extentOf(one);
    return right - left + 28 <= box.width && one.size + 16 <= box.height;
  });
  return line === undefined ? [] : [line];
}

/** Names and shares of the columns above them, pushed apart where the columns are narrow. */
function widthLabels(
  columns: readonly Column[],
  view: SetView,
  top: number,
  drawables: Drawables,
): readonly TextLine[] {
  const total = columns.reduce((sum, { branch }) => sum + branch.weight, 0);
  const room = (RIGHT - LEFT) / 2 - 20;
  const labels = columns.map(({ branch, box }) => {
    const name = truncate(drawables.of(branch.name), NAME, room);
    const share = shareOf(view, branch.weight, total);
    const counts = `${wordsOf(view).of(view.amount(branch.weight), view.amount(view.total))}: ${share}`;
    const amount = view.isCount && share !== '' ? counts : view.amount(branch.weight);
    const rows = [
      { text: name, ...NAME, colour: branch.colour },
      { text: amount, ...SHARE, colour: branch.isCounted ? COLOURS.ink : COLOURS.quiet },
    ];
    const half = Math.max(...rows.map((row) => widthOf(row) / 2));
    const middle = box.x + box.width / 2;
    return { rows, half, x: Math.min(Math.max(middle, LEFT + half), RIGHT - half) };
  });
  const [a, b] = labels;
  if (a !== undefined && b !== undefined) {
    const lack = a.half + b.half + 36 - (b.x - a.x);
    if (lack > 0) {
      const left = Math.max(LEFT + a.half, a.x - lack / 2);
      const right = Math.min(RIGHT - b.half, Math.max(b.x, left + a.half + b.half + 36));
      a.x = Math.min(left, right - a.half - b.half - 36);
      b.x = right;
    }
  }
  const y = top - 84;
  return labels.flatMap(({ rows, x }) =>
    rows.map((row, index): TextLine => ({ ...row, x, y: y + index * 44, anchor: 'middle' })),
  );
}

const widthOf = (line: {
  readonly text: string;
  readonly size: number;
  readonly weight: 600 | 800;
}): number => {
  const { left, right } = extentOf({ ...line, x: 0, y: 0, colour: COLOURS.ink });
  return right - left;
};

/** Names and shares of the parts of an outer column beside it, with leaders to their cells. */
function heightLabels(
  view: SetView,
  { branch, cells }: Column,
  isLeft: boolean,
  square: Box,
  drawables: Drawables,
): { readonly lines: readonly TextLine[]; readonly shapes: readonly Shape[] } {
  if (branch.weight === 0) return { lines: [], shapes: [] };
  const edge = isLeft ? square.x : square.x + square.width;
  const away = isLeft ? -1 : 1;
  const x = edge + away * 44;
  const anchor = isLeft ? ('end' as const) : ('start' as const);
  const labels = cells.map(({ part, box }) => {
    const name = drawables.of(part.name);
    const room = SIDE_ROOM - 48;
    const isSmall =
      textWidth(name, NAME.size, NAME.weight) > room && textWidth(name, SMALL_NAME.size, 800) <= room;
    const font = isSmall ? SMALL_NAME : NAME;
    const names = wrap(name, font, { maxWidth: room, maxLines: 2, balanced: true });
    const half = (LABEL_STEP + (names.length - 1) * NAME_STEP) / 2;
    return { part, font, names, half, middle: box.y + box.height / 2 };
  });
  const places = apart(labels, square.y, square.y + square.height);
  const lines: TextLine[] = [];
  const shapes: Shape[] = [];
  labels.forEach(({ part, font, names, half, middle }, index) => {
    const y = places[index] ?? middle;
    const ink = part.state === 'aside' ? COLOURS.quiet : stateInk[part.state];
    const rows = [
      ...names.map((text) => ({ text, ...font, colour: part.colour })),
      { text: shareOf(view, part.weight, branch.weight), ...SHARE, colour: ink },
    ];
    rows.forEach((row, at) => {
      lines.push({ ...row, x, y: y - half + 28 + at * NAME_STEP, anchor });
    });
    if (part.weight > 0) {
      shapes.push({
        type: 'path',
        role: 'leader',
        d: d`M${edge + away * 12} ${middle}L${x - away * 10} ${y}`,
        stroke: part.state === 'aside' ? COLOURS.faint : ink,
        strokeWidth: 3,
      });
    }
  });
  return { lines, shapes };
}

/** Middles of two labels, the first below the second, as near to where they belong as they can be without overlap. */
function apart(
  labels: readonly { readonly half: number; readonly middle: number }[],
  top: number,
  bottom: number,
): readonly number[] {
  const [lower, upper] = labels;
  if (lower === undefined || upper === undefined) return labels.map(({ middle }) => middle);
  const between = lower.half + upper.half;
  const down = Math.min(lower.middle, bottom - lower.half);
  const up = Math.max(upper.middle, top + upper.half);
  const lack = Math.max(0, between - (down - up));
  const low = Math.min(bottom - lower.half, Math.max(down + lack / 2, top + upper.half + between));
  return [low, Math.min(up, low - between)];
}
