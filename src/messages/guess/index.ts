import type { Catalogue } from '../catalogue.js';
import { en, type GuessMessages } from './en.js';

export type { GuessMessages };

export const GUESS_MESSAGES: Catalogue<GuessMessages> = {
  en,
  de: en,
  es: en,
  fr: en,
  'pt-BR': en,
  'zh-CN': en,
};
