/** How far a person is in the lesson. */

export const LESSON_STEPS = 9;

export interface LessonProgress {
  /** The step that is shown next, 1–9. */
  readonly step: number;
  /** The option that was guessed in each step, from 0; null: none yet. */
  readonly guesses: readonly (number | null)[];
  /** The option that was chosen last in the check of each step. */
  readonly answers: readonly (number | null)[];
  /** Milliseconds since the epoch. */
  readonly changedAtMs: number;
}

export function newProgress(nowMs: number): LessonProgress {
  const none = Array.from({ length: LESSON_STEPS }, () => null);
  return { step: 1, guesses: none, answers: none, changedAtMs: nowMs };
}

export const isStep = (step: number): boolean => Number.isInteger(step) && step >= 1 && step <= LESSON_STEPS;

/** A guess is made once: whoever has seen the answer guesses no more. */
export function guessed(progress: LessonProgress, step: number, option: number): LessonProgress {
  if (progress.guesses[step - 1] != null) return { ...progress, step };
  return { ...progress, step, guesses: replaced(progress.guesses, step, option) };
}

export function answered(progress: LessonProgress, step: number, option: number): LessonProgress {
  return { ...progress, step, answers: replaced(progress.answers, step, option) };
}

function replaced(list: readonly (number | null)[], step: number, option: number): (number | null)[] {
  return list.map((value, index) => (index === step - 1 ? option : value));
}
