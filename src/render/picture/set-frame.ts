import { textWidth, toDrawable } from './drawable-text.js';
import type { SetView } from './set-view.js';
import { truncate, wrap } from './text-lines.js';
import { CANVAS_WIDTH_PX, COLOURS, SPACE, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

export const LEFT = SPACE.margin;
export const RIGHT = CANVAS_WIDTH_PX - SPACE.margin;
const WIDTH = RIGHT - LEFT;

/** Lines of text and the y below them. */
export interface TextPart {
  readonly lines: readonly TextLine[];
  readonly bottom: number;
  readonly undrawable: readonly string[];
}

/** The question and who counts, above the drawing. */
export function setHeading(view: Pick<SetView, 'title' | 'sampleSpace'>): TextPart {
  const title = toDrawable(view.title);
  const subtitle = toDrawable(view.sampleSpace);
  const sizes = [TYPE.title, 44] as const;
  const rowsAt = (size: number) =>
    wrap(title.text, { size, weight: 800 }, { maxWidth: WIDTH, maxLines: 2, balanced: true });
  const size = sizes.find((one) => rowsAt(one).length === 1) ?? 44;
  const lines: TextLine[] = [];
  let y = SPACE.margin + 28;
  for (const text of rowsAt(size)) {
    lines.push({ x: LEFT, y, text, size, weight: 800, colour: COLOURS.ink });
    y += 58;
  }
  y -= 4;
  const font = { size: TYPE.body, weight: 400 } as const;
  lines.push({ x: LEFT, y, text: truncate(subtitle.text, font, WIDTH), ...font, colour: COLOURS.quiet });
  return { lines, bottom: y + 42, undrawable: [...title.undrawable, ...subtitle.undrawable] };
}

/** The reading sentence and the numbers, below the drawing. */
export function setReading(
  { reading, result, before, hasResult }: Pick<SetView, 'reading' | 'result' | 'before' | 'hasResult'>,
  top: number,
): TextPart {
  const sentence = toDrawable(reading);
  const rowsAt = (size: number) =>
    wrap(sentence.text, { size, weight: 800 }, { maxWidth: WIDTH, maxLines: 2, balanced: true });
  const size = [TYPE.reading, 40].find((one) => rowsAt(one).length === 1) ?? 40;
  const lines: TextLine[] = [];
  let y = top + 56;
  for (const text of rowsAt(size)) {
    lines.push({ x: LEFT, y, text, size, weight: 800, colour: COLOURS.ink });
    y += 54;
  }
  y += 6;
  const strong = { size: TYPE.label, weight: 800 } as const;
  // The colour of the people in A and B; without a quotient there is nothing that it could point at.
  const colour = hasResult ? COLOURS.highlight : COLOURS.ink;
  lines.push({ x: LEFT, y, text: result, ...strong, colour });
  if (before !== undefined) {
    const quiet = { size: TYPE.body, weight: 400 } as const;
    const x = LEFT + textWidth(result, strong.size, strong.weight) + 34;
    const fits = x + textWidth(before, quiet.size, quiet.weight) <= RIGHT;
    if (!fits) y += 48;
    lines.push({ x: fits ? x : LEFT, y, text: before, ...quiet, colour: COLOURS.quiet });
  }
  return { lines, bottom: y + 20 + SPACE.margin, undrawable: sentence.undrawable };
}
