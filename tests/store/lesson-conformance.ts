/** What every store of lessons keeps to. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answered, guessed, type LessonProgress, newProgress } from '../../src/lessons/lesson.js';
import { LESSON_LIFETIME_MS, type LessonStore } from '../../src/lessons/lesson-store.js';

export interface OpenedLessons {
  readonly lessons: LessonStore;
  /** The same lessons through a connection of its own. */
  readonly others: LessonStore;
  close(): Promise<void>;
}

const NOW_MS = 1_700_000_000_000;
const from = (before: LessonProgress | undefined) => before ?? newProgress(NOW_MS);

export function describeLessons(name: string, open: () => Promise<OpenedLessons>): void {
  describe(`lessons in ${name}`, () => {
    let opened: OpenedLessons;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    it('finds what was saved, and nothing of others', async () => {
      const { lessons, others } = opened;
      expect(await lessons.find('1')).toBeUndefined();
      const saved = await lessons.change('1', (before) => answered(guessed(from(before), 2, 1), 2, 0));
      expect(saved).toMatchObject({ step: 2, changedAtMs: NOW_MS });
      expect(saved.guesses.slice(0, 3)).toEqual([null, 1, null]);
      expect(await others.find('1')).toEqual(saved);
      expect(await others.find('2')).toBeUndefined();
    });

    it('keeps every one of many presses at once', async () => {
      const { lessons, others } = opened;
      const steps = [1, 2, 3, 4, 5, 6, 7, 8, 9];
      await Promise.all(
        steps.map((step) =>
          (step % 2 === 0 ? lessons : others).change('1', (before) => answered(from(before), step, step % 3)),
        ),
      );
      expect((await lessons.find('1'))?.answers).toEqual(steps.map((step) => step % 3));
    });

    it('lets an edit that throws change nothing', async () => {
      const { lessons } = opened;
      const saved = await lessons.change('1', from);
      await expect(
        lessons.change('1', () => {
          throw new RangeError('no such step');
        }),
      ).rejects.toThrow('no such step');
      expect(await lessons.find('1')).toEqual(saved);
    });

    it('forgets those who went on nowhere for a year', async () => {
      const { lessons } = opened;
      await lessons.change('1', () => newProgress(NOW_MS));
      await lessons.change('2', () => newProgress(NOW_MS + 2));
      expect(await lessons.prune(NOW_MS + LESSON_LIFETIME_MS + 1)).toBe(1);
      expect(await lessons.find('1')).toBeUndefined();
      expect(await lessons.find('2')).toBeDefined();
    });
  });
}
