/** How well quizzes were answered: by a server's people, and by oneself. */

import type { CalibrationJob } from '../jobs/calibration.js';
import type { Locale } from '../jobs/locale.js';
import { QUIZ_MESSAGES, type QuizMessages } from '../messages/quiz/index.js';
import { type CalibrationTally, calibrationOf } from '../quiz/calibration.js';
import { CONFIDENCES, meanSkill } from '../quiz/score.js';
import type { Begun } from '../rounds/quiz-round.js';
import type { OwnScore, PersonScore } from '../rounds/quiz-store.js';
import type { Block, Card, Inline } from './card.js';

const COLOUR = 0x56b4e9;
/** Fewer answers say nothing about a person. */
const LEAST_ANSWERS = 5;
const MOST_LISTED = 20;
const DAY_MS = 24 * 60 * 60_000;

export function begunCard({ questions, seconds, isThread }: Begun, locale: Locale): Card {
  const texts = QUIZ_MESSAGES[locale];
  return {
    colour: COLOUR,
    title: texts.begunTitle,
    blocks: [paragraph(texts.begun(questions, seconds, isThread))],
  };
}

export function leaderboardCard(
  scores: readonly PersonScore[],
  tally: CalibrationTally,
  locale: Locale,
): Card {
  const texts = QUIZ_MESSAGES[locale];
  const ranked = scores
    .filter(({ score }) => score.answers >= LEAST_ANSWERS)
    .flatMap(({ person, score }) => {
      const skill = meanSkill(score);
      return skill === undefined ? [] : [{ person, score, ...skill }];
    })
    .sort((a, b) => b.mean - a.mean || b.score.answers - a.score.answers);
  if (ranked.length === 0) return card(texts.scores.title, [paragraph(texts.scores.none(LEAST_ANSWERS))]);
  return card(texts.scores.title, [
    {
      type: 'list',
      ordered: true,
      items: ranked
        .slice(0, MOST_LISTED)
        .map(({ person, score, mean, standardError }): Inline[] => [
          { person },
          `: ${texts.scores.line(mean, standardError, score.answers, score.right)}`,
        ]),
    },
    paragraph({ quiet: texts.scores.note(LEAST_ANSWERS, scores.length - ranked.length) }),
    ...curve(texts.scores.groupCurveHeading, tally, texts),
  ]);
}

export function ownScoreCard({ score, tally, reviews }: OwnScore, nowMs: number, locale: Locale): Card {
  const texts = QUIZ_MESSAGES[locale];
  const skill = meanSkill(score);
  if (skill === undefined) return card(texts.scores.ownTitle, [paragraph(texts.scores.ownNone)]);
  return card(texts.scores.ownTitle, [
    paragraph({ strong: texts.scores.own(score.answers, score.right, skill.mean, skill.standardError) }),
    paragraph(texts.scores.bits(score.logBits / score.answers, score.brier / score.answers)),
    ...curve(texts.scores.curveHeading, tally, texts),
    ...(reviews.size === 0
      ? []
      : [
          heading(texts.scores.dueHeading),
          {
            type: 'list' as const,
            ordered: false,
            items: [...reviews]
              .sort(([, a], [, b]) => a.dueAtMs - b.dueAtMs)
              .map(([mistake, { dueAtMs }]) => [
                texts.scores.due(texts.mistakes[mistake], Math.ceil((dueAtMs - nowMs) / DAY_MS)),
              ]),
          },
          paragraph({ quiet: texts.scores.dueNote }),
        ]),
  ]);
}

/** What the picture is drawn from; undefined without answers. */
export function calibrationJob(tally: CalibrationTally, locale: Locale): CalibrationJob | undefined {
  const points = (calibrationOf(tally)?.points ?? []).map(({ confidence, answers, right }) => ({
    confidence,
    answers,
    right,
  }));
  return points.length === 0 ? undefined : { kind: 'calibration', locale, points };
}

export function calibrationCard({ points, locale }: CalibrationJob): Card {
  const texts = QUIZ_MESSAGES[locale];
  const tally = new Map(
    CONFIDENCES.flatMap((confidence) => {
      const point = points.find((one) => one.confidence === confidence);
      return point === undefined ? [] : [[confidence, point] as const];
    }),
  );
  return card(texts.scores.ownTitle, curve(texts.scores.curveHeading, tally, texts));
}

function curve(title: string, tally: CalibrationTally, { scores, numbers }: QuizMessages): Block[] {
  const calibration = calibrationOf(tally);
  if (calibration === undefined) return [];
  const { points, error, errorByChance } = calibration;
  const percent = (share: number) => numbers.rate(Math.round(100 * share), 100);
  return [
    heading(title),
    {
      type: 'table',
      columns: [
        { title: scores.said, align: 'right' },
        { title: scores.was, align: 'right' },
        { title: scores.of, align: 'right' },
        { title: scores.range, align: 'right' },
      ],
      rows: points.map(({ confidence, share, answers, interval }) => [
        numbers.rate(confidence, 100),
        percent(share),
        numbers.count(answers),
        `${Math.round(100 * interval.lower)}–${percent(interval.upper)}`,
      ]),
    },
    paragraph(scores.error(error, errorByChance)),
  ];
}

const card = (title: string, blocks: readonly Block[]): Card => ({ colour: COLOUR, title, blocks });
const paragraph = (...content: readonly Inline[]): Block => ({ type: 'paragraph', content });
const heading = (text: string): Block => ({ type: 'heading', text });
