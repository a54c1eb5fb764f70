import type { Catalogue } from '../catalogue.js';
import { de } from './de.js';
import { en, type GuessMessages } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ptBr } from './pt-br.js';
import { zhCn } from './zh-cn.js';

export type { GuessMessages };

export const GUESS_MESSAGES: Catalogue<GuessMessages> = {
  en,
  de,
  es,
  fr,
  'pt-BR': ptBr,
  'zh-CN': zhCn,
};
