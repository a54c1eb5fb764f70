import type { VNode } from 'preact';
import { LOCALES } from '../locales.js';
import type { LocalPerson } from '../protocol.js';
import { displayName } from './avatar.js';

/** The language that the person's client is set to: commands are shown in it, and the bot is told. The page itself is in English. */
export function LanguageChoice(props: {
  readonly person: LocalPerson;
  readonly onLocale: (locale: string) => Promise<void>;
}): VNode {
  const { person } = props;
  return (
    <select
      class="language"
      aria-label={`Language of ${displayName(person)}`}
      title="The language that commands are shown in, and that the bot is told"
      value={person.locale}
      onChange={(event) => void props.onLocale(event.currentTarget.value)}
    >
      {LANGUAGES.map(({ locale, name }) => (
        <option key={locale} value={locale} lang={locale}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** Each by its own name. */
const LANGUAGES = LOCALES.map((locale) => ({
  locale,
  name:
    new Intl.DisplayNames([locale], { type: 'language', languageDisplay: 'standard' }).of(locale) ?? locale,
}));
