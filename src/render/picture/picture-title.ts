import { type Drawables, LEFT, RIGHT, type Shape } from './plate.js';
import { truncate, wrap } from './text-lines.js';
import { COLOURS, OKABE_ITO, SPACE, TYPE } from './theme.js';
import { extentOf, type TextLine } from './typeset.js';

const BLANK = { width: 150, height: 48, gap: 18 } as const;
const STEP = 62;
const SIZES = [TYPE.title, 44, 40] as const;
const WIDEST_FILLING = 520;

export interface PictureTitle {
  readonly lines: readonly TextLine[];
  /** Where the next word stands: empty, or as wide as the word that fills it. */
  readonly blank: Shape;
  readonly bottom: number;
}

/** The end of the text in at most two lines, and behind it the place of the next word, filled when `filling` is given. */
export function layOutPictureTitle(text: string, drawables: Drawables, filling = ''): PictureTitle {
  const shown = truncate(drawables.of(filling), { size: 44, weight: 800 }, WIDEST_FILLING);
  const box = { ...BLANK, width: BLANK.width };
  const filled: TextLine = { x: 0, y: 0, text: shown, size: 44, weight: 800, colour: OKABE_ITO.orange };
  const { left, right } = extentOf(filled);
  const width = shown === '' ? box.width : right - left + 40;
  const drawable = drawables.of(text);
  const candidates = SIZES.map((size) => {
    const font = { size, weight: 800 } as const;
    const options = {
      maxWidth: RIGHT - LEFT,
      maxLines: 2,
      reserveAtEnd: width + BLANK.gap,
      keep: 'end',
    } as const;
    return { font, rows: wrap(drawable, font, options) };
  });
  const { font, rows } = candidates.find((one) => one.rows.length === 1) ??
    candidates.at(-1) ?? { font: { size: 40, weight: 800 }, rows: [''] };
  let y = SPACE.margin + STEP / 2;
  let x: number = LEFT;
  const lines = rows.map((row, index): TextLine => {
    y = SPACE.margin + STEP / 2 + index * STEP;
    const line = { x: LEFT, y, text: row, ...font, colour: COLOURS.ink };
    x = row === '' ? LEFT : extentOf(line).right + BLANK.gap;
    return line;
  });
  const height = shown === '' ? BLANK.height : 58;
  const blank: Shape = {
    type: 'box',
    role: 'blank',
    box: { x, y: y - height / 2, width, height },
    radius: 12,
    stroke: OKABE_ITO.orange,
    strokeWidth: 5,
    dash: '16 11',
    isGround: shown !== '',
  };
  if (shown !== '') lines.push({ ...filled, x: x + 20, y });
  return { lines, blank, bottom: y + STEP / 2 };
}
