/** The lesson in one picture: everyone → given → the next word → a whole text → the weights. */
import type { GistAnswer } from '../../jobs/gist.js';
import { GIST_MESSAGES } from '../../messages/gist.js';
import { gistSentences } from '../gist-sentences.js';
import { ALT_LIMIT, clip } from './alt-text.js';
import type { DrawnPicture } from './card-picture.js';
import { framed, type Ink } from './gist-parts.js';
import { setsPart } from './gist-sets.js';
import { weightsPart } from './gist-weights.js';
import { nextPart, sequencePart } from './gist-words.js';
import { createDrawables, drawPlate, LEFT, type Plate, RIGHT } from './plate.js';
import type { Box } from './svg.js';
import { COLOURS, SPACE, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

const GAP = 40;
const PANEL_WIDTH = (RIGHT - LEFT - GAP) / 2;
const SETS_HEIGHT = 468;
const WORDS_HEIGHT = 390;
const WEIGHTS_HEIGHT = 272;

export async function drawGist(answer: GistAnswer): Promise<DrawnPicture> {
  return await drawPlate(layOutGist(answer), gistAlt(answer));
}

export const gistAlt = (answer: GistAnswer): string => clip(gistSentences(answer).join(' '), ALT_LIMIT);

export function layOutGist(answer: GistAnswer): Plate {
  const drawables = createDrawables();
  const texts = GIST_MESSAGES[answer.locale];
  const ink: Ink = { answer, texts, of: drawables.of };
  const top = SPACE.margin + 78;
  const rows = [top, top + SETS_HEIGHT + GAP, top + SETS_HEIGHT + WORDS_HEIGHT + 2 * GAP] as const;
  const right = LEFT + PANEL_WIDTH + GAP;
  const panel = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });
  const everyone = panel(LEFT, rows[0], PANEL_WIDTH, SETS_HEIGHT);
  const given = panel(right, rows[0], PANEL_WIDTH, SETS_HEIGHT);
  const next = panel(LEFT, rows[1], PANEL_WIDTH, WORDS_HEIGHT);
  const sequence = panel(right, rows[1], PANEL_WIDTH, WORDS_HEIGHT);
  const weights = panel(LEFT, rows[2], RIGHT - LEFT, WEIGHTS_HEIGHT);
  const { a, b } = answer.counts;
  const parts = [
    framed(1, texts.everyone, everyone),
    setsPart(everyone, false, ink),
    framed(2, `${texts.given} ${drawables.of(b)}`, given),
    setsPart(given, true, ink),
    framed(3, texts.nextWord, next),
    nextPart(next, ink),
    framed(4, texts.sequence, sequence),
    sequencePart(sequence, ink),
    framed(5, texts.weights, weights),
    weightsPart(weights, ink),
  ];
  const title: TextLine = {
    x: LEFT,
    y: SPACE.margin + 20,
    text: texts.title,
    size: TYPE.title,
    weight: 800,
    colour: COLOURS.ink,
  };
  drawables.of(a);
  return {
    height: rows[2] + WEIGHTS_HEIGHT + SPACE.margin,
    defs: '',
    shapes: parts.flatMap(({ shapes }) => shapes),
    lines: [title, ...parts.flatMap(({ lines }) => lines)],
    undrawable: drawables.undrawable(),
  };
}
