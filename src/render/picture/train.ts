/** The loss as a curve, learnt from and held out, above what the model says before, in the middle and after. */
import type { TrainAnswer } from '../../jobs/train.js';
import { bitsText, countText, percent } from '../numbers.js';
import { bestEpoch, probeRows, probeTitles } from '../training-rows.js';
import { ALT_LIMIT, clip } from './alt-text.js';
import type { DrawnPicture } from './card-picture.js';
import { createDrawables, drawPlate, LEFT, type Plate, RIGHT, type Shape } from './plate.js';
import { setHeading } from './set-frame.js';
import { type Box, d } from './svg.js';
import { truncate } from './text-lines.js';
import { COLOURS, eventLook, SPACE, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

const ROWS = 5;
const CURVE_HEIGHT = 330;
const AXIS_WIDTH = 130;
/** Room on the right for the last values. */
const END_WIDTH = 250;
const ROW_HEIGHT = 62;
const BAR_HEIGHT = 38;
const WORD_WIDTH = 276;
const QUIET = { size: TYPE.small, weight: 400, colour: COLOURS.faint } as const;
const HELD_OUT = eventLook(0).colour;
const LEARNT = eventLook(1).colour;

export async function drawTraining(answer: TrainAnswer): Promise<DrawnPicture> {
  return await drawPlate(layOutTraining(answer), trainingAlt(answer));
}

export function layOutTraining(answer: TrainAnswer): Plate {
  const { facts } = answer;
  const drawables = createDrawables();
  const heading = setHeading({
    title: `Training on ${facts.text}`,
    sampleSpace: `${countText(facts.examples)} examples learnt from · ${countText(facts.parameters)} parameters`,
  });
  const shapes: Shape[] = [];
  const lines: TextLine[] = [...heading.lines];
  let y = heading.bottom + 20;
  if (answer.losses.length > 1) {
    const curve = layOutCurve(answer, y);
    shapes.push(...curve.shapes);
    lines.push(...curve.lines);
    y = curve.bottom;
  }
  const bars = layOutProbes(answer, y + 30, drawables.of);
  return {
    height: bars.bottom + SPACE.margin,
    defs: '',
    shapes: [...shapes, ...bars.shapes],
    lines: [...lines, ...bars.lines],
    undrawable: [...new Set([...heading.undrawable, ...drawables.undrawable()])],
  };
}

interface Part {
  readonly shapes: readonly Shape[];
  readonly lines: readonly TextLine[];
  readonly bottom: number;
}

function layOutCurve(answer: TrainAnswer, top: number): Part {
  const { losses } = answer;
  const box: Box = {
    x: LEFT + AXIS_WIDTH,
    y: top + 48,
    width: RIGHT - END_WIDTH - LEFT - AXIS_WIDTH,
    height: CURVE_HEIGHT,
  };
  const highest = Math.max(1, ...losses.flatMap(({ training, heldOut }) => [training, heldOut ?? 0]));
  const step = highest > 8 ? 4 : highest > 4 ? 2 : 1;
  const most = Math.ceil(highest / step) * step;
  const epochs = losses.at(-1)?.epoch ?? 1;
  const xOf = (epoch: number) => box.x + (epoch / epochs) * box.width;
  const yOf = (bits: number) => box.y + (1 - bits / most) * box.height;
  const shapes: Shape[] = [];
  const lines: TextLine[] = [
    { x: LEFT, y: top, text: 'Loss, bits a word', size: TYPE.body, weight: 600, colour: COLOURS.quiet },
  ];
  for (let bits = 0; bits <= most; bits += step) {
    const at = yOf(bits);
    shapes.push({
      type: 'path',
      role: 'grid',
      d: d`M${box.x} ${at}H${box.x + box.width}`,
      stroke: COLOURS.line,
      strokeWidth: 2,
    });
    lines.push({ x: box.x - 18, y: at, text: String(bits), ...QUIET, anchor: 'end' });
  }
  const floor = box.y + box.height + 38;
  lines.push(
    { x: box.x, y: floor, text: '0', ...QUIET, anchor: 'middle' },
    { x: box.x + box.width, y: floor, text: `${epochs} epochs`, ...QUIET, anchor: 'middle' },
  );
  const curves = [
    {
      role: 'held-out',
      colour: HELD_OUT,
      dash: '18 10',
      label: 'held out',
      of: (loss: Loss) => loss.heldOut,
    },
    {
      role: 'learnt',
      colour: LEARNT,
      dash: undefined,
      label: 'learnt from',
      of: (loss: Loss) => loss.training,
    },
  ].map((curve) => ({
    ...curve,
    points: losses.flatMap((loss) => {
      const bits = curve.of(loss);
      return bits === null ? [] : [{ x: xOf(loss.epoch), y: yOf(bits), bits }];
    }),
  }));
  for (const { role, colour, dash, points } of curves) {
    if (points.length === 0) continue;
    shapes.push({
      type: 'path',
      role,
      d: `M${points.map(({ x, y }) => d`${x} ${y}`).join('L')}`,
      stroke: colour,
      strokeWidth: 7,
      ...(dash === undefined ? {} : { dash }),
    });
  }
  const best = bestEpoch(answer);
  if (best?.heldOut != null && best.epoch !== epochs) {
    shapes.push({
      type: 'dot',
      role: 'lowest',
      x: xOf(best.epoch),
      y: yOf(best.heldOut),
      radius: 14,
      fill: COLOURS.card,
      stroke: HELD_OUT,
      strokeWidth: 7,
    });
  }
  lines.push(...endLabels(curves, box));
  return { shapes, lines, bottom: floor + 40 };
}

type Loss = TrainAnswer['losses'][number];

/** At the ends of the curves, pushed apart where these are close. */
function endLabels(
  curves: readonly {
    readonly label: string;
    readonly colour: string;
    readonly points: readonly { readonly y: number; readonly bits: number }[];
  }[],
  box: Box,
): TextLine[] {
  const wanted = curves
    .flatMap(({ label, colour, points }) => {
      const last = points.at(-1);
      return last === undefined ? [] : [{ label, colour, y: last.y, bits: last.bits }];
    })
    .sort((a, b) => a.y - b.y);
  const apart = 96;
  const [upper, lower] = wanted;
  let shift = 0;
  if (upper !== undefined && lower !== undefined) shift = Math.max(0, apart - (lower.y - upper.y)) / 2;
  const bottom = box.y + box.height;
  return wanted.flatMap(({ label, colour, y, bits }, index) => {
    const moved = wanted.length < 2 ? y : index === 0 ? y - shift : y + shift;
    const at = Math.min(Math.max(moved, box.y + 24), bottom - (wanted.length - 1 - index) * apart - 44);
    const x = box.x + box.width + 26;
    return [
      { x, y: at - 20, text: label, size: TYPE.body, weight: 600, colour },
      { x, y: at + 20, text: bitsText(bits), size: TYPE.body, weight: 800, colour: COLOURS.ink },
    ] satisfies TextLine[];
  });
}

function layOutProbes(answer: TrainAnswer, top: number, drawable: (text: string) => string): Part {
  const rows = probeRows(answer, ROWS);
  const titles = probeTitles(answer);
  const shapes: Shape[] = [];
  const body = { size: TYPE.body, weight: 600 } as const;
  const question = drawable(`P(next word | “${answer.context}”)`);
  const lines: TextLine[] = [
    {
      x: LEFT,
      y: top,
      text: truncate(question, { size: TYPE.label, weight: 800 }, RIGHT - LEFT),
      size: TYPE.label,
      weight: 800,
      colour: COLOURS.ink,
    },
  ];
  const gap = 18;
  const columnWidth = (RIGHT - LEFT - WORD_WIDTH - gap * titles.length) / titles.length;
  const barWidth = columnWidth - 146;
  let y = top + 62;
  for (const [column, title] of titles.entries()) {
    const x = LEFT + WORD_WIDTH + gap + column * (columnWidth + gap);
    lines.push({ x, y, text: title, ...QUIET, colour: COLOURS.quiet });
  }
  y += 52;
  for (const [index, { word, probabilities }] of rows.entries()) {
    const isRest = index === rows.length - 1;
    lines.push({
      x: LEFT,
      y,
      text: truncate(drawable(word), body, WORD_WIDTH),
      ...body,
      colour: isRest ? COLOURS.quiet : COLOURS.ink,
    });
    for (const [column, share] of probabilities.entries()) {
      const x = LEFT + WORD_WIDTH + gap + column * (columnWidth + gap);
      shapes.push({
        type: 'box',
        role: 'track',
        box: { x, y: y - BAR_HEIGHT / 2, width: barWidth, height: BAR_HEIGHT },
        fill: COLOURS.panel,
        radius: 8,
      });
      const width = Math.max(share > 0 ? 4 : 0, share * barWidth);
      const isLast = column === probabilities.length - 1;
      shapes.push({
        type: 'box',
        role: 'share',
        box: { x, y: y - BAR_HEIGHT / 2, width, height: BAR_HEIGHT },
        fill: isRest ? COLOURS.rest : isLast ? COLOURS.highlight : COLOURS.highlightDeep,
        radius: Math.min(8, width / 2),
      });
      lines.push({ x: x + barWidth + 14, y, text: percent(share), ...QUIET, colour: COLOURS.quiet });
    }
    y += ROW_HEIGHT;
  }
  return { shapes, lines, bottom: y - 20 };
}

export function trainingAlt(answer: TrainAnswer): string {
  const { facts, losses } = answer;
  const first = losses[0];
  const last = losses.at(-1);
  const best = bestEpoch(answer);
  const parts = [
    `Training on ${facts.text}: ${facts.examples} examples, ${facts.parameters} parameters.`,
    losses.length > 1 && first !== undefined && last !== undefined
      ? `Loss in bits a word over ${last.epoch} epochs: learnt from ${first.training.toFixed(2)} to ${last.training.toFixed(2)}` +
        (last.heldOut === null || first.heldOut === null
          ? '.'
          : `, held out ${first.heldOut.toFixed(2)} to ${last.heldOut.toFixed(2)}, lowest ${best?.heldOut?.toFixed(2)} after epoch ${best?.epoch}.`)
      : '',
    `P(next word | "${answer.context}"), ${probeTitles(answer).join(', ')}:`,
    ...probeRows(answer, ROWS).map(
      ({ word, probabilities }) => `${word} ${probabilities.map(percent).join(', ')};`,
    ),
  ];
  return clip(parts.filter((part) => part !== '').join(' '), ALT_LIMIT);
}
