/** Numbers as words on the screen. Nothing is rounded to 0 % or 100 % that is not exactly that. */
import type { FractionJson } from '../jobs/prob.js';

/** A probability in 0…1: one decimal, two below 1 %, "< 0.01 %" for what is smaller, "> 99.9 %" next to certainty. */
export function percent(probability: number): string {
  if (probability <= 0) return '0 %';
  if (probability >= 1) return '100 %';
  if (probability < 0.0001) return '< 0.01 %';
  if (probability >= 0.9995) return '> 99.9 %';
  const inPercent = probability * 100;
  return `${inPercent.toFixed(inPercent < 0.995 ? 2 : 1)} %`;
}

/** An upper bound: `percent` rounded up, so that the statement "at most" stays true as shown. */
export function percentAtMost(probability: number): string {
  if (probability <= 0.0001) return '0.01 %';
  if (probability >= 0.999) return '100 %';
  const decimals = probability < 0.0099 ? 2 : 1;
  const scale = 10 ** decimals;
  // 1e-9 keeps 9.4 % from becoming 9.5 % only because 0.094 × 1000 is a little more than 94 in binary.
  return `${(Math.ceil(probability * 100 * scale - 1e-9) / scale).toFixed(decimals)} %`;
}

/** "= 0.375" where four decimals are exact, else "≈ 0.4286". */
export function decimalPart(fraction: FractionJson): string {
  const { numerator, denominator, value } = fraction;
  if ((numerator * 10_000) % denominator === 0) return `= ${Number(value.toFixed(4))}`;
  return value < 0.00005 ? '< 0.0001' : `≈ ${value.toFixed(4)}`;
}

/** Percent of an exact fraction: "37.5 %", "50 %" where exact, else as `percent`. */
export function fractionPercent(fraction: FractionJson): string {
  return isExactPercent(fraction)
    ? `${Number((fraction.value * 100).toFixed(1))} %`
    : percent(fraction.value);
}

/** "= 37.5 %" or "≈ 42.9 %". */
export function percentPart(fraction: FractionJson): string {
  const shown = fractionPercent(fraction);
  if (isExactPercent(fraction)) return `= ${shown}`;
  return shown.startsWith('<') || shown.startsWith('>') ? shown : `≈ ${shown}`;
}

function isExactPercent({ numerator, denominator }: FractionJson): boolean {
  return (numerator * 1000) % denominator === 0;
}

/** "3/7", and "1" or "0" for whole numbers. */
export function fractionText({ numerator, denominator }: FractionJson): string {
  return denominator === 1 ? String(numerator) : `${numerator}/${denominator}`;
}

/** A ratio such as a lift: two decimals where it has them, at least two significant digits. */
export function ratioText(fraction: FractionJson): string {
  const { numerator, denominator, value } = fraction;
  if ((numerator * 100) % denominator === 0) return String(Number(value.toFixed(2)));
  return `about ${value >= 1 ? Number(value.toFixed(2)) : Number(value.toPrecision(2))}`;
}

/** "< 1 ms", "12 ms", "0.8 s", "2 min 5 s". */
export function durationText(durationMs: number): string {
  if (durationMs < 1) return '< 1 ms';
  if (durationMs < 100) return `${Math.round(durationMs)} ms`;
  if (durationMs < 59_950) return `${(durationMs / 1000).toFixed(1)} s`;
  const seconds = Math.round(durationMs / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
