/** The languages that a client of Discord can be set to, English first, then by their locales. */
import type { Locale } from 'discord-api-types/v10';

export const LOCALES = [
  'en-US',
  'en-GB',
  'bg',
  'cs',
  'da',
  'de',
  'el',
  'es-419',
  'es-ES',
  'fi',
  'fr',
  'hi',
  'hr',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'lt',
  'nl',
  'no',
  'pl',
  'pt-BR',
  'ro',
  'ru',
  'sv-SE',
  'th',
  'tr',
  'uk',
  'vi',
  'zh-CN',
  'zh-TW',
] as const satisfies readonly `${Locale}`[];

/** Where else Discord looks before it shows what is in no language. */
const NEIGHBOURS: ReadonlyMap<string, string> = new Map([
  ['en-US', 'en-GB'],
  ['en-GB', 'en-US'],
  ['es-419', 'es-ES'],
]);

export interface LocalText {
  readonly text: string;
  /** Undefined: `text` is the one for every language that has none of its own. */
  readonly locale: string | undefined;
}

/** A name or a description as a client of this locale shows it. */
export function localText(
  text: string,
  localizations: Readonly<Record<string, string | null | undefined>> | null | undefined,
  locale: string,
): LocalText {
  const known = new Map(Object.entries(localizations ?? {}));
  for (const one of [locale, NEIGHBOURS.get(locale) ?? locale]) {
    const found = known.get(one);
    if (typeof found === 'string') return { text: found, locale: one };
  }
  return { text, locale: undefined };
}
