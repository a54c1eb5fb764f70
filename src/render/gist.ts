/** The card of the lesson's last picture. */
import type { GistAnswer } from '../jobs/gist.js';
import { GIST_MESSAGES } from '../messages/gist.js';
import type { Card } from './card.js';
import { gistSentences } from './gist-sentences.js';

const COLOUR = 0x3adfb0;

export function gistCard(answer: GistAnswer): Card {
  const { title } = GIST_MESSAGES[answer.locale];
  return {
    colour: COLOUR,
    title,
    blocks: [{ type: 'list', ordered: true, items: gistSentences(answer).map((sentence) => [sentence]) }],
    ...(answer.model === null
      ? {}
      : { footer: `${answer.model.name} ${answer.model.quantisation} · ${answer.model.device}` }),
  };
}
