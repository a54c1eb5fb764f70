import { textWidth } from './drawable-text.js';
import { createDrawables, type Drawables, LEFT, type Plate, RIGHT, type Shape } from './plate.js';
import { quotientText, type SetPair } from './set-cut.js';
import { figuresIn } from './set-figures.js';
import { setHeading } from './set-frame.js';
import { plateOfSets } from './set-plate.js';
import { unassignedOf } from './set-unassigned.js';
import type { SetView } from './set-view.js';
import { type Box, d } from './svg.js';
import { truncate } from './text-lines.js';
import { COLOURS, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

const WIDTH = RIGHT - LEFT;
const BAR = 108;
const BETWEEN = 104;
/** Up to here the larger crowd stands in one row of figures. */
const FIGURES_AT_MOST = 24;
const LINE = 54;

/**
 * P(A | B) above P(B | A): B and A as bars to one scale, with the same members in both at the same place, so that it shows that
 * only what they are divided by differs.
 */
export function layOutDirections(view: SetView, pair: SetPair): Plate {
  const drawables = createDrawables();
  const joint = view.amount(pair.joint);
  const heading = setHeading({
    title: view.title,
    sampleSpace:
      pair.joint === 0 ? `${joint} in both crowds` : `The same ${joint}, out of two different crowds`,
  });
  const { upper, lower } = crowdsOf(pair);
  const scale = WIDTH / Math.max(upper.weight, lower.weight, Number.MIN_VALUE);
  const top = heading.bottom + 2 * LINE + 6;
  const bars = [
    { crowd: upper, box: { x: LEFT, y: top, width: upper.weight * scale, height: BAR } },
    { crowd: lower, box: { x: LEFT, y: top + BAR + BETWEEN, width: lower.weight * scale, height: BAR } },
  ] as const;
  const length = pair.joint * scale;
  const hasFigures = view.isCount && Math.max(upper.weight, lower.weight) <= FIGURES_AT_MOST;
  const bottom = bars[1].box.y + BAR;
  const lines: TextLine[] = [
    ...headOf(view, pair, upper, [heading.bottom + 24, heading.bottom + 24 + LINE], drawables),
    ...headOf(view, pair, lower, [bottom + 36 + LINE, bottom + 36], drawables),
    ...sameOf(joint, length, top + BAR + BETWEEN / 2),
  ];
  return plateOfSets(
    { ...view, before: `the other way round: ${quotientText(view, pair.joint, lower.weight)}` },
    heading,
    {
      shapes: [
        ...bars.flatMap(({ crowd, box }) => bar(crowd, box, length)),
        ...link(length, bars[0].box.y + BAR, bars[1].box.y),
        ...(hasFigures
          ? bars.flatMap(({ crowd, box }) => figures(box, pair.joint, crowd.weight - pair.joint, scale))
          : []),
      ],
      lines,
      undrawable: drawables.undrawable(),
      bottom: bottom + 36 + LINE + (unassignedOf(view) > 0 ? 34 : 22),
    },
  );
}

/** Of the members of one set, those who are in the other one, too. */
interface Crowd {
  readonly title: string;
  readonly name: string;
  readonly colour: string;
  readonly weight: number;
}

function crowdsOf({ event, given, inEvent, inCondition, titles }: SetPair) {
  return {
    upper: { title: titles[0], name: given.name, colour: given.colour, weight: inCondition },
    lower: { title: titles[1], name: event.name, colour: event.colour, weight: inEvent },
  };
}

function headOf(
  view: SetView,
  { joint }: SetPair,
  { title, name, colour, weight }: Crowd,
  [titleY, crowdY]: readonly [number, number],
  drawables: Drawables,
): TextLine[] {
  const result = { text: quotientText(view, joint, weight), size: TYPE.label, weight: 800 } as const;
  const room = WIDTH - textWidth(result.text, result.size, result.weight) - 40;
  const font = { size: TYPE.label, weight: 800 } as const;
  const small = { size: TYPE.body, weight: 800 } as const;
  const amount = `: ${view.amount(weight)}`;
  const shown = truncate(drawables.of(name), small, WIDTH - textWidth(amount, small.size, small.weight) - 4);
  return [
    { x: LEFT, y: titleY, text: truncate(drawables.of(title), font, room), ...font, colour: COLOURS.ink },
    { x: RIGHT, y: titleY, ...result, colour: weight > 0 ? COLOURS.highlight : COLOURS.faint, anchor: 'end' },
    { x: LEFT, y: crowdY, text: `${shown}${amount}`, ...small, colour },
  ];
}

function bar({ weight, colour }: Crowd, box: Box, length: number): Shape[] {
  if (weight === 0) return [];
  return [
    { type: 'box', role: 'crowd', box, fill: COLOURS.counted, isGround: true },
    ...(length > 0
      ? [
          {
            type: 'box',
            role: 'joint',
            box: { ...box, width: Math.max(length, 3) },
            fill: length < 18 ? COLOURS.highlight : 'url(#joint)',
            isGround: true,
          } as const,
        ]
      : []),
    { type: 'box', role: 'frame', box, radius: 6, stroke: colour, strokeWidth: 8, isGround: true },
  ];
}

/** The same members above and below. */
function link(length: number, from: number, to: number): Shape[] {
  if (length === 0) return [];
  const x = LEFT + Math.max(length, 3);
  const look = { stroke: COLOURS.highlight, strokeWidth: 4, dash: '4 12' } as const;
  return [LEFT, x].map((at) => ({
    type: 'path',
    role: 'same',
    d: d`M${at} ${from + 12}V${to - 12}`,
    ...look,
  }));
}

function sameOf(joint: string, length: number, y: number): TextLine[] {
  if (length === 0) return [];
  const text = `the same ${joint}`;
  const font = { size: TYPE.body, weight: 800 } as const;
  const width = textWidth(text, font.size, font.weight);
  const look = { y, text, ...font, colour: COLOURS.highlight };
  return width + 40 <= length
    ? [{ ...look, x: LEFT + length / 2, anchor: 'middle' }]
    : [{ ...look, x: LEFT + length + 22 }];
}

function figures(box: Box, joint: number, others: number, pitch: number): Shape[] {
  const part = { ...box, width: joint * pitch };
  const rest = { ...box, x: box.x + part.width, width: others * pitch };
  const size = Math.min(pitch, BAR - 12);
  const inRow = (at: Box, count: number, state: 'joint' | 'sample') =>
    Array.from({ length: count }, (_, index) =>
      figuresIn({ ...at, x: at.x + index * pitch, width: pitch }, 1, { pitch: size, columns: 1 }, state),
    ).flat();
  return [...inRow(part, joint, 'joint'), ...inRow(rest, others, 'sample')];
}
