/**
 * Exact rational numbers over bigint. Every probability of a finite population is one; nothing here is floating point
 * until `toNumber`, which rounds once.
 */

/** Invariant: lowest terms, denominator > 0; so equal values have equal parts. Made by `fraction` only. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The form in which a fraction crosses the queue; both parts are safe integers. */
export interface SafeFraction {
  readonly numerator: number;
  readonly denominator: number;
  /** numerator / denominator rounded once to float64. */
  readonly value: number;
}

/** Throws RangeError for denominator 0 (a bug: callers know when there is nothing to divide by) and for non-integers. */
export function fraction(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
  const top = BigInt(numerator);
  const bottom = BigInt(denominator);
  if (bottom === 0n) throw new RangeError(`fraction ${top}/0 has no value`);
  const divisor = greatestCommonDivisor(magnitude(top), magnitude(bottom)) * (bottom < 0n ? -1n : 1n);
  return { numerator: top / divisor, denominator: bottom / divisor };
}

/** count / of; null where `of` counts nobody, so that nothing can be divided. */
export function ratioOf(count: number, of: number): Fraction | null {
  return of === 0 ? null : fraction(count, of);
}

export const ZERO = fraction(0);
export const ONE = fraction(1);

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function negate(a: Fraction): Fraction {
  return { numerator: -a.numerator, denominator: a.denominator };
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, negate(b));
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Throws RangeError when b is 0. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** −1, 0 or 1 as a is less than, equal to or greater than b. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

export function isEqual(a: Fraction, b: Fraction): boolean {
  return compare(a, b) === 0;
}

/** "3/7", and "2" for whole numbers. */
export function toText(a: Fraction): string {
  return a.denominator === 1n ? String(a.numerator) : `${a.numerator}/${a.denominator}`;
}

/** Decimal with exactly `digits` digits after the point (0…100), ties away from zero: 1/8 to 2 digits is "0.13". */
export function toDecimal(a: Fraction, digits: number): string {
  if (!Number.isInteger(digits) || digits < 0 || digits > 100) {
    throw new RangeError(`digits must be an integer from 0 to 100, but it is ${digits}`);
  }
  const doubled = 2n * magnitude(a.numerator) * 10n ** BigInt(digits);
  const rounded = (doubled + a.denominator) / (2n * a.denominator);
  const figures = String(rounded).padStart(digits + 1, '0');
  const whole = figures.slice(0, figures.length - digits);
  const sign = a.numerator < 0n && rounded > 0n ? '-' : '';
  return digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${figures.slice(-digits)}`;
}

/** "42.9 %" for 3/7 and one digit. */
export function toPercent(a: Fraction, digits: number): string {
  return `${toDecimal(multiply(a, fraction(100)), digits)} %`;
}

/** Nearest float64, ties to even; exact to the last bit while |a| lies in 2^-900…2^900. */
export function toNumber(a: Fraction): number {
  const top = Number(a.numerator);
  const bottom = Number(a.denominator);
  if (Number.isSafeInteger(top) && Number.isSafeInteger(bottom)) return top / bottom;
  // A quotient of at least 64 bits whose last bit says "something follows" rounds as the true value does.
  const size = magnitude(a.numerator);
  const shift = BigInt(Math.max(0, 65 + bitLength(a.denominator) - bitLength(size)));
  const scaled = size << shift;
  const quotient = (scaled / a.denominator) | (scaled % a.denominator === 0n ? 0n : 1n);
  const rounded = Number(quotient) / 2 ** Number(shift);
  return a.numerator < 0n ? -rounded : rounded;
}

/** Throws RangeError when a part is not a safe integer; counts of a population never reach that. */
export function toJson(a: Fraction): SafeFraction {
  const numerator = Number(a.numerator);
  const denominator = Number(a.denominator);
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator)) {
    throw new RangeError(`${toText(a)} does not fit into safe integers`);
  }
  return { numerator, denominator, value: numerator / denominator };
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** Euclid; greatestCommonDivisor(0, b) = b. */
function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

function bitLength(value: bigint): number {
  return value.toString(2).length;
}
