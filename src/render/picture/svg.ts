import type { PatternName } from './theme.js';

/**
 * Shapes as SVG source. Only numbers and colours of the theme ever enter; text of people is set by `typeset.ts`,
 * so nothing they type can become markup.
 */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Hundredths of a pixel are enough, and keep the source short and the same everywhere. */
function print(value: string | number): string {
  if (typeof value === 'string') {
    if (/[<>"&]/.test(value)) throw new Error(`not a value for a shape: ${value}`);
    return value;
  }
  if (!Number.isFinite(value)) throw new Error('a shape has a coordinate that is not a number');
  return String(Math.round(value * 100) / 100);
}

export function element(name: string, attributes: Attributes, content = ''): string {
  const printed = Object.entries(attributes)
    .filter((entry): entry is [string, string | number] => entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${print(value)}"`)
    .join('');
  return content === '' ? `<${name}${printed}/>` : `<${name}${printed}>${content}</${name}>`;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const rectangle = (box: Box, attributes: Attributes): string =>
  element('rect', { x: box.x, y: box.y, width: box.width, height: box.height, ...attributes });

export const disc = (x: number, y: number, radius: number, attributes: Attributes): string =>
  element('circle', { cx: x, cy: y, r: radius, ...attributes });

export const path = (d: string, attributes: Attributes): string => element('path', { d, ...attributes });

export const group = (attributes: Attributes, ...content: readonly string[]): string =>
  content.length === 0 ? '' : element('g', attributes, content.join(''));

/** `M1 2L3 4`-style path source with the same rounding as attributes. */
export const d = (strings: TemplateStringsArray, ...values: readonly number[]): string =>
  strings.reduce((source, part, index) => {
    const value = values[index];
    return source + part + (value === undefined ? '' : print(value));
  }, '');

const PATTERN_MARKS: Readonly<
  Record<Exclude<PatternName, 'solid'>, { size: number; turn: number; mark: string }>
> = {
  hatch: { size: 16, turn: 45, mark: 'M0 0V16' },
  'back-hatch': { size: 16, turn: -45, mark: 'M0 0V16' },
  lines: { size: 14, turn: 0, mark: 'M0 0V14' },
  grid: { size: 18, turn: 45, mark: 'M0 0V18M0 0H18' },
  dots: { size: 15, turn: 30, mark: 'M7 7h0.01' },
};

/** Definition of a pattern of marks in `colour` upon `ground` (see-through when absent); refer to it by `url(#id)`. `pitch` 1 is the usual distance of marks. */
export function pattern(
  id: string,
  name: Exclude<PatternName, 'solid'>,
  look: {
    readonly colour: string;
    readonly ground?: string;
    readonly markWidth?: number;
    readonly pitch?: number;
  },
): string {
  const { size, turn, mark } = PATTERN_MARKS[name];
  const ground =
    look.ground === undefined
      ? ''
      : rectangle({ x: 0, y: 0, width: size, height: size }, { fill: look.ground });
  const marks = path(mark, {
    stroke: look.colour,
    'stroke-width': look.markWidth ?? (name === 'dots' ? 7 : 10),
    'stroke-linecap': name === 'dots' ? 'round' : 'butt',
    fill: 'none',
  });
  return element(
    'pattern',
    {
      id,
      width: size,
      height: size,
      patternUnits: 'userSpaceOnUse',
      patternTransform: `rotate(${turn}) scale(${look.pitch ?? 1})`,
    },
    ground + marks,
  );
}
