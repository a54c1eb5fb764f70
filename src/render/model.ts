/** A `/model` answer as a card: what runs, how fast it is here, and how often it is right where that was measured. */
import { cutGraphemes, plainText } from '../discord/safe-text.js';
import type { ModelAnswer } from '../jobs/model.js';
import type { Block, Card } from './card.js';
import { countText, durationText, plural } from './numbers.js';
import { approximateNote, ranFooter } from './what-ran.js';

const COLOUR = 0xcc79a7;
const NAME_CHARACTERS = 80;

export function modelCard(answer: ModelAnswer): Card {
  const { model } = answer;
  return {
    colour: COLOUR,
    title: `${short(model.name)} ${short(model.quantisation)}`,
    blocks: [
      {
        type: 'paragraph',
        content: [
          'A language model with ',
          { strong: `${parametersText(answer.parameters)} parameters` },
          ': from the text so far it computes a probability for each next token, and nothing else. Every number of this bot is made of those.',
        ],
      },
      facts(answer),
      { type: 'paragraph', content: ['sha256 ', { code: model.sha256 === '' ? 'unknown' : model.sha256 }] },
      { type: 'paragraph', content: [device(answer)] },
      speed(answer),
      ...accuracy(answer),
      ...approximateNote(model),
    ],
    footer: ranFooter(model, answer.elapsedMs),
  };
}

function facts({
  model,
  architecture,
  contextLength,
  vocabularySize,
  licence,
  builderVersion,
}: ModelAnswer): Block {
  return {
    type: 'table',
    columns: [
      { title: '', align: 'left' },
      { title: '', align: 'left' },
    ],
    rows: [
      ['architecture', architecture],
      ['weights', model.quantisation],
      ['arithmetic', model.precision === 'exact' ? 'exact (float32)' : 'fast (approximate)'],
      ['context', `${countText(contextLength)} tokens`],
      ['vocabulary', `${countText(vocabularySize)} tokens`],
      ['licence', licence ?? 'not stated'],
      ['graph', `builder version ${builderVersion}`],
    ],
  };
}

function device({ model, deviceReason, threads }: ModelAnswer): string {
  const reason = plainText(deviceReason).trim().replace(/[.]$/, '');
  return `Runs on ${model.device} with ${plural(threads, 'thread')}${reason === '' ? '' : `: ${reason}`}.`;
}

function speed({ speed: { n, stepMs, treeNodes, treeMs, prefillTokens, prefillMs } }: ModelAnswer): Block {
  return {
    type: 'table',
    columns: [
      { title: `speed here (median of ${n})`, align: 'left' },
      { title: 'time', align: 'right' },
    ],
    rows: [
      ['one next token', durationText(stepMs)],
      [`a tree of ${plural(treeNodes, 'node')}`, durationText(treeMs)],
      [`reading ${plural(prefillTokens, 'token')}`, durationText(prefillMs)],
    ],
  };
}

function accuracy({ accuracy: paradigms }: ModelAnswer): Block[] {
  if (paradigms === null || paradigms.length === 0) {
    return [
      {
        type: 'paragraph',
        content: ['How often this model prefers correct grammar was not measured for it.'],
      },
    ];
  }
  return [
    {
      type: 'paragraph',
      content: [
        { strong: 'Grammar' },
        ': in how many pairs of sentences that differ in one word (BLiMP) the correct one is likelier. Guessing gives 50 %; ± is one standard error. “Plain” is the bare product of tokens, without the factor that a word ends.',
      ],
    },
    {
      type: 'table',
      columns: [
        { title: 'pairs', align: 'left' },
        { title: 'n', align: 'right' },
        { title: 'right', align: 'right' },
        { title: 'plain', align: 'right' },
      ],
      rows: paradigms.map(({ paradigm, pairs, corrected, uncorrected, standardError }) => [
        paradigm.replaceAll('_', ' '),
        countText(pairs),
        `${tenths(corrected)} ±${tenths(standardError)}`,
        tenths(uncorrected),
      ]),
    },
    { type: 'paragraph', content: [{ quiet: 'Right and plain in percent.' }] },
  ];
}

/** Percent with one decimal, without its sign. */
const tenths = (share: number): string => (share * 100).toFixed(1);

/** "134.5 million". */
function parametersText(parameters: number): string {
  if (parameters >= 1e9) return `${(parameters / 1e9).toFixed(2)} billion`;
  if (parameters >= 1e6) return `${(parameters / 1e6).toFixed(1)} million`;
  return countText(parameters);
}

const short = (text: string): string =>
  cutGraphemes(plainText(text).replaceAll(/\s+/g, ' '), NAME_CHARACTERS);
