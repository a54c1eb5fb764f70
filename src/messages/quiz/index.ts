import type { Catalogue } from '../catalogue.js';
import { en, type QuizMessages } from './en.js';

export type { QuizMessages };

export const QUIZ_MESSAGES: Catalogue<QuizMessages> = {
  en,
  de: en,
  es: en,
  fr: en,
  'pt-BR': en,
  'zh-CN': en,
};
