/** How often somebody was right with each confidence, beside what was said. */
import type { CalibrationJob } from '../../jobs/calibration.js';
import { QUIZ_MESSAGES } from '../../messages/quiz/index.js';
import { wilson } from '../../probability/wilson.js';
import { ALT_LIMIT, clip } from './alt-text.js';
import type { DrawnPicture } from './card-picture.js';
import { drawnLocale } from './drawn-locale.js';
import { drawPlate, LEFT, type Plate, RIGHT, type Shape } from './plate.js';
import { setHeading } from './set-frame.js';
import { d } from './svg.js';
import { COLOURS, SPACE, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

const HEIGHT = 560;
const AXIS_WIDTH = 150;
const TICKS = [0, 25, 50, 75, 100] as const;
const TICK = { size: TYPE.small, weight: 400, colour: COLOURS.quiet } as const;
const SAID = { size: TYPE.small, weight: 800, colour: COLOURS.ink } as const;
const COUNT = { size: TYPE.small, weight: 400, colour: COLOURS.ink } as const;
const DOT_RADIUS = 16;
const ROW = 46;

export async function drawCalibration(job: CalibrationJob): Promise<DrawnPicture> {
  return await drawPlate(layOutCalibration(job), calibrationAlt(job));
}

/** A column for each confidence, as wide as any other: those near certainty would lie upon each other on a scale. */
export function layOutCalibration({ points, locale }: CalibrationJob): Plate {
  const texts = QUIZ_MESSAGES[drawnLocale(locale)];
  const heading = setHeading({ title: texts.curve.title, sampleSpace: texts.curve.subtitle });
  const left = LEFT + AXIS_WIDTH;
  const top = heading.bottom + 40;
  const ground = top + HEIGHT;
  const step = (RIGHT - left) / points.length;
  const y = (share: number) => ground - share * HEIGHT;
  const shapes: Shape[] = [];
  const lines: TextLine[] = [...heading.lines];
  for (const tick of TICKS) {
    shapes.push({
      type: 'path',
      role: 'grid',
      d: d`M${left} ${y(tick / 100)}H${RIGHT}`,
      stroke: COLOURS.line,
      strokeWidth: 2,
    });
    lines.push({
      x: left - 18,
      y: y(tick / 100),
      text: texts.numbers.rate(tick, 100),
      ...TICK,
      anchor: 'end',
    });
  }
  points.forEach(({ confidence, answers, right }, index) => {
    const { lower, upper } = wilson(right, answers);
    const x = left + (index + 0.5) * step;
    const half = Math.min(44, step * 0.42);
    shapes.push({
      type: 'path',
      role: 'range',
      d: d`M${x} ${y(lower)}V${y(upper)}M${x - 14} ${y(lower)}h28M${x - 14} ${y(upper)}h28`,
      stroke: COLOURS.highlightDeep,
      strokeWidth: 6,
    });
    shapes.push({
      type: 'path',
      role: 'said',
      d: d`M${x - half} ${y(confidence / 100)}h${2 * half}`,
      stroke: COLOURS.ink,
      strokeWidth: 6,
      dash: '12 8',
    });
    shapes.push({
      type: 'dot',
      role: 'right',
      x,
      y: y(right / answers),
      radius: DOT_RADIUS,
      fill: COLOURS.highlight,
      stroke: COLOURS.card,
      strokeWidth: 4,
    });
    lines.push({ x, y: ground + ROW, text: texts.numbers.rate(confidence, 100), ...SAID, anchor: 'middle' });
    lines.push({ x, y: ground + 2 * ROW, text: texts.numbers.count(answers), ...COUNT, anchor: 'middle' });
  });
  lines.push({ x: LEFT, y: ground + ROW, text: texts.curve.said, ...TICK });
  lines.push({ x: LEFT, y: ground + 2 * ROW, text: texts.curve.answers, ...TICK });
  return {
    height: ground + 2 * ROW + SPACE.margin,
    defs: '',
    shapes,
    lines,
    undrawable: heading.undrawable,
  };
}

export function calibrationAlt({ points, locale }: CalibrationJob): string {
  const { curve } = QUIZ_MESSAGES[locale];
  return clip(
    `${curve.title} ${points.map(({ confidence, answers, right }) => curve.point(confidence, right, answers)).join('; ')}.`,
    ALT_LIMIT,
  );
}
