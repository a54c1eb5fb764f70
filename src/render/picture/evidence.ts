import type { EvidenceAnswer } from '../../jobs/evidence.js';
import { evidenceRows, mattering } from '../evidence-steps.js';
import { plural, signedBits } from '../numbers.js';
import { type DrawnPicture, drawScene } from './card-picture.js';
import { type DivergingRow, layOutDiverging } from './diverging.js';
import { evidenceAlt } from './evidence-alt.js';
import { createDrawables, LEFT, type Plate, RIGHT, sceneOfPlate } from './plate.js';
import { chanceRuns, fittingSize, type Run, setRuns } from './runs.js';
import { layOutStaircase } from './staircase.js';
import { pattern } from './svg.js';
import { truncate, wrap } from './text-lines.js';
import { COLOURS, OKABE_ITO, SPACE, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

const STEPS = 10;
/** Of a longer text: half of the rows are runs of words between them. */
const STEPS_OF_LONG = 6;
const LEFT_OUT = 7;
const WIDEST_WORD = 420;
const TITLE_SIZES = [TYPE.title, 42, 36, 32] as const;
const WIDTH = RIGHT - LEFT;

/** How the probability of one word grows with its context, and what each context word is worth. */
export async function drawEvidence(answer: EvidenceAnswer): Promise<DrawnPicture> {
  const plate = layOutEvidence(answer);
  return {
    png: await drawScene(sceneOfPlate(plate)),
    alt: evidenceAlt(answer),
    undrawable: plate.undrawable,
  };
}

export function layOutEvidence(answer: EvidenceAnswer): Plate {
  const drawables = createDrawables();
  const { contexts, pointwiseMutualInformationBits: gain } = answer;
  const [nothing, all] = [contexts[0], contexts.at(-1)];
  const word = truncate(drawables.of(answer.word), { size: TYPE.title, weight: 800 }, WIDEST_WORD);
  let y = SPACE.margin + 30;
  const titleRuns: Run[] = [
    { text: 'P(' },
    { text: word, colour: OKABE_ITO.orange },
    { text: '): ' },
    ...chanceRuns(nothing?.probability ?? 0),
    { text: ' → ' },
    ...chanceRuns(all?.probability ?? 0),
  ];
  const size = fittingSize(titleRuns, 800, TITLE_SIZES, WIDTH);
  const title = setRuns(titleRuns, { x: LEFT, y }, { size, weight: 800 });
  y += 56;
  const [text = ''] = wrap(
    `“${drawables.of(answer.text)}”`,
    { size: 32, weight: 400 },
    { maxWidth: WIDTH, maxLines: 1, keep: 'end' },
  );
  const context: TextLine = { x: LEFT, y, text, size: 32, weight: 400, colour: COLOURS.quiet };
  y += 62;
  const heading = (at: number, words: string): TextLine => ({
    x: LEFT,
    y: at,
    text: words,
    size: TYPE.body,
    weight: 600,
    colour: COLOURS.ink,
  });
  const lines = [...title, context, heading(y, `Word by word from the end: ${signedBits(gain)} bits in all`)];
  const stairs = layOutStaircase(
    evidenceRows(answer, contexts.length <= STEPS ? STEPS : STEPS_OF_LONG),
    y + 54,
    drawables,
  );
  const leaves = layOutLeaveOneOut(answer, stairs.bottom + 48, drawables);
  return {
    height: leaves.bottom + SPACE.margin - 8,
    defs: pattern('hurts', 'hatch', { colour: COLOURS.card, ground: OKABE_ITO.vermilion, markWidth: 4 }),
    shapes: [...stairs.shapes, ...leaves.shapes],
    lines: [...lines, ...stairs.lines, ...leaves.lines],
    undrawable: drawables.undrawable(),
  };
}

function layOutLeaveOneOut(
  answer: EvidenceAnswer,
  top: number,
  drawables: ReturnType<typeof createDrawables>,
) {
  if (answer.leaveOneOut.length === 0) return { shapes: [], lines: [], bottom: top - 40 };
  const { shown, others } = mattering(answer, LEFT_OUT);
  const most = answer.mattersMost === null ? undefined : answer.leaveOneOut[answer.mattersMost];
  const rows = shown.map(
    (one): DivergingRow => ({
      label: drawables.of(one.word),
      value: one.bits,
      text: signedBits(one.bits),
      isStrong: one === most,
    }),
  );
  const heading: TextLine = {
    x: LEFT,
    y: top,
    text: 'Leave one word out: its worth in bits',
    size: TYPE.body,
    weight: 600,
    colour: COLOURS.ink,
  };
  const bars = layOutDiverging(rows, top + 50, {
    step: 48,
    left: 'url(#hurts)',
    right: OKABE_ITO.skyBlue,
    leftTitle: 'it hurt',
    rightTitle: 'it helped',
  });
  if (others.count === 0) return { ...bars, lines: [heading, ...bars.lines] };
  const note: TextLine = {
    x: LEFT,
    y: bars.bottom + 28,
    text: `${plural(others.count, 'other word')}: ${others.bitsAtMost.toFixed(1)} bits at most`,
    size: TYPE.small,
    weight: 400,
    colour: COLOURS.quiet,
  };
  return { shapes: bars.shapes, lines: [heading, ...bars.lines, note], bottom: bars.bottom + 48 };
}
