import type { Rung } from '../../jobs/sequence.js';
import { bitsNumber } from '../numbers.js';
import { textWidth } from './drawable-text.js';
import { heatColour, inkOn } from './heat-scale.js';
import { type Drawables, LEFT, RIGHT, type Shape } from './plate.js';
import type { Box } from './svg.js';
import { truncate } from './text-lines.js';
import { COLOURS, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

export interface HeatTile {
  readonly index: number;
  readonly box: Box;
  readonly text: string;
}

export interface HeatMap {
  readonly shapes: readonly Shape[];
  readonly lines: readonly TextLine[];
  readonly tiles: readonly HeatTile[];
  readonly bottom: number;
  readonly rows: number;
  /** Rungs that did not fit and are only counted. */
  readonly left: number;
}

interface HeatStyle {
  readonly size: number;
  readonly padding: number;
  readonly tileHeight: number;
  readonly step: number;
  readonly maxRows: number;
  /** Bits as a number below the word, else as a bar along the foot of the tile. */
  readonly showsBits: boolean;
}

/** The first in which the whole text fits is taken; the last cuts it. */
const STYLES: readonly HeatStyle[] = [
  { size: 44, padding: 18, tileHeight: 104, step: 120, maxRows: 3, showsBits: true },
  { size: 38, padding: 14, tileHeight: 92, step: 104, maxRows: 6, showsBits: true },
  { size: TYPE.small, padding: 10, tileHeight: 54, step: 62, maxRows: 16, showsBits: false },
];
const GAP = 12;
/** Between a word and the mark that touches it. */
const TOUCHING_GAP = 4;
const WIDEST_WORD = 620;
const FOOT_BITS = 16;

export interface HeatMapOptions {
  readonly top: number;
  readonly drawables: Drawables;
  /** Outlined: the most surprising rung, or where two texts differ. */
  readonly marked: ReadonlySet<number>;
  /** Rows at most, where less than the styles allow. */
  readonly maxRows?: number;
  readonly left?: number;
}

/** The text as tiles in its own order, from the right where it is written so. */
export function layOutHeatMap(rungs: readonly Rung[], options: HeatMapOptions): HeatMap {
  const first = options.left ?? LEFT;
  for (const [at, style] of STYLES.entries()) {
    const maxRows = Math.min(style.maxRows, options.maxRows ?? style.maxRows);
    const isLast = at === STYLES.length - 1;
    const placed = placeTiles(rungs, style, { ...options, left: first });
    const rows = (placed.at(-1)?.row ?? 0) + 1;
    if (rows <= maxRows || isLast) return finish(rungs, placed, style, maxRows, { ...options, left: first });
  }
  throw new Error('a heat map has at least one style');
}

interface Placed {
  readonly index: number;
  readonly text: string;
  readonly row: number;
  readonly x: number;
  readonly width: number;
}

function placeTiles(
  rungs: readonly Rung[],
  style: HeatStyle,
  { drawables, left }: HeatMapOptions & { readonly left: number },
): Placed[] {
  const sized = rungs.map((rung, index) => {
    const text = truncate(
      rung.kind === 'blank' ? blankText(rung.text) : drawables.of(rung.text),
      { size: style.size, weight: 600 },
      WIDEST_WORD,
    );
    const bits = style.showsBits ? textWidth(bitsNumber(rung.bits), TYPE.small, 400) : 0;
    const width = Math.max(textWidth(text, style.size, 600), bits, 14) + 2 * style.padding;
    return { index, text, width, touches: rungs[index - 1]?.to === rung.from };
  });
  let x = left;
  let row = 0;
  return sized.map(({ index, text, width, touches }) => {
    if (index > 0) x += touches ? TOUCHING_GAP : GAP;
    // A word takes the marks that touch it along into the next row; what is wider than a row is broken anywhere.
    const together = touches ? width : clusterWidth(sized, index);
    if (x > left && x + (together <= RIGHT - left ? together : width) > RIGHT) {
      row++;
      x = left;
    }
    const placed = { index, text, row, x, width };
    x += width;
    return placed;
  });
}

/** Width of the tile at `from` and of those behind it that touch. */
function clusterWidth(
  sized: readonly { readonly width: number; readonly touches: boolean }[],
  from: number,
): number {
  let width = sized[from]?.width ?? 0;
  for (let at = from + 1; sized[at]?.touches === true; at++) width += TOUCHING_GAP + (sized[at]?.width ?? 0);
  return width;
}

/** White space that is a rung of its own, made visible. */
function blankText(text: string): string {
  return /[\n\r]/.test(text) ? '↵' : '␣';
}

function finish(
  rungs: readonly Rung[],
  placed: readonly Placed[],
  style: HeatStyle,
  maxRows: number,
  { top, marked, left }: HeatMapOptions & { readonly left: number },
): HeatMap {
  const font = { size: style.size, weight: 400 } as const;
  const shown = placed.filter(({ row }) => row < maxRows);
  let tail = '';
  while (shown.length < placed.length) {
    const last = shown.at(-1);
    tail = moreText(rungs.slice(shown.length));
    if (last === undefined || last.x + last.width + GAP + textWidth(tail, font.size, 400) <= RIGHT) break;
    shown.pop();
  }
  const isMirrored = isRightToLeft(rungs);
  const mirror = (x: number, width: number) => (isMirrored ? RIGHT + left - x - width : x);
  const shapes: Shape[] = [];
  const lines: TextLine[] = [];
  const tiles = shown.map(({ index, text, row, x, width }): HeatTile => {
    const rung = rungs[index];
    const box = { x: mirror(x, width), y: top + row * style.step, width, height: style.tileHeight };
    const fill = heatColour(rung?.bits ?? 0);
    const ink = inkOn(fill);
    shapes.push({ type: 'box', role: 'tile', box, fill, radius: 12, isGround: true });
    if (marked.has(index)) {
      const grown = { x: box.x + 2.5, y: box.y + 2.5, width: width - 5, height: box.height - 5 };
      shapes.push({
        type: 'box',
        role: 'mark',
        box: grown,
        radius: 10,
        stroke: '#FFFFFF',
        strokeWidth: 5,
        isGround: true,
      });
    }
    const middle = box.x + width / 2;
    const wordY = style.showsBits ? box.y + style.tileHeight * 0.34 : box.y + 22;
    lines.push({ x: middle, y: wordY, text, size: style.size, weight: 600, colour: ink, anchor: 'middle' });
    if (style.showsBits) {
      lines.push({
        x: middle,
        y: box.y + style.tileHeight - 24,
        text: bitsNumber(rung?.bits ?? 0),
        size: TYPE.small,
        weight: 400,
        colour: ink,
        anchor: 'middle',
      });
    } else {
      const room = width - 2 * style.padding;
      const long = Math.max(3, (Math.min(rung?.bits ?? 0, FOOT_BITS) / FOOT_BITS) * room);
      const foot = { x: box.x + style.padding, y: box.y + style.tileHeight - 12, width: long, height: 5 };
      shapes.push({ type: 'box', role: 'foot', box: foot, fill: ink, radius: 2.5, isGround: true });
    }
    return { index, box, text };
  });
  const lastRow = shown.at(-1)?.row ?? 0;
  if (tail !== '' && shown.length < placed.length) {
    const end = (shown.at(-1)?.x ?? left) + (shown.at(-1)?.width ?? 0) + GAP;
    const width = textWidth(tail, font.size, 400);
    lines.push({
      x: mirror(end, width),
      y: top + lastRow * style.step + style.tileHeight / 2,
      text: tail,
      ...font,
      colour: COLOURS.quiet,
    });
  }
  return {
    shapes,
    lines,
    tiles,
    bottom: top + lastRow * style.step + style.tileHeight,
    rows: lastRow + 1,
    left: placed.length - shown.length,
  };
}

/** "… 12 more words": numbers count as words, marks only where nothing else is left. */
export function moreText(rungs: readonly Rung[]): string {
  const words = rungs.filter(({ kind }) => kind === 'word' || kind === 'number').length;
  if (words === 0) return `… ${rungs.length} more`;
  return `… ${words} more ${words === 1 ? 'word' : 'words'}`;
}

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;

function isRightToLeft(rungs: readonly Rung[]): boolean {
  const first = rungs.find(({ kind }) => kind === 'word');
  return first !== undefined && RIGHT_TO_LEFT.test(first.text);
}
