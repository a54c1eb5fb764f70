/** Below an event over next words: the other pictures of it, and all next words of the same text. */
import type { WordProbAnswer } from '../../jobs/word-prob.js';
import type { Control } from '../card.js';
import { setViewMenu } from './set-view-menu.js';

export function wordProbControls(answer: WordProbAnswer): readonly (readonly Control[])[] {
  const next: Control = { type: 'button', action: 'next-words', label: 'Next words' };
  return answer.probability === null ? [[next]] : [[setViewMenu(answer.view)], [next]];
}
