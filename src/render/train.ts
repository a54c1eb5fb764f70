/** A `/train` answer as a card: what was learnt from, how the loss fell, and what the model says before and after. */
import type { TrainAnswer } from '../jobs/train.js';
import type { Block, Card, Inline } from './card.js';
import { bitsText, countText, durationText, percent, plural } from './numbers.js';
import {
  bestEpoch,
  METHOD_NAMES,
  overfitBits,
  probeRows,
  probeTitles,
  shortName,
  trainedFooter,
} from './training-rows.js';

const COLOUR = 0x009e73;
const ROWS = 5;
/** A rise of the held-out loss below this is noise. */
const OVERFIT_FROM_BITS = 0.3;

export function trainCard(answer: TrainAnswer): Card {
  const { facts } = answer;
  return {
    colour: COLOUR,
    title: `Training on “${shortName(facts.text)}”`,
    blocks: [
      { type: 'paragraph', content: supervised(answer) },
      pairTable(answer),
      { type: 'paragraph', content: losses(answer) },
      ...(overfitBits(answer) >= OVERFIT_FROM_BITS
        ? [{ type: 'paragraph', content: overfit(answer) } as const]
        : []),
      { type: 'paragraph', content: [{ strong: `P(next word | “${shortName(answer.context, 60)}”)` }] },
      probeTable(answer),
      { type: 'paragraph', content: parameters(answer) },
      {
        type: 'paragraph',
        content: [
          {
            quiet:
              'A word is looked at in small letters; . ! ? end a sentence, whose end is predicted like a word. Bits a word: −log₂ of what the right word was given, on average.',
          },
        ],
      },
    ],
    footer: `${trainedFooter(facts)} · ${durationText(answer.elapsedMs)}`,
  };
}

function supervised({ facts }: TrainAnswer): Inline[] {
  return [
    'The text is its own teacher: ',
    { strong: `${countText(facts.examples)} supervised ${facts.examples === 1 ? 'example' : 'examples'}` },
    `, each with ${plural(facts.window, 'word')} in front and the next word as the label. ${countText(facts.heldOutExamples)} more, of whole sentences, were held out and never learnt from.`,
  ];
}

function pairTable({ pairs }: TrainAnswer): Block {
  return {
    type: 'table',
    columns: [
      { title: 'in front', align: 'right' },
      { title: 'label', align: 'left' },
    ],
    rows: pairs.map(({ context, label }) => [
      shortName(inFront(context), 24),
      shortName(label ?? '‹end›', 12),
    ]),
  };
}

/** However many places of the window lie before the sentence, it starts once. */
function inFront(context: readonly (string | null)[]): string {
  const words = context.filter((word) => word !== null);
  return words.length === context.length ? words.join(' ') : ['‹start›', ...words].join(' ');
}

function losses(answer: TrainAnswer): Inline[] {
  const first = answer.losses[0];
  const last = answer.losses.at(-1);
  if (first === undefined || last === undefined) return [];
  const heldOut = last.heldOut === null ? '' : `, and on the held-out ones ${bitsText(last.heldOut)}`;
  if (answer.moved === null)
    return [
      'Counted, the loss is ',
      { strong: bitsText(last.training) },
      ` a word on what was counted${heldOut}.`,
    ];
  return [
    `In ${plural(last.epoch, 'epoch')} the loss went from ${bitsText(first.training)} to `,
    { strong: bitsText(last.training) },
    ` a word on what is learnt from${heldOut}.`,
  ];
}

function overfit(answer: TrainAnswer): Inline[] {
  const best = bestEpoch(answer);
  if (best === undefined) return [];
  return [
    { strong: 'Over-fitting: ' },
    `on sentences that it never saw the loss was lowest (${bitsText(best.heldOut ?? 0)}) after epoch ${best.epoch} and has risen by ${bitsText(overfitBits(answer))} since. The text is so short that the model learns it by heart.`,
  ];
}

function probeTable(answer: TrainAnswer): Block {
  const rows = probeRows(answer, ROWS);
  return {
    type: 'table',
    columns: [
      { title: 'word', align: 'left' },
      ...probeTitles(answer).map((title) => ({
        title: title.replace('in epoch', 'ep.'),
        align: 'right' as const,
      })),
    ],
    rows: rows.map(({ word, probabilities }) => [shortName(word, 15), ...probabilities.map(percent)]),
    rulesBefore: [rows.length - 1],
  };
}

function parameters({ facts, moved }: TrainAnswer): Inline[] {
  const count: Inline = { strong: `${countText(facts.parameters)} parameters` };
  if (moved === null)
    return [
      'This distribution has ',
      count,
      `: a count for each word behind each context. ${METHOD_NAMES[facts.method]} keeps the rest possible.`,
    ];
  return [
    'The distribution has ',
    count,
    `, the weights. They began at random (root mean square ${moved.initial.toFixed(2)}) and went ${moved.distance.toFixed(2)} from there: training moves weights until the right words get more.`,
  ];
}
