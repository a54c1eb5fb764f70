import type { NextwordAnswer } from '../../jobs/nextword.js';
import { choicesText } from '../numbers.js';
import { textWidth, toDrawable } from './drawable-text.js';
import { type MassShare, massShares } from './mass-shares.js';
import { percent } from './percent.js';
import type { Box } from './svg.js';
import { truncate, wrap } from './text-lines.js';
import { CANVAS_WIDTH_PX, COLOURS, OKABE_ITO, SPACE, TYPE } from './theme.js';
import { extentOf, type TextLine } from './typeset.js';
import { type BarScale, layOutWatched, type WatchedRoom, watchedRoom } from './watched-bars.js';

/** Of the likeliest word, and of what completes a half-typed one. */
export const PREDICTION = OKABE_ITO.orange;

export interface Bar {
  /** Probability that is proved to be the word's own. */
  readonly solid: Box;
  /** What it may still gain; of width 0 when nothing. */
  readonly possible: Box;
  readonly look: 'prediction' | 'word' | 'watched';
}

export interface BarsLayout {
  readonly height: number;
  readonly lines: readonly TextLine[];
  /** Where the next word would stand. */
  readonly blank: Box;
  readonly bars: readonly Bar[];
  readonly strip: Box;
  /** Parts of the strip from left to right, without gaps. */
  readonly segments: readonly { readonly share: MassShare; readonly box: Box }[];
  readonly swatches: readonly { readonly share: MassShare; readonly box: Box }[];
  readonly undrawable: readonly string[];
}

const LEFT = SPACE.margin;
const RIGHT = CANVAS_WIDTH_PX - SPACE.margin;
/** The largest size at which the text needs one line is taken; a longer text stands in two lines of the smallest. */
const TITLE_SIZES = [TYPE.title, 46, 44] as const;
const TITLE_STEP = 64;
const BLANK = { width: 150, height: 48, gap: 18 } as const;
const WORDS_IN_ONE_COLUMN = 12;
const COLUMN_GAP = 48;

/** What bars can be drawn of: a prediction, and what is said of the whole. */
export interface BarsSubject
  extends Pick<NextwordAnswer, 'text' | 'words' | 'masses' | 'completion' | 'watched'> {
  /** Below the text: how far its words can be trusted. */
  readonly note: string;
  /** Whether nobody should overlook the note. */
  readonly isWarning?: boolean;
  /** Beside the strip; absent: nothing. */
  readonly choices?: string;
  readonly end?: string;
}

export function layOutBars(answer: NextwordAnswer): BarsLayout {
  return layOutSubject({
    ...answer,
    note: `${certificateOf(answer)}${answer.completion === undefined ? '' : ', given its beginning'}`,
    choices: `at least ${choicesText(answer.entropy.bitsAtLeast)} even choices`,
  });
}

export function layOutSubject(answer: BarsSubject): BarsLayout {
  const lines: TextLine[] = [];
  const { completion } = answer;
  const title = toDrawable(answer.text);
  const fragment = toDrawable(completion?.fragment ?? '').text.trim();
  const words = answer.words.map((word) => ({ ...word, drawable: toDrawable(word.word) }));

  // A half-typed word goes on right behind its letters.
  const blankSize = completion === undefined ? BLANK : { ...BLANK, width: 96, gap: 8 };
  const titleRoom = {
    maxWidth: RIGHT - LEFT,
    maxLines: 2,
    reserveAtEnd: blankSize.width + blankSize.gap,
    keep: 'end',
  } as const;
  const candidates = TITLE_SIZES.map((size) => {
    const font = { size, weight: 800 } as const;
    return { font, rows: wrap(title.text.trim(), font, titleRoom) };
  });
  const { font: titleFont, rows: titleLines } = candidates.find(({ rows }) => rows.length === 1) ??
    candidates.at(-1) ?? { font: { size: 44, weight: 800 }, rows: [''] };
  let y = SPACE.margin + TITLE_STEP / 2;
  let blankX: number = LEFT;
  titleLines.forEach((text, index) => {
    const line = { x: LEFT, y: y + index * TITLE_STEP, text, ...titleFont, colour: COLOURS.ink };
    const isFragment = index === titleLines.length - 1 && fragment !== '' && text.endsWith(fragment);
    const head = isFragment ? text.slice(0, text.length - fragment.length) : text;
    lines.push({ ...line, text: head });
    if (isFragment) {
      const x = LEFT + textWidth(head, titleFont.size, titleFont.weight);
      lines.push({ ...line, x, text: fragment, colour: PREDICTION });
    }
    blankX = text === '' ? LEFT : extentOf(line).right + blankSize.gap;
  });
  y += (titleLines.length - 1) * TITLE_STEP;
  const blank = { x: blankX, y: y - BLANK.height / 2, width: blankSize.width, height: BLANK.height };

  y += TITLE_STEP / 2 + 22;
  lines.push({
    x: LEFT,
    y,
    text: answer.note,
    size: TYPE.small,
    ...(answer.isWarning === true
      ? ({ weight: 600, colour: OKABE_ITO.yellow } as const)
      : ({ weight: 400, colour: COLOURS.quiet } as const)),
  });
  y += 40;

  const columns = layOutColumns(words, watchedRoom(answer), y, lines);
  const watched = layOutWatched(answer, columns.scale, columns.bottom, lines);
  const bars = [...columns.bars, ...watched.bars];
  y = watched.bottom + 40;

  lines.push({
    x: LEFT,
    y,
    text: 'Where all of the probability is',
    size: TYPE.body,
    weight: 600,
    colour: COLOURS.ink,
  });
  if (answer.choices !== undefined)
    lines.push({
      x: RIGHT,
      y,
      text: answer.choices,
      size: TYPE.small,
      weight: 400,
      colour: COLOURS.quiet,
      anchor: 'end',
    });
  y += 36;
  const strip = { x: LEFT, y, width: RIGHT - LEFT, height: 48 };
  const shares = massShares(answer, answer.end);
  let x = LEFT;
  const segments = shares.map((share) => {
    const box = { x, y, width: share.share * strip.width, height: strip.height };
    x += box.width;
    return { share, box };
  });
  y += strip.height + 40;
  const legend = layOutLegend(shares, y, lines);

  return {
    height: legend.bottom + SPACE.margin - 8,
    lines,
    blank,
    bars,
    strip,
    segments,
    swatches: legend.swatches,
    undrawable: [
      ...new Set([
        ...[title, ...words.map((word) => word.drawable)].flatMap((one) => one.undrawable),
        ...watched.undrawable,
      ]),
    ],
  };
}

/** What the search proved about the list; the same words stand in the alt text. */
export function certificateOf(answer: NextwordAnswer): string {
  const { set, order } = answer.certified;
  if (answer.model.precision === 'fast') return '≈ approximate: fast arithmetic proves nothing';
  if (set && order) return '✓ proved: exactly these words, in this order';
  if (set) return '✓ proved: no other word belongs in this list';
  return '○ not proved: another word may belong in this list';
}

type DrawableWord = NextwordAnswer['words'][number] & {
  readonly drawable: { readonly text: string };
};

function layOutColumns(
  words: readonly DrawableWord[],
  reserved: WatchedRoom,
  top: number,
  lines: TextLine[],
): { readonly bars: readonly Bar[]; readonly bottom: number; readonly scale: BarScale } {
  const isDouble = words.length > WORDS_IN_ONE_COLUMN;
  const rows = isDouble ? Math.ceil(words.length / 2) : words.length;
  const columnWidth = isDouble ? (RIGHT - LEFT - COLUMN_GAP) / 2 : RIGHT - LEFT;
  const font = { size: isDouble ? TYPE.body : TYPE.label, weight: 600 } as const;
  const step = isDouble ? 56 : words.length > 8 ? 55 : 64;
  const thickness = step - 14;

  const labels = words.map((word) => truncate(word.drawable.text, font, isDouble ? 200 : 360));
  const labelWidth = Math.max(
    isDouble ? 90 : 120,
    ...labels.map((label) => textWidth(label, font.size, font.weight)),
  );
  const values = words.map((word) => percent(word.probability));
  const valueWidth = Math.max(...values.map((value) => textWidth(value, font.size, 800)), 0);
  // Watched words stand below in the whole width, so they move the bars of a single column only.
  const left = isDouble ? labelWidth : Math.max(labelWidth, reserved.label);
  const barRoom = columnWidth - left - valueWidth - 20 - 18;
  const largest = Math.max(...words.map((word) => word.upper), 1e-300);
  const perProbability = Math.min(
    barRoom / largest,
    isDouble ? Number.POSITIVE_INFINITY : reserved.scaleAtMost(LEFT + left + 20),
  );

  const bars = words.map((word, index): Bar => {
    const column = isDouble ? Math.floor(index / rows) : 0;
    const row = index - column * rows;
    const x = LEFT + column * (columnWidth + COLUMN_GAP) + left + 20;
    const y = top + row * step + step / 2;
    const solidWidth = word.lower * perProbability;
    const possibleWidth = (word.upper - word.lower) * perProbability;
    const isPrediction = index === 0;
    lines.push({
      x: x - 20,
      y,
      text: labels[index] ?? '',
      ...font,
      colour: COLOURS.ink,
      anchor: 'end',
    });
    lines.push({
      x: x + solidWidth + possibleWidth + 18,
      y,
      text: values[index] ?? '',
      size: font.size,
      weight: isPrediction ? 800 : 600,
      colour: COLOURS.ink,
    });
    return {
      solid: { x, y: y - thickness / 2, width: solidWidth, height: thickness },
      possible: { x: x + solidWidth, y: y - thickness / 2, width: possibleWidth, height: thickness },
      look: isPrediction ? 'prediction' : 'word',
    };
  });
  const scale = { x: LEFT + left + 20, perProbability };
  return { bars, bottom: top + rows * step, scale };
}

function layOutLegend(shares: readonly MassShare[], top: number, lines: TextLine[]) {
  const rows = Math.ceil(shares.length / 2);
  const step = 48;
  const columnWidth = (RIGHT - LEFT - COLUMN_GAP) / 2;
  const swatches = shares.map((share, index) => {
    const column = Math.floor(index / rows);
    const x = LEFT + column * (columnWidth + COLUMN_GAP);
    const y = top + (index - column * rows) * step;
    lines.push({
      x: x + 52,
      y,
      text: share.label,
      size: TYPE.body,
      weight: 400,
      colour: COLOURS.ink,
    });
    lines.push({
      x: x + columnWidth,
      y,
      text: share.percent,
      size: TYPE.body,
      weight: 600,
      colour: COLOURS.ink,
      anchor: 'end',
    });
    return { share, box: { x, y: y - 17, width: 34, height: 34 } };
  });
  return { swatches, bottom: top + (rows - 1) * step + step / 2 };
}
