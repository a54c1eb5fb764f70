/** The group's guesses beside the model's distribution, row by row: both columns hold all of their mass. */
import type { GuessRevealAnswer } from '../jobs/guess.js';
import type { GuessMessages } from '../messages/guess/index.js';

export interface GuessRow {
  readonly label: string;
  /** For a narrow table. */
  readonly short: string;
  readonly isAuthor: boolean;
  /** Not one word: all that stands in no other row. */
  readonly isRest: boolean;
  /** Share of the people, 0–1; null where people are not asked for it. */
  readonly people: number | null;
  readonly count: number | null;
  /** Share of the model: what is proved to be there, and what it may be at most. */
  readonly model: number;
  readonly modelUpper: number;
  /** Bits lost against the model's favourite; absent for rests. */
  readonly lost?: { readonly from: number; readonly to: number | null };
}

/** At most `most` words, the author's among them; then what is left. The shares of each column sum to 1. */
export function guessRows(
  answer: GuessRevealAnswer,
  most: number,
  texts: GuessMessages,
): readonly GuessRow[] {
  return answer.split === undefined ? wordRows(answer, most, texts) : splitRows(answer, answer.split, texts);
}

function wordRows(answer: GuessRevealAnswer, most: number, texts: GuessMessages): GuessRow[] {
  const { next, author, guessed, guesses } = answer;
  const authorKey = fold(author.word);
  const known = new Map<string, GuessRow>();
  const share = (count: number) => (guesses.length === 0 ? 0 : count / guesses.length);
  for (const { word, people, lower, upper, lost } of [author, ...guessed]) {
    const key = fold(word);
    if (known.has(key)) continue;
    known.set(key, {
      label: key === authorKey ? author.word : word,
      short: key === authorKey ? author.word : word,
      isAuthor: key === authorKey,
      isRest: false,
      people: share(people),
      count: people,
      model: lower,
      modelUpper: upper,
      lost,
    });
  }
  const top = next.words[0];
  for (const listed of next.words) {
    const { word, lower, upper } = listed;
    const key = fold(word);
    if (known.has(key) || top === undefined) continue;
    const from = Math.max(0, Math.log2(top.lower) - Math.log2(upper));
    const to = Math.max(from, Math.log2(top.upper) - Math.log2(lower));
    known.set(key, {
      label: word,
      short: word,
      isAuthor: false,
      isRest: false,
      people: 0,
      count: 0,
      model: lower,
      modelUpper: upper,
      lost: listed === top ? { from: 0, to: 0 } : { from, to },
    });
  }
  const shown = [...known.values()]
    .sort((one, other) => weight(other) - weight(one))
    .slice(0, most)
    .sort((one, other) => other.model - one.model);
  return [...shown, ...rests(answer, shown, texts)];
}

/** What stands in both columns comes first; the author's word always does. */
const weight = ({ isAuthor, people, model }: GuessRow) => (isAuthor ? 2 : 0) + Math.max(people ?? 0, model);

function rests(
  { next, guesses }: GuessRevealAnswer,
  shown: readonly GuessRow[],
  texts: GuessMessages,
): GuessRow[] {
  const { otherWords, unassigned, ...noWord } = next.masses;
  const listed = next.words.reduce((sum, { lower }) => sum + lower, 0);
  const named = shown.reduce((sum, { model }) => sum + model, 0);
  const count = guesses.length - shown.reduce((sum, row) => sum + (row.count ?? 0), 0);
  // Watched words beyond the list are counted among the other words.
  const words = Math.max(0, otherWords + listed - named);
  const marks = Object.values(noWord).reduce((sum, mass) => sum + mass, 0);
  const rest = (
    name: 'otherWords' | 'noWord' | 'unassigned',
    model: number,
    people: number | null,
  ): GuessRow => ({
    label: texts.picture[name],
    short: texts.short[name],
    isAuthor: false,
    isRest: true,
    people: people === null ? null : guesses.length === 0 ? 0 : people / guesses.length,
    count: people,
    model,
    modelUpper: model,
  });
  return [
    rest('otherWords', words, count),
    rest('noWord', marks, null),
    rest('unassigned', unassigned, null),
  ];
}

function splitRows(
  { candidates, author }: GuessRevealAnswer,
  split: NonNullable<GuessRevealAnswer['split']>,
  texts: GuessMessages,
): GuessRow[] {
  return [...candidates, texts.somethingElse].map((label, option) => {
    const isElse = option === candidates.length;
    const isRight = option === split.right;
    return {
      label: isElse && isRight ? texts.picture.elseRight(author.word) : label,
      short: isElse ? texts.short.somethingElse : label,
      isAuthor: isRight,
      isRest: isElse,
      people: split.people[option] ?? 0,
      count: null,
      model: split.model[option] ?? 0,
      modelUpper: split.model[option] ?? 0,
    };
  });
}

const fold = (word: string) => word.normalize('NFC').toLowerCase();
