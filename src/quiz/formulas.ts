/** The right answer of each kind of question, and what each mistake makes of the same numbers. */
import type { Mistake, QuizFacts, QuizKind, Quotient } from './question.js';

type FactsOf<K extends QuizKind> = Extract<QuizFacts, { kind: K }>;

/** Null where it has no value: nothing to divide by. */
type Formula<K extends QuizKind> = (facts: FactsOf<K>) => Quotient | null;

export interface Formulas<K extends QuizKind> {
  readonly right: Formula<K>;
  /** The most telling one first. */
  readonly wrong: readonly (readonly [Mistake, Formula<K>])[];
}

function over(top: number | bigint, bottom: number | bigint): Quotient | null {
  return BigInt(bottom) === 0n ? null : { top: BigInt(top), bottom: BigInt(bottom) };
}

const times = (a: number, b: number): bigint => BigInt(a) * BigInt(b);

const FORMULAS: { readonly [K in QuizKind]: Formulas<K> } = {
  conditional: {
    right: ({ counts: { both, b } }) => over(both, b),
    wrong: [
      ['inverted-condition', ({ counts: { both, a } }) => over(both, a)],
      ['joint-for-conditional', ({ counts: { both, everyone } }) => over(both, everyone)],
      ['condition-ignored', ({ counts: { a, everyone } }) => over(a, everyone)],
      [
        'multiplied-dependent',
        ({ counts: { a, b, everyone } }) => over(times(a, b), times(everyone, everyone)),
      ],
    ],
  },
  both: {
    right: ({ counts: { both, everyone } }) => over(both, everyone),
    wrong: [
      [
        'multiplied-dependent',
        ({ counts: { a, b, everyone } }) => over(times(a, b), times(everyone, everyone)),
      ],
      ['conditional-for-joint', ({ counts: { both, b } }) => over(both, b)],
      ['either-for-both', ({ counts: { a, b, both, everyone } }) => over(a + b - both, everyone)],
    ],
  },
  either: {
    right: ({ counts: { a, b, both, everyone } }) => over(a + b - both, everyone),
    wrong: [
      ['overlap-twice', ({ counts: { a, b, everyone } }) => over(a + b, everyone)],
      ['exclusive-or', ({ counts: { a, b, both, everyone } }) => over(a + b - 2 * both, everyone)],
      ['both-for-either', ({ counts: { both, everyone } }) => over(both, everyone)],
    ],
  },
  'not-given': {
    right: ({ counts: { b, both } }) => over(b - both, b),
    wrong: [
      ['negated-the-condition', ({ counts: { a, b, both, everyone } }) => over(a - both, everyone - b)],
      ['condition-ignored', ({ counts: { a, everyone } }) => over(everyone - a, everyone)],
      ['joint-for-conditional', ({ counts: { b, both, everyone } }) => over(b - both, everyone)],
      ['inverted-condition', ({ counts: { a, b, both, everyone } }) => over(b - both, everyone - a)],
    ],
  },
  test: {
    right: ({ hits, falseAlarms }) => over(hits, hits + falseAlarms),
    wrong: [
      ['inverted-condition', ({ hits, ill }) => over(hits, ill)],
      [
        'forgotten-base-rate',
        // hits/ill over hits/ill + falseAlarms/well, with both brought to the denominator ill · well.
        ({ hits, falseAlarms, ill, size }) => {
          const hit = times(hits, size - ill);
          return over(hit, hit + times(falseAlarms, ill));
        },
      ],
      [
        'complement-of-false-alarm',
        ({ falseAlarms, ill, size }) => over(size - ill - falseAlarms, size - ill),
      ],
      ['joint-for-conditional', ({ hits, size }) => over(hits, size)],
    ],
  },
  mixture: {
    right: ({ groups: [one, other] }) => over(one.count + other.count, one.size + other.size),
    wrong: [
      [
        'mean-of-rates',
        ({ groups: [one, other] }) =>
          over(times(one.count, other.size) + times(other.count, one.size), 2n * times(one.size, other.size)),
      ],
      ['one-group-only', ({ groups: [one] }) => over(one.count, one.size)],
      [
        'multiplied-dependent',
        ({ groups: [one, other] }) => over(times(one.count, other.count), times(one.size, other.size)),
      ],
    ],
  },
  'two-draws': {
    right: ({ balls, red: [one, other] }) =>
      over(times(one, one) + times(other, other), 2n * times(balls, balls)),
    wrong: [
      [
        'product-of-averages',
        ({ balls, red: [one, other] }) => over(times(one + other, one + other), 4n * times(balls, balls)),
      ],
      ['only-once', ({ balls, red: [one, other] }) => over(one + other, 2 * balls)],
      [
        'one-of-each',
        ({ balls, red: [one, other] }) =>
          over(times(one, balls - one) * 2n + times(other, balls - other) * 2n, 2n * times(balls, balls)),
      ],
    ],
  },
  'two-words': {
    right: ({ perMille: { first, secondAfterFirst } }) => over(times(first, secondAfterFirst), 1_000_000),
    wrong: [
      ['conditional-for-joint', ({ perMille: { secondAfterFirst } }) => over(secondAfterFirst, 1000)],
      [
        'multiplied-dependent',
        ({ perMille: { first, secondAlone } }) => over(times(first, secondAlone), 1_000_000),
      ],
      ['added', ({ perMille: { first, secondAfterFirst } }) => over(first + secondAfterFirst, 1000)],
    ],
  },
  'which-text': {
    right: ({ slips: [slips, others], perMille: [here, there] }) =>
      over(slips * here, slips * here + others * there),
    wrong: [
      ['forgotten-base-rate', ({ perMille: [here, there] }) => over(here, here + there)],
      ['inverted-condition', ({ perMille: [here] }) => over(here, 1000)],
      ['condition-ignored', ({ slips: [slips, others] }) => over(slips, slips + others)],
      [
        'joint-for-conditional',
        ({ slips: [slips, others], perMille: [here] }) => over(slips * here, 1000 * (slips + others)),
      ],
    ],
  },
};

/** Formulas of this kind of question. */
export function formulasOf<K extends QuizKind>(kind: K): Formulas<K> {
  return FORMULAS[kind];
}

/** Kinds whose options may hold this mistake. */
export function kindsWith(mistake: Mistake): readonly QuizKind[] {
  return QUIZ_KINDS.filter((kind) => FORMULAS[kind].wrong.some(([name]) => name === mistake));
}

export const QUIZ_KINDS = [
  'conditional',
  'both',
  'either',
  'not-given',
  'test',
  'mixture',
  'two-draws',
  'two-words',
  'which-text',
] as const satisfies readonly QuizKind[];

export interface Evaluated {
  readonly right: Quotient | null;
  readonly wrong: readonly { readonly mistake: Mistake; readonly quotient: Quotient | null }[];
}

export function evaluate(facts: QuizFacts): Evaluated {
  return evaluateBy(FORMULAS[facts.kind] as Formulas<QuizKind>, facts);
}

function evaluateBy<K extends QuizKind>(formulas: Formulas<K>, facts: FactsOf<K>): Evaluated {
  return {
    right: formulas.right(facts),
    wrong: formulas.wrong.map(([mistake, formula]) => ({ mistake, quotient: formula(facts) })),
  };
}
