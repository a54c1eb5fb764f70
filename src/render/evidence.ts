/** A `/evidence` answer as a card: how each further word of context changes the probability of one word. */
import type { EvidenceAnswer } from '../jobs/evidence.js';
import type { Card } from './card.js';
import { percent } from './numbers.js';

const COLOUR = 0x56b4e9;

export function evidenceCard({ word, contexts }: EvidenceAnswer): Card {
  return {
    colour: COLOUR,
    title: `How context changes P(${word})`,
    blocks: [
      {
        type: 'table',
        columns: [
          { title: 'words', align: 'right' },
          { title: 'P(word|…)', align: 'right' },
        ],
        rows: contexts.map(({ words, probability }) => [String(words), percent(probability)]),
      },
    ],
  };
}
