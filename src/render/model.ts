/** A `/model` answer as a card: what runs, and how well and how fast it does. */
import type { ModelAnswer } from '../jobs/model.js';
import type { Card } from './card.js';

const COLOUR = 0xcc79a7;

export function modelCard({ model, parameters, contextLength, vocabularySize }: ModelAnswer): Card {
  return {
    colour: COLOUR,
    title: `${model.name} ${model.quantisation}`,
    blocks: [
      {
        type: 'list',
        ordered: false,
        items: [
          [`${parameters.toLocaleString('en-US')} parameters`],
          [`a context of ${contextLength.toLocaleString('en-US')} tokens`],
          [`a vocabulary of ${vocabularySize.toLocaleString('en-US')} tokens`],
        ],
      },
    ],
  };
}
