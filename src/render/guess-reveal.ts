/** The reveal of a round of guessing: what the author wrote, both distributions side by side, and how the contest stands. */
import { GUESS_LIMITS, type GuessRevealAnswer } from '../jobs/guess.js';
import { GUESS_MESSAGES, type GuessMessages } from '../messages/guess/index.js';
import type { Block, Card, Inline } from './card.js';
import { type GuessRow, guessRows } from './guess-rows.js';
import { worstRank } from './ranks.js';
import { shortName } from './training-rows.js';
import { approximateNote, ranFooter } from './what-ran.js';

const COLOUR = 0xcc79a7;
/** Named one by one up to here. */
const NAMED = 20;
const ROWS = 8;
/** Bounds that differ by less read as one number. */
const ONE_NUMBER_BITS = 0.1;
const FLOOR = 0.01;

export function guessRevealCard(answer: GuessRevealAnswer): Card {
  const { context, word, rest, next, locale } = answer;
  const texts = GUESS_MESSAGES[locale];
  return {
    colour: COLOUR,
    title: shortName(`${context} ${word}${rest}`, 200),
    blocks: [
      { type: 'paragraph', content: wrote(answer, texts) },
      table(answer, texts),
      ...(answer.guesses.length === 0 ? [] : [...winners(answer, texts), ...named(answer, texts)]),
      ...standing(answer, texts),
      { type: 'paragraph', content: [{ quiet: note(answer, texts) }] },
      ...approximateNote(next.model),
    ],
    footer: ranFooter(next.model, next.elapsedMs),
  };
}

function wrote(answer: GuessRevealAnswer, { reveal: texts, numbers }: GuessMessages): Inline[] {
  const { author, next, guesses, mode, split } = answer;
  const top = next.words[0];
  const opening: Inline[] = [texts.wrote, { strong: author.word }, texts.wroteEnd];
  const isTop = top !== undefined && fold(top.word) === fold(author.word);
  const model =
    top === undefined
      ? ''
      : isTop
        ? texts.favouriteToo(numbers.probability(top.lower))
        : `${texts.favourite(top.word, numbers.probability(top.lower))} ${texts.gave(numbers.probability(author.lower), texts.rank(author.rank.from, worstRank(author.rank)))}`;
  const hits =
    guesses.length === 0
      ? ` ${texts.nobody}`
      : mode === 'word'
        ? ` ${texts.people(author.people, guesses.length)}`
        : split === undefined
          ? ''
          : ` ${texts.splitLost(numbers.bits(meanOf(split.lost)), numbers.bits(split.modelLost))}`;
  return [...opening, `${model}${hits}`];
}

function table(answer: GuessRevealAnswer, texts: GuessMessages): Block {
  const { reveal, numbers } = texts;
  const rows = guessRows(answer, ROWS, texts);
  const { columns } = reveal;
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
      row.count !== null ? String(row.count) : row.people === null ? '' : numbers.probability(row.people),
      numbers.probability(row.model),
      ...(hasLost ? [lostText(row.lost, numbers)] : []),
    ]),
    rulesBefore: rows.some(({ isRest }) => isRest) ? [rows.findIndex(({ isRest }) => isRest)] : [],
  };
}

/** "3.2", "3.2–3.8" or "10–13" where the bounds are apart, "> 12.3" without an upper one. */
export function lostText(lost: GuessRow['lost'], { bits, decimal }: GuessMessages['numbers']): string {
  if (lost === undefined) return '';
  const { from, to } = lost;
  if (to === null) return `> ${bits(from)}`;
  if (to - from < ONE_NUMBER_BITS) return bits((from + to) / 2);
  // Whole numbers, outwards: the table is narrow.
  return to - from > 1 || to >= 10
    ? `${Math.floor(from)}–${Math.ceil(to)}`
    : `${decimal(from, 1)}–${decimal(to, 1)}`;
}

function winners({ winners: ids, mode }: GuessRevealAnswer, { reveal: texts }: GuessMessages): Block[] {
  if (ids.length === 0) return [{ type: 'paragraph', content: [texts.beatNobody] }];
  return [{ type: 'paragraph', content: [{ strong: texts.beat }, ...people(ids, texts), texts.why[mode]] }];
}

/** Everyone beside what they guessed: words with their people; points and numbers of guesses person by person. */
function named({ guesses, mode, split }: GuessRevealAnswer, { reveal, numbers }: GuessMessages): Block[] {
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
      items.push([{ strong: word }, ': ', ...people(ids, reveal, left)]);
      left -= ids.length;
    }
  } else {
    for (const [index, { person, guess }] of guesses.slice(0, NAMED).entries()) {
      if (guess.type === 'split')
        items.push([{ person }, `: ${reveal.bits(numbers.bits(split?.lost[index] ?? 0))}`]);
      if (guess.type === 'shannon') {
        const count = guess.words.length;
        items.push([{ person }, `: ${guess.isFound ? reveal.guesses(count) : reveal.gaveUp(count)}`]);
      }
    }
    if (guesses.length > NAMED) items.push([reveal.more(guesses.length - NAMED)]);
  }
  return [
    { type: 'heading', text: reveal.named },
    { type: 'list', ordered: false, items },
  ];
}

function people(ids: readonly string[], { more }: GuessMessages['reveal'], most = NAMED): Inline[] {
  const shown = ids
    .slice(0, most)
    .flatMap((person, index): Inline[] => [...(index === 0 ? [] : [', ']), { person }]);
  return ids.length > most ? [...shown, more(ids.length - most)] : shown;
}

function standing(
  { standing: { bits, ranks } }: GuessRevealAnswer,
  { standing: texts, numbers: { decimal } }: GuessMessages,
): Block[] {
  const lines: string[] = [];
  if (bits !== undefined) {
    const mean = (side: typeof bits.people) =>
      texts.mean(
        decimal(side.mean, 2),
        side.standardError === undefined ? undefined : decimal(side.standardError, 2),
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
          decimal(Math.abs(bounds.lower), 2),
          decimal(Math.abs(bounds.upper), 2),
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

function note({ mode }: GuessRevealAnswer, { reveal, numbers }: GuessMessages): string {
  if (mode === 'split') return reveal.splitNote;
  return mode === 'shannon' ? reveal.shannonNote : reveal.bitsNote(numbers.probability(FLOOR));
}

const fold = (word: string) => word.normalize('NFC').toLowerCase();
const meanOf = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
