/** Below a `/sequence` answer: other views of the same text, and another text beside it. */
import type { SequenceAnswer } from '../../jobs/sequence.js';
import type { Control } from '../card.js';

export function sequenceControls(answer: SequenceAnswer): readonly (readonly Control[])[] {
  // Whose text is not stored can only be shown to the others.
  if (answer.fromMessage) return [[{ type: 'button', action: 'share', label: 'Share', isPrimary: true }]];
  return [
    [
      answer.view === 'tokens'
        ? { type: 'button', action: 'words', label: 'Words' }
        : { type: 'button', action: 'tokens', label: 'Tokens' },
      { type: 'button', action: 'compare', label: 'Compare …' },
    ],
  ];
}
