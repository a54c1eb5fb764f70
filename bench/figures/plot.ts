/** Lines over a doubling axis, as the bot's own pictures are drawn. Pure but for the fonts. */
import { drawScene, type Scene } from '../../src/render/picture/card-picture.js';
import { textWidth } from '../../src/render/picture/drawable-text.js';
import { d, disc, path, rectangle } from '../../src/render/picture/svg.js';
import { CANVAS_WIDTH_PX, COLOURS, OKABE_ITO, SPACE, TYPE } from '../../src/render/picture/theme.js';
import type { TextLine } from '../../src/render/picture/typeset.js';

export interface Series {
  readonly name: string;
  /** Ascending x > 0, any y ≥ 0. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface Panel {
  readonly title: string;
  readonly xLabel: string;
  /** At most as many as there are looks. */
  readonly series: readonly Series[];
}

type Mark = 'disc' | 'square' | 'diamond';

/** Colour, dash and mark always go together. */
const LOOKS: readonly { readonly colour: string; readonly dash: string; readonly mark: Mark }[] = [
  { colour: OKABE_ITO.orange, dash: '', mark: 'disc' },
  { colour: OKABE_ITO.skyBlue, dash: '18 10', mark: 'square' },
  { colour: OKABE_ITO.purple, dash: '5 10', mark: 'diamond' },
];

const PLOT = { left: 170, right: CANVAS_WIDTH_PX - SPACE.margin - 20, height: 380 } as const;
const TITLE_HEIGHT = 100;
const LEGEND_HEIGHT = 60;
const AXIS_HEIGHT = 130;
const LABEL = { size: TYPE.small, weight: 400, colour: COLOURS.quiet } as const;

export async function drawPlot(panels: readonly Panel[]): Promise<Uint8Array> {
  const drawn = panels.map((panel, index) => {
    const top = SPACE.margin / 2 + index * (TITLE_HEIGHT + LEGEND_HEIGHT + PLOT.height + AXIS_HEIGHT);
    return layOutPanel(panel, top);
  });
  return await drawScene({
    height: SPACE.margin + panels.length * (TITLE_HEIGHT + LEGEND_HEIGHT + PLOT.height + AXIS_HEIGHT),
    defs: '',
    shapes: drawn.map(({ shapes }) => shapes).join(''),
    lines: drawn.flatMap(({ lines }) => lines),
  });
}

function layOutPanel({ title, xLabel, series }: Panel, top: number): Pick<Scene, 'shapes' | 'lines'> {
  const points = series.flatMap((line) => line.points);
  const xs = [...new Set(points.map(({ x }) => x))].sort((a, b) => a - b);
  const [first = 1, last = 1] = [xs[0], xs.at(-1)];
  const ticks = ticksTo(Math.max(...points.map(({ y }) => y)));
  const plotTop = top + TITLE_HEIGHT + LEGEND_HEIGHT;
  const bottom = plotTop + PLOT.height;
  const span = Math.log2(last / first);
  const xOf = (x: number) =>
    PLOT.left + (span === 0 ? 0.5 : Math.log2(x / first) / span) * (PLOT.right - PLOT.left);
  const yOf = (y: number) => bottom - (y / (ticks.at(-1) ?? 1)) * PLOT.height;
  const shapes: string[] = [];
  const lines: TextLine[] = [
    {
      x: SPACE.margin,
      y: top + TITLE_HEIGHT / 2,
      text: title,
      size: TYPE.label,
      weight: 600,
      colour: COLOURS.ink,
    },
    { ...LABEL, x: (PLOT.left + PLOT.right) / 2, y: bottom + 96, text: xLabel, anchor: 'middle' },
  ];
  for (const tick of ticks) {
    const y = yOf(tick);
    shapes.push(
      path(d`M${PLOT.left} ${y}H${PLOT.right}`, {
        stroke: COLOURS.line,
        'stroke-width': tick === 0 ? 3 : 1.5,
      }),
    );
    lines.push({ ...LABEL, x: PLOT.left - 20, y, text: tick.toLocaleString('en'), anchor: 'end' });
  }
  for (const x of xs)
    lines.push({ ...LABEL, x: xOf(x), y: bottom + 40, text: x.toLocaleString('en'), anchor: 'middle' });
  let legendX: number = PLOT.left;
  for (const [index, { name, points: of }] of series.entries()) {
    const look = LOOKS[index];
    if (look === undefined) throw new RangeError('more lines than there are looks');
    const { colour, dash, mark } = look;
    const stroke = { stroke: colour, 'stroke-width': 5, 'stroke-dasharray': dash || undefined, fill: 'none' };
    const course = of
      .map(({ x, y }, at) => d`${xOf(x)} ${yOf(y)}`.replace(/^/, at === 0 ? 'M' : 'L'))
      .join('');
    const legendY = top + TITLE_HEIGHT + LEGEND_HEIGHT / 2 - 12;
    shapes.push(
      path(course, stroke),
      path(d`M${legendX} ${legendY}H${legendX + 70}`, stroke),
      drawMark(mark, legendX + 35, legendY, colour),
      ...of.map(({ x, y }) => drawMark(mark, xOf(x), yOf(y), colour)),
    );
    lines.push({ ...LABEL, x: legendX + 86, y: legendY, text: name, colour: COLOURS.ink });
    legendX += 86 + textWidth(name, TYPE.small, 400) + 48;
  }
  return { shapes: shapes.join(''), lines };
}

function drawMark(mark: Mark, x: number, y: number, colour: string): string {
  const edge = { fill: colour, stroke: COLOURS.card, 'stroke-width': 3 };
  if (mark === 'disc') return disc(x, y, 11, edge);
  if (mark === 'square') return rectangle({ x: x - 10, y: y - 10, width: 20, height: 20 }, edge);
  return path(d`M${x} ${y - 14}L${x + 14} ${y}L${x} ${y + 14}L${x - 14} ${y}Z`, edge);
}

/** 0 and up to five equal steps of 1, 2 or 5 times a power of ten, the last one ≥ `most`. */
function ticksTo(most: number): number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1e-9) / 5));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size * 5 >= most) ?? 10 * power;
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(6)));
}
