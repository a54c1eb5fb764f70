/** Definitions of commands with their names and descriptions in every language that Discord shows them in. */
import type {
  APIApplicationCommandOption,
  APIApplicationCommandOptionChoice,
  LocalizationMap,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { type Locale, localeOf } from '../catalogue.js';
import { de } from './de.js';
import { es } from './es.js';
import { fr } from './fr.js';
import type { CommandTexts } from './keys.js';
import { ptBr } from './pt-br.js';
import { zhCn } from './zh-cn.js';

/** By Discord's names. English is in the definitions. */
export const COMMAND_TEXTS = {
  de,
  'es-ES': es,
  'es-419': es,
  fr,
  'pt-BR': ptBr,
  'zh-CN': zhCn,
} as const satisfies Readonly<Record<string, CommandTexts>>;

type DiscordLocale = keyof typeof COMMAND_TEXTS;
const DISCORD_LOCALES: readonly DiscordLocale[] = ['de', 'es-ES', 'es-419', 'fr', 'pt-BR', 'zh-CN'];

interface Texts {
  readonly named: ReadonlyMap<string, readonly [string, string]>;
  readonly choices: ReadonlyMap<string, string>;
  readonly menu: ReadonlyMap<string, string>;
}

/** Maps, so that an option called "constructor" finds nothing. */
const TEXTS: ReadonlyMap<DiscordLocale, Texts> = new Map(
  DISCORD_LOCALES.map((locale) => {
    const { named, choices, menu } = COMMAND_TEXTS[locale];
    return [
      locale,
      {
        named: new Map<string, readonly [string, string]>(Object.entries(named)),
        choices: new Map<string, string>(Object.entries(choices)),
        menu: new Map<string, string>(Object.entries(menu)),
      },
    ];
  }),
);

type Definition =
  | RESTPostAPIChatInputApplicationCommandsJSONBody
  | RESTPostAPIContextMenuApplicationCommandsJSONBody;

/** What has no texts stays in English. Names that are sent back are the canonical ones, whatever is shown. */
export function localise(definition: Definition): Definition {
  if (!('description' in definition)) {
    return { ...definition, ...mapped('name_localizations', ({ menu }) => menu.get(definition.name)) };
  }
  const { options } = definition;
  return {
    ...definition,
    ...named([definition.name]),
    ...(options === undefined
      ? {}
      : { options: options.map((option) => localiseOption(option, [definition.name])) }),
  };
}

function localiseOption<T extends APIApplicationCommandOption>(option: T, above: readonly string[]): T {
  const path = [...above, option.name];
  return {
    ...option,
    ...named(path),
    ...('options' in option && option.options !== undefined
      ? { options: option.options.map((below) => localiseOption(below, path)) }
      : {}),
    ...('choices' in option && option.choices !== undefined
      ? { choices: option.choices.map((choice) => localiseChoice(choice, path)) }
      : {}),
  };
}

function localiseChoice<T extends APIApplicationCommandOptionChoice>(choice: T, path: readonly string[]): T {
  const find = ({ choices }: Texts) =>
    choices.get(`${path.join('.')}#${choice.value}`) ?? choices.get(`*.${path.at(-1)}#${choice.value}`);
  return { ...choice, ...mapped('name_localizations', find) };
}

function named(path: readonly string[]) {
  return {
    ...mapped('name_localizations', (texts) => findNamed(texts, path)?.[0]),
    ...mapped('description_localizations', (texts) => findNamed(texts, path)?.[1]),
  };
}

const findNamed = ({ named }: Texts, path: readonly string[]) =>
  named.get(path.join('.')) ?? named.get(`*.${path.at(-1)}`);

/** What a command, a subcommand or an option is for, in the language; undefined for what is told in English alone. */
export function describedIn(locale: Locale, path: readonly string[]): string | undefined {
  const discordLocale = DISCORD_LOCALES.find((one) => localeOf(one) === locale);
  const texts = discordLocale === undefined ? undefined : TEXTS.get(discordLocale);
  return texts === undefined ? undefined : findNamed(texts, path)?.[1];
}

/** Without the key when no language has a text. */
function mapped<K extends string>(
  key: K,
  find: (texts: Texts) => string | undefined,
): Partial<Record<K, LocalizationMap>> {
  const found: LocalizationMap = {};
  for (const [locale, texts] of TEXTS) {
    const text = find(texts);
    if (text !== undefined) found[locale] = text;
  }
  return Object.keys(found).length === 0 ? {} : ({ [key]: found } as Partial<Record<K, LocalizationMap>>);
}
