import satori from 'satori';
import { graphemesOf, isPictorial, textWidth } from './drawable-text.js';
import { emojiImage } from './emoji.js';
import { familyOf, loadFonts } from './fonts.js';
import { isSymbol, symbolImage } from './symbols.js';
import { CANVAS_WIDTH_PX, COLOURS, TYPE, type Weight } from './theme.js';

/** One line of text. `y` is the middle of its capitals; `anchor` says what of the line lies at `x`. */
export interface TextLine {
  readonly x: number;
  readonly y: number;
  /** Drawable text (`toDrawable`), already broken and shortened to fit. */
  readonly text: string;
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** Where the line is drawn, from left to right, in pixels. */
export function extentOf(line: TextLine): { readonly left: number; readonly right: number } {
  const width = textWidth(line.text, line.size, line.weight);
  const left = line.x - (line.anchor === 'end' ? width : line.anchor === 'middle' ? width / 2 : 0);
  return { left, right: left + width };
}

/**
 * Text as paths: SVG source without a root element, and nothing in it refers to anything outside.
 * Lines that leave the canvas or are smaller than the least size of the theme are a bug and throw.
 */
export async function typeset(lines: readonly TextLine[], heightPx: number): Promise<string> {
  const images: Record<string, string> = {};
  const stand = new Map<string, string>();
  const fonts = loadFonts().filesFor(lines);
  const family = familyOf(fonts);
  const children = lines
    .filter((line) => line.text !== '')
    .map((line) => {
      check(line, heightPx);
      return element(line, withStandIns(line, images, stand), family);
    });
  const svg = await satori(
    {
      type: 'div',
      key: null,
      props: { style: { display: 'flex', width: CANVAS_WIDTH_PX, height: heightPx }, children },
    },
    {
      width: CANVAS_WIDTH_PX,
      height: heightPx,
      fonts,
      graphemeImages: images,
    },
  );
  return svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'));
}

function check(line: TextLine, heightPx: number): void {
  const { left, right } = extentOf(line);
  const inside =
    left >= 0 && right <= CANVAS_WIDTH_PX && line.y >= line.size / 2 && line.y <= heightPx - line.size / 2;
  if (!inside || line.size < TYPE.small) throw new Error(`text does not fit the picture: "${line.text}"`);
}

/**
 * Pictures are looked up by grapheme for a whole call, but signs must take the colour of their own line, and the engine
 * decides for itself what an emoji is. So each pictorial grapheme is replaced by a private-use character of its own.
 */
function withStandIns(line: TextLine, images: Record<string, string>, stand: Map<string, string>): string {
  return graphemesOf(line.text)
    .map((grapheme) => {
      if (!isPictorial(grapheme)) return grapheme;
      const key = isSymbol(grapheme) ? `${grapheme}${line.colour}` : grapheme;
      const known = stand.get(key);
      if (known !== undefined) return known;
      const image = symbolImage(grapheme, line.colour) ?? emojiImage(grapheme);
      if (image === undefined) return grapheme;
      const character = String.fromCodePoint(0xe000 + stand.size);
      stand.set(key, character);
      images[character] = image;
      return character;
    })
    .join('');
}

function element(line: TextLine, text: string, fontFamily: string) {
  const { left } = extentOf(line);
  const anchor = line.anchor ?? 'start';
  // Kerning makes the real width a little smaller than the measured one; the box keeps end and middle exact.
  const width = Math.ceil(textWidth(line.text, line.size, line.weight)) + 4;
  const shift = anchor === 'end' ? 4 : anchor === 'middle' ? 2 : 0;
  return {
    type: 'div',
    key: null,
    props: {
      style: {
        position: 'absolute',
        display: 'flex',
        left: left - shift,
        top: line.y - line.size / 2,
        width,
        justifyContent: anchor === 'end' ? 'flex-end' : anchor === 'middle' ? 'center' : 'flex-start',
        fontFamily,
        fontSize: line.size,
        fontWeight: line.weight,
        lineHeight: 1,
        whiteSpace: 'pre',
        color: line.colour ?? COLOURS.ink,
      },
      children: text,
    },
  };
}
