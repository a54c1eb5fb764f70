/** What `/nextword` says while there is no language model: what is missing, how to get it, and what counting says meanwhile. */
import { cutGraphemes, cutGraphemesAtStart, plainText } from '../discord/safe-text.js';
import type { CountedNextwordAnswer } from '../jobs/counted-nextword.js';
import { TROUBLE_MESSAGES } from '../messages/trouble/index.js';
import type { Block, Card, Inline } from './card.js';
import { COUNTED_NOTE, countedMasses } from './counted-masses.js';
import { countText, percent, probabilityText } from './numbers.js';

const HOW_TO_GET = TROUBLE_MESSAGES.en.howToGetModel;
/** Grey: neither an answer of the model nor a failure. */
const COLOUR = 0x7f7f7f;
/** Escaping doubles a text at most, and a title may have 256 code points. */
const HEADLINE_CHARACTERS = 90;
const GIVEN_CHARACTERS = 40;

export function countedNextwordCard(answer: CountedNextwordAnswer): Card {
  const { different, sentences, words } = answer.counted;
  return {
    colour: COLOUR,
    title: `${headline(answer.text)} ____ (counted, not the language model)`,
    blocks: [
      { type: 'paragraph', content: [{ strong: `${COUNTED_NOTE}.` }, ` ${whatIsMissing(answer)}`] },
      { type: 'paragraph', content: prediction(answer) },
      table(answer),
      ...watchedTable(answer),
      ...leftOut(answer),
      {
        type: 'paragraph',
        content: [
          'How it is counted: how often each word comes behind the last two, with a part of it given to what comes behind the last one alone and to all words (Kneser-Ney), so that nothing is impossible.',
        ],
      },
    ],
    footer: `counted in ${countText(words)} words of everyday English · ${countText(different)} different · ${countText(sentences)} sentences`,
  };
}

function headline(text: string): string {
  const line = plainText(text).replaceAll('\n', ' ⏎ ').replaceAll(/ {2,}/g, ' ').trim();
  return cutGraphemesAtStart(line, HEADLINE_CHARACTERS);
}

function whatIsMissing({ missing }: CountedNextwordAnswer): string {
  return missing === 'model-missing'
    ? `The language model is not on this machine. ${HOW_TO_GET.missing}`
    : `The language model that was set up cannot be run. ${HOW_TO_GET.unsupported}`;
}

function prediction({ words, given, givenSeen, seen }: CountedNextwordAnswer): Inline[] {
  const [first] = words;
  if (first === undefined) return [];
  const likeliest: Inline[] = ['The likeliest next word is ', { strong: first.word }, ': '];
  if (givenSeen === 0) {
    const why =
      given.length === 0
        ? `nothing stands in front of it in its sentence, and ${countText(first.times)} of the ${countText(seen)} sentences of the small text begin so.`
        : 'the small text never has what stands in front of it, so only the frequency of words counts.';
    return [...likeliest, why];
  }
  const behind = given.slice(-givenSeen).map((word) => cutGraphemes(plainText(word), GIVEN_CHARACTERS));
  const shorter = givenSeen < given.length ? ' (it never has the last two together)' : '';
  return [
    ...likeliest,
    'the small text has ',
    { strong: `… ${behind.join(' ')}` },
    ` ${timesText(seen)}${shorter}, followed by ${first.word} ${timesText(first.times)}.`,
  ];
}

function timesText(count: number): string {
  if (count === 0) return 'never';
  return count === 1 ? 'once' : `${countText(count)} times`;
}

function table(answer: CountedNextwordAnswer): Block {
  const rows = answer.words.map(({ word, probability, times }) => [
    word,
    percent(probability),
    `${countText(times)} of ${countText(answer.seen)}`,
  ]);
  return {
    type: 'table',
    columns: [
      { title: 'next word', align: 'left' },
      { title: 'P', align: 'right' },
      { title: 'seen', align: 'right' },
    ],
    rows: [
      ...rows,
      ...countedMasses(answer).map(({ label, share }) => [label, percent(share), '']),
      ['everything', '100 %', ''],
    ],
    rulesBefore: [rows.length, rows.length + countedMasses(answer).length],
  };
}

function watchedTable({ watched }: CountedNextwordAnswer): Block[] {
  if (watched.length === 0) return [];
  return [
    {
      type: 'table',
      columns: [
        { title: 'watched', align: 'left' },
        { title: 'P', align: 'right' },
      ],
      rows: watched.map(({ word, probability }) => [
        word,
        probability === null ? 'not in the text' : probabilityText(probability),
      ]),
    },
  ];
}

function leftOut({ leftOut: options }: CountedNextwordAnswer): Block[] {
  if (options.length === 0) return [];
  const content = `Not taken into account, for counting has no such thing here: ${options.join(', ')}.`;
  return [{ type: 'paragraph', content: [content] }];
}
