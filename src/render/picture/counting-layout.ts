/** Two bars: the share that was counted in the text, and what the model says; below them word by word. */
import type { CountingAnswer, CountingSide } from '../../jobs/counting.js';
import { estimateText } from '../estimate-text.js';
import { countText, percent, plural } from '../numbers.js';
import { ALT_LIMIT, clip } from './alt-text.js';
import { textWidth } from './drawable-text.js';
import { createDrawables, type Drawables, LEFT, type Plate, RIGHT, type Shape } from './plate.js';
import { pattern } from './svg.js';
import { truncate, wrap } from './text-lines.js';
import { COLOURS, OKABE_ITO, SPACE, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

const COUNTED = OKABE_ITO.orange;
const MODEL = OKABE_ITO.skyBlue;
const TRACK_RIGHT = RIGHT;
const BAR = 74;
const WORD_BAR = 24;
const WORD_STEP = 76;
const WIDEST_WORD = 230;
const MOST_WORDS = 6;
const VALUE = { size: TYPE.small, weight: 600 } as const;

interface Row {
  readonly word: string;
  readonly counted: number;
  readonly model: number | null;
  readonly count: number;
}

export function layOutCounting(answer: CountingAnswer): Plate {
  const drawables = createDrawables();
  const lines: TextLine[] = [];
  const shapes: Shape[] = [];
  let y = heading(answer, drawables, lines);
  for (const side of [answer, ...(answer.other === undefined ? [] : [answer.other])]) {
    if (answer.other !== undefined) {
      const label = { size: TYPE.body, weight: 800 } as const;
      lines.push({
        x: LEFT,
        y: y + 8,
        text: truncate(sideName(side, drawables), label, RIGHT - LEFT),
        ...label,
        colour: COLOURS.ink,
      });
      y += 56;
    }
    y = bars(side, y, lines, shapes);
  }
  const rows = rowsOf(answer);
  if (rows.length > 0) y = words(rows, answer, y + 26, drawables, lines, shapes);
  const defs =
    pattern('counted', 'dots', { colour: COLOURS.card, ground: COUNTED, pitch: 1.4, markWidth: 4 }) +
    pattern('possible', 'hatch', { colour: MODEL, ground: COLOURS.panel, pitch: 0.55 });
  return { height: y + SPACE.margin - 8, defs, shapes, lines, undrawable: drawables.undrawable() };
}

function heading(answer: CountingAnswer, drawables: Drawables, lines: TextLine[]): number {
  const { corpus } = answer;
  let y = SPACE.margin + 28;
  const font = { size: 46, weight: 800 } as const;
  for (const text of wrap(drawables.of(answer.question), font, {
    maxWidth: RIGHT - LEFT,
    maxLines: 2,
    balanced: true,
  })) {
    lines.push({ x: LEFT, y, text, ...font, colour: COLOURS.ink });
    y += 56;
  }
  const quiet = { size: TYPE.body, weight: 400 } as const;
  const source = `“${drawables.of(corpus.name)}”, ${plural(corpus.words, 'word')}, beside a language model`;
  lines.push({ x: LEFT, y, text: truncate(source, quiet, RIGHT - LEFT), ...quiet, colour: COLOURS.quiet });
  return y + 62;
}

const sideName = ({ event, given }: CountingSide, drawables: Drawables): string =>
  drawables.of(given === null ? event : `${event} given ${given}`);

/** Both bars on one scale from 0 to 1, so that a short one looks as small as it is. */
function bars(side: CountingSide, top: number, lines: TextLine[], shapes: Shape[]): number {
  const { counts, probability, transformer } = side;
  const whole = side.given === null ? counts.population : counts.condition;
  const counted =
    probability === null
      ? '0 of 0: no data'
      : `${countText(counts.joint)} of ${countText(whole)} ${whole === 1 ? 'place' : 'places'} = ${percent(probability.value)}`;
  let y = bar('Counting', counted, COUNTED, top, lines, shapes);
  track(y, shapes);
  if (probability !== null) fill(y, probability.value, 'url(#counted)', shapes);
  else emptyTrack(y, lines);
  y += BAR + 34;
  const estimate = transformer?.probability ?? null;
  const says =
    transformer === undefined
      ? 'not asked'
      : estimate === null
        ? 'no value'
        : estimateText(estimate).replace(/^= /, '');
  const given = transformer === undefined ? 'Language model' : `Model after “${transformer.text}”`;
  y = bar(given, says, MODEL, y, lines, shapes);
  track(y, shapes);
  if (estimate !== null) {
    fill(y, estimate.upper, 'url(#possible)', shapes);
    fill(y, estimate.lower, MODEL, shapes);
  }
  return y + BAR + 34;
}

function bar(
  name: string,
  value: string,
  colour: string,
  top: number,
  lines: TextLine[],
  shapes: Shape[],
): number {
  const font = { size: TYPE.label, weight: 800 } as const;
  const valueWidth = textWidth(value, font.size, font.weight);
  const label = { size: TYPE.body, weight: 600 } as const;
  shapes.push({
    type: 'box',
    role: 'key',
    box: { x: LEFT, y: top - 13, width: 26, height: 26 },
    radius: 6,
    fill: colour,
  });
  lines.push({
    x: LEFT + 42,
    y: top,
    text: truncate(name, label, RIGHT - LEFT - valueWidth - 70),
    ...label,
    colour: COLOURS.quiet,
  });
  lines.push({ x: RIGHT, y: top, text: value, ...font, colour: COLOURS.ink, anchor: 'end' });
  return top + 30;
}

function track(y: number, shapes: Shape[]): void {
  shapes.push({
    type: 'box',
    role: 'track',
    box: { x: LEFT, y, width: TRACK_RIGHT - LEFT, height: BAR },
    radius: 14,
    fill: COLOURS.panel,
    isGround: true,
  });
}

function fill(y: number, share: number, colour: string, shapes: Shape[]): void {
  const width = (TRACK_RIGHT - LEFT) * share;
  if (width <= 0) return;
  // Even a thousandth leaves a mark that can be seen.
  shapes.push({
    type: 'box',
    role: 'bar',
    box: { x: LEFT, y, width: Math.max(4, width), height: BAR },
    radius: Math.min(14, width / 2),
    fill: colour,
  });
}

function emptyTrack(y: number, lines: TextLine[]): void {
  lines.push({
    x: (LEFT + TRACK_RIGHT) / 2,
    y: y + BAR / 2,
    text: 'nothing to count here',
    size: TYPE.small,
    weight: 400,
    colour: COLOURS.quiet,
    anchor: 'middle',
  });
}

/** What follows in the text, then what the model would rather say. */
function rowsOf({ followers, favourites, counts, transformer }: CountingAnswer): Row[] {
  if (transformer === undefined && followers.length < 2) return [];
  const listed = new Set(followers.map(({ word }) => word.toLowerCase()));
  const share = (count: number) => (counts.condition === 0 ? 0 : count / counts.condition);
  const own = followers.map(({ word, count, model }) => ({
    word,
    count,
    counted: share(count),
    model: model?.value ?? null,
  }));
  const theirs = favourites
    .filter(({ word }) => !listed.has(word.toLowerCase()))
    .map(({ word, count, probability }) => ({ word, count, counted: share(count), model: probability }));
  const kept = Math.max(MOST_WORDS - theirs.length, Math.min(3, own.length));
  return [...own.slice(0, kept), ...theirs].slice(0, MOST_WORDS);
}

function words(
  rows: readonly Row[],
  { counts, transformer }: CountingAnswer,
  top: number,
  drawables: Drawables,
  lines: TextLine[],
  shapes: Shape[],
): number {
  const font = { size: TYPE.body, weight: 600 } as const;
  const texts = rows.map(({ word }) => truncate(drawables.of(word), font, WIDEST_WORD));
  const left = LEFT + Math.max(110, ...texts.map((text) => textWidth(text, font.size, font.weight))) + 24;
  const largest = Math.max(...rows.map(({ counted, model }) => Math.max(counted, model ?? 0)), 1e-9);
  const scale = (RIGHT - left - 230) / largest;
  const quiet = { size: TYPE.small, weight: 400, colour: COLOURS.quiet } as const;
  lines.push({ x: LEFT, y: top, text: 'Which word comes next?', ...quiet });
  let y = top + 34;
  rows.forEach(({ counted, count, model }, index) => {
    const middle = y + WORD_STEP / 2;
    lines.push({
      x: left - 24,
      y: middle,
      text: texts[index] ?? '',
      ...font,
      colour: COLOURS.ink,
      anchor: 'end',
    });
    const parts = [
      {
        share: counted,
        colour: 'url(#counted)',
        text: counts.condition === 0 ? 'no data' : `${countText(count)} of ${countText(counts.condition)}`,
      },
      ...(transformer === undefined
        ? []
        : [{ share: model ?? 0, colour: MODEL, text: model === null ? '' : percent(model) }]),
    ];
    parts.forEach(({ share, colour, text }, side) => {
      const barTop = middle - (parts.length * (WORD_BAR + 8)) / 2 + side * (WORD_BAR + 8) + 4;
      const width = Math.max(share > 0 ? 3 : 0, share * scale);
      if (width > 0) {
        shapes.push({
          type: 'box',
          role: side === 0 ? 'counted' : 'model',
          box: { x: left, y: barTop, width, height: WORD_BAR },
          radius: Math.min(6, width / 2),
          fill: colour,
        });
      }
      lines.push({
        x: left + width + 14,
        y: barTop + WORD_BAR / 2,
        text,
        ...VALUE,
        colour: side === 0 ? COUNTED : MODEL,
      });
    });
    y += WORD_STEP;
  });
  return y;
}

export function countingAlt(answer: CountingAnswer): string {
  const sides = [answer, ...(answer.other === undefined ? [] : [answer.other])].map((side) => {
    const { counts, given, probability, transformer } = side;
    const whole = given === null ? counts.population : counts.condition;
    const counted =
      probability === null ? '0 of 0' : `${counts.joint} of ${whole} places, ${percent(probability.value)}`;
    const says = transformer?.probability ?? null;
    return `${side.event}${given === null ? '' : ` given ${given}`}: counted ${counted}; language model ${says === null ? 'not asked' : estimateText(says)}.`;
  });
  const words = rowsOf(answer).map(
    ({ word, count, model }) =>
      `${word} ${count} of ${answer.counts.condition}${model === null ? '' : `, model ${percent(model)}`}`,
  );
  const list = words.length === 0 ? '' : ` Next words: ${words.join('; ')}.`;
  return clip(`${answer.question} in “${answer.corpus.name}”. ${sides.join(' ')}${list}`, ALT_LIMIT);
}
