import type { NextwordAnswer } from '../../jobs/nextword.js';
import { conditionText, divisionText, keptText } from '../condition-text.js';
import { settingText } from '../numbers.js';
import { textWidth } from './drawable-text.js';
import { layOutPictureTitle } from './picture-title.js';
import { createDrawables, LEFT, type Plate, RIGHT, type Shape } from './plate.js';
import { chanceRuns, type Run, runsWidth, setRuns } from './runs.js';
import { pattern } from './svg.js';
import { truncate, wrap } from './text-lines.js';
import { COLOURS, OKABE_ITO, SPACE, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

const ROWS = 10;
const STEP = 66;
const LABEL = { size: TYPE.label, weight: 600 } as const;
const VALUE = { size: TYPE.body, weight: 600 } as const;
const RAW = COLOURS.faint;
const GIVEN = OKABE_ITO.orange;
const WIDEST_LABEL = 320;

type Adjusted = NonNullable<NextwordAnswer['adjusted']>;

/** Raw and conditioned probability of each word one above the other, and the division that leads from one to the other. */
export function layOutAdjusted(answer: NextwordAnswer, adjusted: Adjusted): Plate {
  const drawables = createDrawables();
  const title = layOutPictureTitle(answer.text, drawables);
  const lines: TextLine[] = [...title.lines];
  const shapes: Shape[] = [title.blank];
  let y = title.bottom + 24;
  for (const text of wrap(
    `Given: ${conditionText(adjusted)}`,
    { size: TYPE.body, weight: 600 },
    { maxWidth: RIGHT - LEFT, maxLines: 2 },
  )) {
    lines.push({ x: LEFT, y, text, size: TYPE.body, weight: 600, colour: GIVEN });
    y += 46;
  }
  lines.push(...setRuns(formula(adjusted), { x: LEFT, y }, { size: 32, weight: 400, colour: COLOURS.quiet }));
  y += 44;

  const rows = answer.words.slice(0, ROWS).map((word, index) => ({ word, given: adjusted.words[index] }));
  const labels = rows.map(({ word }) => truncate(drawables.of(word.word), LABEL, WIDEST_LABEL));
  const labelWidth = Math.max(120, ...labels.map((label) => textWidth(label, LABEL.size, LABEL.weight)));
  const values = rows.map(({ word, given }) => valueRuns(given?.probability ?? 0, word.probability));
  const valueWidth = Math.max(0, ...values.map((runs) => runsWidth(runs, VALUE)));
  const x = LEFT + labelWidth + 20;
  const largest = Math.max(...rows.map(({ word, given }) => Math.max(word.upper, given?.upper ?? 0)), 1e-300);
  const scale = (RIGHT - valueWidth - 18 - x) / largest;
  rows.forEach(({ word, given }, index) => {
    const middle = y + index * STEP + STEP / 2;
    const isKept = given !== undefined;
    lines.push({
      x: x - 20,
      y: middle,
      text: labels[index] ?? '',
      ...LABEL,
      colour: isKept ? COLOURS.ink : COLOURS.faint,
      anchor: 'end',
    });
    const high = { x, y: middle - 24, height: 28 };
    const low = { x, y: middle + 8, height: 14 };
    if (given !== undefined) {
      shapes.push({
        type: 'box',
        role: 'given',
        box: { ...high, width: given.lower * scale },
        fill: GIVEN,
        radius: Math.min(6, (given.lower * scale) / 2),
      });
      const open = (given.upper - given.lower) * scale;
      if (open >= 1) {
        shapes.push({
          type: 'box',
          role: 'given-open',
          box: { ...high, x: x + given.lower * scale, width: open },
          fill: 'url(#given-open)',
        });
      }
    }
    shapes.push({
      type: 'box',
      role: 'raw',
      box: { ...low, width: Math.max(3, word.probability * scale) },
      fill: RAW,
      radius: Math.min(4, (word.probability * scale) / 2),
    });
    const end = Math.max(given?.upper ?? 0, word.probability) * scale;
    lines.push(...setRuns(values[index] ?? [], { x: x + Math.max(end, 3) + 15, y: middle }, VALUE));
  });
  y += rows.length * STEP + 36;
  shapes.push(
    { type: 'box', role: 'key', box: { x: LEFT, y: y - 14, width: 44, height: 28 }, fill: GIVEN, radius: 6 },
    {
      type: 'box',
      role: 'key',
      box: { x: LEFT + 270, y: y - 7, width: 44, height: 14 },
      fill: RAW,
      radius: 4,
    },
  );
  lines.push(key(LEFT + 60, y, 'conditioned'), key(LEFT + 330, y, 'raw'));
  const more = answer.words.length - rows.length;
  const kept = `${keptText(adjusted, answer.words.length)}${more > 0 ? `, ${rows.length} shown` : ''}`;
  lines.push({ ...key(RIGHT, y, kept), anchor: 'end' });
  return {
    height: y + SPACE.margin + 4,
    defs: pattern('given-open', 'hatch', { colour: GIVEN, ground: COLOURS.panel, pitch: 0.55 }),
    shapes,
    lines,
    undrawable: drawables.undrawable(),
  };
}

/** "89.6 %" strong, "raw 80.6 %" quiet; a word that is not kept has nothing. */
function valueRuns(given: number, raw: number): Run[] {
  return [
    ...chanceRuns(given).map((run) => ({ ...run, weight: 800 as const })),
    { text: '   raw ', weight: 400, colour: COLOURS.quiet },
    ...chanceRuns(raw).map((run) => ({ ...run, weight: 400 as const, colour: COLOURS.quiet })),
  ];
}

/** The division of the first word, or the power that temperature is. */
function formula(adjusted: Adjusted): Run[] {
  const division = divisionText(adjusted);
  if (division !== undefined) return [{ text: `first word: raw / mass of all kept words = ${division}` }];
  const { temperature = 1 } = adjusted;
  if (temperature === 0) return [{ text: 'All of the probability goes to the likeliest word.' }];
  const power = temperature < 0.01 ? '1/T' : settingText(1 / temperature);
  return [
    { text: 'raw' },
    { text: power, isRaised: true },
    { text: ' / sum over the kept words of raw' },
    { text: power, isRaised: true },
  ];
}

const key = (x: number, y: number, text: string): TextLine => ({
  x,
  y,
  text,
  size: TYPE.small,
  weight: 400,
  colour: COLOURS.quiet,
});
