/** A `/sequence` answer as a card: the chain rule rung by rung. */
import type { SequenceAnswer } from '../jobs/sequence.js';
import type { Card } from './card.js';
import { percent } from './numbers.js';

const COLOUR = 0x009e73;

export function sequenceCard({ texts }: SequenceAnswer): Card {
  const [scored] = texts;
  return {
    colour: COLOUR,
    title: 'The chain rule, word by word',
    blocks: [
      {
        type: 'table',
        columns: [
          { title: 'word', align: 'left' },
          { title: 'P(word|…)', align: 'right' },
          { title: 'bits', align: 'right' },
        ],
        rows: (scored?.rungs ?? []).map(({ text, probability, bits }) => [
          text,
          percent(probability),
          bits.toFixed(1),
        ]),
      },
    ],
  };
}
