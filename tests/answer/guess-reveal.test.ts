import { describe, expect, it } from 'vitest';
import {
  type GuessRevealAnswer,
  type GuessRevealQuestion,
  guessRevealAnswerSchema,
} from '../../src/jobs/guess.js';
import { GUESS_MESSAGES } from '../../src/messages/guess/index.js';
import { guessRows } from '../../src/render/guess-rows.js';
import { answerGuessReveal } from '../../worker/answer/guess-reveal.js';
import type { Tokenizer } from '../../worker/model/tokenizer-port.js';
import { tokenOf, toyModel, toyVocabulary } from '../words/toy-model.js';
import { ToyEngine } from './toy-engine.js';

const vocabulary = toyVocabulary([' tea', ' gold', ' Tea', ' ink', '.', 's']);
const SHARES: Readonly<Record<string, number>> = {
  ' tea': 0.2,
  ' gold': 0.5,
  ' Tea': 0.05,
  ' ink': 0.15,
  '.': 0.1,
};
/** After one word comes a full stop for sure, so that each word's probability is its token's. */
const model = toyModel(vocabulary, (path) => {
  const row = new Float64Array(vocabulary.tokenBytes.length);
  if (path.length === 0)
    for (const [text, share] of Object.entries(SHARES)) row[tokenOf(vocabulary, text)] = share;
  else row[tokenOf(vocabulary, '.')] = 1;
  return row;
});
const tokenizer: Tokenizer = { ...vocabulary, startToken: 0, encode: () => [], decode: () => '' };

async function reveal(changes: Partial<GuessRevealQuestion>): Promise<GuessRevealAnswer> {
  const checked = await answerGuessReveal(
    {
      kind: 'guess-reveal',
      round: 'k3x8abcd',
      mode: 'word',
      locale: 'en',
      context: 'A pot of',
      word: 'tea',
      rest: '.',
      candidates: [],
      guesses: [],
      before: [],
      ...changes,
    },
    { engine: new ToyEngine(model), tokenizer },
  );
  if (!checked.ok) throw new Error(checked.refusal.code);
  expect(guessRevealAnswerSchema.parse(checked.value)).toEqual(checked.value);
  return checked.value;
}

const word = (person: string, text: string) => ({ person, guess: { type: 'word' as const, word: text } });
const split = (person: string, points: number[]) => ({ person, guess: { type: 'split' as const, points } });
const shannon = (person: string, words: string[], isFound: boolean) => ({
  person,
  guess: { type: 'shannon' as const, words, isFound },
});
const columnsSumToOne = (answer: GuessRevealAnswer) => {
  const rows = guessRows(answer, 3, GUESS_MESSAGES.en);
  expect(rows.reduce((sum, { model: share }) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(rows.reduce((sum, { people }) => sum + (people ?? 0), 0)).toBeCloseTo(1, 9);
};

describe('the reveal of a round', () => {
  it('weighs each guess by the model, without regard to case', async () => {
    const answer = await reveal({
      guesses: [word('a', 'Tea'), word('b', 'TEA'), word('c', 'gold'), word('d', 'ink')],
    });
    expect(answer.author).toMatchObject({ word: 'tea', people: 2, rank: { from: 2, to: 2 } });
    expect(answer.author.lower).toBeCloseTo(0.25, 9);
    // log2 0.5 − log2 0.25.
    expect(answer.author.lost.from).toBeCloseTo(1, 6);
    expect(answer.author.lost.to).toBeCloseTo(1, 6);
    expect(answer.guessed.map(({ word: text, people }) => [text, people])).toEqual([
      ['tea', 2],
      ['gold', 1],
      ['ink', 1],
    ]);
    expect(answer.guessed.find(({ word: text }) => text === 'gold')?.lost.from).toBe(0);
    expect(answer.winners).toEqual(['a', 'b']);
    // Half of the votes: 1 bit. A quarter of the model: 2 bits.
    expect(answer.result).toMatchObject({ type: 'bits' });
    if (answer.result.type !== 'bits') return;
    expect(answer.result.bits.people).toBeCloseTo(1, 9);
    expect(answer.result.bits.model).toBeCloseTo(2, 6);
    columnsSumToOne(answer);
  });

  it('names no winner where the author wrote the model’s favourite', async () => {
    const answer = await reveal({ word: 'gold', guesses: [word('a', 'gold')] });
    expect(answer.winners).toEqual([]);
    expect(answer.author.lost).toEqual({ from: 0, to: 0 });
  });

  it('says at least how much is lost by a word that the model never says', async () => {
    const answer = await reveal({ word: 'zebra', guesses: [word('a', 'zebra'), word('b', 'gold')] });
    expect(answer.author.lower).toBe(0);
    expect(answer.author.lost.to).toBeNull();
    expect(answer.author.lost.from).toBeGreaterThan(5);
    // Under the floor of one in a hundred: log2 100.
    if (answer.result.type === 'bits') expect(answer.result.bits.model).toBeCloseTo(Math.log2(100), 9);
    columnsSumToOne(answer);
  });

  it('scores points by the log rule beside the model', async () => {
    const answer = await reveal({
      mode: 'split',
      candidates: ['gold', 'tea'],
      guesses: [split('a', [40, 50, 10]), split('b', [100, 0, 0])],
    });
    // The model: 0.5, 0.25 and the rest 0.25.
    expect(answer.split?.model.map((share) => Number(share.toFixed(6)))).toEqual([0.5, 0.25, 0.25]);
    expect(answer.split?.lost[0]).toBeCloseTo(1, 9);
    expect(answer.split?.lost[1]).toBeCloseTo(Math.log2(102), 9);
    expect(answer.split?.modelLost).toBeCloseTo(2, 6);
    expect(answer.winners).toEqual(['a']);
    columnsSumToOne(answer);
  });

  it('counts a word that is no candidate as something else', async () => {
    const answer = await reveal({
      mode: 'split',
      word: 'zebra',
      candidates: ['gold', 'tea'],
      guesses: [split('a', [25, 25, 50])],
    });
    expect(answer.split?.right).toBe(2);
    expect(answer.split?.lost).toEqual([1]);
  });

  it('counts guesses, and puts the model’s rank beside them', async () => {
    const answer = await reveal({
      mode: 'shannon',
      guesses: [
        shannon('a', ['tea'], true),
        shannon('b', ['gold', 'ink', 'tea'], true),
        shannon('c', ['gold'], false),
      ],
      before: [{ type: 'ranks', people: [1], notFound: 0, model: 1 }],
    });
    expect(answer.result).toEqual({ type: 'ranks', people: [1, 0, 1], notFound: 1, model: 2 });
    expect(answer.winners).toEqual(['a']);
    expect(answer.standing.ranks).toMatchObject({ notFound: 1, people: { n: 3 }, model: { n: 2 } });
  });
});
