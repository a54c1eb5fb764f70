/** How well quizzes were answered, as it is shown: of one person, or of everybody in a place. */
import type { Locale } from '../jobs/locale.js';
import { QUIZ_MONTHS_SHOWN, QUIZ_RANKED, type QuizScoresJob } from '../jobs/quiz-scores.js';
import { type CalibrationTally, calibrationOf } from '../quiz/calibration.js';
import { developmentOf, type QuizMonth } from '../quiz/development.js';
import { meanSkill } from '../quiz/score.js';
import type { OwnScore, PersonScore } from './quiz-store.js';

/** Fewer answers say nothing about a person, nor about a month. */
export const LEAST_ANSWERS = 5;
const DAY_MS = 24 * 60 * 60_000;

export function ownReport(
  { score, tally, reviews }: OwnScore,
  months: readonly QuizMonth[],
  { nowMs, locale }: { readonly nowMs: number; readonly locale: Locale },
): QuizScoresJob {
  return {
    ...curvesOf(tally, months, locale),
    of: {
      whose: 'own',
      score: { ...score },
      reviews: [...reviews]
        .sort(([, a], [, b]) => a.dueAtMs - b.dueAtMs)
        .map(([mistake, { dueAtMs }]) => ({ mistake, days: Math.ceil((dueAtMs - nowMs) / DAY_MS) })),
    },
  };
}

export function groupReport(
  scores: readonly PersonScore[],
  tally: CalibrationTally,
  months: readonly QuizMonth[],
  locale: Locale,
): QuizScoresJob {
  const ranked = scores
    .filter(({ score }) => score.answers >= LEAST_ANSWERS)
    .flatMap(({ person, score }) => {
      const skill = meanSkill(score);
      return skill === undefined
        ? []
        : [
            {
              person,
              answers: score.answers,
              right: score.right,
              skill: { ...skill, standardError: skill.standardError ?? null },
            },
          ];
    })
    .sort((a, b) => b.skill.mean - a.skill.mean || b.answers - a.answers);
  return {
    ...curvesOf(tally, months, locale),
    of: { whose: 'group', ranked: ranked.slice(0, QUIZ_RANKED), others: scores.length - ranked.length },
  };
}

/** Of few answers there is no curve, and no development without two months. */
function curvesOf(tally: CalibrationTally, months: readonly QuizMonth[], locale: Locale) {
  const calibration = calibrationOf(tally);
  const answers = calibration?.answers ?? 0;
  const points = answers < LEAST_ANSWERS ? [] : (calibration?.points ?? []);
  const development = developmentOf(months, LEAST_ANSWERS);
  return {
    kind: 'quiz-scores' as const,
    locale,
    least: LEAST_ANSWERS,
    answers,
    points: points.map(({ confidence, answers: chosen, right }) => ({ confidence, answers: chosen, right })),
    months: (development.length < 2 ? [] : development)
      .slice(-QUIZ_MONTHS_SHOWN)
      .map(({ skill, interval, share, ...month }) => ({
        ...month,
        skill: skill === undefined ? null : { mean: skill.mean, standardError: skill.standardError ?? null },
      })),
  };
}
