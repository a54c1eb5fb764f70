/** What stands around the sentence of a refusal, where that sentence is in the language of the person. */
import type { Catalogue } from './catalogue.js';

export interface RefusalFrame {
  /** Title of what is understood and still not possible. */
  readonly cannotBeDone: string;
  /** Title of what was typed in a way that cannot be read. */
  readonly cannotRead: string;
  /** Before a line that works as typed, with the gap to it. */
  readonly forExample: string;
}

export const REFUSAL_FRAME: Catalogue<RefusalFrame> = {
  en: {
    cannotBeDone: 'This cannot be done',
    cannotRead: 'I cannot read this question yet',
    forExample: 'For example: ',
  },
  de: {
    cannotBeDone: 'Das geht nicht',
    cannotRead: 'Das kann ich noch nicht lesen',
    forExample: 'Zum Beispiel: ',
  },
  es: {
    cannotBeDone: 'Esto no se puede hacer',
    cannotRead: 'Esto todavía no lo puedo leer',
    forExample: 'Por ejemplo: ',
  },
  fr: {
    cannotBeDone: 'Ce n’est pas possible',
    cannotRead: 'Je n’arrive pas encore à lire cela',
    forExample: 'Par exemple : ',
  },
  'pt-BR': {
    cannotBeDone: 'Isso não é possível',
    cannotRead: 'Ainda não consigo ler isto',
    forExample: 'Por exemplo: ',
  },
  'zh-CN': {
    cannotBeDone: '这个做不到',
    cannotRead: '这个我还看不懂',
    forExample: '例如：',
  },
};
