import { rasterise } from './rasterise.js';
import { rectangle } from './svg.js';
import { CANVAS_WIDTH_PX, COLOURS, SPACE } from './theme.js';
import { type TextLine, typeset } from './typeset.js';

/** A laid-out picture: everything is placed, nothing is drawn yet. */
export interface Scene {
  readonly height: number;
  /** Contents of `<defs>`. */
  readonly defs: string;
  /** Shapes in painting order, below all text. */
  readonly shapes: string;
  readonly lines: readonly TextLine[];
}

export interface DrawnPicture {
  /** 1200 px wide. */
  readonly png: Uint8Array;
  /** The picture's content as text, at most 1,024 code points. */
  readonly alt: string;
  /** Graphemes that no font here can draw and that are shown as ◌, each once. */
  readonly undrawable: readonly string[];
}

export async function sceneToSvg(scene: Scene): Promise<string> {
  const height = Math.ceil(scene.height);
  const text = await typeset(scene.lines, height);
  const card = rectangle(
    { x: 0, y: 0, width: CANVAS_WIDTH_PX, height },
    { rx: SPACE.corner, fill: COLOURS.card },
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CANVAS_WIDTH_PX}" height="${height}" viewBox="0 0 ${CANVAS_WIDTH_PX} ${height}"><defs>${scene.defs}</defs>${card}${scene.shapes}${text}</svg>`;
}

export async function drawScene(scene: Scene): Promise<Uint8Array> {
  return rasterise(await sceneToSvg(scene));
}
