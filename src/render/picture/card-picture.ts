import { setImmediate as nextTurn } from 'node:timers/promises';
import { rasterise } from './rasterise.js';
import { rectangle } from './svg.js';
import { CANVAS_WIDTH_PX, COLOURS, SPACE, TYPE } from './theme.js';
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

let turns: Promise<unknown> = Promise.resolve();

/** Of the thread, after everyone who asked before, and each in a turn of its own. */
function ownTurn(): Promise<unknown> {
  turns = turns.then(() => nextTurn());
  return turns;
}

/**
 * Setting and drawing each hold the thread, some 0.1 s on a free processor. Before each of them the thread does what else is due:
 * a worker that draws several at once on a busy machine would lose its locks otherwise.
 */
export async function drawScene(scene: Scene): Promise<Uint8Array> {
  await ownTurn();
  const svg = await sceneToSvg(scene);
  await ownTurn();
  return rasterise(svg);
}

/** Loads what the first picture loads, so that none that somebody waits for takes several times as long. */
export async function warmPictures(): Promise<void> {
  const height = 2 * TYPE.small;
  const words = { text: 'A given B', size: TYPE.small, weight: 400, colour: COLOURS.ink } as const;
  await drawScene({ height, defs: '', shapes: '', lines: [{ ...words, x: SPACE.corner, y: TYPE.small }] });
}
