/** Questions from numbers and a seed: the options are made, and what would be ambiguous is not asked. */
import { compare, type Fraction, fraction, ONE, subtract, ZERO } from '../probability/fraction.js';
import { Dice } from './dice.js';
import { evaluate } from './formulas.js';
import type { Mistake, QuizFacts, QuizOption, QuizQuestion, Quotient } from './question.js';

/** Two options that are closer than this look the same on a card. */
const LEAST_APART = fraction(1, 200);
const OPTIONS = { least: 3, most: 4 } as const;

/**
 * The question about these facts, or undefined when fewer than two mistakes lead to another number: then nothing could be learnt from
 * it. `mistake` must be among the options where it is given.
 */
export function questionAbout(facts: QuizFacts, seed: number, mistake?: Mistake): QuizQuestion | undefined {
  const { right, wrong } = evaluate(facts);
  if (right === null) return undefined;
  const dice = new Dice(seed);
  const correct = optionOf(right, null);
  // Nobody has to think to see that all or nobody is meant.
  if (compare(correct.value, ZERO) === 0 || compare(correct.value, ONE) === 0) return undefined;
  const [telling, ...others] = wrong;
  // The most telling mistake is offered whenever it can be, the others by chance.
  const ordered = [...(telling === undefined ? [] : [telling]), ...dice.shuffle(others)];
  const wanted = mistake === undefined ? ordered : bringForward(ordered, (one) => one.mistake === mistake);
  const options: QuizOption[] = [correct];
  for (const { mistake: name, quotient } of wanted) {
    if (options.length === OPTIONS.most) break;
    if (quotient === null) continue;
    const option = optionOf(quotient, name);
    if (isProbability(option.value) && options.every(({ value }) => areApart(value, option.value)))
      options.push(option);
  }
  if (options.length < OPTIONS.least) return undefined;
  if (mistake !== undefined && !options.some((option) => option.mistake === mistake)) return undefined;
  const shown = dice.shuffle(options);
  return { seed, facts, options: shown, right: shown.indexOf(correct) };
}

function bringForward<T>(list: readonly T[], isWanted: (item: T) => boolean): readonly T[] {
  return [...list.filter(isWanted), ...list.filter((item) => !isWanted(item))];
}

function optionOf(quotient: Quotient, mistake: Mistake | null): QuizOption {
  return { value: fraction(quotient.top, quotient.bottom), quotient, mistake };
}

const isProbability = (value: Fraction): boolean => compare(value, ZERO) >= 0 && compare(value, ONE) <= 0;

function areApart(a: Fraction, b: Fraction): boolean {
  const difference = subtract(a, b);
  return compare(difference, LEAST_APART) >= 0 || compare(subtract(ZERO, difference), LEAST_APART) >= 0;
}
