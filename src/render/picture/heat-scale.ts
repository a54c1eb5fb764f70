import { mix } from './theme.js';

/**
 * Colour of a surprisal. The scale is the same in every picture, so that pictures can be compared, and its lightness only
 * grows, so that it reads in grey and with every form of colour blindness.
 */
const STOPS: readonly (readonly [bits: number, colour: string])[] = [
  [0, '#2C3350'],
  [4, '#5A3F94'],
  [8, '#B8497C'],
  [12, '#F0854C'],
  [16, '#FDE777'],
];

/** Bits at the bright end; more is shown as bright. */
export const HEAT_TOP_BITS = 16;

/** Bits of the marks of the legend: one in 1, 16, 256, 4,096, 65,536. */
export const HEAT_TICKS: readonly number[] = STOPS.map(([bits]) => bits);

/** `#RRGGBB` for a surprisal of `bits` ≥ 0. */
export function heatColour(bits: number): string {
  const at = Math.min(Math.max(bits, 0), HEAT_TOP_BITS);
  for (const [index, [top, colour]] of STOPS.entries()) {
    const before = STOPS[index - 1];
    if (at > top || before === undefined) continue;
    return mix(before[1], colour, (at - before[0]) / (top - before[0]));
  }
  return at <= 0 ? (STOPS[0]?.[1] ?? '') : (STOPS.at(-1)?.[1] ?? '');
}

const LIGHT = '#FFFFFF';
/** Only black and white together reach 4.5 : 1 upon every colour. */
const DARK = '#000000';

/** The ink that stands out more upon `colour`. */
export function inkOn(colour: string): string {
  return contrast(LIGHT, colour) >= contrast(DARK, colour) ? LIGHT : DARK;
}

/** Contrast of two colours after WCAG 2, 1–21. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** Relative luminance after WCAG 2, 0–1. */
export function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
