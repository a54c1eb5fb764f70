import type { Catalogue, Locale } from '../catalogue.js';
import { de } from './de.js';
import { en, type SettingsMessages } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ptBr } from './pt-br.js';
import { zhCn } from './zh-cn.js';

export const SETTINGS_MESSAGES: Catalogue<SettingsMessages> = {
  en,
  de,
  es,
  fr,
  'pt-BR': ptBr,
  'zh-CN': zhCn,
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
