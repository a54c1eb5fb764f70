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

/** A lower bound: `percent` rounded down, so that "at least" stays true as shown. */
export function percentAtLeast(probability: number): string {
  if (probability >= 1) return '100 %';
  if (probability < 0.0001) return '0 %';
  const scale = 10 ** (probability < 0.01 ? 2 : 1);
  return `${(Math.floor(probability * 100 * scale + 1e-9) / scale).toFixed(Math.log10(scale))} %`;
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

/** Surprisal in bits without its unit: one decimal, "< 0.1" for what would round to nothing. */
export function bitsNumber(bits: number): string {
  if (bits <= 0) return '0';
  if (bits < 0.05) return '< 0.1';
  return decimalText(bits, 1);
}

/** "12.3 bits". */
export function bitsText(bits: number): string {
  return `${bitsNumber(bits)} bits`;
}

/** A difference of bits with its sign: "+3.2", "−0.4"; "±0" below what one decimal shows. */
export function signedBits(bits: number): string {
  if (Math.abs(bits) < 0.05) return '±0';
  return `${bits > 0 ? '+' : '−'}${decimalText(Math.abs(bits), 1)}`;
}

/** 2^log2 as mantissa and power of ten, the mantissa with two significant digits. */
export function scientificParts(log2: number): { readonly mantissa: string; readonly exponent: number } {
  const log10 = log2 * Math.LOG10E * Math.LN2;
  const exponent = Math.floor(log10);
  const mantissa = (10 ** (log10 - exponent)).toFixed(1);
  return mantissa === '10.0' ? { mantissa: '1.0', exponent: exponent + 1 } : { mantissa, exponent };
}

/** 2^log2 as "1.7 × 10⁻¹⁰"; `times` without spaces for tables. */
export function scientific(log2: number, times: ' × ' | '×' = ' × '): string {
  const { mantissa, exponent } = scientificParts(log2);
  return `${mantissa}${times}10${superscript(exponent)}`;
}

function superscript(exponent: number): string {
  return Array.from(String(exponent), (character) =>
    character === '-' ? '⁻' : ('⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(character)] ?? ''),
  ).join('');
}

/** log2 of the number from which words for powers of ten are no longer understood: 10^15. */
export const WORDED_LOG2 = 15 * Math.log2(10);

/** 2^bits with two significant digits in words: "1.2", "43", "1,200", "4.3 million"; scientific from 10^15 on. */
export function countOfBits(bits: number): string {
  if (bits >= WORDED_LOG2) return scientific(bits);
  const count = Number((2 ** bits).toPrecision(2));
  if (count >= 1e15) return scientific(bits);
  for (const [scale, word] of SCALES) {
    if (count >= scale) return `${significant(count / scale)} ${word}`;
  }
  return significant(count);
}

const SCALES: readonly (readonly [number, string])[] = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
];

/** A probability of `bits` of surprisal as "1 in 5.7 billion". */
export function oneIn(bits: number): string {
  return `1 in ${countOfBits(Math.max(0, bits))}`;
}

/** Percent where two decimals say something, else scientific: "12.3 %", "3.1×10⁻⁶". */
export function probabilityText(probability: number): string {
  if (probability <= 0 || probability >= 0.0001) return percent(probability);
  return scientific(Math.log2(probability), '×');
}

/** A perplexity or number of choices, 2^bits: "1.04", "24.6", "1,240", "4.3 million". */
export function choicesText(bits: number): string {
  const choices = 2 ** bits;
  if (choices >= 1e6) return countOfBits(bits);
  if (choices >= 1000) return decimalText(choices, 0);
  return choices < 1.995 ? choices.toFixed(2) : choices.toFixed(1);
}

/** "1,234,567". */
export function countText(count: number): string {
  return count.toLocaleString('en-US');
}

/** A setting of a sampler, without trailing zeros: "0.7". */
export function settingText(value: number): string {
  if (value > 0 && value < 0.0005) return '< 0.001';
  return String(Number(value.toFixed(3)));
}

function significant(value: number): string {
  return value < 9.95 ? value.toFixed(1) : decimalText(value, 0);
}

/** "1,234.50", with as many decimals as asked for. */
export function decimalText(value: number, decimals: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
