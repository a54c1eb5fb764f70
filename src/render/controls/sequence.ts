/** Below a `/sequence` answer: other views of the same text, and another text beside it. */
import type { Rung, SequenceAnswer } from '../../jobs/sequence.js';
import type { Control } from '../card.js';

export function sequenceControls(answer: SequenceAnswer): readonly (readonly Control[])[] {
  // Whose text is not stored can only be shown to the others.
  if (answer.fromMessage) return [[{ type: 'button', action: 'share', label: 'Share', isPrimary: true }]];
  return [
    ...whatIf(answer),
    [
      answer.view === 'tokens'
        ? { type: 'button', action: 'words', label: 'Words' }
        : { type: 'button', action: 'tokens', label: 'Tokens' },
      { type: 'button', action: 'compare', label: 'Compare …' },
    ],
  ];
}

const MOST_OPTIONS = 25;

/** The words in their order; of more than fit, the most surprising ones. Not below two texts: which one would change? */
function whatIf({ texts: [scored, other] }: SequenceAnswer): readonly (readonly Control[])[] {
  if (scored === undefined || other !== undefined) return [];
  const words = scored.rungs.filter(({ kind }) => kind === 'word');
  if (words.length === 0) return [];
  const shown = new Set(words.toSorted((a, b) => b.bits - a.bits).slice(0, MOST_OPTIONS));
  return [
    [
      {
        type: 'menu',
        action: 'what-if',
        placeholder: 'What if this word were …',
        options: words.filter((rung) => shown.has(rung)).map(toOption),
      },
    ],
  ];
}

/** A word may occur twice, so where it begins says which is meant. */
function toOption({ text, from, bits }: Rung) {
  return { label: text, value: String(from), description: `${bits.toFixed(1)} bits` };
}
