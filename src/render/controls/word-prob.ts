/** Below an event over next words: the other pictures of it, and all next words of the same text. */
import type { WordProbAnswer } from '../../jobs/word-prob.js';
import type { Control } from '../card.js';
import { setViewMenu } from './set-view-menu.js';

export function wordProbControls(answer: WordProbAnswer): readonly (readonly Control[])[] {
  const { given, other, probability, view } = answer;
  const buttons: Control[] = [
    ...(given === null && other === undefined
      ? []
      : [{ type: 'button', action: 'swap', label: 'Swap A and B' } as const]),
    { type: 'button', action: 'next-words', label: 'Next words' },
  ];
  return probability === null ? [buttons] : [[setViewMenu(view)], buttons];
}
