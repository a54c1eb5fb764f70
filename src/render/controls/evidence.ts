/** Below a `/evidence` answer: all words that may stand where this one does. */
import type { Control } from '../card.js';

export function evidenceControls(): readonly (readonly Control[])[] {
  return [[{ type: 'button', action: 'next-words', label: 'Next words here' }]];
}
