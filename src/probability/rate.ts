/** Rates as people type them: "1 %", "0.1%", "1/100", "0.01", "1 in 100". */
import { compare, type Fraction, fraction, ONE, ZERO } from './fraction.js';

/** A finer rate says more than anyone knows; and exact results after five tests still fit into one line. */
export const FINEST_RATE = 1_000_000;

export type RateProblem =
  /** Not a number in any of the forms. */
  | 'unreadable'
  /** Below 0 or above 1. */
  | 'outside'
  /** A bare "1" may be one percent or certainty. */
  | 'ambiguous'
  /** Its denominator in lowest terms is above `FINEST_RATE`. */
  | 'too-fine';

export type ReadRate =
  | { readonly ok: true; readonly rate: Fraction }
  | { readonly ok: false; readonly problem: RateProblem };

const NUMBER = String.raw`([-−+]?(?:\d{1,12}(?:[.,]\d{0,12})?|[.,]\d{1,12}))`;
const PERCENT = new RegExp(`^${NUMBER}\\s*(?:%|percent|per cent|pct)$`, 'iu');
const PER_MILLE = new RegExp(`^${NUMBER}\\s*(?:‰|per mille)$`, 'iu');
const RATIO =
  /^([-−+]?\d{1,3}(?:,\d{3}){1,3}|[-−+]?\d{1,12})\s*(?:\/|:|in|of|out of)\s*(?:a\s+)?(\d{1,3}(?:,\d{3}){1,3}|\d{1,12}|thousand|million)$/iu;
const DECIMAL = new RegExp(`^${NUMBER}$`, 'u');

/** Exact: "0.1 %" is 1/1000. Never throws; reads at most 40 characters. */
export function readRate(text: string): ReadRate {
  const typed = text.trim().replaceAll('\u00A0', ' ');
  if (typed.length > 40) return { ok: false, problem: 'unreadable' };
  const percent = PERCENT.exec(typed)?.[1];
  if (percent !== undefined) return checked(scaled(percent, 2));
  const perMille = PER_MILLE.exec(typed)?.[1];
  if (perMille !== undefined) return checked(scaled(perMille, 3));
  const [, part, whole] = RATIO.exec(typed) ?? [];
  if (part !== undefined && whole !== undefined) {
    const denominator = wholeNumber(whole);
    return denominator === 0n
      ? { ok: false, problem: 'unreadable' }
      : checked(fraction(wholeNumber(part), denominator));
  }
  const decimal = DECIMAL.exec(typed)?.[1];
  if (decimal === undefined) return { ok: false, problem: 'unreadable' };
  if (/^\+?1$/.test(decimal)) return { ok: false, problem: 'ambiguous' };
  return checked(scaled(decimal, 0));
}

function checked(rate: Fraction): ReadRate {
  if (compare(rate, ZERO) < 0 || compare(rate, ONE) > 0) return { ok: false, problem: 'outside' };
  return rate.denominator > BigInt(FINEST_RATE) ? { ok: false, problem: 'too-fine' } : { ok: true, rate };
}

/** A decimal divided by 10^powers. A comma is a point, but "1,000" is a thousand. */
function scaled(text: string, powers: number): Fraction {
  const plain = text.replace('−', '-').replace('+', '');
  const isThousands = /^-?[1-9]\d{0,2},\d{3}$/.test(plain);
  const [whole = '', decimals = ''] = isThousands ? [plain.replace(',', '')] : plain.split(/[.,]/);
  const digits = `${whole}${decimals}`;
  return fraction(BigInt(digits === '-' ? '0' : digits), 10n ** BigInt(decimals.length + powers));
}

function wholeNumber(text: string): bigint {
  const word = text.toLowerCase();
  if (word === 'thousand') return 1000n;
  if (word === 'million') return 1_000_000n;
  return BigInt(text.replaceAll(',', '').replace('−', '-').replace('+', ''));
}
