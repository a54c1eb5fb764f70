/** A `/sequence` answer as a card: how likely a text is under the chain rule, and which of its words surprise. */
import { cutGraphemes, plainText } from '../discord/safe-text.js';
import type { Rung, ScoredText, SequenceAnswer } from '../jobs/sequence.js';
import type { Block, Card, Inline } from './card.js';
import { differingSteps } from './differing-steps.js';
import { ladderRows } from './ladder-rows.js';
import {
  bitsNumber,
  bitsText,
  choicesText,
  countOfBits,
  countText,
  oneIn,
  plural,
  probabilityText,
  scientific,
  signedBits,
} from './numbers.js';
import { approximateNote, ranFooter } from './what-ran.js';

const COLOUR = 0x009e73;
const TITLE_CHARACTERS = 100;
const WORD_CHARACTERS = 60;
/** Rows of the table; longer texts are folded around their most surprising rungs. */
const ROWS = 14;
const ROWS_WITH_TOKENS = 8;
const PAIR_ROWS = 10;
/** Bounds this far apart, as a ratio, are told. */
const BOUNDS_MATTER_FROM = 1.05;

export function sequenceCard(answer: SequenceAnswer): Card {
  const [first, second] = answer.texts;
  const blocks =
    first === undefined
      ? []
      : second === undefined || answer.comparison === null
        ? oneText(first, answer)
        : twoTexts([first, second], answer.comparison);
  const subject = answer.fromMessage
    ? 'this message'
    : `“${cutGraphemes(oneLine(first?.text ?? ''), TITLE_CHARACTERS)}”`;
  return {
    colour: COLOUR,
    title: second === undefined ? `How surprising is ${subject}?` : 'Which text is likelier?',
    blocks: [...blocks, ...approximateNote(answer.model)],
    footer: ranFooter(answer.model, answer.elapsedMs),
  };
}

function oneText(scored: ScoredText, { view }: SequenceAnswer): Block[] {
  const { rungs, totalBits, mostSurprising } = scored;
  const most = mostSurprising === null ? undefined : rungs[mostSurprising];
  const reading: Inline[] = [
    { strong: capital(oneIn(totalBits)) },
    `: the model gives this text P = ${scientific(-totalBits)}, the product of the probabilities of its words, each given those before it.`,
  ];
  if (most !== undefined) {
    reading.push(' The most surprising word is ', { strong: shortWord(most) }, ` (${oneIn(most.bits)}).`);
  }
  return [
    { type: 'paragraph', content: reading },
    view === 'tokens' ? tokenTable(rungs) : ladderTable(rungs),
    { type: 'list', ordered: false, items: totals(scored).map((item) => [item]) },
    ...openEndings(rungs),
    { type: 'paragraph', content: [{ quiet: CONVENTIONS }] },
  ];
}

const CONVENTIONS =
  'The text stands at the start of a document, so its first word has a probability too. A word counts with the probability that it ends there; marks and numbers are rungs of their own. One bit is one coin flip.';

function totals({
  totalBits,
  bitsPerWord,
  words,
  bitsPerByte,
  bytes,
  bitsPerToken,
  tokens,
}: ScoredText): string[] {
  const perWord = bitsPerWord === null ? [] : [`${bitsNumber(bitsPerWord)} per word (${countText(words)})`];
  const perplexities = [
    ...(bitsPerWord === null ? [] : [`${choicesText(bitsPerWord)} per word`]),
    `${choicesText(bitsPerToken)} per token`,
  ];
  return [
    `${bitsText(totalBits)} in all: ${[
      ...perWord,
      `${bitsNumber(bitsPerToken)} per token (${countText(tokens)})`,
      `${bitsPerByte.toFixed(2)} per byte (${countText(bytes)})`,
    ].join(', ')}`,
    `perplexity ${perplexities.join(', ')}: as unsure as an even choice among that many`,
  ];
}

function ladderTable(rungs: readonly Rung[]): Block {
  const rows = ladderRows(rungs, ROWS).map((row) =>
    row.type === 'rung'
      ? [
          rungLabel(row.rung),
          probabilityText(row.rung.probability),
          bitsNumber(row.rung.bits),
          scientific(row.rung.log2Joint, '×'),
        ]
      : [`… ${countText(row.count)} rungs`, '', bitsNumber(row.bits), scientific(row.log2Joint, '×')],
  );
  return {
    type: 'table',
    columns: [
      { title: 'word', align: 'left' },
      { title: 'P(…|…)', align: 'right' },
      { title: 'bits', align: 'right' },
      { title: 'product', align: 'right' },
    ],
    rows,
  };
}

/** Each rung above its tokens; what token products lack or have too much is the ending of the word, as a line of its own. */
function tokenTable(rungs: readonly Rung[]): Block {
  const rows: string[][] = [];
  const rulesBefore: number[] = [];
  for (const row of ladderRows(rungs, ROWS_WITH_TOKENS)) {
    rulesBefore.push(rows.length);
    if (row.type === 'folded') {
      rows.push([`… ${countText(row.count)} rungs`, '', bitsNumber(row.bits)]);
      continue;
    }
    const { rung } = row;
    rows.push([rungLabel(rung), probabilityText(rung.probability), bitsNumber(rung.bits)]);
    for (const token of rung.tokens) {
      rows.push([` ${tokenLabel(token.text)}`, probabilityText(token.probability), bitsNumber(token.bits)]);
    }
    const ending = rung.bits - rung.tokens.reduce((sum, { bits }) => sum + bits, 0);
    if (Math.abs(ending) >= 0.05) rows.push([' its end', '', signedBits(ending)]);
  }
  return {
    type: 'table',
    columns: [
      { title: 'word, its tokens', align: 'left' },
      { title: 'P(…|…)', align: 'right' },
      { title: 'bits', align: 'right' },
    ],
    rows,
    rulesBefore,
  };
}

const tokenLabel = (text: string): string => `“${text.replaceAll('\n', '⏎')}”`;

function rungLabel({ kind, text }: Rung): string {
  if (kind !== 'blank') return text;
  return /[\n\r]/.test(text) ? '(new line)' : '(space)';
}

/** Rungs whose end a token leaves open, so that only bounds are known. */
function openEndings(rungs: readonly Rung[]): Block[] {
  const open = rungs.filter(({ lower, upper }) => upper > lower * BOUNDS_MATTER_FROM);
  if (open.length === 0) return [];
  const shown = open
    .slice(0, 3)
    .map((rung) => `${shortWord(rung)} ${probabilityText(rung.lower)} to ${probabilityText(rung.upper)}`);
  const more = open.length > shown.length ? `, and ${open.length - shown.length} more` : '';
  const content = [
    `A token leaves open whether these words have ended, so only bounds are known: ${shown.join(', ')}${more}.`,
  ];
  return [{ type: 'paragraph', content }];
}

function twoTexts(
  texts: readonly [ScoredText, ScoredText],
  comparison: NonNullable<SequenceAnswer['comparison']>,
): Block[] {
  const { likelier, bits, steps } = comparison;
  const verdict: Inline[] =
    likelier === null
      ? [{ strong: 'Both are equally likely' }, ': their surprisals differ by less than 0.001 bits.']
      : [
          { strong: `${'AB'[likelier] ?? ''} is ${countOfBits(bits)} times as likely` },
          `: the other text costs ${bits.toFixed(2)} bits more, and 2^${bits.toFixed(2)} ≈ ${countOfBits(bits)}.`,
        ];
  const { shown, others } = differingSteps(steps, PAIR_ROWS);
  const [a, b] = texts;
  const rows = shown.map((step) => {
    const [one, other] = [a.rungs[step.first ?? -1], b.rungs[step.second ?? -1]];
    const label = step.isSame ? rungText(one) : `${rungText(one)} / ${rungText(other)}`;
    return [
      label,
      one === undefined ? '–' : bitsNumber(one.bits),
      other === undefined ? '–' : bitsNumber(other.bits),
      signedBits(step.bits),
    ];
  });
  const rest =
    others.count === 0 ? [] : [[`… ${plural(others.count, 'other')}`, '', '', signedBits(others.bits)]];
  const total = [
    ['in all', bitsNumber(a.totalBits), bitsNumber(b.totalBits), signedBits(b.totalBits - a.totalBits)],
  ];
  return [
    { type: 'paragraph', content: verdict },
    {
      type: 'list',
      ordered: false,
      items: texts.map((scored, index) => [
        { strong: 'AB'[index] ?? '' },
        ` ${cutGraphemes(oneLine(scored.text), 300)}: ${bitsText(scored.totalBits)}, ${oneIn(scored.totalBits)}`,
      ]),
    },
    {
      type: 'table',
      columns: [
        { title: 'word A / B', align: 'left' },
        { title: 'bits A', align: 'right' },
        { title: 'bits B', align: 'right' },
        { title: 'B − A', align: 'right' },
      ],
      rows: [...rows, ...rest, ...total],
      rulesBefore: [rows.length + rest.length],
    },
    { type: 'paragraph', content: [{ quiet: CONVENTIONS }] },
  ];
}

function rungText(rung: Rung | undefined): string {
  return rung === undefined ? '–' : rungLabel(rung);
}

const shortWord = (rung: Rung): string => cutGraphemes(oneLine(rungLabel(rung)), WORD_CHARACTERS);

function oneLine(text: string): string {
  return plainText(text).replaceAll('\n', ' ⏎ ').replaceAll(/ {2,}/g, ' ').trim();
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
