/** What the players of a quiz do, seat by seat, and what that must earn them: worked out here from the rules, without the product. */

export type Step =
  | { readonly type: 'choose'; readonly option: number }
  | { readonly type: 'sure'; readonly percent: number }
  | { readonly type: 'withdraw' };

/** The last word of a player; `percent` null: how sure they are was not said. */
export interface Said {
  readonly option: number;
  readonly percent: number | null;
}

export interface Earned {
  readonly answers: number;
  readonly right: number;
  /** Bits, ≤ 0. */
  readonly logBits: number;
  readonly brier: number;
  readonly skill: number;
}

export const SEATS = 10;
/** Takes no step before the reveal, and presses an option together with it. */
export const RACING_SEAT = 6;
/** Presses what only they see, when the question is over. */
export const LATE_SEAT = 7;

export const optionOf = (seat: number, turn: number, options: number): number => (seat + turn) % options;

/** Until the reveal of a question with so many options; `turn` makes each question another one. */
export function stepsOf(seat: number, turn: number, options: number): readonly Step[] {
  const first: Step = { type: 'choose', option: optionOf(seat, turn, options) };
  const other: Step = { type: 'choose', option: optionOf(seat, turn + 1, options) };
  const sure = (percent: number): Step => ({ type: 'sure', percent });
  const withdraw: Step = { type: 'withdraw' };
  const steps: readonly (readonly Step[])[] = [
    [first],
    [first, sure(70)],
    [first, sure(99), other],
    [first, sure(60), sure(90)],
    [first, withdraw],
    [first, sure(80), withdraw, other],
    [],
    [first, sure(95)],
    [first, first],
    [first, sure(Math.floor(100 / options))],
  ];
  return steps[seat] ?? [];
}

export function afterStep(before: Said | undefined, step: Step): Said | undefined {
  switch (step.type) {
    case 'choose':
      return { option: step.option, percent: before?.percent ?? null };
    case 'sure':
      return before === undefined ? undefined : { ...before, percent: step.percent };
    case 'withdraw':
      return undefined;
  }
}

/** Whoever does not say how sure they are, or says an even choice, has given each option the same. */
export function earn({ option, percent }: Said, right: number, options: number): Earned {
  const isEven = percent === null || percent === Math.floor(100 / options);
  const chosen = isEven ? 1 / options : percent / 100;
  const others = (1 - chosen) / (options - 1);
  const given = option === right ? chosen : others;
  return {
    answers: 1,
    right: option === right ? 1 : 0,
    logBits: Math.log2(given),
    brier: 2 * given - chosen ** 2 - (options - 1) * others ** 2,
    skill: 1 + Math.log2(given) / Math.log2(options),
  };
}

export const NOTHING: Earned = { answers: 0, right: 0, logBits: 0, brier: 0, skill: 0 };

export function together(one: Earned, other: Earned): Earned {
  return {
    answers: one.answers + other.answers,
    right: one.right + other.right,
    logBits: one.logBits + other.logBits,
    brier: one.brier + other.brier,
    skill: one.skill + other.skill,
  };
}
