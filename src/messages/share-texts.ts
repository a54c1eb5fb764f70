/** Exact shares, so many of so many, as the texts of one language write them; plain numbers are written by `catalogue.ts`. */
import { fraction, toText } from '../probability/fraction.js';
import type { Catalogue, Locale } from './catalogue.js';

/** So many of so many, not in lowest terms; `bottom` > 0. */
export interface Share {
  readonly top: bigint;
  readonly bottom: bigint;
}

export interface ShareTexts {
  /** A whole number, with separators between thousands. */
  count(value: number | bigint): string;
  /** "42.9 %"; two decimals below 1 %, and never 0 % or 100 % for what is not exactly that. */
  percent(share: Share): string;
  /** "= 37.5 %" where one decimal is exact, else "≈ 42.9 %". */
  percentPart(share: Share): string;
  /** "3/7", in lowest terms; "1" and "0" for whole numbers. */
  lowest(share: Share): string;
  /** "3/14 ≈ 21.4 %", as it was counted, and in lowest terms where that is shorter: "6/14 = 3/7 ≈ 42.9 %". */
  share(share: Share): string;
  /** Of a probability from 0 to 1 that is measured and not counted, as `percent`. */
  probability(value: number): string;
  /** Bits without their unit: one decimal, "< 0.1" for what would round to nothing. */
  bits(value: number): string;
  /** A decimal with so many digits, and a sign in front where it is asked for. */
  decimal(value: number, digits: number, isSigned?: boolean): string;
}

const NO_BREAK = '\u00a0';
/** Between a number and "%". */
const GAPS: Catalogue<string> = {
  en: ' ',
  de: NO_BREAK,
  es: NO_BREAK,
  fr: NO_BREAK,
  'pt-BR': '',
  'zh-CN': '',
};

export function shareTextsOf(locale: Locale): ShareTexts {
  const whole = new Intl.NumberFormat(locale);
  const decimal = (value: number, digits: number, isSigned = false): string =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: isSigned ? 'exceptZero' : 'negative',
    })
      .format(value)
      .replace('-', '−');
  const isExact = ({ top, bottom }: Share) => (top * 1000n) % bottom === 0n;
  const unit = `${GAPS[locale]}%`;
  const rounded = (inPercent: number): string => {
    if (inPercent < 0.01) return `< ${decimal(0.01, 2)}${unit}`;
    if (inPercent >= 99.95) return `> ${decimal(99.9, 1)}${unit}`;
    return `${decimal(inPercent, inPercent < 0.995 ? 2 : 1)}${unit}`;
  };
  const percent = (share: Share): string => {
    const inPercent = (Number(share.top) / Number(share.bottom)) * 100;
    return isExact(share) ? `${whole.format(Number(inPercent.toFixed(1)))}${unit}` : rounded(inPercent);
  };
  const lowest = ({ top, bottom }: Share) => toText(fraction(top, bottom));
  const percentPart = (share: Share): string => {
    const shown = percent(share);
    if (isExact(share)) return `= ${shown}`;
    return /^[<>]/.test(shown) ? shown : `≈ ${shown}`;
  };
  return {
    count: (value) => whole.format(value),
    percent,
    percentPart,
    lowest,
    share: (share) => {
      const counted = `${share.top}/${share.bottom}`;
      const reduced = lowest(share);
      return `${counted === reduced ? counted : `${counted} = ${reduced}`} ${percentPart(share)}`;
    },
    probability: (value) => (value <= 0 ? `0${unit}` : value >= 1 ? `100${unit}` : rounded(value * 100)),
    bits: (value) => {
      if (value <= 0) return '0';
      return value < 0.05 ? `< ${decimal(0.1, 1)}` : decimal(value, 1);
    },
    decimal,
  };
}
