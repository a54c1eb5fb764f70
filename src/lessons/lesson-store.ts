/** Where everybody is in the lesson. One conformance suite runs on every adapter. */
import type { LessonProgress } from './lesson.js';

export const LESSON_LIFETIME_MS = 365 * 24 * 60 * 60_000;

export interface LessonStore {
  /** Undefined when the person never began, or when this version cannot read what is stored. */
  find(person: string): Promise<LessonProgress | undefined>;
  /** Two presses at once are both kept: each edits what the other left. `edit` is pure and may run more than once. */
  change(
    person: string,
    edit: (before: LessonProgress | undefined) => LessonProgress,
  ): Promise<LessonProgress>;
  /** Forgets those who went on nowhere for `LESSON_LIFETIME_MS`; how many were forgotten. */
  prune(nowMs: number): Promise<number>;
}
