import type { ScoredText, SequenceAnswer } from '../../jobs/sequence.js';
import { differingSteps, type Step } from '../differing-steps.js';
import { bitsText, countOfBits, plural, signedBits } from '../numbers.js';
import { type DivergingRow, layOutDiverging } from './diverging.js';
import { layOutHeatLegend } from './heat-legend.js';
import { layOutHeatMap } from './heat-map.js';
import { createDrawables, type Drawables, LEFT, type Plate, type Shape } from './plate.js';
import { oneInRuns, type Run, setRuns } from './runs.js';
import { pattern } from './svg.js';
import { COLOURS, OKABE_ITO, SPACE, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

type Comparison = NonNullable<SequenceAnswer['comparison']>;

const STEPS = 8;
const ROWS_OF_EACH = 5;
const NAMES = ['A', 'B'] as const;
/** A: filled disc; B: open square. The bars of the differences take the same two looks. */
const LOOKS = [OKABE_ITO.orange, OKABE_ITO.skyBlue] as const;

/** Two texts one above the other, and below them where their difference in bits arises. */
export function layOutPair(texts: readonly [ScoredText, ScoredText], comparison: Comparison): Plate {
  const drawables = createDrawables();
  const shapes: Shape[] = [];
  const lines: TextLine[] = [];
  let y = SPACE.margin + 30;
  lines.push(...setRuns(verdict(comparison), { x: LEFT, y }, { size: TYPE.title, weight: 800 }));
  y += 54;
  lines.push(
    ...setRuns(reason(comparison), { x: LEFT, y }, { size: 34, weight: 400, colour: COLOURS.quiet }),
  );
  y += 66;
  texts.forEach((scored, side) => {
    shapes.push(...badge(side, y));
    lines.push(badgeLetter(side, y));
    const odds = [{ text: `${bitsText(scored.totalBits)} · ` }, ...oneInRuns(scored.totalBits)];
    lines.push(...setRuns(odds, { x: LEFT + 64, y }, { size: TYPE.body, weight: 600 }));
    const map = layOutHeatMap(scored.rungs, {
      top: y + 36,
      drawables,
      marked: differing(comparison, side),
      maxRows: ROWS_OF_EACH,
    });
    shapes.push(...map.shapes);
    lines.push(...map.lines);
    y = map.bottom + 52;
  });
  const legend = layOutHeatLegend(y - 20);
  const { shown, others } = differingSteps(comparison.steps, STEPS);
  const rows: DivergingRow[] = [
    ...shown.map((step) => ({
      label: stepLabel(step, texts, drawables),
      value: step.bits,
      text: signedBits(step.bits),
    })),
    ...(others.count === 0
      ? []
      : [
          {
            label: `${plural(others.count, 'other step')}`,
            value: others.bits,
            text: signedBits(others.bits),
            isQuiet: true,
          },
        ]),
  ];
  const total = comparison.steps.reduce((sum, { bits }) => sum + bits, 0);
  if (rows.length > 1) rows.push({ label: 'in all', value: total, text: signedBits(total), isStrong: true });
  const bars = layOutDiverging(rows, legend.bottom + 44, {
    step: 48,
    left: 'url(#favours-b)',
    right: LOOKS[0],
    leftTitle: 'B is likelier here',
    rightTitle: 'A is likelier here',
  });
  return {
    height: bars.bottom + SPACE.margin - 8,
    defs:
      legend.defs + pattern('favours-b', 'hatch', { colour: COLOURS.card, ground: LOOKS[1], markWidth: 4 }),
    shapes: [...shapes, ...legend.shapes, ...bars.shapes],
    lines: [...lines, ...legend.lines, ...bars.lines],
    undrawable: drawables.undrawable(),
  };
}

function verdict({ likelier, bits }: Comparison): Run[] {
  if (likelier === null) return [{ text: 'A and B are equally likely' }];
  const [count, ...raised] = oneInRuns(bits);
  return [
    { text: `${NAMES[likelier]} is ${count?.text.replace(/^1 in /, '') ?? ''}` },
    ...raised,
    { text: ' times as likely' },
  ];
}

/** "B costs 3.24 bits more: 2^3.24 ≈ 9.4", with two decimals so that the power can be checked. */
function reason({ likelier, bits }: Comparison): Run[] {
  if (likelier === null) return [{ text: 'Their surprisals differ by less than 0.001 bits.' }];
  const other = NAMES[likelier === 0 ? 1 : 0];
  const exact = bits.toFixed(2);
  const [count, ...raised] = oneInRuns(bits);
  return [
    { text: `${other} costs ${exact} bits more: 2` },
    { text: exact, isRaised: true },
    { text: ` ≈ ${count?.text.replace(/^1 in /, '') ?? countOfBits(bits)}` },
    ...raised,
  ];
}

function differing({ steps }: Comparison, side: number): ReadonlySet<number> {
  const indices = steps
    .filter(({ isSame }) => !isSame)
    .map((step) => (side === 0 ? step.first : step.second))
    .filter((index) => index !== null);
  return new Set(indices);
}

function stepLabel(
  { first, second, isSame }: Step,
  texts: readonly [ScoredText, ScoredText],
  drawables: Drawables,
): string {
  const one = drawables.of(texts[0].rungs[first ?? -1]?.text ?? '') || (first === null ? '–' : '␣');
  const other = drawables.of(texts[1].rungs[second ?? -1]?.text ?? '') || (second === null ? '–' : '␣');
  return isSame ? one : `${one} / ${other}`;
}

function badge(side: number, y: number): Shape[] {
  const isFirst = side === 0;
  const box = { x: LEFT, y: y - 23, width: 46, height: 46 };
  return [
    {
      type: 'box',
      role: 'badge',
      box,
      radius: isFirst ? 23 : 8,
      fill: LOOKS[isFirst ? 0 : 1],
      isGround: true,
    },
  ];
}

function badgeLetter(side: number, y: number): TextLine {
  return {
    x: LEFT + 23,
    y,
    text: NAMES[side === 0 ? 0 : 1],
    size: 32,
    weight: 800,
    colour: '#12141A',
    anchor: 'middle',
  };
}
