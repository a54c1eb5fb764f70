import { Resvg } from '@resvg/resvg-js';
import { CANVAS_WIDTH_PX } from './theme.js';

/** SVG source without text elements → PNG, 1200 px wide unless told otherwise, see-through where nothing is drawn. Reads no font and fetches nothing. */
export function rasterise(svg: string, widthPx: number = CANVAS_WIDTH_PX): Uint8Array {
  return new Resvg(svg, {
    fitTo: { mode: 'width', value: widthPx },
    font: { loadSystemFonts: false },
  })
    .render()
    .asPng();
}
