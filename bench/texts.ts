/** What is asked. The costs measured do not depend on what a text says, only the certificates do. */
import type { Tokenizer } from '../worker/model/tokenizer-port.js';

/** Beginnings of sentences of many kinds: certain and open, short and long. */
export const PROMPTS: readonly string[] = [
  'The capital of France is',
  'The cat sat on the',
  'She opened the door and',
  'It is cloudy today, so it will probably',
  'To be or not to',
  'He was so tired that he fell',
  'The doctor told the patient to take the',
  'In the middle of the night, the',
  'I take my coffee with milk and',
  'The quick brown fox jumps over the lazy',
  'After the rain the streets were',
  'My favourite season is',
  'The children played in the',
  'Two plus two equals',
  'The train to London leaves at',
  'She could not believe her',
  'Water boils at one hundred degrees',
  'The old man looked at the',
  'Please turn off the',
  'We went to the beach to',
  'The book was written by',
  'A good teacher must be',
  'The president of the United',
  'Once upon a time there was a',
  'The results of the experiment were',
  'He played the piano and the',
  'The largest planet of the solar system is',
  'I have never been to',
  'The dog barked at the',
  'When she heard the news, she began to',
  'Every morning he drinks a cup of',
  'The war ended in',
  'They decided to buy a new',
  'The opposite of hot is',
  'Scientists have discovered a new',
  'The knife is on the kitchen',
  'Her brother works as a',
  'If you are hungry, you should',
  'The moon goes around the',
  'Thank you very',
];

/** A generator of whole numbers below `limit` (≤ 2³²), the same for the same seed (mulberry32). */
export function seededIntegers(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

export interface Texts {
  /** `length` ≥ 2 tokens with the start token in front; no two share more than that, so that no cache knows the next one. */
  prefix(length: number): number[];
  /** A token that may follow anything, another one each time. */
  token(): number;
  /** One of the prompts after a sentence that was not met before. */
  question(index: number): string;
}

/** The same texts for the same seed. */
export function createTexts(tokenizer: Tokenizer, seed: number): Texts {
  const below = seededIntegers(seed);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  const words = [...tokenizer.tokenBytes.keys()].filter((id) => isSpacedWord(tokenizer, id));
  const unused = [...words];
  /** Never the same twice. */
  const fresh = () => {
    const [token] = unused.splice(below(unused.length), 1);
    if (token === undefined) throw new RangeError('every word was used');
    return token;
  };
  return {
    prefix: (length) => {
      const tokens = [tokenizer.startToken, fresh()];
      while (tokens.length < length) tokens.push(...tokenizer.encode(` ${pick(PROMPTS)}.`));
      return tokens.slice(0, length);
    },
    token: () => pick(words),
    question: (index) => {
      const name = tokenizer.decode([fresh()]).trim();
      return `Someone said "${name}" here. ${PROMPTS[index % PROMPTS.length] ?? ''}`;
    },
  };
}

function isSpacedWord(tokenizer: Tokenizer, id: number): boolean {
  return !tokenizer.specialTokens.has(id) && /^ \p{L}{3,}$/u.test(tokenizer.decode([id]));
}
