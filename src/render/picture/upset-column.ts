import type { Shape } from './plate.js';
import type { RegionState } from './set-view.js';
import { COLOURS, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';
import { BAR_HEIGHT, columnMiddle, type Grid, type Part, rowMiddle, rowTop } from './upset-grid.js';

const INKS: Readonly<Record<RegionState, string>> = {
  joint: COLOURS.highlight,
  sample: COLOURS.ink,
  aside: COLOURS.faint,
};

/** One combination: its bar, its number and its dots. */
export function layOutColumn(grid: Grid, index: number): Part {
  const { view, columns, step, baseline } = grid;
  const column = columns[index];
  if (column === undefined) return { shapes: [], lines: [] };
  const { state, count, membership } = column;
  const x = columnMiddle(grid, index);
  const largest = Math.max(...columns.map((one) => one.count));
  const height = Math.max((count / largest) * BAR_HEIGHT, 3);
  const width = Math.min(step * 0.6, 60);
  const shapes: Shape[] = [
    {
      type: 'box',
      role: state,
      box: { x: x - width / 2, y: baseline - height, width, height },
      radius: Math.min(8, height / 2),
      ...barLook(state),
    },
  ];
  const text = (content: string, y: number, weight: 600 | 800): TextLine => ({
    x,
    y,
    text: content,
    size: TYPE.small,
    weight,
    colour: INKS[state],
    anchor: 'middle',
  });
  const lines = [text(view.amount(count), baseline - height - 22, 800)];
  if (membership === null) {
    const middle = (rowTop(grid, 0) + rowTop(grid, view.sets.length)) / 2;
    lines.push(text(String(column.combinations), middle - 20, 600), text('more', middle + 20, 600));
    return { shapes, lines };
  }
  const members = membership.flatMap((isIn, row) => (isIn ? [row] : []));
  const [first, last] = [members[0], members.at(-1)];
  if (first !== undefined && last !== undefined && first !== last) {
    shapes.push({
      type: 'path',
      role: 'link',
      d: `M${x} ${rowMiddle(grid, first)}V${rowMiddle(grid, last)}`,
      stroke: INKS[state],
      strokeWidth: 6,
    });
  }
  membership.forEach((isIn, row) => {
    shapes.push({
      type: 'dot',
      role: isIn ? 'in' : 'not in',
      x,
      y: rowMiddle(grid, row),
      radius: isIn ? 14 : 6,
      fill: isIn ? INKS[state] : COLOURS.line,
    });
  });
  return { shapes, lines };
}

function barLook(state: RegionState): {
  readonly fill: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
} {
  switch (state) {
    case 'joint':
      return { fill: 'url(#joint-bar)' };
    case 'sample':
      return { fill: COLOURS.card, stroke: COLOURS.ink, strokeWidth: 5 };
    case 'aside':
      return { fill: COLOURS.rest };
  }
}
