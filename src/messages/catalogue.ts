/** Languages that people are spoken to in, and how each writes numbers. One file per area and language lies beside this one. */
import { LOCALES, type Locale } from '../jobs/locale.js';

export { LOCALES, type Locale };

/** A text in every language. */
export type Catalogue<T> = Readonly<Record<Locale, T>>;

/**
 * The shape that English has, for the other languages: a key that is missing does not compile, nor does a message that takes
 * other values.
 */
export type Widen<T> = T extends string
  ? string
  : T extends (...values: infer A) => infer R
    ? (...values: A) => Widen<R>
    : { readonly [K in keyof T]: Widen<T[K]> };

/** By what Discord sends, "es-419" or "en-GB"; English for what has no texts. "zh-TW" is written in other characters, so it is none of ours. */
export function localeOf(discordLocale: string): Locale {
  const exact = LOCALES.find((locale) => locale === discordLocale);
  if (exact !== undefined) return exact;
  const [language] = discordLocale.split('-');
  return LOCALES.find((locale) => locale === language) ?? 'en';
}

export interface NumberTexts {
  /** 1,204 · 1.204 · 1 204 */
  count(value: number): string;
  /** Of a share from 0 to 1, with one digit behind the point, 42.9 %, or one that counts, 0.004 %: what is possible never reads as 0. */
  percent(share: number): string;
  /** With at most `digits` behind the point. */
  decimal(value: number, digits: number): string;
  /** "a, b and c". */
  list(parts: readonly string[]): string;
}

/** Below it, one digit behind the point of a percentage could be 0. */
const SMALLEST = 0.001;

export function numbersOf(locale: Locale): NumberTexts {
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const tiny = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 1 });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    count: (value) => count.format(value),
    // As the texts around it are written: in some of the languages the usual form has no space.
    percent: (share) =>
      (share > 0 && share < SMALLEST ? tiny : percent).format(share).replace(/[ \u00a0\u202f]?%/, '\u00a0%'),
    decimal: (value, digits) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value),
    list: (parts) => list.format(parts),
  };
}

export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** The form for this number: "1 person", "2 people". */
export function pluralOf(locale: Locale, value: number, forms: PluralForms): string {
  return forms[new Intl.PluralRules(locale).select(value)] ?? forms.other;
}
