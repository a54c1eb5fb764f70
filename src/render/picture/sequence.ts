import type { ScoredText, SequenceAnswer } from '../../jobs/sequence.js';
import { bitsText, oneIn } from '../numbers.js';
import { type DrawnPicture, drawScene } from './card-picture.js';
import { layOutHeatLegend } from './heat-legend.js';
import { layOutHeatMap } from './heat-map.js';
import { layOutLadder } from './ladder.js';
import { layOutPair } from './pair.js';
import { createDrawables, LEFT, type Plate, RIGHT, sceneOfPlate } from './plate.js';
import { oneInRuns, setRuns } from './runs.js';
import { sequenceAlt } from './sequence-alt.js';
import { pattern } from './svg.js';
import { truncate } from './text-lines.js';
import { COLOURS, SPACE, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

/** A text under the chain rule: its heat map, and below it the ladder of its rungs. Two texts stand one above the other. */
export async function drawSequence(answer: SequenceAnswer): Promise<DrawnPicture> {
  const plate = layOutSequence(answer);
  return {
    png: await drawScene(sceneOfPlate(plate)),
    alt: sequenceAlt(answer),
    undrawable: plate.undrawable,
  };
}

/** Rungs up to which the ladder is whole; below a map of many rows it is shorter, and below a long one its bars would be hairs. */
const LADDER_ROWS = 12;
const LADDER_ROWS_BELOW_MANY = 8;
const MANY_ROWS = 4;
const LONG_ROWS = 8;

export function layOutSequence(answer: SequenceAnswer): Plate {
  const [first, second] = answer.texts;
  if (first === undefined) throw new Error('a sequence has at least one text');
  if (second !== undefined && answer.comparison !== null) {
    return layOutPair([first, second], answer.comparison);
  }
  return layOutText(first, answer.fromMessage);
}

function layOutText(scored: ScoredText, isMessage: boolean): Plate {
  const drawables = createDrawables();
  const { rungs, totalBits, mostSurprising } = scored;
  const titleY = SPACE.margin + 30;
  const title = setRuns(
    [{ text: isMessage ? 'This message: ' : 'This text: ' }, ...oneInRuns(totalBits)],
    { x: LEFT, y: titleY },
    { size: TYPE.title, weight: 800 },
  );
  const subtitle: TextLine = {
    x: LEFT,
    y: titleY + 56,
    text: truncate(subtitleOf(scored, drawables.of), { size: 32, weight: 400 }, RIGHT - LEFT),
    size: 32,
    weight: 400,
    colour: COLOURS.quiet,
  };
  const map = layOutHeatMap(rungs, {
    top: titleY + 102,
    drawables,
    marked: new Set(mostSurprising === null ? [] : [mostSurprising]),
  });
  const legend = layOutHeatLegend(map.bottom + 28);
  const ladder =
    map.rows > LONG_ROWS
      ? { shapes: [], lines: [], bottom: legend.bottom }
      : layOutLadder(
          scored,
          legend.bottom + 46,
          map.rows > MANY_ROWS ? LADDER_ROWS_BELOW_MANY : LADDER_ROWS,
          drawables,
        );
  return {
    height: ladder.bottom + SPACE.margin - 12,
    defs:
      legend.defs +
      pattern('folded', 'hatch', { colour: COLOURS.faint, ground: COLOURS.panel, markWidth: 4 }),
    shapes: [...map.shapes, ...legend.shapes, ...ladder.shapes],
    lines: [...title, subtitle, ...map.lines, ...legend.lines, ...ladder.lines],
    undrawable: drawables.undrawable(),
  };
}

function subtitleOf(
  { rungs, totalBits, bitsPerWord, mostSurprising }: ScoredText,
  drawable: (text: string) => string,
): string {
  const perWord = bitsPerWord === null ? '' : `, ${bitsText(bitsPerWord)} per word`;
  const rung = mostSurprising === null ? undefined : rungs[mostSurprising];
  const most = rung === undefined ? '' : ` · most surprising: ${drawable(rung.text)}, ${oneIn(rung.bits)}`;
  return `${bitsText(totalBits)}${perWord}${most}`;
}
