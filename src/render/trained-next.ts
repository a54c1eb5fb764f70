/** What a model that was trained here says after a text. */
import type { TrainedNextAnswer } from '../jobs/train.js';
import type { Block, Card, Inline } from './card.js';
import { countText, durationText, percent, plural } from './numbers.js';
import { END_OF_SENTENCE, shortName, trainedFooter } from './training-rows.js';

const COLOUR = 0x009e73;

export function trainedNextCard(answer: TrainedNextAnswer): Card {
  const { facts, next } = answer;
  return {
    colour: COLOUR,
    title: `Next word by “${shortName(answer.model)}”`,
    blocks: [
      { type: 'paragraph', content: asked(answer) },
      table(answer),
      {
        type: 'paragraph',
        content: [
          {
            quiet: `A small model trained here on “${shortName(facts.text)}”, not the language model: ${countText(facts.parameters)} parameters, ${plural(facts.words, 'word')}, ${plural(facts.window, 'word')} of context. Its distribution is exact, the rows sum to 1${next.rare > 0 ? '; words beyond its vocabulary are one outcome' : ''}.`,
          },
        ],
      },
    ],
    footer: `${trainedFooter(facts)} · ${durationText(answer.elapsedMs)}`,
  };
}

function asked({ text, seen }: TrainedNextAnswer): Inline[] {
  const words = seen.filter(({ word, isKnown }) => word !== null || !isKnown);
  const looked =
    words.length === 0
      ? 'It stands at the start of a sentence.'
      : `It looks at ${words.length === 1 ? 'the last word' : `the last ${words.length} words`}: ${words
          .map(({ word, isKnown }) =>
            isKnown ? `“${shortName(word ?? '', 20)}”` : 'one that it does not know',
          )
          .join(', ')}.`;
  return ['After ', { strong: `“${shortName(text, 80)}”` }, '. ', looked];
}

function table({ next }: TrainedNextAnswer): Block {
  const rows = next.rows.map(({ word, probability }, index) => [
    String(index + 1),
    shortName(word, 18),
    percent(probability),
  ]);
  const rest: string[][] = [
    ['', 'other words', percent(next.others)],
    ...(next.rare > 0 ? [['', 'rare words', percent(next.rare)]] : []),
    ['', END_OF_SENTENCE, percent(next.end)],
  ];
  return {
    type: 'table',
    columns: [
      { title: '#', align: 'right' },
      { title: 'word', align: 'left' },
      { title: 'P', align: 'right' },
    ],
    rows: [...rows, ...rest],
    rulesBefore: [rows.length],
  };
}
