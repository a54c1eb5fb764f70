import { countText } from '../numbers.js';
import { HEAT_TICKS, HEAT_TOP_BITS, heatColour } from './heat-scale.js';
import { LEFT, RIGHT, type Shape } from './plate.js';
import { element } from './svg.js';
import { COLOURS, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

const GRADIENT_ID = 'heat';

/** What the colours of a heat map mean: bits, and the odds that they stand for. */
export function layOutHeatLegend(top: number): {
  readonly defs: string;
  readonly shapes: readonly Shape[];
  readonly lines: readonly TextLine[];
  readonly bottom: number;
} {
  const width = RIGHT - LEFT;
  const stops = HEAT_TICKS.map((bits) =>
    element('stop', { offset: bits / HEAT_TOP_BITS, 'stop-color': heatColour(bits) }),
  ).join('');
  const lines = HEAT_TICKS.map((bits, index): TextLine => {
    const isFirst = index === 0;
    const isLast = index === HEAT_TICKS.length - 1;
    return {
      x: LEFT + (bits / HEAT_TOP_BITS) * width,
      y: top + 42,
      text: isFirst ? '0 bits: sure' : isLast ? `16 or more: 1 in ${countText(2 ** bits)}` : tickText(bits),
      size: TYPE.small,
      weight: 400,
      colour: COLOURS.quiet,
      anchor: isFirst ? 'start' : isLast ? 'end' : 'middle',
    };
  });
  return {
    defs: element('linearGradient', { id: GRADIENT_ID }, stops),
    shapes: [
      {
        type: 'box',
        role: 'legend',
        box: { x: LEFT, y: top, width, height: 16 },
        fill: `url(#${GRADIENT_ID})`,
        radius: 8,
      },
    ],
    lines,
    bottom: top + 60,
  };
}

/** The first and last mark are written out; with them there is no room for a third in the last quarter. */
function tickText(bits: number): string {
  if (bits === 12) return '';
  return `${bits}: 1 in ${countText(2 ** bits)}`;
}
