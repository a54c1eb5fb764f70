/** Exact fractions of any size as words on the screen. */
import type { Exact } from '../jobs/bayes.js';
import { type Fraction, fraction, multiply, toDecimal } from '../probability/fraction.js';
import { countText, decimalPart, percent, percentPart } from './numbers.js';

/** Digits up to which a part of a fraction is still read, and not only looked at. */
const READABLE_DIGITS = 7;
/** Up to here a fraction is a pair of safe integers. */
const SAFE_DIGITS = 15;

function fractionOf({ numerator, denominator }: Exact): Fraction {
  return fraction(BigInt(numerator), BigInt(denominator));
}

const digitsOf = ({ numerator, denominator }: Exact): number =>
  Math.max(numerator.length, denominator.length);

/** "10/109", "1" or "0"; undefined where it is too long to be read. */
export function exactText(exact: Exact): string | undefined {
  if (digitsOf(exact) > READABLE_DIGITS) return undefined;
  return exact.denominator === '1' ? exact.numerator : `${exact.numerator}/${exact.denominator}`;
}

/** "= 10/109 ≈ 0.0917 ≈ 9.2 %", without what is too long to be read. */
export function exactParts(exact: Exact): string {
  const text = exactText(exact);
  const parts = text === undefined ? [] : [`= ${text}`];
  if (digitsOf(exact) > SAFE_DIGITS) return [...parts, `≈ ${percent(exact.value)}`].join(' ');
  const safe = {
    numerator: Number(exact.numerator),
    denominator: Number(exact.denominator),
    value: exact.value,
  };
  const decimal = exact.denominator === '1' ? [] : [decimalPart(safe)];
  return [...parts, ...decimal, percentPart(safe)].join(' ');
}

/** "≈ 9.2 %", "= 25 %". */
export function exactPercentPart(exact: Exact): string {
  return digitsOf(exact) > SAFE_DIGITS
    ? `≈ ${percent(exact.value)}`
    : percentPart({
        numerator: Number(exact.numerator),
        denominator: Number(exact.denominator),
        value: exact.value,
      });
}

/** A rate as it was meant: "0.25 %" where four decimals of percent are exact, else "1/3". */
export function rateText(exact: Exact): string {
  const { numerator, denominator } = exact;
  const inPercent = multiply(fractionOf(exact), fraction(100));
  if (10_000n % inPercent.denominator !== 0n) return `${numerator}/${denominator}`;
  return `${toDecimal(inPercent, 4).replace(/(?:\.0+|(?<!0)0+)$/, '')} %`;
}

/** Odds "10 : 99", or of long ones the nearest short: "about 1 : 9.9". */
export function oddsText(odds: Exact): string {
  if (digitsOf(odds) <= 4) return `${grouped(odds.numerator)} : ${grouped(odds.denominator)}`;
  return `about ${shortOdds(odds)}`;
}

/** Odds to one: "1 : 9.9", "102 : 1". */
export function shortOdds({ value }: Exact): string {
  if (value === 0) return '0 : 1';
  return value >= 1 ? `${threeDigits(value)} : 1` : `1 : ${threeDigits(1 / value)}`;
}

/** As `shortOdds`, and no wider than "1 : 99.9 k", for pictures. */
export function compactOdds({ value }: Exact): string {
  if (value === 0) return '0 : 1';
  return value >= 1 ? `${compact(value)} : 1` : `1 : ${compact(1 / value)}`;
}

/** "× 19.8", "× 25.4 k", for pictures. */
export function compactFactor({ value }: Exact): string {
  return `× ${compact(value)}`;
}

function compact(value: number): string {
  if (value >= 1e9) return '> 999 M';
  if (value >= 1e6) return `${Number((value / 1e6).toPrecision(3))} M`;
  if (value >= 1e4) return `${Number((value / 1e3).toPrecision(3))} k`;
  if (value > 0 && value < 0.001) return '< 0.001';
  return countText(Number(value.toPrecision(3)));
}

/** "10", "0.111": a ratio, at most three significant digits. */
export function ratioOf({ value }: Exact): string {
  return threeDigits(value);
}

/** "= 10" or "≈ 0.111". */
export function ratioPart(exact: Exact): string {
  const isExact = 100n % BigInt(exact.denominator) === 0n && exact.value < 1000;
  return isExact ? `= ${Number(exact.value.toFixed(2))}` : `≈ ${ratioOf(exact)}`;
}

function threeDigits(value: number): string {
  if (value >= 1e6) return `${Number((value / 1e6).toPrecision(3)).toLocaleString('en-US')} million`;
  return countText(Number(value.toPrecision(3)));
}

const grouped = (digits: string): string => countText(Number(digits));
