/** What a member sees of their own answers in a poll; nobody else does. */
import type { Attribute } from '../jobs/population.js';
import type { Card } from './card.js';

const COLOUR = 0x56b4e9;

/** A poll as far as its members are told of it. */
interface Asked {
  readonly title: string;
  readonly attributes: readonly Attribute[];
}

/** `answers`: bit i is set when attribute i holds; undefined when nothing is stored. */
export function ownAnswersCard({ title, attributes }: Asked, answers: number | undefined): Card {
  const isTrue = (index: number) => (((answers ?? 0) >> index) & 1) === 1;
  return {
    colour: COLOUR,
    title,
    blocks:
      answers === undefined
        ? [{ type: 'paragraph', content: ['Nothing is stored of you in this poll.'] }]
        : [
            {
              type: 'paragraph',
              content: [{ strong: 'Stored of you in this poll' }, ', beside your Discord id:'],
            },
            {
              type: 'list',
              ordered: false,
              items: attributes.map(({ name }, index) => [`${name}: ${isTrue(index) ? 'yes' : 'no'}`]),
            },
            {
              type: 'paragraph',
              content: [
                {
                  quiet:
                    'Only you see this. When the poll is finished it is deleted and the counts alone stay.',
                },
              ],
            },
          ],
  };
}

export function withdrawnCard({ title }: Asked, wasStored: boolean): Card {
  const said = wasStored
    ? 'Your answers are deleted, and you are not counted any more.'
    : 'Nothing was stored of you in this poll.';
  return { colour: COLOUR, title, blocks: [{ type: 'paragraph', content: [said] }] };
}
