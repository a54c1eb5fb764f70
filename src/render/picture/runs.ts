import { countOfBits, scientificParts, WORDED_LOG2 } from '../numbers.js';
import { textWidth } from './drawable-text.js';
import { percent, RARE_BELOW } from './percent.js';
import { COLOURS, TYPE, type Weight } from './theme.js';
import type { TextLine } from './typeset.js';

/** A piece of one line of text with a look of its own; `isRaised` sets an exponent. */
export interface Run {
  readonly text: string;
  readonly weight?: Weight;
  readonly colour?: string;
  readonly isRaised?: boolean;
}

export interface RunLook {
  readonly size: number;
  readonly weight: Weight;
  readonly colour?: string;
}

const RAISED_SHARE = 0.68;

const sizeOf = ({ isRaised }: Run, { size }: RunLook): number =>
  isRaised === true ? Math.max(TYPE.small, Math.round(size * RAISED_SHARE)) : size;

export function runsWidth(runs: readonly Run[], look: RunLook): number {
  return runs.reduce(
    (sum, run) => sum + textWidth(run.text, sizeOf(run, look), run.weight ?? look.weight),
    0,
  );
}

/** The runs as lines of text one behind the other; `x` and `y` as for `TextLine`. */
export function setRuns(
  runs: readonly Run[],
  at: { readonly x: number; readonly y: number; readonly anchor?: 'start' | 'middle' | 'end' },
  look: RunLook,
): TextLine[] {
  const width = runsWidth(runs, look);
  let x = at.x - (at.anchor === 'end' ? width : at.anchor === 'middle' ? width / 2 : 0);
  return runs.map((run, index) => {
    const size = sizeOf(run, look);
    const weight = run.weight ?? look.weight;
    const line = {
      y: run.isRaised === true ? at.y - look.size * 0.3 : at.y,
      text: run.text,
      size,
      weight,
      colour: run.colour ?? look.colour ?? COLOURS.ink,
    };
    const left = x;
    x += textWidth(run.text, size, weight);
    // Measured widths leave kerning out: the last run holds the right edge itself, so that columns stand straight.
    return at.anchor === 'end' && index === runs.length - 1
      ? { ...line, x: at.x, anchor: 'end' as const }
      : { ...line, x: left };
  });
}

/** 2^log2 as "1.7 × 10" and a raised "−10"; plain from 0.001 to 1,000. */
export function scientificRuns(log2: number): Run[] {
  if (Math.abs(log2) <= PLAIN_LOG2) return [{ text: String(Number((2 ** log2).toPrecision(2))) }];
  const { mantissa, exponent } = scientificParts(log2);
  return [{ text: `${mantissa} × 10` }, { text: String(exponent).replace('-', '−'), isRaised: true }];
}

const PLAIN_LOG2 = Math.log2(1000);

/** "1 in 5.7 billion", or "1 in 3.1 × 10" and a raised exponent. */
export function oneInRuns(bits: number): Run[] {
  const [first, ...rest] =
    bits >= WORDED_LOG2 ? scientificRuns(bits) : [{ text: countOfBits(Math.max(0, bits)) }];
  return [{ text: `1 in ${first?.text ?? ''}` }, ...rest];
}

/** As `chance`, with its exponent raised, for no font here has all raised digits. */
export function chanceRuns(probability: number): Run[] {
  if (probability <= 0 || probability >= RARE_BELOW) return [{ text: percent(probability) }];
  return oneInRuns(-Math.log2(probability));
}

/** The largest of `sizes` (falling) at which the runs fit into `maxWidth`, else the last. */
export function fittingSize(
  runs: readonly Run[],
  weight: Weight,
  sizes: readonly number[],
  maxWidth: number,
): number {
  return sizes.find((size) => runsWidth(runs, { size, weight }) <= maxWidth) ?? sizes.at(-1) ?? TYPE.small;
}
