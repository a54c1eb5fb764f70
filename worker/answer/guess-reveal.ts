/** The reveal of a round of `/guess`: what the model says of the author's word and of all that was guessed. */

import { type RoundResult, standingOf } from '../../src/guess/round.js';
import { foldGuess } from '../../src/guess/same-word.js';
import { withRank } from '../../src/guess/shannon.js';
import { flooredShares, lostBits, pointShares } from '../../src/guess/split-points.js';
import {
  GUESS_LIMITS,
  type GuessRevealAnswer,
  type GuessRevealQuestion,
  type MarkedWord,
} from '../../src/jobs/guess.js';
import { LIMITS } from '../../src/jobs/limits.js';
import type { NextwordAnswer } from '../../src/jobs/nextword.js';
import { accept, type Checked } from '../../src/jobs/refusal.js';
import { answerNextword } from './nextword.js';
import type { ModelPorts } from './ports.js';

/** Without any, a probability counts as so much: the finest that a group's votes could tell from nothing. */
const FLOOR = 0.01;
/** What bits are counted from where less than this is not ruled out: a product of many tokens may round to nothing. */
const LEAST = 2 ** -60;

/** Refuses and rejects as the next word of its context does. */
export async function answerGuessReveal(
  question: GuessRevealQuestion,
  ports: ModelPorts,
): Promise<Checked<GuessRevealAnswer>> {
  const guessed = countGuesses(question);
  const author = foldGuess(question.word);
  const candidates = question.candidates.map(foldGuess);
  const watch = [...new Set([author, ...candidates, ...guessed.keys()])].slice(0, GUESS_LIMITS.watched);
  const next = await answerNextword(
    { kind: 'nextword', text: question.context, words: LIMITS.words.default, watch, fold: true },
    ports,
  );
  if (!next.ok) return next;
  const marked = new Map(watch.map((word) => [word, markWord(word, guessed.get(word) ?? 0, next.value)]));
  const authorWord = marked.get(author);
  if (authorWord === undefined) throw new Error('the author’s word was not watched');
  const split = splitOf(question, candidates, author, next.value);
  const result = resultOf(question, authorWord, split);
  const { before, ...asked } = question;
  return accept({
    ...asked,
    next: next.value,
    author: { ...authorWord, word: question.word },
    guessed: [...guessed.keys()].flatMap((word) => marked.get(word) ?? []),
    unmarked: [...guessed.keys()].filter((word) => !marked.has(word)).length,
    ...(split === undefined ? {} : { split }),
    winners: winnersOf(question, authorWord, split, next.value),
    result,
    standing: standingOf([result, ...before]),
  });
}

/** People by word, most first; in Shannon's game by the first word of each. */
function countGuesses({ guesses }: GuessRevealQuestion): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { guess } of guesses) {
    const word = guess.type === 'word' ? guess.word : guess.type === 'shannon' ? guess.words[0] : undefined;
    if (word === undefined) continue;
    const folded = foldGuess(word);
    counts.set(folded, (counts.get(folded) ?? 0) + 1);
  }
  return new Map([...counts].sort(([, one], [, other]) => other - one));
}

function markWord(word: string, people: number, { words, watched = [] }: NextwordAnswer): MarkedWord {
  const found = watched.find((each) => each.word === word);
  const { lower, upper, rank } = found ?? { lower: 0, upper: 1, rank: { from: 1, to: null } };
  const top = words[0];
  if (top !== undefined && foldGuess(top.word) === word)
    return { word, people, lower, upper, lost: { from: 0, to: 0 }, rank };
  const from = top === undefined ? 0 : Math.max(0, Math.log2(top.lower) - Math.log2(Math.max(upper, LEAST)));
  const to = top === undefined || lower <= 0 ? null : Math.max(0, Math.log2(top.upper) - Math.log2(lower));
  return { word, people, lower, upper, lost: { from: Math.min(from, to ?? from), to }, rank };
}

function splitOf(
  { mode, guesses }: GuessRevealQuestion,
  candidates: readonly string[],
  author: string,
  next: NextwordAnswer,
): GuessRevealAnswer['split'] {
  if (mode !== 'split') return undefined;
  const place = candidates.indexOf(author);
  const right = place === -1 ? candidates.length : place;
  const named = candidates.map((word) => next.watched?.find((each) => each.word === word)?.lower ?? 0);
  const model = flooredShares([...named, Math.max(0, 1 - named.reduce((sum, share) => sum + share, 0))]);
  const shares = guesses.flatMap(({ guess }) => (guess.type === 'split' ? [pointShares(guess.points)] : []));
  return {
    right,
    model: [...model],
    people: model.map((_, option) => meanOf(shares.map((each) => each[option] ?? 0))),
    lost: shares.map((each) => lostBits(each, right)),
    modelLost: lostBits(model, right),
  };
}

function resultOf(
  { mode, guesses }: GuessRevealQuestion,
  author: MarkedWord,
  split: GuessRevealAnswer['split'],
): RoundResult & GuessRevealAnswer['result'] {
  if (guesses.length === 0) return { type: 'nothing' };
  if (split !== undefined)
    return { type: 'bits', bits: { people: meanOf(split.lost), model: split.modelLost } };
  if (mode === 'shannon') {
    let people: number[] = [];
    let notFound = 0;
    for (const { guess } of guesses) {
      if (guess.type === 'shannon' && guess.isFound) people = withRank(people, guess.words.length);
      else notFound++;
    }
    return { type: 'ranks', people, notFound, model: provedRank(author) };
  }
  return {
    type: 'bits',
    bits: { people: surprisal(author.people / guesses.length), model: surprisal(author.lower) },
  };
}

function winnersOf(
  { guesses }: GuessRevealQuestion,
  author: MarkedWord,
  split: GuessRevealAnswer['split'],
  { words }: NextwordAnswer,
): string[] {
  const favourite = words[0] === undefined ? undefined : foldGuess(words[0].word);
  const isBetter = (guess: GuessRevealQuestion['guesses'][number]['guess'], index: number): boolean => {
    switch (guess.type) {
      case 'word':
        return favourite !== author.word && foldGuess(guess.word) === author.word;
      case 'split':
        return split !== undefined && (split.lost[index] ?? Number.POSITIVE_INFINITY) < split.modelLost;
      case 'shannon':
        return guess.isFound && guess.words.length < author.rank.from;
    }
  };
  return guesses.filter(({ guess }, index) => isBetter(guess, index)).map(({ person }) => person);
}

const provedRank = ({ rank }: MarkedWord) => (rank.to === rank.from ? rank.from : null);
const surprisal = (share: number) => Math.abs(Math.log2(Math.max(share, FLOOR)));
const meanOf = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
