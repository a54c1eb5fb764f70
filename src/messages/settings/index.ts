import type { Catalogue, Locale } from '../catalogue.js';
import { en, type SettingsMessages } from './en.js';

export const SETTINGS_MESSAGES: Catalogue<SettingsMessages> = {
  en,
  de: en,
  es: en,
  fr: en,
  'pt-BR': en,
  'zh-CN': en,
};

/** Each language by its own name, the same in all of them. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  'pt-BR': 'Português (Brasil)',
  'zh-CN': '简体中文',
};
