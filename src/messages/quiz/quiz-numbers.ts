/** Numbers of quiz questions as the texts of one language write them. */
import type { Quotient } from '../../quiz/question.js';
import { type Locale, type PluralForms, pluralOf } from '../catalogue.js';
import { type ShareTexts, shareTextsOf } from '../share-texts.js';

export interface QuizNumbers extends ShareTexts {
  /** So many of so many as a percentage. */
  rate(top: number, bottom: number): string;
  /** Of a thousand, as a percentage. */
  perMille(value: number): string;
  /** So many of so many with its percentage, as `share`. */
  of(top: number, bottom: number): string;
  /** In lowest terms with its percentage: a product of large numbers says more so. */
  brief(value: Quotient): string;
  /** "1 person", "1,204 people". */
  counted(value: number, forms: PluralForms): string;
}

export function quizNumbersOf(locale: Locale): QuizNumbers {
  const numbers = shareTextsOf(locale);
  const { count, percent, percentPart, lowest, share } = numbers;
  const quotient = (top: number, bottom: number): Quotient => ({ top: BigInt(top), bottom: BigInt(bottom) });
  return {
    ...numbers,
    rate: (top, bottom) => percent(quotient(top, bottom)),
    perMille: (value) => percent(quotient(value, 1000)),
    of: (top, bottom) => share(quotient(top, bottom)),
    brief: (value) => `${lowest(value)} ${percentPart(value)}`,
    counted: (value, forms) => `${count(value)} ${pluralOf(locale, value, forms)}`,
  };
}
