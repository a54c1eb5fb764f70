import type { Locale } from '../../jobs/locale.js';

/**
 * The language of the words in a picture. No font here has Chinese characters, so they are English then; the text beside the
 * picture, and its alt text, are not.
 */
export function drawnLocale(locale: Locale): Locale {
  return locale === 'zh-CN' ? 'en' : locale;
}
