/** The reveal of a round of guessing: what the author wrote, both distributions side by side, and how the contest stands. */
import { GUESS_LIMITS, type GuessRevealAnswer } from '../jobs/guess.js';
import { en } from '../messages/guess/en.js';
import type { Block, Card, Inline } from './card.js';
import { type GuessRow, guessRows } from './guess-rows.js';
import { bitsNumber, bitsText, decimalText, percent } from './numbers.js';
import { rankText } from './ranks.js';
import { shortName } from './training-rows.js';
import { approximateNote, ranFooter } from './what-ran.js';

const COLOUR = 0xcc79a7;
/** Named one by one up to here. */
const NAMED = 20;
const ROWS = 8;
/** Bounds that differ by less read as one number. */
const ONE_NUMBER_BITS = 0.1;
const FLOOR_TEXT = '1 %';

export function guessRevealCard(answer: GuessRevealAnswer): Card {
  const { context, word, rest, next } = answer;
  return {
    colour: COLOUR,
    title: shortName(`${context} ${word}${rest}`, 200),
    blocks: [
      { type: 'paragraph', content: wrote(answer) },
      table(answer),
      ...winners(answer),
      ...named(answer),
      ...standing(answer),
      { type: 'paragraph', content: [{ quiet: note(answer) }] },
      ...approximateNote(next.model),
    ],
    footer: ranFooter(next.model, next.elapsedMs),
  };
}

function wrote(answer: GuessRevealAnswer): Inline[] {
  const { author, next, guesses, mode, split } = answer;
  const top = next.words[0];
  const texts = en.reveal;
  const opening: Inline[] = [texts.wrote, { strong: author.word }, '. '];
  const isTop = top !== undefined && fold(top.word) === fold(author.word);
  const model =
    top === undefined
      ? ''
      : isTop
        ? texts.favouriteToo(percent(top.lower))
        : `${texts.favourite(top.word, percent(top.lower))} ${texts.gave(percent(author.lower), rankText(author.rank))}`;
  const hits =
    mode === 'word'
      ? ` ${texts.people(author.people, guesses.length)}`
      : split === undefined
        ? ''
        : ` ${texts.splitLost(bitsText(meanOf(split.lost)), bitsText(split.modelLost))}`;
  return [...opening, `${model}${hits}`];
}

function table(answer: GuessRevealAnswer): Block {
  const rows = guessRows(answer, ROWS);
  const { columns } = en.reveal;
  const hasLost = answer.split === undefined;
  return {
    type: 'table',
    columns: [
      { title: columns.word, align: 'left' },
      { title: columns.people, align: 'right' },
      { title: columns.model, align: 'right' },
      ...(hasLost ? [{ title: columns.lost, align: 'right' as const }] : []),
    ],
    rows: rows.map((row) => [
      `${row.isAuthor ? '→ ' : ''}${shortName(row.short, row.isAuthor ? 12 : 14)}`,
      row.count !== null ? String(row.count) : row.people === null ? '' : percent(row.people),
      percent(row.model),
      ...(hasLost ? [lostText(row.lost)] : []),
    ]),
    rulesBefore: rows.some(({ isRest }) => isRest) ? [rows.findIndex(({ isRest }) => isRest)] : [],
  };
}

/** "3.2", "3.2–3.8" or "10–13" where the bounds are apart, "> 12.3" without an upper one. */
export function lostText(lost: GuessRow['lost']): string {
  if (lost === undefined) return '';
  const { from, to } = lost;
  if (to === null) return `> ${bitsNumber(from)}`;
  if (to - from < ONE_NUMBER_BITS) return bitsNumber((from + to) / 2);
  // Whole numbers, outwards: the table is narrow.
  return to - from > 1 || to >= 10
    ? `${Math.floor(from)}–${Math.ceil(to)}`
    : `${decimalText(from, 1)}–${decimalText(to, 1)}`;
}

function winners({ winners: ids, mode }: GuessRevealAnswer): Block[] {
  const texts = en.reveal;
  if (ids.length === 0) return [{ type: 'paragraph', content: [texts.beatNobody] }];
  return [{ type: 'paragraph', content: [{ strong: texts.beat }, ...people(ids), texts.why[mode]] }];
}

/** Everyone beside what they guessed: words with their people; points and numbers of guesses person by person. */
function named({ guesses, mode, split }: GuessRevealAnswer): Block[] {
  const items: Inline[][] = [];
  if (mode === 'word') {
    const byWord = new Map<string, string[]>();
    for (const { person, guess } of guesses) {
      if (guess.type !== 'word') continue;
      byWord.set(fold(guess.word), [...(byWord.get(fold(guess.word)) ?? []), person]);
    }
    const sorted = [...byWord].sort(([, one], [, other]) => other.length - one.length);
    let left = NAMED;
    for (const [word, ids] of sorted) {
      if (left <= 0) break;
      items.push([{ strong: word }, ': ', ...people(ids, left)]);
      left -= ids.length;
    }
  } else {
    for (const [index, { person, guess }] of guesses.slice(0, NAMED).entries()) {
      if (guess.type === 'split') items.push([{ person }, `: ${bitsText(split?.lost[index] ?? 0)}`]);
      if (guess.type === 'shannon') {
        const count = guess.words.length;
        items.push([{ person }, `: ${guess.isFound ? en.reveal.guesses(count) : en.reveal.gaveUp(count)}`]);
      }
    }
    if (guesses.length > NAMED) items.push([en.reveal.more(guesses.length - NAMED)]);
  }
  return [
    { type: 'heading', text: en.reveal.named },
    { type: 'list', ordered: false, items },
  ];
}

function people(ids: readonly string[], most = NAMED): Inline[] {
  const shown = ids
    .slice(0, most)
    .flatMap((person, index): Inline[] => [...(index === 0 ? [] : [', ']), { person }]);
  return ids.length > most ? [...shown, en.reveal.more(ids.length - most)] : shown;
}

function standing({ standing: { bits, ranks } }: GuessRevealAnswer): Block[] {
  const texts = en.standing;
  const lines: string[] = [];
  if (bits !== undefined) {
    const mean = (side: typeof bits.people) =>
      texts.mean(
        decimalText(side.mean, 2),
        side.standardError === undefined ? undefined : decimalText(side.standardError, 2),
      );
    lines.push(texts.bits(texts.rounds(bits.rounds), mean(bits.people), mean(bits.model)));
    lines.push(bits.claim === 'open' ? texts.open(GUESS_LIMITS.claimRounds) : texts[bits.claim]);
  }
  if (ranks !== undefined) {
    for (const side of ['people', 'model'] as const) {
      const bounds = ranks[side];
      if (bounds === undefined) continue;
      lines.push(
        texts.entropy(
          texts.sides[side],
          decimalText(Math.abs(bounds.lower), 2),
          decimalText(Math.abs(bounds.upper), 2),
          bounds.n,
        ),
      );
    }
    if (ranks.notFound > 0) lines.push(texts.notFound(ranks.notFound));
  }
  if (lines.length === 0) return [];
  return [
    { type: 'heading', text: texts.title },
    { type: 'paragraph', content: [lines.join(' ')] },
  ];
}

function note({ mode }: GuessRevealAnswer): string {
  if (mode === 'split') return en.reveal.splitNote;
  return mode === 'shannon' ? en.reveal.shannonNote : en.reveal.bitsNote(FLOOR_TEXT);
}

const fold = (word: string) => word.normalize('NFC').toLowerCase();
const meanOf = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
