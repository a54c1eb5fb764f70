/** Scores of one person, as they are shown. */
import type { QuizScoresJob } from '../../src/jobs/quiz-scores.js';
import { NO_SCORE } from '../../src/quiz/score.js';

export function scoresJob(changes: Partial<QuizScoresJob> = {}): QuizScoresJob {
  return {
    kind: 'quiz-scores',
    locale: 'en',
    answers: 60,
    least: 5,
    points: [
      { confidence: 33, answers: 9, right: 4 },
      { confidence: 50, answers: 12, right: 5 },
      { confidence: 70, answers: 14, right: 10 },
      { confidence: 90, answers: 16, right: 12 },
      { confidence: 99, answers: 9, right: 9 },
    ],
    months: [],
    of: {
      whose: 'own',
      score: { ...NO_SCORE, answers: 60, right: 40, logBits: -70, brier: 30, skill: 18, skillSquared: 40 },
      reviews: [{ mistake: 'inverted-condition', days: 0 }],
    },
    ...changes,
  };
}

const LAST = 2026 * 12 + 6;

/** The last `count` months up to July 2026: the calibration gets better, and of the second no skill is kept. */
export function developed(count: number): QuizScoresJob {
  return scoresJob({
    months: Array.from({ length: count }, (_, index) => ({
      month: LAST - count + 1 + index,
      answers: 20 + 3 * index,
      right: 11 + 3 * index,
      said: 0.71,
      error: 0.2 - (0.1 * index) / Math.max(1, count - 1),
      errorByChance: 0.06,
      skill: index === 1 ? null : { mean: 0.3 + 0.03 * index, standardError: 0.1 },
    })),
  });
}
