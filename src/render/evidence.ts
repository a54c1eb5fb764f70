/** An `/evidence` answer as a card: how each further word of context changes the probability of one word. */
import { cutGraphemes, plainText } from '../discord/safe-text.js';
import type { EvidenceAnswer } from '../jobs/evidence.js';
import type { Block, Card, Inline } from './card.js';
import { evidenceRows, mattering } from './evidence-steps.js';
import { boundsText } from './nextword-extras.js';
import { bitsText, countOfBits, plural, probabilityText, signedBits } from './numbers.js';
import { approximateNote, ranFooter } from './what-ran.js';

const COLOUR = 0x56b4e9;
const ROWS = 9;
const WORD_CHARACTERS = 60;
/** Bounds this far apart, as a ratio, are told. */
const BOUNDS_MATTER_FROM = 1.05;
const BOUNDS_SHOWN = 4;

export function evidenceCard(answer: EvidenceAnswer): Card {
  return {
    colour: COLOUR,
    title: `How context changes P(${short(answer.word)})`,
    blocks: [
      { type: 'paragraph', content: reading(answer) },
      stepTable(answer),
      ...openBounds(answer),
      ...leaveOneOut(answer),
      ...approximateNote(answer.model),
      { type: 'paragraph', content: [{ quiet: conventions(answer) }] },
    ],
    footer: ranFooter(answer.model, answer.elapsedMs),
  };
}

function reading({ word, contexts, jump, pointwiseMutualInformationBits: gain }: EvidenceAnswer): Inline[] {
  const [nothing, all] = [contexts[0], contexts.at(-1)];
  if (nothing === undefined || all === undefined) return [];
  const content: Inline[] = [
    `After ${all.words === 1 ? 'the one word' : `all ${all.words} words`} of the text P(${short(word)}) is `,
    { strong: probabilityText(all.probability) },
    `, without any context ${probabilityText(nothing.probability)}: ${change(gain)}, ${signedBits(gain)} bits of pointwise mutual information.`,
  ];
  if (jump !== null) {
    content.push(
      ' The largest step up comes with ',
      { strong: short(jump.added) },
      `: ${countOfBits(jump.bits)} times as likely (${signedBits(jump.bits)} bits).`,
    );
  }
  return content;
}

function change(bits: number): string {
  if (Math.abs(bits) < 0.05) return 'the context hardly changes it';
  return `the context makes it ${countOfBits(Math.abs(bits))} times ${bits > 0 ? 'as' : 'less'} likely`;
}

function stepTable(answer: EvidenceAnswer): Block {
  return {
    type: 'table',
    columns: [
      { title: 'n', align: 'right' },
      { title: 'word added', align: 'left' },
      { title: 'P(word|n)', align: 'right' },
      { title: 'bits', align: 'right' },
    ],
    rows: evidenceRows(answer, ROWS).map((row) => {
      if (!('words' in row)) return ['', `… ${plural(row.left, 'word')}`];
      const isFirst = row.words === 0;
      return [
        String(row.words),
        isFirst ? '(no context)' : row.added,
        probabilityText(row.probability),
        isFirst ? '' : signedBits(row.gainBits),
      ];
    }),
  };
}

/** Where the search left the bounds apart, the rung says between what its probability lies. */
function openBounds({ contexts }: EvidenceAnswer): Block[] {
  const open = contexts.filter(matters);
  if (open.length === 0) return [];
  const shown = open
    .slice(0, BOUNDS_SHOWN)
    .map(({ words, lower, upper }) => `n = ${words}: ${boundsText({ lower, upper })}`);
  const more = open.length > shown.length ? `; and ${open.length - shown.length} more` : '';
  return [{ type: 'paragraph', content: [`Known between bounds only: ${shown.join('; ')}${more}.`] }];
}

const matters = ({ lower, upper }: { readonly lower: number; readonly upper: number }): boolean =>
  upper > lower * BOUNDS_MATTER_FROM;

function leaveOneOut(answer: EvidenceAnswer): Block[] {
  const most = answer.mattersMost === null ? undefined : answer.leaveOneOut[answer.mattersMost];
  if (most === undefined) return [];
  const { shown, others } = mattering(answer, ROWS);
  const verb = most.bits >= 0 ? 'helped' : 'hurt';
  return [
    {
      type: 'paragraph',
      content: [
        'Left out one at a time, ',
        { strong: short(most.word) },
        ` matters most: it ${verb} by ${bitsText(Math.abs(most.bits))} (without it ${probabilityText(most.probability)}).`,
      ],
    },
    {
      type: 'table',
      columns: [
        { title: 'without', align: 'left' },
        { title: 'P(word|rest)', align: 'right' },
        { title: 'helped', align: 'right' },
      ],
      rows: [
        ...shown.map(({ word, probability, bits }) => [word, probabilityText(probability), signedBits(bits)]),
        ...(others.count === 0
          ? []
          : [[`… ${plural(others.count, 'other')}`, '', `≤ ${others.bitsAtMost.toFixed(1)}`]]),
      ],
    },
  ];
}

function conventions({ folded }: EvidenceAnswer): string {
  const fold = folded ? ' Upper and lower case count as one word.' : '';
  return `Rung n keeps the last n words and puts them at the start of a document. Bits are log2 of the change: +1 bit doubles the probability.${fold}`;
}

function short(text: string): string {
  return cutGraphemes(plainText(text).replaceAll(/\s+/g, ' ').trim(), WORD_CHARACTERS);
}
