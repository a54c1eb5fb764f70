/**
 * Contact sheets: every picture of ten telling cases at the size at which Discord shows it, one row upon its dark page and one
 * upon its light page; from sheet to sheet the rows change places, so that each case is seen on both.
 *
 *   npm run pictures -- sheets
 */
import { PNG } from 'pngjs';
import { BAYES_VIEWS, type BayesQuestion } from '../src/jobs/bayes.js';
import { CONDITION_VIEWS, PLAIN_SET_VIEWS, type ProbQuestion } from '../src/jobs/prob.js';
import { findReadyMade } from '../src/populations/ready-made.js';
import { drawBayes } from '../src/render/picture/bayes.js';
import { drawProb } from '../src/render/picture/prob.js';
import { answerBayes } from '../worker/answer/bayes.js';
import { answerProb } from '../worker/answer/prob.js';
import { SHEET_CASES } from './cases.js';

const WIDTH_PX = 400;
const GAP_PX = 12;
const COLUMNS = 5;
/** Halves the file, and nobody sees it. */
const COLOUR_STEP = 6;
/** Discord's pages. */
const GROUNDS = [
  [0x31, 0x33, 0x38],
  [0xff, 0xff, 0xff],
] as const;

export type Save = (name: string, bytes: Uint8Array) => Promise<void>;

export async function drawSheets(save: Save): Promise<void> {
  for (const [index, view] of [...PLAIN_SET_VIEWS, ...CONDITION_VIEWS].entries()) {
    const pictures = SHEET_CASES.map(({ question, population }) => drawn({ question, population, view }));
    await save(`sheets-${view}.png`, sheetOf(await Promise.all(pictures), index));
  }
  const compared = SHEET_CASES.map(({ compared: question, population }) =>
    drawn({ question, population, view: 'sides' }),
  );
  await save('sheets-sides.png', sheetOf(await Promise.all(compared), 1));
  await save('sheets-more.png', sheetOf(await Promise.all([...bayesPictures(), ...closerPictures()]), 0));
}

async function drawn(question: Omit<ProbQuestion, 'kind'>): Promise<Uint8Array> {
  const checked = answerProb({ kind: 'prob', ...question });
  if (!checked.ok) throw new Error(`${question.question}: ${checked.refusal.code}`);
  return (await drawProb(checked.value)).png;
}

/** A test of 1 %, 90 % and 9 % in all its pictures, and the ladder of three tests. */
function bayesPictures(): Promise<Uint8Array>[] {
  const question: BayesQuestion = {
    kind: 'bayes',
    prior: { numerator: 1, denominator: 100 },
    hit: { numerator: 9, denominator: 10 },
    falseAlarm: { numerator: 9, denominator: 100 },
    tests: 1,
    names: {},
  };
  return BAYES_VIEWS.map(async (view) => {
    const tests = view === 'ladder' ? 3 : 1;
    return (await drawBayes(answerBayes({ ...question, view, tests }))).png;
  });
}

/** Chance at work, and comparisons that turn round within the parts. */
function closerPictures(): Promise<Uint8Array>[] {
  const ready = (name: string) => {
    const found = findReadyMade(name);
    if (found === undefined) throw new Error(`no population ${name}`);
    return found.population;
  };
  return [
    drawn({ question: 'tennis given football', population: ready('people'), simulate: 7 }),
    drawn({ question: 'ill given positive', population: ready('medical test'), simulate: 3 }),
    drawn({ question: 'admitted given female', population: ready('berkeley'), by: 'department' }),
    drawn({ question: 'survived given female', population: ready('titanic'), by: 'class' }),
  ];
}

/** Rows of pictures, the first one on the ground at `firstGround`, the next one on the other. */
export function sheetOf(pngs: readonly Uint8Array[], firstGround: number): Uint8Array {
  const pictures = pngs.map((png) => narrowed(PNG.sync.read(Buffer.from(png))));
  const rows = Array.from({ length: Math.ceil(pictures.length / COLUMNS) }, (_, row) =>
    pictures.slice(row * COLUMNS, (row + 1) * COLUMNS),
  );
  const heights = rows.map((row) => Math.max(...row.map(({ height }) => height)) + 2 * GAP_PX);
  const width = COLUMNS * (WIDTH_PX + GAP_PX) + GAP_PX;
  const sheet = new PNG({ width, height: heights.reduce((sum, height) => sum + height, 0) });
  let top = 0;
  rows.forEach((row, index) => {
    const ground = GROUNDS[(index + firstGround) % GROUNDS.length] ?? GROUNDS[0];
    const bottom = top + (heights[index] ?? 0);
    for (let pixel = top * width; pixel < bottom * width; pixel++)
      sheet.data.set([...ground, 0xff], pixel * 4);
    row.forEach((picture, column) => {
      lay(picture, sheet, GAP_PX + column * (WIDTH_PX + GAP_PX), top + GAP_PX);
    });
    top = bottom;
  });
  sheet.data.forEach((value, at) => {
    sheet.data[at] = Math.min(255, Math.round(value / COLOUR_STEP) * COLOUR_STEP);
  });
  return PNG.sync.write(sheet, { colorType: 2, deflateLevel: 9 });
}

/** A third as wide, each pixel the mean of those it stands for, as a browser shows it. Colours are weighted by their opacity. */
function narrowed(picture: PNG): PNG {
  const scale = picture.width / WIDTH_PX;
  const small = new PNG({ width: WIDTH_PX, height: Math.floor(picture.height / scale) });
  for (let y = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++) {
      const sum = [0, 0, 0, 0];
      let opacity = 0;
      for (let dy = 0; dy < scale; dy++) {
        for (let dx = 0; dx < scale; dx++) {
          const at = ((y * scale + dy) * picture.width + x * scale + dx) * 4;
          const alpha = picture.data[at + 3] ?? 0;
          opacity += alpha;
          for (let channel = 0; channel < 3; channel++) {
            sum[channel] = (sum[channel] ?? 0) + (picture.data[at + channel] ?? 0) * alpha;
          }
        }
      }
      const colour = sum.slice(0, 3).map((part) => (opacity === 0 ? 0 : Math.round(part / opacity)));
      small.data.set([...colour, Math.round(opacity / scale ** 2)], (y * WIDTH_PX + x) * 4);
    }
  }
  return small;
}

function lay(picture: PNG, sheet: PNG, left: number, top: number): void {
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) {
      const from = (y * picture.width + x) * 4;
      const to = ((top + y) * sheet.width + left + x) * 4;
      const alpha = (picture.data[from + 3] ?? 0) / 255;
      for (let channel = 0; channel < 3; channel++) {
        const [over, under] = [picture.data[from + channel] ?? 0, sheet.data[to + channel] ?? 0];
        sheet.data[to + channel] = Math.round(over * alpha + under * (1 - alpha));
      }
    }
  }
}
