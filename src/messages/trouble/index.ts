/** What anybody may meet in any command, by language. */
import type { Catalogue } from '../catalogue.js';
import { de } from './de.js';
import { en, type TroubleMessages } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ptBr } from './pt-br.js';
import { zhCn } from './zh-cn.js';

export type { TroubleMessages };

export const TROUBLE_MESSAGES: Catalogue<TroubleMessages> = {
  en,
  de,
  es,
  fr,
  'pt-BR': ptBr,
  'zh-CN': zhCn,
};
