import { type DrawnPicture, drawScene, type Scene } from './card-picture.js';
import { toDrawable } from './drawable-text.js';
import { type RegionColumn, regionColumns } from './region-columns.js';
import { LEFT, RIGHT, setHeading, setReading } from './set-frame.js';
import type { RegionState, SetView } from './set-view.js';
import { disc, pattern, rectangle } from './svg.js';
import { truncate } from './text-lines.js';
import { COLOURS, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

const COLUMNS_AT_MOST = 8;
const NAMES_WIDTH = 300;
const BAR_HEIGHT = 210;
const ROW = 54;

/** Four or more attributes: a column for each combination that somebody has, its members marked below its bar. */
export async function drawRegionChart(view: SetView): Promise<DrawnPicture> {
  const { scene, undrawable } = layOutRegionChart(view);
  return { png: await drawScene(scene), alt: view.alt, undrawable };
}

const INKS: Readonly<Record<RegionState, string>> = {
  joint: COLOURS.highlight,
  sample: COLOURS.ink,
  aside: COLOURS.faint,
};

export function layOutRegionChart(view: SetView): {
  readonly scene: Scene;
  readonly undrawable: readonly string[];
} {
  const heading = setHeading(view);
  const columns = regionColumns(view, COLUMNS_AT_MOST);
  const names = view.sets.map(({ name, symbol }) =>
    toDrawable(symbol === undefined ? name : `${symbol} ${name}`),
  );
  const chartLeft = LEFT + NAMES_WIDTH + 20;
  const step = Math.min((RIGHT - 12 - chartLeft) / Math.max(columns.length, 1), 120);
  const barTop = heading.bottom + 74;
  const baseline = barTop + BAR_HEIGHT;
  const rowY = (row: number): number => baseline + 44 + row * ROW;
  const bottom = rowY(view.sets.length - 1) + 42;
  const largest = Math.max(...columns.map((column) => column.count), 1);

  const lines: TextLine[] = [...heading.lines];
  const shapes: string[] = [];
  lines.push({
    x: LEFT,
    y: baseline - 20,
    text: view.everyone,
    size: TYPE.small,
    weight: 400,
    colour: COLOURS.quiet,
  });
  names.forEach((name, row) => {
    shapes.push(
      rectangle(
        { x: LEFT - 14, y: rowY(row) - ROW / 2, width: RIGHT - LEFT + 28, height: ROW },
        { fill: row % 2 === 0 ? COLOURS.panel : COLOURS.card, rx: 10 },
      ),
    );
    const font = { size: TYPE.body, weight: 600 } as const;
    lines.push({
      x: LEFT,
      y: rowY(row),
      text: truncate(name.text, font, NAMES_WIDTH),
      ...font,
      colour: COLOURS.ink,
    });
  });
  shapes.push(sampleSpaceFrame(columns, chartLeft, step, barTop - 52, bottom - 6));
  columns.forEach((column, index) => {
    const x = chartLeft + (index + 0.5) * step;
    const height = Math.max((column.count / largest) * BAR_HEIGHT, 3);
    const width = Math.min(step * 0.62, 60);
    const bar = { x: x - width / 2, y: baseline - height, width, height };
    shapes.push(rectangle(bar, { rx: Math.min(8, height / 2), ...barLook(column.state) }));
    lines.push({
      x,
      y: bar.y - 24,
      text: view.amount(column.count),
      size: TYPE.small,
      weight: 800,
      colour: INKS[column.state],
      anchor: 'middle',
    });
    const { membership } = column;
    if (membership === null) {
      const middle = rowY((view.sets.length - 1) / 2);
      for (const [row, text] of [String(column.combinations), 'more'].entries()) {
        lines.push({
          x,
          y: middle + (row - 0.5) * 40,
          text,
          size: TYPE.small,
          weight: 600,
          colour: INKS[column.state],
          anchor: 'middle',
        });
      }
      return;
    }
    const members = membership.flatMap((isIn, row) => (isIn ? [row] : []));
    const [first, last] = [members[0], members.at(-1)];
    if (first !== undefined && last !== undefined && first !== last) {
      shapes.push(
        rectangle(
          { x: x - 3, y: rowY(first), width: 6, height: rowY(last) - rowY(first) },
          { fill: INKS[column.state] },
        ),
      );
    }
    view.sets.forEach((_, row) => {
      shapes.push(
        members.includes(row)
          ? disc(x, rowY(row), 14, { fill: INKS[column.state] })
          : disc(x, rowY(row), 6, { fill: COLOURS.line }),
      );
    });
  });
  const reading = setReading(view, bottom);
  return {
    scene: {
      height: reading.bottom,
      defs: pattern('joint-bar', 'hatch', {
        colour: COLOURS.highlight,
        ground: COLOURS.highlightDeep,
        pitch: 0.8,
      }),
      shapes: shapes.join(''),
      lines: [...lines, ...reading.lines],
    },
    undrawable: [
      ...new Set([...heading.undrawable, ...names.flatMap((name) => name.undrawable), ...reading.undrawable]),
    ],
  };
}

/** Around all columns that count; they stand side by side because of the columns' order. */
function sampleSpaceFrame(
  columns: readonly RegionColumn[],
  left: number,
  step: number,
  top: number,
  bottom: number,
): string {
  const counted = columns.filter((column) => column.state !== 'aside').length;
  if (counted === 0) return '';
  return rectangle(
    { x: left + 2, y: top, width: counted * step - 4, height: bottom - top },
    { rx: 18, fill: COLOURS.counted, 'fill-opacity': 0.55, stroke: COLOURS.ink, 'stroke-width': 6 },
  );
}

function barLook(state: RegionState): Readonly<Record<string, string | number>> {
  switch (state) {
    case 'joint':
      return { fill: 'url(#joint-bar)' };
    case 'sample':
      return { fill: COLOURS.card, stroke: COLOURS.ink, 'stroke-width': 5 };
    case 'aside':
      return { fill: COLOURS.faint, 'fill-opacity': 0.6 };
  }
}
