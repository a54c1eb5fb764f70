/**
 * The chain rule in words: P(text) = Π P(rung | the rungs before, and that the last of them has ended).
 * P(rung) = Π P(tokens) · E(after it) / E(before it), where E is the probability that the word written so far ends there:
 * each rung's E is the next one's divisor, so the product of the rungs is that of all tokens times the last E. E is 1 after
 * a mark, after white space and before the first rung, which cannot go on.
 */
import type { Rung, ScoredText } from '../../src/jobs/sequence.js';
import type { TokenRung } from './rung-tokens.js';

export interface ChainMeasure {
  /** P(token | start, tokens before), one for each token. */
  readonly probabilities: readonly number[];
  /** After each token: the mass of next tokens that end a word there, and with those that only may. */
  readonly endings: readonly Ending[];
}

export interface Ending {
  readonly lower: number;
  readonly upper: number;
}

const CERTAIN: Ending = { lower: 1, upper: 1 };

/**
 * What is shown counts a lone apostrophe as an end (`upper`): only then can no rung be likelier than 1 when the text goes
 * on with just that. [lower, upper] hold both readings.
 */
export function scoreText(
  text: string,
  rungs: readonly TokenRung[],
  tokenTexts: readonly string[],
  { probabilities, endings }: ChainMeasure,
): ScoredText {
  let before = CERTAIN;
  let log2Joint = 0;
  const scored = rungs.map((rung): Rung => {
    const tokens = tokenTexts.slice(rung.first, rung.last + 1).map((token, index) => {
      const probability = probabilities[rung.first + index] ?? 0;
      return { text: token, probability, bits: surprisal(probability) };
    });
    const product = -tokens.reduce((sum, { bits }) => sum + bits, 0);
    const after = rung.hasEnding ? (endings[rung.last] ?? CERTAIN) : CERTAIN;
    const shown = product - surprisal(after.upper) + surprisal(before.upper);
    const lowest = product - surprisal(after.lower) + surprisal(before.upper);
    const highest = product - surprisal(after.upper) + surprisal(before.lower);
    before = after;
    const bits = Math.max(0, -shown);
    log2Joint -= bits;
    const { from, to, kind } = rung;
    return {
      text: rung.text,
      from,
      to,
      kind,
      probability: 2 ** -bits,
      lower: 2 ** Math.min(lowest, -bits),
      upper: Math.min(1, 2 ** Math.max(highest, -bits)),
      bits,
      log2Joint: Math.min(0, log2Joint),
      tokens,
    };
  });
  return summarise(text, scored, tokenTexts.length);
}

/** The smallest positive number stands for a probability that float64 cannot hold. */
function surprisal(probability: number): number {
  return Math.max(0, -Math.log2(Math.max(probability, Number.MIN_VALUE)));
}

function summarise(text: string, rungs: readonly Rung[], tokens: number): ScoredText {
  const totalBits = rungs.reduce((sum, { bits }) => sum + bits, 0);
  const words = rungs.filter(({ kind }) => kind === 'word').length;
  const bytes = new TextEncoder().encode(text).length;
  let mostSurprising: number | null = null;
  for (const [index, { kind, bits }] of rungs.entries()) {
    if (kind !== 'word') continue;
    if (mostSurprising === null || bits > (rungs[mostSurprising]?.bits ?? 0)) mostSurprising = index;
  }
  const bitsPerWord = words === 0 ? null : totalBits / words;
  const bitsPerToken = totalBits / tokens;
  return {
    text,
    rungs: [...rungs],
    totalBits,
    tokens,
    words,
    bytes,
    bitsPerWord,
    bitsPerToken,
    bitsPerByte: totalBits / bytes,
    perplexityPerWord: bitsPerWord === null ? null : powerOfTwo(bitsPerWord),
    perplexityPerToken: powerOfTwo(bitsPerToken),
    mostSurprising,
  };
}

/** JSON has no infinity. */
const powerOfTwo = (exponent: number) => Math.min(Number.MAX_VALUE, 2 ** exponent);
