/** Lessons in memory, for tests. Nothing falls back to it: a store that is away is a failure. */
import type { LessonProgress } from '../lessons/lesson.js';
import { LESSON_LIFETIME_MS, type LessonStore } from '../lessons/lesson-store.js';

export class MemoryLessons implements LessonStore {
  readonly #lessons = new Map<string, LessonProgress>();

  async find(person: string): Promise<LessonProgress | undefined> {
    return this.#lessons.get(person);
  }

  async change(
    person: string,
    edit: (before: LessonProgress | undefined) => LessonProgress,
  ): Promise<LessonProgress> {
    const after = edit(this.#lessons.get(person));
    this.#lessons.set(person, after);
    return after;
  }

  async prune(nowMs: number): Promise<number> {
    const old = [...this.#lessons].filter(([, { changedAtMs }]) => changedAtMs < nowMs - LESSON_LIFETIME_MS);
    for (const [person] of old) this.#lessons.delete(person);
    return old.length;
  }
}
