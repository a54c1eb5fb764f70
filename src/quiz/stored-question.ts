/** A question as it is kept and sent: the numbers, and which mistakes stand in which order. The options are computed again. */
import { fraction } from '../probability/fraction.js';
import { evaluate } from './formulas.js';
import type { Mistake, QuizFacts, QuizOption, QuizQuestion } from './question.js';

export interface StoredQuestion {
  readonly seed: number;
  readonly facts: QuizFacts;
  /** In the order in which they are shown; null: the right one. */
  readonly options: readonly (Mistake | null)[];
}

export function toStored({ seed, facts, options }: QuizQuestion): StoredQuestion {
  return { seed, facts, options: options.map(({ mistake }) => mistake) };
}

/** Undefined unless exactly one option is right and each has a value. */
export function readStored({ seed, facts, options }: StoredQuestion): QuizQuestion | undefined {
  const { right, wrong } = evaluate(facts);
  const read = options.flatMap((mistake): QuizOption[] => {
    const quotient =
      mistake === null ? right : (wrong.find((one) => one.mistake === mistake)?.quotient ?? null);
    return quotient === null ? [] : [{ value: fraction(quotient.top, quotient.bottom), quotient, mistake }];
  });
  const place = read.findIndex(({ mistake }) => mistake === null);
  const isWhole = read.length === options.length && options.filter((one) => one === null).length === 1;
  return isWhole ? { seed, facts, options: read, right: place } : undefined;
}
