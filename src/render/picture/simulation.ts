import type { ProbAnswer } from '../../jobs/prob.js';
import { countText } from '../numbers.js';
import { percent } from './percent.js';
import { LEFT, type Plate, RIGHT, type Shape } from './plate.js';
import { setHeading, setReading } from './set-frame.js';
import { simulationText } from './simulation-text.js';
import { type Box, d } from './svg.js';
import { COLOURS, mix, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

export type Simulation = NonNullable<ProbAnswer['simulation']>;
type Step = Simulation['steps'][number];

const HEIGHT = 440;
const AXIS_WIDTH = 104;
/** Room on the right for the last frequency. */
const END_WIDTH = 150;
/** Frequencies of fewer draws than this may leave the scale. */
const SETTLED_FROM = 20;
const QUIET = { size: TYPE.small, weight: 400, colour: COLOURS.faint } as const;

/**
 * The running frequency against the number of draws, on a scale of powers of ten, with the exact value as a line and the band
 * of two standard errors around it, in which about 95 of 100 such frequencies lie.
 */
export function layOutSimulation(answer: ProbAnswer, simulation: Simulation): Plate {
  const { reading, result, remark, subtitle } = simulationText(answer, simulation);
  const heading = setHeading({ title: answer.question, sampleSpace: subtitle });
  const top = heading.bottom + 24;
  const box: Box = {
    x: LEFT + AXIS_WIDTH,
    y: top,
    width: RIGHT - END_WIDTH - LEFT - AXIS_WIDTH,
    height: HEIGHT,
  };
  const shapes: Shape[] = [];
  const lines: TextLine[] = [...heading.lines];
  const counted = simulation.steps.filter(({ kept }) => kept > 0);
  const draws = Math.max(2, simulation.steps.at(-1)?.draws ?? 2);
  const exact = answer.probability?.value ?? null;
  const scale = scaleOf(exact ?? 0.5, counted);
  const xOf = (draw: number) => box.x + (Math.log10(Math.max(draw, 1)) / Math.log10(draws)) * box.width;
  const yOf = (share: number) => {
    const at = (Math.min(Math.max(share, scale.from), scale.to) - scale.from) / (scale.to - scale.from);
    return box.y + (1 - at) * box.height;
  };
  for (const share of scale.ticks) {
    const y = yOf(share);
    shapes.push({
      type: 'path',
      role: 'grid',
      d: d`M${box.x} ${y}H${box.x + box.width}`,
      stroke: COLOURS.line,
      strokeWidth: 2,
    });
    lines.push({ x: box.x - 16, y, text: `${Number((share * 100).toFixed(1))} %`, ...QUIET, anchor: 'end' });
  }
  for (let power = 1; power <= draws; power *= 10) {
    lines.push({
      x: xOf(power),
      y: box.y + box.height + 36,
      text: countText(power),
      ...QUIET,
      anchor: 'middle',
    });
  }
  lines.push({ x: RIGHT, y: box.y + box.height + 36, text: 'draws', ...QUIET, anchor: 'end' });
  if (exact !== null) {
    const kept = answer.counts.condition / answer.counts.population;
    shapes.push(...band(exact, kept, draws, xOf, yOf));
    shapes.push({
      type: 'path',
      role: 'exact',
      d: d`M${box.x} ${yOf(exact)}H${box.x + box.width}`,
      stroke: COLOURS.highlight,
      strokeWidth: 5,
      dash: '4 12',
    });
  }
  const [start] = counted;
  const last = counted.at(-1);
  if (start !== undefined && last !== undefined) {
    const isOff = (step: Step) => frequencyOf(step) < scale.from || frequencyOf(step) > scale.to;
    // The first few draws may lie beyond the scale; nothing is drawn of them.
    const points = counted
      .slice(counted.findLastIndex(isOff) + 1)
      .map((step) => d`${xOf(step.draws)} ${yOf(frequencyOf(step))}`);
    shapes.push(
      { type: 'path', role: 'frequency', d: `M${points.join('L')}`, stroke: COLOURS.ink, strokeWidth: 6 },
      {
        type: 'dot',
        role: 'last',
        x: xOf(last.draws),
        y: yOf(frequencyOf(last)),
        radius: 13,
        fill: COLOURS.ink,
        stroke: COLOURS.card,
        strokeWidth: 4,
      },
    );
    lines.push(endLabel(last, box, yOf));
  }
  const reached = setReading(
    { reading, result, hasResult: exact !== null, ...(remark === '' ? {} : { before: remark }) },
    box.y + box.height + 56,
  );
  return {
    height: reached.bottom,
    defs: '',
    shapes,
    lines: [...lines, ...reached.lines],
    undrawable: [...new Set([...heading.undrawable, ...reached.undrawable])],
  };
}

export const frequencyOf = ({ hits, kept }: Step): number => hits / kept;

/** Two standard errors of a frequency of so many draws as are expected to count, √(p(1 − p)/n) each. */
function band(
  exact: number,
  kept: number,
  draws: number,
  xOf: (draw: number) => number,
  yOf: (share: number) => number,
): readonly Shape[] {
  const steps = 80;
  const at = Array.from({ length: steps + 1 }, (_, index) => draws ** (index / steps));
  const error = (draw: number) => 2 * Math.sqrt((exact * (1 - exact)) / (draw * kept));
  const upper = at.map((draw) => d`${xOf(draw)} ${yOf(exact + error(draw))}`);
  const lower = at.toReversed().map((draw) => d`${xOf(draw)} ${yOf(exact - error(draw))}`);
  return [
    {
      type: 'path',
      role: 'band',
      d: `M${[...upper, ...lower].join('L')}Z`,
      fill: mix(COLOURS.card, COLOURS.highlight, 0.2),
      stroke: mix(COLOURS.card, COLOURS.highlight, 0.45),
      strokeWidth: 2,
    },
  ];
}

/** At its dot. */
function endLabel(last: Step, box: Box, yOf: (share: number) => number): TextLine {
  return {
    x: box.x + box.width + 22,
    y: Math.min(Math.max(yOf(frequencyOf(last)), box.y + 20), box.y + box.height - 20),
    text: percent(frequencyOf(last)),
    size: TYPE.body,
    weight: 800,
    colour: COLOURS.ink,
  };
}

interface Scale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

const TOPS = [0.02, 0.05, 0.1, 0.2, 0.4] as const;

/** All of 0 to 1, or the end of it in which the exact value and the settled frequencies lie. */
function scaleOf(exact: number, steps: readonly Step[]): Scale {
  const settled = steps.filter(({ kept }) => kept >= SETTLED_FROM).map(frequencyOf);
  const largest = Math.max(exact * 2.2, ...settled);
  const least = Math.min(1 - (1 - exact) * 2.2, ...settled);
  const top = TOPS.find((one) => one >= largest);
  if (top !== undefined) return { from: 0, to: top, ticks: [0, top / 2, top] };
  const bottom = TOPS.find((one) => one >= 1 - least);
  if (bottom !== undefined) return { from: 1 - bottom, to: 1, ticks: [1 - bottom, 1 - bottom / 2, 1] };
  return { from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1] };
}
