import { oneIn } from '../numbers.js';

const NO_BREAK = '\u00A0';

/**
 * A probability as people read it: "42.9 %", "< 0.1 %" for what would round to nothing, "> 99.9 %" for what would round to
 * everything. Exactly 0 and 1 are "0 %" and "100 %".
 */
export function percent(probability: number): string {
  if (probability <= 0) return `0${NO_BREAK}%`;
  if (probability >= 1) return `100${NO_BREAK}%`;
  if (probability < 0.0005) return `<${NO_BREAK}0.1${NO_BREAK}%`;
  if (probability >= 0.9995) return `>${NO_BREAK}99.9${NO_BREAK}%`;
  return tenths(Math.round(probability * 1000));
}

/** What is rarer is told as odds. */
export const RARE_BELOW = 0.001;

/** As `percent`, and odds for what percent would only call small: "1 in 2,700". For alt text; pictures set `chanceRuns`. */
export function chance(probability: number): string {
  return probability <= 0 || probability >= RARE_BELOW
    ? percent(probability)
    : oneIn(-Math.log2(probability));
}

/**
 * Percentages of parts of one whole whose printed tenths add up to exactly 100.0 (method of largest remainders).
 * A part above zero that gets no tenth is printed as "< 0.1 %". Values need not be normalised.
 */
export function percentsOfWhole(parts: readonly number[]): string[] {
  const sum = parts.reduce((total, part) => total + part, 0);
  if (!(sum > 0)) return parts.map(() => percent(0));
  const exact = parts.map((part) => (part / sum) * 1000);
  const units = exact.map(Math.floor);
  const missing = 1000 - units.reduce((total, unit) => total + unit, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, missing)) units[index] = (units[index] ?? 0) + 1;
  return parts.map((part, index) => {
    const unit = units[index] ?? 0;
    if (unit > 0 && unit < 1000) return tenths(unit);
    // All or nothing of the tenths, yet not quite of the whole: `percent` has the words for that.
    return percent(unit === 0 ? Math.min(part, 1e-6) : part === sum ? 1 : 1 - 1e-6);
  });
}

function tenths(perMille: number): string {
  return `${(perMille / 10).toFixed(1)}${NO_BREAK}%`;
}
