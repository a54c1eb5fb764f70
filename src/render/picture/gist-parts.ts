/** What the parts of the lesson's picture have in common. */
import type { GistAnswer } from '../../jobs/gist.js';
import type { GistMessages } from '../../messages/gist.js';
import { textWidth } from './drawable-text.js';
import type { Shape } from './plate.js';
import type { Box } from './svg.js';
import { truncate } from './text-lines.js';
import { COLOURS, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

export const INSET = 30;
export const HEAD_HEIGHT = 76;
const BADGE_RADIUS = 24;

export interface Part {
  readonly shapes: readonly Shape[];
  readonly lines: readonly TextLine[];
}

/** What every part needs: its own texts, made drawable. */
export interface Ink {
  readonly answer: GistAnswer;
  readonly texts: GistMessages;
  readonly of: (text: string) => string;
}

/** A panel with its number and title. */
export function framed(number: number, title: string, box: Box): Part {
  const x = box.x + INSET + BADGE_RADIUS;
  const y = box.y + 42;
  const font = { size: TYPE.label, weight: 800 } as const;
  return {
    shapes: [
      { type: 'box', role: 'panel', box, fill: COLOURS.panel, radius: 26, isGround: true },
      { type: 'dot', role: 'number', x, y, radius: BADGE_RADIUS, fill: COLOURS.highlight },
    ],
    lines: [
      {
        x,
        y,
        text: String(number),
        size: TYPE.body,
        weight: 800,
        colour: COLOURS.card,
        anchor: 'middle',
      },
      {
        x: x + BADGE_RADIUS + 18,
        y,
        text: truncate(title, font, box.width - 2 * INSET - 2 * BADGE_RADIUS - 18),
        ...font,
        colour: COLOURS.ink,
      },
    ],
  };
}

const SIZES = [TYPE.title, TYPE.label, TYPE.body, TYPE.small];

/** In the largest size that fits, or cut in the smallest. */
export function fitted(text: string, width: number, largest: number = TYPE.title) {
  const sizes = SIZES.filter((size) => size <= largest);
  const size = sizes.find((one) => textWidth(text, one, 800) <= width) ?? TYPE.small;
  return { text: truncate(text, { size, weight: 800 }, width), size };
}

/** One quiet line at the foot of a panel. */
export const note = (box: Box, text: string): TextLine => ({
  x: box.x + box.width / 2,
  y: box.y + box.height - 34,
  text: truncate(text, { size: TYPE.small, weight: 400 }, box.width - 2 * INSET),
  size: TYPE.small,
  weight: 400,
  colour: COLOURS.faint,
  anchor: 'middle',
});
