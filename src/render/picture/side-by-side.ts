import { textWidth } from './drawable-text.js';
import { createDrawables, type Drawables, LEFT, type Plate, RIGHT, type Shape } from './plate.js';
import { fittingSize } from './runs.js';
import { type CutSide, eventSideOf, shareOf } from './set-cut.js';
import { setHeading } from './set-frame.js';
import { plateOfSets } from './set-plate.js';
import type { ComparedSide, SetView } from './set-view.js';
import { type Box, d } from './svg.js';
import { wrap } from './text-lines.js';
import { COLOURS, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

const HEIGHT = 470;
/** The larger crowd; the other one is as much narrower as it is smaller, so that areas are members. */
const WIDEST = 250;
const NARROWEST = 36;
/** Where the share stands beside its bar. */
const SHARE_ROOM = 172;
/** Between them lies what the two differ by. */
const MIDDLES = [LEFT + SHARE_ROOM + WIDEST / 2, RIGHT - SHARE_ROOM - WIDEST / 2] as const;
const NAME = { size: TYPE.body, weight: 800 } as const;
const NAME_STEP = 42;

/** What the other pictures compare the left side with. */
const withoutBefore = ({ before: _before, ...view }: SetView): SetView => view;

interface Bar {
  readonly side: ComparedSide;
  readonly crowd: CutSide;
  readonly box: Box;
  /** Where the share ends, null without one. */
  readonly level: number | null;
  readonly isLeft: boolean;
}

/**
 * Two conditional probabilities side by side: each condition's members as a bar of one height, as wide as they are many, filled from
 * the ground by those in the event. Heights are compared; the bracket between them is their difference.
 */
export function layOutSides(view: SetView, sides: NonNullable<SetView['sides']>): Plate {
  const { both, difference, ...words } = sides;
  const drawables = createDrawables();
  const heading = setHeading({ title: view.title, sampleSpace: 'Each bar is all whom its condition leaves' });
  const largest = Math.max(...both.map(({ condition }) => condition), Number.MIN_VALUE);
  const names = both.map((side) => {
    const crowd = eventSideOf(side.given, view);
    const maxWidth = MIDDLES[1] - MIDDLES[0] - 30;
    return { crowd, rows: wrap(drawables.of(crowd.name), NAME, { maxWidth, maxLines: 2, balanced: true }) };
  });
  const rows = Math.max(...names.map(({ rows: own }) => own.length));
  const top = heading.bottom + (rows + 1) * NAME_STEP + 18;
  const bars = both.map((side, index): Bar => {
    const isLeft = index === 0;
    const width = side.condition === 0 ? NARROWEST : Math.max(NARROWEST, (side.condition / largest) * WIDEST);
    const x = MIDDLES[isLeft ? 0 : 1] - width / 2;
    return {
      side,
      crowd: names[index]?.crowd ?? { name: '', colour: COLOURS.ink, membership: [] },
      box: { x, y: top, width, height: HEIGHT },
      level: side.condition === 0 ? null : top + HEIGHT * (1 - side.joint / side.condition),
      isLeft,
    };
  });
  const lines = bars.flatMap((bar, index) => [
    ...headOf(view, bar, names[index]?.rows ?? [], heading.bottom + 24),
    ...amounts(view, bar),
    ...shareBeside(bar, top),
  ]);
  const gap = bracket(bars, top, difference);
  return plateOfSets({ ...withoutBefore(view), ...words }, heading, {
    shapes: [...bars.flatMap(barShapes), ...gap.shapes],
    lines: [...lines, ...gap.lines, ...groundLabel(bars, top + HEIGHT, drawables, view)],
    undrawable: drawables.undrawable(),
    bottom: top + HEIGHT + 34 + NAME_STEP,
  });
}

function headOf(
  view: SetView,
  { side, crowd, isLeft }: Bar,
  rows: readonly string[],
  top: number,
): TextLine[] {
  const at = { x: isLeft ? MIDDLES[0] : MIDDLES[1], anchor: 'middle' } as const;
  const amount = side.given === null ? view.amount(side.condition) : `${view.amount(side.condition)} count`;
  return [
    ...rows.map((text, row) => ({ ...at, y: top + row * NAME_STEP, text, ...NAME, colour: crowd.colour })),
    {
      ...at,
      y: top + rows.length * NAME_STEP,
      text: amount,
      size: TYPE.small,
      weight: 600,
      colour: COLOURS.quiet,
    },
  ];
}

function barShapes({ side, crowd, box, level }: Bar): Shape[] {
  if (level === null) {
    return [
      {
        type: 'box',
        role: 'nobody',
        box,
        stroke: COLOURS.faint,
        strokeWidth: 4,
        dash: '14 12',
        isGround: true,
      },
    ];
  }
  const joint = { ...box, y: level, height: box.y + box.height - level };
  return [
    { type: 'box', role: 'crowd', box, fill: COLOURS.counted, isGround: true },
    ...(side.joint > 0
      ? [
          {
            type: 'box',
            role: 'joint',
            box: joint,
            fill: Math.min(joint.height, box.width) < 18 ? COLOURS.highlight : 'url(#joint)',
            isGround: true,
          } as const,
        ]
      : []),
    { type: 'box', role: 'frame', box, radius: 6, stroke: crowd.colour, strokeWidth: 8, isGround: true },
  ];
}

/** How many are in the event and how many are not, where the bar has room. */
function amounts(view: SetView, { side, box, level }: Bar): TextLine[] {
  if (level === null) return [];
  const parts = [
    { weight: side.joint, from: level, to: box.y + box.height, colour: COLOURS.highlight },
    { weight: side.condition - side.joint, from: box.y, to: level, colour: COLOURS.ink },
  ];
  return parts.flatMap(({ weight, from, to, colour }): TextLine[] => {
    const text = view.amount(weight);
    const size = fittingSize([{ text }], 800, [56, 48, 40, 34, TYPE.small], box.width - 24);
    if (weight === 0 || to - from < size + 14 || textWidth(text, size, 800) > box.width - 20) return [];
    return [
      { x: box.x + box.width / 2, y: (from + to) / 2, text, size, weight: 800, colour, anchor: 'middle' },
    ];
  });
}

/** The share on the outer side, level with the end of what it is of. */
function shareBeside({ side, box, level, isLeft }: Bar, top: number): TextLine[] {
  const text = level === null ? 'no value' : shareOf({}, side.joint, side.condition);
  const size = fittingSize(
    [{ text }],
    800,
    [TYPE.reading, TYPE.label, TYPE.body, TYPE.small],
    SHARE_ROOM - 18,
  );
  const y = Math.min(top + HEIGHT - 22, Math.max(top + 22, level ?? top + HEIGHT / 2));
  const colour = level === null ? COLOURS.faint : COLOURS.highlight;
  return isLeft
    ? [{ x: box.x - 20, y, text, size, weight: 800, colour, anchor: 'end' }]
    : [{ x: box.x + box.width + 20, y, text, size, weight: 800, colour }];
}

/** From the one level to the other, with their difference. */
function bracket(
  [left, right]: readonly Bar[],
  top: number,
  difference: string,
): { readonly shapes: readonly Shape[]; readonly lines: readonly TextLine[] } {
  if (left === undefined || right === undefined || left.level === null || right.level === null) {
    return { shapes: [], lines: [] };
  }
  const [from, to] = [left.box.x + left.box.width, right.box.x];
  const middle = (from + to) / 2;
  const [high, low] = [Math.min(left.level, right.level), Math.max(left.level, right.level)];
  const look = { stroke: COLOURS.quiet, strokeWidth: 4 } as const;
  const guide = (x1: number, x2: number, y: number): Shape => ({
    type: 'path',
    role: 'level',
    d: d`M${x1} ${y}H${x2}`,
    ...look,
    dash: '4 12',
  });
  const shapes = [guide(from + 14, to - 14, high), guide(from + 14, to - 14, low)];
  // Beyond the levels wherever there is more room; where there is none, between them.
  const [above, below] = [high - top, top + HEIGHT - low];
  const isBetween = Math.max(above, below) < 64;
  const y = isBetween ? (high + low) / 2 : above > below ? high - 40 : low + 40;
  if (low - high > 64) {
    const line = isBetween
      ? d`M${middle} ${high + 8}V${y - 30}M${middle} ${y + 30}V${low - 8}`
      : d`M${middle} ${high + 8}V${low - 8}`;
    const tip = (at: number, away: number) =>
      d`M${middle - 14} ${at + away}L${middle} ${at}L${middle + 14} ${at + away}`;
    for (const path of [line, tip(high + 8, 16), tip(low - 8, -16)]) {
      shapes.push({ type: 'path', role: 'difference', d: path, ...look });
    }
  }
  return {
    shapes,
    lines: [
      {
        x: middle,
        y,
        text: difference,
        size: fittingSize([{ text: difference }], 800, [TYPE.label, TYPE.body, TYPE.small], to - from - 16),
        weight: 800,
        colour: COLOURS.ink,
        anchor: 'middle',
      },
    ],
  };
}

/** What the filled parts are, below the bars. */
function groundLabel(bars: readonly Bar[], bottom: number, drawables: Drawables, view: SetView): TextLine[] {
  const events = bars.map(({ side }) => eventSideOf(side.event, view));
  const [left, right] = events;
  if (left === undefined || right === undefined) return [];
  const look = { y: bottom + 40, size: TYPE.small, weight: 600, colour: COLOURS.highlight } as const;
  const text = (name: string, maxWidth: number) =>
    wrap(drawables.of(name), { size: TYPE.small, weight: 600 }, { maxWidth, maxLines: 1 })[0] ?? '';
  if (left.name === right.name) {
    return [
      { ...look, x: (LEFT + RIGHT) / 2, text: text(`filled: ${left.name}`, RIGHT - LEFT), anchor: 'middle' },
    ];
  }
  const room = MIDDLES[1] - MIDDLES[0] - 30;
  return events.map(({ name }, index) => ({
    ...look,
    x: MIDDLES[index === 0 ? 0 : 1],
    text: text(name, room),
    anchor: 'middle',
  }));
}
