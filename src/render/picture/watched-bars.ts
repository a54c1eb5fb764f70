import type { NextwordAnswer } from '../../jobs/nextword.js';
import { percent, percentAtMost } from '../numbers.js';
import { rankText } from '../ranks.js';
import type { Bar } from './bars-layout.js';
import { textWidth } from './drawable-text.js';
import { RARE_BELOW } from './percent.js';
import { createDrawables, LEFT, RIGHT } from './plate.js';
import { chanceRuns, type Run, runsWidth, setRuns } from './runs.js';
import { truncate } from './text-lines.js';
import { COLOURS, TYPE } from './theme.js';
import type { TextLine } from './typeset.js';

/** The scale of the bars above, which the watched words share. */
export interface BarScale {
  /** Where bars begin. */
  readonly x: number;
  readonly perProbability: number;
}

/** What the rows of watched words need of the list above, whose bars they share a left edge and a scale with. */
export interface WatchedRoom {
  readonly label: number;
  /** Largest scale at which each bar from `x` on leaves room for its value and rank. */
  scaleAtMost(x: number): number;
}

const LABEL = { size: TYPE.body, weight: 600 } as const;
const VALUE = { size: TYPE.body, weight: 600 } as const;
const RANK = { size: TYPE.small, weight: 400 } as const;
const WIDEST_LABEL = 230;
const STEP = 54;
const THICKNESS = 34;
/** A bound nearer than this to the value, as a share of it, would not be read off. */
const BOUND_MATTERS_FROM = 0.02;

type Watched = NonNullable<NextwordAnswer['watched']>[number];

export function watchedRoom({ watched = [] }: Pick<NextwordAnswer, 'watched'>): WatchedRoom {
  const drawables = createDrawables();
  return {
    label: Math.max(
      0,
      ...watched.map((one) => textWidth(labelOf(one, drawables.of), LABEL.size, LABEL.weight)),
    ),
    scaleAtMost: (x) =>
      Math.min(
        ...watched.map((one) => {
          const behind = 18 + runsWidth(valueRunsOf(one, RIGHT - x), VALUE) + 30 + rankWidth(one);
          return Math.max(0, RIGHT - x - behind) / Math.max(one.upper, 1e-300);
        }),
      ),
  };
}

/** The words that somebody named, wherever they stand in the list: on its scale, with their rank. */
export function layOutWatched(
  answer: Pick<NextwordAnswer, 'watched'>,
  scale: BarScale,
  top: number,
  lines: TextLine[],
): { readonly bars: readonly Bar[]; readonly bottom: number; readonly undrawable: readonly string[] } {
  const { watched = [] } = answer;
  if (watched.length === 0) return { bars: [], bottom: top, undrawable: [] };
  const drawables = createDrawables();
  const room = watchedRoom(answer);
  const x = Math.max(scale.x, LEFT + room.label + 20);
  // Below two columns the bars begin elsewhere and may be longer.
  const perProbability = Math.min(scale.perProbability, room.scaleAtMost(x));
  const first = top + 76;
  lines.push({ x: LEFT, y: top + 46, text: 'Watched', size: TYPE.body, weight: 600, colour: COLOURS.ink });
  const bars = watched.map((one, index): Bar => {
    const y = first + index * STEP + STEP / 2;
    const solid = one.lower * perProbability;
    const possible = (one.upper - one.lower) * perProbability;
    lines.push({
      x: x - 20,
      y,
      text: labelOf(one, drawables.of),
      ...LABEL,
      colour: COLOURS.ink,
      anchor: 'end',
    });
    lines.push(
      ...setRuns(valueRunsOf(one, RIGHT - x), { x: x + Math.max(solid + possible, 3) + 15, y }, VALUE),
    );
    lines.push({ x: RIGHT, y, text: rankText(one.rank), ...RANK, colour: COLOURS.quiet, anchor: 'end' });
    return {
      solid: { x, y: y - THICKNESS / 2, width: solid, height: THICKNESS },
      possible: { x: x + solid, y: y - THICKNESS / 2, width: possible, height: THICKNESS },
      look: 'watched',
    };
  });
  return { bars, bottom: first + watched.length * STEP, undrawable: drawables.undrawable() };
}

const labelOf = ({ word }: Watched, drawable: (text: string) => string): string =>
  truncate(drawable(word), LABEL, WIDEST_LABEL);

const rankWidth = ({ rank }: Watched): number => textWidth(rankText(rank), RANK.size, RANK.weight);

/**
 * The value, and the bound above it where the two are told apart: "0.5 %, ≤ 0.6 %". Where `room` pixels do not hold both beside
 * the rank, the bound stands alone, for it is true of either.
 */
function valueRunsOf(watched: Watched, room: number): Run[] {
  const { probability, upper } = watched;
  // Two decimals below one percent, so that a bound is never printed below its value.
  const value = probability >= RARE_BELOW ? [{ text: percent(probability) }] : chanceRuns(probability);
  if (upper - probability <= probability * BOUND_MATTERS_FROM) return value;
  const bound = `≤ ${percentAtMost(upper)}`;
  const both: Run[] = [...value, { text: `, ${bound}`, weight: 400, colour: COLOURS.quiet }];
  const behind = 18 + runsWidth(both, VALUE) + 30 + rankWidth(watched);
  return behind <= room ? both : [{ text: bound }];
}
